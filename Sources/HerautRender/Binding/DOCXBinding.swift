import CZlib
import HerautModel

/// Word documents: each letter is a section of one document, with page numbers of its own that start at 1 on the front of a sheet
/// (ECMA-376 §17.6.22, §17.6.12).
///
/// Letters of one run have one house style, so all parts but four are those of the first. The text is written as it comes; links and numbered
/// lists get numbers of their own, and their parts come last.
struct DOCXBinding: Binding {
    /// Bytes that were not given away yet.
    private var out: [UInt8] = []
    /// Number of those that were.
    private var given = 0
    private var records: [ZipArchive.Record] = []
    /// The text, which is written letter by letter.
    private var text: Text?
    /// The last section, and how it looks in the middle of the text.
    private var section: [UInt8] = []
    private var links = Gathered.links
    private var lists = Gathered.lists
    private var boxes = 0

    /// The state of the part with the text.
    private struct Text {
        var record: ZipArchive.Record
        let start: Int
        var checksum: UInt = 0
        var size = 0
    }

    private static let documentPart = "word/document.xml"
    private static let linksPart = "word/_rels/document.xml.rels"
    private static let listsPart = "word/numbering.xml"
    private static let propertiesPart = "docProps/core.xml"

    mutating func add(_ letter: some LetterBinder.Source) throws(LetterBinder.Fault) -> [UInt8] {
        guard let document = letter.part(Self.documentPart), let relations = letter.part(Self.linksPart),
            let numbering = letter.part(Self.listsPart),
            let body = document.range(of: "<w:body>", from: 0),
            let section = document.lastRange(of: "<w:sectPr>"),
            let sectionEnd = document.lastRange(of: "</w:sectPr>"),
            section.upperBound <= sectionEnd.lowerBound
        else { throw .strange }
        let isFirst = text == nil
        if isFirst {
            self.section = try Self.numbered(Array(document[section.lowerBound..<sectionEnd.upperBound]))
            try start(letter, document[..<body.upperBound])
        }
        let numbers = Numbers(
            links: links.add(relations), lists: lists.add(numbering), boxes: boxes)
        let content = numbers.renumbered(document[body.upperBound..<section.lowerBound])
        boxes += content.boxes
        if !isFirst { try write(sectionBreak) }
        try write(content.bytes)
        return take()
    }

    mutating func finish() throws(LetterBinder.Fault) -> [UInt8] {
        guard text != nil else { throw .strange }
        try write(section + Array("</w:body></w:document>".utf8))
        guard var text else { throw .strange }
        // An empty last block, see ``DOCXSplice``.
        out += [3, 0]
        let packed = given + out.count - text.start
        guard given + out.count < Self.limit, text.size < Self.limit else { throw .tooLarge }
        text.record.finish(
            checksum: UInt32(truncatingIfNeeded: text.checksum), packed: packed, size: text.size)
        emit { text.record.writeDescriptor(to: &$0) }
        records.append(text.record)
        add(Self.linksPart, links.part)
        add(Self.listsPart, lists.part)
        writeDirectory()
        return take()
    }

    private mutating func writeDirectory() {
        let (records, start) = (records, given + out.count)
        emit { out in
            for record in records { record.writeDirectory(to: &out) }
            ZipArchive.writeEnd(count: records.count, directory: start, size: out.count, to: &out)
        }
    }

    private mutating func emit(_ write: (inout ByteBuffer) -> Void) {
        var buffer = ByteBuffer()
        write(&buffer)
        out += buffer.bytes
    }

    // MARK: Parts

    /// From here on sizes do not fit in the archive. A little room is left for the directory.
    private static let limit = Int(UInt32.max) - (1 << 20)

    private mutating func start(
        _ letter: some LetterBinder.Source, _ head: ArraySlice<UInt8>
    ) throws(LetterBinder.Fault) {
        let own: Set = [Self.documentPart, Self.linksPart, Self.listsPart, Self.propertiesPart]
        for name in letter.partNames where !own.contains(name) {
            guard let part = letter.part(name) else { throw .strange }
            let isHead = name.hasPrefix("word/header") || name.hasPrefix("word/footer")
            // `Pagina 1 van 2` counts the pages of the letter.
            add(name, isHead ? part.replacing("NUMPAGES", with: "SECTIONPAGES") : part)
        }
        add(Self.propertiesPart, Array(Self.properties.utf8))
        let record = ZipArchive.Record(name: Self.documentPart, offset: given + out.count, isStreamed: true)
        emit { record.writeHeader(to: &$0) }
        text = Text(record: record, start: given + out.count)
        try write(Array(head))
    }

