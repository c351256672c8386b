import HerautModel

/// Binds PDFs of letters: what letters share stands in the file once, each letter is a part of the structure with a bookmark of its own, and starts on the
/// front of a sheet. Of each letter a few numbers are kept, and four bytes for each of its objects.
struct PDFBinding: Binding {
    /// Objects of the whole, known by their numbers from the start and written at the end.
    private enum Whole: Int, CaseIterable {
        case catalogue = 1
        case pages, information, metadata, structure, document, parents, outline
    }

    /// What the whole has to know of a letter.
    private struct Part {
        let pages: Int
        let pageCount: Int
        let firstPage: Int
        let element: Int
        let parents: Int
        let bookmark: Int
        /// Bookmarks below its own: the first, the last and their number; zeros for none.
        let below: (first: Int, last: Int, count: Int)
    }

    private var written = 0
    /// Where each object starts, by its number.
    private var offsets = [UInt32](repeating: 0, count: Whole.outline.rawValue + 1)
    /// Number of the first of the objects that letters share, by the hash of their bytes.
    private var shelves: [[UInt8]: Int] = [:]
    private var parts: [Part] = []
    /// Keys of the parent tree that are taken.
    private var keys = 0
    private var identity = PDFIdentity()
    /// Information, metadata and the end of the catalogue, as the first letter has them.
    private var opening: (information: [UInt8], metadata: [UInt8], catalogue: [UInt8])?

    private static let limit = Int(UInt32.max)

    mutating func add(_ letter: some LetterBinder.Source) throws(LetterBinder.Fault) -> [UInt8] {
        guard let bytes = letter.bytes(), let file = PDFLetterFile(bytes) else { throw .strange }
        var out = ByteBuffer(capacity: bytes.count)
        if parts.isEmpty {
            file.bytes[file.header].withUnsafeBufferPointer { out.append(contentsOf: $0) }
        }
        let shelf = addShelf(file, to: &out)
        let map = PDFNumberMap(file, shelf: shelf, own: offsets.count, document: Whole.document.rawValue)
        if opening == nil { opening = openings(file, map) }
        try addParts(file, map, to: &out)
        file.trailer.withUnsafeBufferPointer { identity.add($0) }
        written += out.count
        guard written < Self.limit else { throw .tooLarge }
        return out.array
    }

    mutating func finish() throws(LetterBinder.Fault) -> [UInt8] {
        guard let opening else { return [] }
        var out = ByteBuffer(capacity: 1 << 16)
        writeWhole(opening, to: &out)
        writeBookmarks(to: &out)
        writeTrailer(to: &out)
        guard written + out.count < Self.limit else { throw .tooLarge }
        return out.array
    }

    // MARK: Letters

    /// Starts an object with a number that is known.
    private mutating func begin(_ number: Int, _ out: inout ByteBuffer) {
        while offsets.count <= number { offsets.append(0) }
        offsets[number] = UInt32(truncatingIfNeeded: written + out.count)
        out.append(number: number)
        out.append(" 0 obj\n" as StaticString)
    }

    private static func end(_ out: inout ByteBuffer) { out.append("\nendobj\n" as StaticString) }

    /// The number of the first of the objects that the letter shares with others; writes them when they are new.
    private mutating func addShelf(_ file: PDFLetterFile, to out: inout ByteBuffer) -> Int {
        let hash = SHA256.hash(Array(file.bytes[file.shelf]))
        if let known = shelves[hash] { return known }
        let first = offsets.count
        shelves[hash] = first
        let map = PDFNumberMap(file, shelf: first, own: 0, document: 0)
        for number in 1...file.shelfCount {
            begin(first + number - 1, &out)
            map.write(file.object(number), of: file, keys: 0, to: &out)
            Self.end(&out)
        }
        return first
    }

    private mutating func addParts(
        _ file: PDFLetterFile, _ map: PDFNumberMap, to out: inout ByteBuffer
    ) throws(LetterBinder.Fault) {
        guard let count = file.pageCount else { throw .strange }
        let blank = map[file.count] + 1
        let isOdd = count % 2 == 1
        begin(map.own, &out)
        out.append("<</Type/Pages/Parent \(Whole.pages.rawValue) 0 R/Count ")
        out.append(number: count + (isOdd ? 1 : 0))
        out.append("/Kids[" as StaticString)
        for page in 0..<count {
            out.append(reference: map.own + 2 + page)
            out.append(UInt8(ascii: " "))
        }
        if isOdd { out.append(reference: blank) }
        out.append("]>>" as StaticString)
        Self.end(&out)
        begin(map.own + 1, &out)
        let taken = try addParents(file, map, to: &out)
        Self.end(&out)
        var below = (first: 0, last: 0, count: 0)
        for number in file.firstPage...file.count
        where number != file.information && number != file.metadata {
            if number == file.outline {
                below = file.outlineItems.map { (map[$0.first], map[$0.last], $0.count) } ?? below
                continue
            }
            begin(map[number], &out)
            map.write(file.object(number), of: file, keys: keys, to: &out)
            Self.end(&out)
        }
        if isOdd {
            begin(blank, &out)
            out.append("<</Type/Page/Parent \(map.own) 0 R/MediaBox[0 0 ")
            out.append(lengths: PDFMeasure.pageWidth, PDFMeasure.pageHeight)
            out.append("]/Resources<<>>>>" as StaticString)
            Self.end(&out)
        }
        // The bookmark takes the place of the letter's own list of bookmarks, or a number of its own.
        let bookmark = file.outline > 0 ? map[file.outline] : offsets.count
        while offsets.count <= bookmark { offsets.append(0) }
        parts.append(
            Part(
                pages: map.own, pageCount: count + (isOdd ? 1 : 0), firstPage: map.own + 2,
                element: map[file.rootElement], parents: map.own + 1, bookmark: bookmark, below: below))
        keys += taken
    }

