import HerautModel

/// A letter that Heraut made as PDF, taken apart into its objects. Not for other PDFs: it knows in which order ``PDFDocument`` writes.
struct PDFLetterFile {
    let bytes: [UInt8]
    /// Where each object starts; the first has number 1.
    private let offsets: [Int]
    /// Where the table of objects starts.
    private let end: Int
    /// Number of the catalogue: the first object that is the letter's own.
    let catalogue: Int

    /// `nil` when it is not as Heraut makes them.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        guard let start = Self.last("startxref\n", in: bytes), let table = Self.number(bytes, start)?.value,
            table < bytes.count, bytes[table...].starts(with: "xref\n0 ".utf8),
            let count = Self.number(bytes, table + 7), count.value > 1
        else { return nil }
        // The first line is that of the free objects.
        let first = count.end + 1 + 20
        guard first + (count.value - 1) * 20 <= bytes.count else { return nil }
        var offsets: [Int] = []
        for index in 0..<count.value - 1 {
            guard let offset = Self.number(bytes, first + index * 20)?.value, offset < table,
                offset > offsets.last ?? 0
            else { return nil }
            offsets.append(offset)
        }
        let trailer = Array(bytes[(first + (count.value - 1) * 20)...])
        guard let root = Self.last("/Root ", in: trailer), let catalogue = Self.number(trailer, root)?.value,
            let info = Self.last("/Info ", in: trailer), let information = Self.number(trailer, info)?.value,
            catalogue > 1, catalogue + 4 < information, information < offsets.count
        else { return nil }
        (self.offsets, end, self.catalogue, self.trailer) = (offsets, table, catalogue, trailer)
        self.information = information
    }

    /// What stands behind the table.
    let trailer: [UInt8]

    /// Number of objects.
    var count: Int { offsets.count }
    /// What comes before the first object.
    var header: Range<Int> { 0..<offsets[0] }
    /// Objects that letters share: their number, and their bytes.
    var shelfCount: Int { catalogue - 1 }
    var shelf: Range<Int> { offsets[0]..<offsets[catalogue - 1] }
    /// Number of the first page: behind the catalogue, the tree of pages, the structure and its parents.
    var firstPage: Int { catalogue + 4 }
    /// Numbers of what the letter says of itself, behind the elements of its structure.
    let information: Int
    var metadata: Int { information + 1 }

    /// The bytes of an object, without the words around them.
    func object(_ number: Int) -> Range<Int> {
        let start = offsets[number - 1]
        let next = number < offsets.count ? offsets[number] : end
        let body = start + String(number).utf8.count + " 0 obj\n".utf8.count
        let first = min(body, next)
        return first..<max(first, next - "\nendobj\n".utf8.count)
    }

    // MARK: What stands in some of them

    /// Number of pages.
    var pageCount: Int? {
        // A page and its content are two objects.
        value("/Count ", in: catalogue + 1).flatMap { (1...max(1, count / 2)).contains($0) ? $0 : nil }
    }

    /// Number of the object with the list of bookmarks; 0 for none.
    var outline: Int {
        let number = value("/Outlines ", in: catalogue) ?? 0
        return (firstPage...count).contains(number) ? number : 0
    }

    /// The first and the last bookmark, and how many there are.
    var outlineItems: (first: Int, last: Int, count: Int)? {
        guard outline > 0, let first = value("/First ", in: outline), let last = value("/Last ", in: outline),
            let count = value("/Count ", in: outline)
        else { return nil }
        return (first, last, count)
    }

    /// Number of the element at the root of the structure.
    var rootElement: Int { value("/K ", in: catalogue + 2) ?? firstPage }

    /// The catalogue from what it says of itself on, without the bookmarks, which it has at its end.
    var catalogueEnd: Range<Int> {
        let object = object(catalogue)
        let start = Self.first("/MarkInfo", in: bytes, object) ?? object.upperBound
        let outlines = Self.first("/Outlines ", in: bytes, object)
        // Without bookmarks it ends with `>>`, which the whole writes itself.
        let end = outlines ?? object.upperBound - 2
        return min(start, end)..<max(start, end)
    }

    /// The entries of the parent tree: a list of elements for each page, one element for each annotation.
    var parents: [(key: Int, isList: Bool, elements: [Int])]? {
        let object = object(catalogue + 3)
        guard let start = Self.first("/Nums[", in: bytes, object) else { return nil }
        var entries: [(key: Int, isList: Bool, elements: [Int])] = []
        var place = start + 6
        while place < object.upperBound, bytes[place] != UInt8(ascii: "]") {
            guard let key = Self.number(bytes, place), key.end < object.upperBound else { return nil }
            let isList = bytes[key.end] == UInt8(ascii: "[")
            place = key.end + 1
            var elements: [Int] = []
            while place < object.upperBound, bytes[place] != UInt8(ascii: "]") {
                guard let number = Self.number(bytes, place) else { return nil }
                elements.append(number.value)
                // `12 0 R ` takes five bytes behind the number.
                place = number.end + 5
                if !isList { break }
            }
            if isList { place += 1 }
            entries.append((key.value, isList, elements))
        }
        return entries.isEmpty ? nil : entries
    }

    private func value(_ key: String, in number: Int) -> Int? {
        guard offsets.indices.contains(number - 1), let place = Self.first(key, in: bytes, object(number))
        else { return nil }
        return Self.number(bytes, place + key.utf8.count)?.value
    }

    // MARK: Searching

    private static func first(_ text: String, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        let text = Array(text.utf8)
        guard range.count >= text.count else { return nil }
        return (range.lowerBound...range.upperBound - text.count).first { place in
            bytes[place] == text[0] && bytes[place..<place + text.count].elementsEqual(text)
        }
    }

    /// Behind the last place of a text.
    private static func last(_ text: String, in bytes: [UInt8]) -> Int? {
        let text = Array(text.utf8)
        guard bytes.count >= text.count else { return nil }
        var place = bytes.count - text.count
        while place >= 0 {
            if bytes[place] == text[0], bytes[place..<place + text.count].elementsEqual(text) {
                return place + text.count
            }
            place -= 1
        }
        return nil
    }

    /// A whole number, and where it ends.
    static func number(_ bytes: [UInt8], _ start: Int) -> (value: Int, end: Int)? {
        var (value, place) = (0, start)
        while place < bytes.count, bytes[place] &- 0x30 < 10, place - start < 12 {
            value = value * 10 + Int(bytes[place] - 0x30)
            place += 1
        }
        return place > start ? (value, place) : nil
    }
}