    private mutating func add(_ name: String, _ content: [UInt8]) {
        let entry = ZipArchive.Entry(name: name, content: content)
        records.append(ZipArchive.Record(entry, offset: given + out.count))
        entry.write(to: &out)
    }

    /// Adds to the text. What follows does not look back, so that no letter has to be kept.
    private mutating func write(_ bytes: [UInt8]) throws(LetterBinder.Fault) {
        guard let packed = Deflate.run(bytes) else { throw .tooLarge }
        out += packed
        let checksum = text?.checksum ?? 0
        text?.checksum = bytes.withUnsafeBufferPointer {
            crc32(checksum, $0.baseAddress, UInt32($0.count))
        }
        text?.size += bytes.count
        guard given + out.count < Self.limit, text?.size ?? 0 < Self.limit else { throw .tooLarge }
    }

    private mutating func take() -> [UInt8] {
        defer { out.removeAll(keepingCapacity: true) }
        given += out.count
        return out
    }

    // MARK: Words

    /// The end of a section in the middle of the text: the properties of a last paragraph that takes no room.
    private var sectionBreak: [UInt8] {
        let start =
            "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>"
            + "<w:rPr><w:sz w:val=\"2\"/></w:rPr>"
        return Array(start.utf8) + section + Array("</w:pPr></w:p>".utf8)
    }

    /// The section of a letter, made to start on the front of a sheet with page 1; in the order of CT_SectPr (ECMA-376 §17.6.17).
    private static func numbered(_ section: [UInt8]) throws(LetterBinder.Fault) -> [UInt8] {
        guard let paper = section.range(of: "<w:pgSz", from: 0),
            let margins = section.range(of: "<w:pgMar", from: paper.upperBound)
        else { throw .strange }
        let followers: [StaticString] = [
            "<w:cols", "<w:vAlign", "<w:titlePg", "<w:rtlGutter", "<w:docGrid", "</w:sectPr>",
        ]
        let places = followers.compactMap { section.range(of: $0, from: margins.upperBound)?.lowerBound }
        guard let end = places.min() else { throw .strange }
        return section[..<paper.lowerBound] + Array("<w:type w:val=\"oddPage\"/>".utf8)
            + section[paper.lowerBound..<end] + Array("<w:pgNumType w:start=\"1\"/>".utf8) + section[end...]
    }

    private static let properties =
        DOCXParts.declaration
        + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        + "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>Alle brieven</dc:title></cp:coreProperties>"
}

