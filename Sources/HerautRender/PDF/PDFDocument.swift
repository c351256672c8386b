import HerautModel

/// Writes what is a letter's own: catalogue, metadata, structure, pages, links and bookmarks, then the table of all objects (ISO 32000-1, 7.5).
struct PDFDocument {
    private let form: PDFForm
    private let shelf: PDFShelf
    private let metadata: PDFMetadata
    /// Where each object of the letter starts.
    private var offsets: [Int] = []
    private let numbers: Numbers
    private let isSpliced: Bool

    /// Numbers of the objects, known before they are written.
    private struct Numbers {
        let catalogue, pages, information, metadata, structure, parents, firstPage, firstAnnotation,
            firstElement,
            outline: Int

        init(after shelf: PDFShelf, _ content: borrowing PDFContent) {
            catalogue = shelf.offsets.count + 1
            pages = catalogue + 1
            information = catalogue + 2
            metadata = catalogue + 3
            structure = catalogue + 4
            parents = catalogue + 5
            firstPage = catalogue + 6
            firstAnnotation = firstPage + content.pages.count * 2
            firstElement = firstAnnotation + content.annotations.count
            outline = firstElement + content.elements.count
        }

        func page(_ index: Int) -> Int { firstPage + index * 2 }
        func annotation(_ index: Int) -> Int { firstAnnotation + index }
        func element(_ index: Int) -> Int { firstElement + index }
    }

    init(
        _ form: PDFForm, _ shelf: PDFShelf, _ texts: SlotTexts, _ content: borrowing PDFContent,
        isSpliced: Bool
    ) {
        self.isSpliced = isSpliced
        self.form = form
        self.shelf = shelf
        numbers = Numbers(after: shelf, content)
        var title = form.title.text(filledWith: form.title.hasSlots ? texts.strings : []).trimmingSpaces()
        // A document has a title, whatever it is called (ISO 14289-1, 7.1).
        if title.isEmpty { title = form.author.isEmpty ? "Heraut" : form.author }
        metadata = PDFMetadata(
            title: TextEscape(isMarkup: false, dropsIsolates: true).escaped(title), author: form.author,
            language: LanguageTag.withCountry(form.language), date: form.date)
    }

    mutating func write(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        writeCatalogue(content, to: &out)
        writePageTree(content, to: &out)
        begin(&out)
        metadata.writeInformation(to: &out)
        Self.end(&out)
        writeMetadata(to: &out)
        writeStructureRoot(content, to: &out)
        writePages(content, to: &out)
        writeAnnotations(content, to: &out)
        writeElements(content, to: &out)
        writeOutline(content, to: &out)
        writeTrailer(to: &out)
    }

    /// Starts the next object.
    private mutating func begin(_ out: inout ByteBuffer) {
        offsets.append(out.count)
        out.append(number: shelf.offsets.count + offsets.count)
        out.append(" 0 obj\n" as StaticString)
    }

    private static func end(_ out: inout ByteBuffer) { out.append("\nendobj\n" as StaticString) }

    // MARK: The document

    private mutating func writeCatalogue(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        let hasOutline = !content.bookmarks.isEmpty
        begin(&out)
        out.append("<</Type/Catalog/Pages " as StaticString)
        out.append(reference: numbers.pages)
        out.append("/Metadata " as StaticString)
        out.append(reference: numbers.metadata)
        out.append("/StructTreeRoot " as StaticString)
        out.append(reference: numbers.structure)
        out.append(
            "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang" as StaticString)
        out.append(text: metadata.language)
        out.append("/OutputIntents[" as StaticString)
        out.append(reference: shelf.outputIntent)
        out.append("]" as StaticString)
        if hasOutline {
            out.append("/Outlines " as StaticString)
            out.append(reference: numbers.outline)
        }
        out.append(">>" as StaticString)
        Self.end(&out)
    }

    private mutating func writePageTree(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        let count = content.pages.count
        begin(&out)
        out.append("<</Type/Pages/Count " as StaticString)
        out.append(number: count)
        out.append("/Kids[" as StaticString)
        for page in 0..<count {
            out.append(reference: numbers.page(page))
            out.append(UInt8(ascii: " "))
        }
        out.append("]>>" as StaticString)
        Self.end(&out)
    }