    /// Writes the parent tree of a letter as a branch of that of the whole, and gives the number of its keys.
    private func addParents(
        _ file: PDFLetterFile, _ map: PDFNumberMap, to out: inout ByteBuffer
    ) throws(LetterBinder.Fault) -> Int {
        guard let entries = file.parents, let last = entries.last else { throw .strange }
        out.append("<</Limits[" as StaticString)
        out.append(number: keys)
        out.append(UInt8(ascii: " "))
        out.append(number: keys + last.key)
        out.append("]/Nums[" as StaticString)
        for entry in entries {
            out.append(number: keys + entry.key)
            out.append(entry.isList ? "[" : " " as StaticString)
            for number in entry.elements {
                out.append(reference: map[number])
                out.append(UInt8(ascii: " "))
            }
            if entry.isList { out.append("]" as StaticString) }
        }
        out.append("]>>" as StaticString)
        return last.key + 1
    }

    private func openings(_ file: PDFLetterFile, _ map: PDFNumberMap) -> (
        information: [UInt8], metadata: [UInt8], catalogue: [UInt8]
    ) {
        var catalogue = ByteBuffer()
        map.write(file.catalogueEnd, of: file, keys: 0, to: &catalogue)
        return (
            Array(file.bytes[file.object(file.information)]), Array(file.bytes[file.object(file.metadata)]),
            catalogue.array
        )
    }

    // MARK: The whole

    private mutating func write(_ object: Whole, to out: inout ByteBuffer, _ body: (inout ByteBuffer) -> Void)
    {
        begin(object.rawValue, &out)
        body(&out)
        Self.end(&out)
    }

    private mutating func writeWhole(
        _ opening: (information: [UInt8], metadata: [UInt8], catalogue: [UInt8]), to out: inout ByteBuffer
    ) {
        let (parts, keys) = (parts, keys)
        func references(_ path: KeyPath<Part, Int>, _ out: inout ByteBuffer) {
            for part in parts {
                out.append(reference: part[keyPath: path])
                out.append(UInt8(ascii: " "))
            }
        }
        write(.catalogue, to: &out) {
            $0.append(
                "<</Type/Catalog/Pages 2 0 R/Metadata 4 0 R/StructTreeRoot 5 0 R/Outlines 8 0 R"
                    as StaticString)
            $0.append(opening.catalogue)
            $0.append(">>" as StaticString)
        }
        write(.pages, to: &out) {
            $0.append("<</Type/Pages/Count " as StaticString)
            $0.append(number: parts.reduce(0) { $0 + $1.pageCount })
            $0.append("/Kids[" as StaticString)
            references(\.pages, &$0)
            $0.append("]>>" as StaticString)
        }
        write(.information, to: &out) { $0.append(opening.information) }
        write(.metadata, to: &out) { $0.append(opening.metadata) }
        write(.structure, to: &out) {
            $0.append("<</Type/StructTreeRoot/K 6 0 R/ParentTree 7 0 R/ParentTreeNextKey " as StaticString)
            $0.append(number: keys)
            $0.append(">>" as StaticString)
        }
        write(.document, to: &out) {
            $0.append("<</S/Document/P 5 0 R/K[" as StaticString)
            references(\.element, &$0)
            $0.append("]>>" as StaticString)
        }
        write(.parents, to: &out) {
            $0.append("<</Kids[" as StaticString)
            references(\.parents, &$0)
            $0.append("]>>" as StaticString)
        }
        write(.outline, to: &out) {
            $0.append("<</Type/Outlines/First " as StaticString)
            $0.append(reference: parts.first?.bookmark ?? 0)
            $0.append("/Last " as StaticString)
            $0.append(reference: parts.last?.bookmark ?? 0)
            $0.append("/Count " as StaticString)
            $0.append(number: parts.count)
            $0.append(">>" as StaticString)
        }
    }

    /// A bookmark for each letter, by its number in the order of the post, closed over those of its headings.
    private mutating func writeBookmarks(to out: inout ByteBuffer) {
        for (index, part) in parts.enumerated() {
            begin(part.bookmark, &out)
            out.append("<</Title(\(index + 1))/Parent \(Whole.outline.rawValue) 0 R/Dest[")
            out.append(reference: part.firstPage)
            out.append("/Fit]" as StaticString)
            if index > 0 {
                out.append("/Prev " as StaticString)
                out.append(reference: parts[index - 1].bookmark)
            }
            if index + 1 < parts.count {
                out.append("/Next " as StaticString)
                out.append(reference: parts[index + 1].bookmark)
            }
            if part.below.count > 0 {
                out.append("/First " as StaticString)
                out.append(reference: part.below.first)
                out.append("/Last " as StaticString)
                out.append(reference: part.below.last)
                out.append("/Count " as StaticString)
                out.append(number: -part.below.count)
            }
            out.append(">>" as StaticString)
            Self.end(&out)
        }
    }

    private func writeTrailer(to out: inout ByteBuffer) {
        let trailer = PDFTrailer(
            count: offsets.count, catalogue: Whole.catalogue.rawValue,
            information: Whole.information.rawValue, identity: identity, start: written + out.count)
        trailer.write(to: &out) { out in
            for offset in offsets.dropFirst() { PDFTrailer.writeEntry(Int(offset), to: &out) }
        }
    }
}