/// The numbers that objects of a letter get in the whole.
struct PDFNumberMap {
    /// Number of the first object that letters share.
    let shelf: Int
    /// Number of the first of the letter's own: its tree of pages, its parent tree, and then its pages and all that follows them.
    let own: Int
    /// Number of the element of the whole.
    private let document: Int
    private let catalogue: Int
    private let information: Int

    init(_ file: PDFLetterFile, shelf: Int, own: Int, document: Int) {
        self.shelf = shelf
        self.own = own
        self.document = document
        catalogue = file.catalogue
        information = file.information
    }

    /// The number in the whole.
    subscript(number: Int) -> Int {
        switch number - catalogue {
        case ..<0: shelf + number - 1
        case 1: own
        case 2: document
        case 3: own + 1
        case 4..<information - catalogue: own + 2 + number - catalogue - 4
        // The whole says of itself what it is.
        case (information + 2 - catalogue)...: own + 2 + number - catalogue - 6
        default: 0
        }
    }

    /// Adds an object with its references as they are in the whole; `keys` of the parent tree are taken.
    func write(_ object: Range<Int>, of file: PDFLetterFile, keys: Int, to out: inout ByteBuffer) {
        let bytes = file.bytes
        bytes.withUnsafeBufferPointer { bytes in
            var (place, done) = (object.lowerBound, object.lowerBound)
            func copy(to end: Int, _ out: inout ByteBuffer) {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done..<end]))
            }
            while place < object.upperBound {
                switch bytes[place] {
                case UInt8(ascii: "("): place = Self.end(ofText: place, bytes, object.upperBound)
                case UInt8(ascii: ">") where Self.matches("\nstream\n", bytes, place + 2, object.upperBound):
                    // What follows is no text of ours.
                    place = object.upperBound
                case UInt8(ascii: "/"):
                    place = replaced(at: place, bytes, object.upperBound, keys, &done, &out)
                case 0x30...0x39:
                    guard let number = PDFLetterFile.number(file.bytes, place) else { return }
                    if Self.matches(" 0 R", bytes, number.end, object.upperBound) {
                        copy(to: place, &out)
                        out.append(number: self[number.value])
                        done = number.end
                    }
                    place = number.end
                default: place += 1
                }
            }
            copy(to: object.upperBound, &out)
        }
    }

    /// Writes a name anew that means something else in the whole, and gives the place behind it.
    private func replaced(
        at place: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int, _ keys: Int, _ done: inout Int,
        _ out: inout ByteBuffer
    ) -> Int {
        if Self.matches("/S/Document/", bytes, place, end) {
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done..<place]))
            out.append("/S/Part" as StaticString)
            done = place + 11
            return done
        }
        for name in ["/StructParents ", "/StructParent "] where Self.matches(name, bytes, place, end) {
            var (number, next) = (0, place + name.utf8.count)
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done..<next]))
            while next < end, bytes[next] &- 0x30 < 10 {
                number = number * 10 + Int(bytes[next] - 0x30)
                next += 1
            }
            out.append(number: keys + number)
            done = next
            return next
        }
        // The rest of the name, digits in it included.
        var next = place + 1
        while next < end, bytes[next] > 0x20, !"/<>[]()".utf8.contains(bytes[next]) { next += 1 }
        return next
    }

    private static func matches(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ end: Int)
        -> Bool
    {
        var place = place
        for byte in text.utf8 {
            guard place < end, bytes[place] == byte else { return false }
            place += 1
        }
        return true
    }

    /// Behind a string in parentheses.
    private static func end(ofText start: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        var place = start + 1
        while place < end, bytes[place] != UInt8(ascii: ")") {
            place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(place + 1, end)
    }
}