    /// The packet is not deflated, so that archives can find it.
    private mutating func writeMetadata(to out: inout ByteBuffer) {
        var packet = ByteBuffer(capacity: 2048)
        metadata.writeXMP(to: &packet)
        let bytes = packet.array
        begin(&out)
        out.append("<</Type/Metadata/Subtype/XML/Length " as StaticString)
        out.append(number: bytes.count)
        out.append(">>\nstream\n" as StaticString)
        bytes.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        out.append("\nendstream" as StaticString)
        Self.end(&out)
    }

    // MARK: Pages

    private mutating func writePages(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        var annotation = 0
        for page in 0..<content.pages.count {
            let first = annotation
            while annotation < content.annotations.count, content.annotations[annotation].page == page {
                annotation += 1
            }
            writePage(
                page, size: (content.pageWidth, content.pageHeight), annotations: first..<annotation, to: &out
            )
            writeContent(content, page, to: &out)
        }
    }

    private mutating func writePage(
        _ page: Int, size: (width: Int, height: Int), annotations: Range<Int>, to out: inout ByteBuffer
    ) {
        begin(&out)
        out.append("<</Type/Page/Parent " as StaticString)
        out.append(reference: numbers.pages)
        out.append("/MediaBox[0 0 " as StaticString)
        out.append(lengths: size.width, size.height)
        out.append("]/Resources " as StaticString)
        out.append(reference: shelf.resources)
        out.append("/Contents " as StaticString)
        out.append(reference: numbers.page(page) + 1)
        out.append("/Tabs/S/StructParents " as StaticString)
        out.append(number: page)
        if !annotations.isEmpty {
            out.append("/Annots[" as StaticString)
            for annotation in annotations {
                out.append(reference: numbers.annotation(annotation))
                out.append(UInt8(ascii: " "))
            }
            out.append("]" as StaticString)
        }
        out.append(">>" as StaticString)
        Self.end(&out)
    }

    private mutating func writeContent(_ content: borrowing PDFContent, _ page: Int, to out: inout ByteBuffer)
    {
        let bytes = UnsafeBufferPointer(rebasing: content.bytes.bytes[content.pages[page].range])
        if isSpliced { return writeSpliced(content, page, to: &out) }
        begin(&out)
        out.append(stream: bytes)
        Self.end(&out)
    }

    /// The content in pieces, those packed already as they are: much faster, a little larger.
    private mutating func writeSpliced(
        _ content: borrowing PDFContent, _ page: Int, to out: inout ByteBuffer
    ) {
        let range = content.pages[page].range
        let first = content.runs.firstIndex { $0.start >= range.lowerBound } ?? content.runs.count
        let end = content.runs.firstIndex { $0.start >= range.upperBound } ?? content.runs.count
        let runs = content.runs[first..<end]
        begin(&out)
        out.append("<</Filter/FlateDecode/Length " as StaticString)
        out.append(number: PDFSplice.size(range, runs))
        out.append(">>\nstream\n" as StaticString)
        PDFSplice.write(range, of: content.bytes.bytes, runs, to: &out)
        out.append("\nendstream" as StaticString)
        Self.end(&out)
    }

    private mutating func writeAnnotations(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        let pageCount = content.pages.count
        for (index, annotation) in content.annotations.enumerated() {
            let address = form.links[annotation.link]
            begin(&out)
            out.append("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" as StaticString)
            out.append(lengths: annotation.left, annotation.bottom, annotation.right, annotation.top)
            out.append("]/A<</S/URI/URI" as StaticString)
            out.append(text: Self.percentEncoded(address))
            out.append(">>/Contents" as StaticString)
            out.append(text: SafeLink.readable(address))
            out.append("/StructParent " as StaticString)
            out.append(number: pageCount + index)
            out.append("/P " as StaticString)
            out.append(reference: numbers.page(annotation.page))
            out.append(">>" as StaticString)
            Self.end(&out)
        }
    }