/// A part with numbered elements, gathered from those of all letters: each element that is a letter's own gets a new number.
private struct Gathered {
    /// How an element begins, up to its number, and how it and the part end.
    private let opening: StaticString
    private let closing: StaticString
    private let tail: StaticString
    /// Whether an element is a letter's own, by what follows its number and by the part. The others are the same in every letter.
    private let isOwn: @Sendable (_ rest: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool
    /// Whether elements that say the same are one.
    private let joinsEqual: Bool
    /// The part of the first letter up to its own elements.
    private var head: [UInt8] = []
    private var items: [UInt8] = []
    private var known: [[UInt8]: Int] = [:]
    private var last = 0

    /// The addresses that letters link to. Each has one number, whichever letters link to it.
    static let links = Gathered("<Relationship Id=\"rId", "/>", "</Relationships>", joinsEqual: true) {
        rest, _ in
        Array(rest).range(of: "TargetMode=\"External\"", from: 0) != nil
    }
    /// The numbered lists. Each list of each letter counts from its own start. Theirs is the last definition.
    static let lists = Gathered("<w:num w:numId=\"", "</w:num>", "</w:numbering>", joinsEqual: false) {
        rest, part in
        let mark: StaticString = "<w:abstractNum w:abstractNumId=\""
        guard let definition = part.lastRange(of: mark) else { return false }
        let number = part[definition.upperBound...].prefix { $0 &- 0x30 < 10 }
        return rest.starts(with: Array("\"><w:abstractNumId w:val=\"".utf8) + number + Array("\"/>".utf8))
    }

    private init(
        _ opening: StaticString, _ closing: StaticString, _ tail: StaticString, joinsEqual: Bool,
        isOwn: @escaping @Sendable (ArraySlice<UInt8>, [UInt8]) -> Bool
    ) {
        self.opening = opening
        self.closing = closing
        self.tail = tail
        self.joinsEqual = joinsEqual
        self.isOwn = isOwn
    }

    /// Takes the elements of a letter over, and gives for each of its numbers the new one.
    mutating func add(_ part: [UInt8]) -> [Int: Int] {
        let all = Elements(of: part, from: opening, to: closing).items
        // What is a letter's own stands behind what is shared.
        let first = all.firstIndex { isOwn($0.rest, part) } ?? all.count
        if head.isEmpty {
            let end = first < all.count ? all[first].start : max(0, part.count - tail.utf8CodeUnitCount)
            head = Array(part[..<end])
            last = all[..<first].map(\.number).max() ?? 0
        }
        var numbers: [Int: Int] = [:]
        for item in all[first...] { numbers[item.number] = number(of: item.rest) }
        return numbers
    }

    private mutating func number(of rest: ArraySlice<UInt8>) -> Int {
        if joinsEqual, let number = known[Array(rest)] { return number }
        last += 1
        items += Self.bytes(opening) + String(last).utf8 + rest
        if joinsEqual { known[Array(rest)] = last }
        return last
    }

    /// The part for the whole.
    var part: [UInt8] { head + items + Self.bytes(tail) }

    private static func bytes(_ text: StaticString) -> [UInt8] {
        Array(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

/// Elements that begin with a number, in a part that Heraut wrote.
private struct Elements {
    /// Each number, where its element starts, and what follows the number up to the end of the element.
    private(set) var items: [(number: Int, start: Int, rest: ArraySlice<UInt8>)] = []

    init(of part: [UInt8], from opening: StaticString, to closing: StaticString) {
        var next = 0
        while let start = part.range(of: opening, from: next) {
            let digits = part[start.upperBound...].prefix { $0 &- 0x30 < 10 }
            guard let number = Int(String(decoding: digits, as: UTF8.self)),
                let end = part.range(of: closing, from: digits.endIndex)
            else { return }
            items.append((number, start.lowerBound, part[digits.endIndex..<end.upperBound]))
            next = end.upperBound
        }
    }
}

/// The new numbers of one letter.
private struct Numbers {
    let links: [Int: Int]
    let lists: [Int: Int]
    /// Tick boxes in the letters before it.
    let boxes: Int

    /// What a number belongs to.
    private enum Owner: CaseIterable {
        case link, list, box

        var mark: StaticString {
            switch self {
            case .link: "r:id=\"rId"
            case .list: "<w:numId w:val=\""
            case .box: "<w:id w:val=\""
            }
        }
    }

    /// The text of a letter with them. Values cannot look like markup: they are escaped.
    func renumbered(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], boxes: Int) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count + 64)
        var boxCount = 0
        var rest = text
        while let next = rest.firstIndex(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "r") }) {
            bytes += rest[..<next]
            rest = rest[next...]
            guard let owner = Owner.allCases.first(where: { rest.starts(with: $0.mark) }) else {
                bytes.append(rest.removeFirst())
                continue
            }
            let mark = rest.prefix(owner.mark.utf8CodeUnitCount)
            let digits = rest[mark.endIndex...].prefix { $0 &- 0x30 < 10 }
            if owner == .box { boxCount += 1 }
            bytes += mark + new(Int(String(decoding: digits, as: UTF8.self)) ?? 0, of: owner).utf8
            rest = rest[digits.endIndex...]
        }
        return (bytes + rest, boxCount)
    }

    private func new(_ number: Int, of owner: Owner) -> String {
        switch owner {
        case .link: String(links[number] ?? number)
        case .list: String(lists[number] ?? number)
        case .box: String(number + boxes)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func starts(with text: StaticString) -> Bool {
        starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
}

extension [UInt8] {
    /// With `text` in place of every `old`.
    fileprivate func replacing(_ old: StaticString, with text: StaticString) -> [UInt8] {
        let new = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var out: [UInt8] = []
        var done = 0
        while let place = range(of: old, from: done) {
            out += self[done..<place.lowerBound]
            out += new
            done = place.upperBound
        }
        return out + self[done...]
    }
}