    /// A URI is ASCII (RFC 3986).
    private static func percentEncoded(_ address: String) -> String {
        guard !address.utf8.allSatisfy({ $0 < 0x80 }) else { return address }
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in address.utf8 {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: Structure

    private mutating func writeStructureRoot(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        begin(&out)
        out.append("<</Type/StructTreeRoot/K " as StaticString)
        out.append(reference: numbers.element(0))
        out.append("/ParentTree " as StaticString)
        out.append(reference: numbers.parents)
        out.append("/ParentTreeNextKey " as StaticString)
        out.append(number: content.pages.count + content.annotations.count)
        out.append(">>" as StaticString)
        Self.end(&out)
        writeParentTree(content, to: &out)
    }

    /// From marked content and annotations back to their elements (14.7.4.4).
    private mutating func writeParentTree(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        begin(&out)
        out.append("<</Nums[" as StaticString)
        for page in 0..<content.pages.count {
            out.append(number: page)
            out.append("[" as StaticString)
            for owner in content.pages[page].owners {
                out.append(reference: numbers.element(owner))
                out.append(UInt8(ascii: " "))
            }
            out.append("]" as StaticString)
        }
        for index in 0..<content.annotations.count {
            out.append(number: content.pages.count + index)
            out.append(UInt8(ascii: " "))
            out.append(reference: numbers.element(content.annotations[index].element))
            out.append(UInt8(ascii: " "))
        }
        out.append("]>>" as StaticString)
        Self.end(&out)
    }

    private mutating func writeElements(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        for index in 0..<content.elements.count {
            let element = content.elements[index]
            let parent = element.parent < 0 ? numbers.structure : numbers.element(element.parent)
            begin(&out)
            out.append("<</S/" as StaticString)
            out.append(element.tag.name)
            out.append("/P " as StaticString)
            out.append(reference: parent)
            if element.page >= 0 {
                out.append("/Pg " as StaticString)
                out.append(reference: numbers.page(element.page))
            }
            writeAttribute(element, to: &out)
            out.append("/K[" as StaticString)
            for kid in element.kids { write(kid, of: element, content, to: &out) }
            out.append("]>>" as StaticString)
            Self.end(&out)
        }
    }

    private func write(
        _ kid: PDFElement.Kid, of element: PDFElement, _ content: borrowing PDFContent,
        to out: inout ByteBuffer
    ) {
        switch kid {
        case .element(let index):
            let child = content.elements[index]
            // A paragraph without words is nothing to hear; an empty cell is.
            guard !child.kids.isEmpty || child.tag == .cell || child.tag == .headCell else { return }
            out.append(reference: numbers.element(index))
        case .content(let page, let id) where page == element.page: out.append(number: id)
        case .content(let page, let id):
            out.append("<</Type/MCR/Pg " as StaticString)
            out.append(reference: numbers.page(page))
            out.append("/MCID " as StaticString)
            out.append(number: id)
            out.append(">>" as StaticString)
        case .annotation(let index):
            out.append("<</Type/OBJR/Pg " as StaticString)
            out.append(reference: numbers.page(content.annotations[index].page))
            out.append("/Obj " as StaticString)
            out.append(reference: numbers.annotation(index))
            out.append(">>" as StaticString)
        }
        out.append(UInt8(ascii: " "))
    }

    private func writeAttribute(_ element: PDFElement, to out: inout ByteBuffer) {
        switch element.attribute {
        case .none:
            if element.tag == .headCell { out.append("/A<</O/Table/Scope/Column>>" as StaticString) }
        case .numbering(let name):
            out.append("/A<</O/List/ListNumbering/" as StaticString)
            out.append(name)
            out.append(">>" as StaticString)
        case .box(let isTicked, let left, let bottom, let right, let top):
            out.append("/Alt" as StaticString)
            out.append(text: isTicked ? form.words.ticked : form.words.unticked)
            out.append("/A<</O/Layout/Placement/Inline/BBox[" as StaticString)
            out.append(lengths: left, bottom, right, top)
            out.append("]>>" as StaticString)
        case .picture(let alternative, let left, let bottom, let right, let top):
            out.append("/Alt" as StaticString)
            out.append(text: alternative)
            out.append("/A<</O/Layout/Placement/Block/BBox[" as StaticString)
            out.append(lengths: left, bottom, right, top)
            out.append("]>>" as StaticString)
        }
    }

    // MARK: Bookmarks

    private mutating func writeOutline(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        guard !content.bookmarks.isEmpty else { return }
        let tree = PDFOutline(content.bookmarks)
        let root = numbers.outline
        begin(&out)
        out.append("<</Type/Outlines/First " as StaticString)
        out.append(reference: root + 1)
        out.append("/Last " as StaticString)
        out.append(reference: root + 1 + (tree.items.lastIndex { $0.parent < 0 } ?? 0))
        out.append("/Count " as StaticString)
        out.append(number: tree.items.count)
        out.append(">>" as StaticString)
        Self.end(&out)
        for (index, item) in tree.items.enumerated() {
            let bookmark = content.bookmarks[index]
            begin(&out)
            out.append("<</Title" as StaticString)
            out.append(text: bookmark.title)
            out.append("/Parent " as StaticString)
            out.append(reference: item.parent < 0 ? root : root + 1 + item.parent)
            for (name, other) in item.neighbours where other >= 0 {
                out.append(name)
                out.append(reference: root + 1 + other)
            }
            if item.count > 0 {
                out.append("/Count " as StaticString)
                out.append(number: item.count)
            }
            out.append("/Dest[" as StaticString)
            out.append(reference: numbers.page(bookmark.page))
            out.append("/XYZ " as StaticString)
            out.append(lengths: PDFMeasure.left, content.pageHeight - bookmark.top)
            out.append("null]>>" as StaticString)
            Self.end(&out)
        }
    }

    // MARK: The end

    private func writeTrailer(to out: inout ByteBuffer) {
        let start = out.count
        let identity = PDFIdentity(UnsafeBufferPointer(rebasing: out.bytes[shelf.bytes.count...]))
        let count = shelf.offsets.count + offsets.count + 1
        out.append("xref\n0 " as StaticString)
        out.append(number: count)
        out.append("\n0000000000 65535 f \n" as StaticString)
        for offset in shelf.offsets { Self.writeEntry(offset, to: &out) }
        for offset in offsets { Self.writeEntry(offset, to: &out) }
        out.append("trailer\n<</Size " as StaticString)
        out.append(number: count)
        out.append("/Root " as StaticString)
        out.append(reference: numbers.catalogue)
        out.append("/Info " as StaticString)
        out.append(reference: numbers.information)
        out.append("/ID[" as StaticString)
        for _ in 0..<2 { identity.write(to: &out) }
        out.append("]>>\nstartxref\n" as StaticString)
        out.append(number: start)
        out.append("\n%%EOF\n" as StaticString)
    }

    /// Twenty bytes: ten digits, the generation, "in use" (7.5.4).
    static func writeEntry(_ offset: Int, to out: inout ByteBuffer) {
        var divisor = 1_000_000_000
        while divisor > 0 {
            out.append(UInt8(ascii: "0") + UInt8(offset / divisor % 10))
            divisor /= 10
        }
        out.append(" 00000 n \n" as StaticString)
    }
}

/// The identity of a file: 16 bytes that hang on its content alone (14.4), so the same letter is the same file on every day.
struct PDFIdentity {
    private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// Of no content yet.
    init() {}

    init(_ bytes: UnsafeBufferPointer<UInt8>) { add(bytes) }

    /// Takes a piece of the content in.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        add(rest)
        add(UInt64(raw.count))
    }

    /// Two multiplications with odd constants, each with the high half folded into the low.
    private mutating func add(_ word: UInt64) {
        let (high, low) = (first ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        first = high ^ low ^ second
        second = (second ^ word) &* 0xE703_7ED1_A0B4_28DB
        second ^= second >> 29
    }

    func write(to out: inout ByteBuffer) {
        out.append(UInt8(ascii: "<"))
        for half in [first, second] {
            for shift in [48, 32, 16, 0] as [UInt64] {
                out.append(hexadecimal: UInt16(truncatingIfNeeded: half >> shift))
            }
        }
        out.append(UInt8(ascii: ">"))
    }
}

/// Bookmarks as a tree by the levels of their headings (12.3.3).
struct PDFOutline {
    struct Item {
        var parent = -1
        var previous = -1
        var next = -1
        var first = -1
        var last = -1
        /// Items below it.
        var count = 0

        var neighbours: [(StaticString, Int)] {
            [("/Prev ", previous), ("/Next ", next), ("/First ", first), ("/Last ", last)]
        }
    }

    private(set) var items: [Item] = []

    init(_ bookmarks: [PDFContent.Bookmark]) {
        var path: [Int] = []
        for index in bookmarks.indices {
            while let last = path.last, bookmarks[last].level >= bookmarks[index].level { path.removeLast() }
            var item = Item()
            item.parent = path.last ?? -1
            items.append(item)
            for parent in path { items[parent].count += 1 }
            let sister =
                item.parent < 0 ? items.dropLast().lastIndex { $0.parent < 0 } ?? -1 : items[item.parent].last
            items[index].previous = sister
            if sister >= 0 { items[sister].next = index }
            if item.parent >= 0 {
                if items[item.parent].first < 0 { items[item.parent].first = index }
                items[item.parent].last = index
            }
            path.append(index)
        }
    }
}
