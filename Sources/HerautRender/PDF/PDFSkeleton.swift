import HerautModel

/// The start of a letter: what all letters share (``PDFShelf``), and what it shares with those of the same form whose pages hold the same pieces of the
/// same elements. That is catalogue, tree of pages, pages and structure; what differs comes behind it. It hangs on the letter alone, never on those before it.
final class PDFSkeleton {
    let shelf: PDFShelf
    /// The objects behind those of the shelf.
    let bytes: [UInt8]
    /// The entries for all these objects in the table of objects.
    let entries: [UInt8]
    let numbers: Numbers
    /// Elements that are still to be written, with their numbers among the elements.
    let looseElements: [(number: Int, element: PDFElement)]
    /// The bookmarks; `nil` without headings.
    let outline: PDFOutline.Written?
    /// The identity so far.
    let identity: PDFIdentity
    /// Bytes of the shelf and ``bytes``.
    var count: Int { shelf.bytes.count + bytes.count }
    /// The hash of those.
    private(set) lazy var hash: SHA256 = {
        var hash = shelf.hash
        hash.update(bytes)
        return hash
    }()

    /// Numbers of the objects, known before they are written.
    struct Numbers {
        let catalogue, pages, structure, parents, firstPage, firstElement: Int
        /// Of what is still to come: `contents` is that of the first page.
        let information, metadata, contents, firstAnnotation, firstLoose, outline: Int
        /// Number of each element.
        let elements: [Int]

        init(after shelf: PDFShelf, _ content: borrowing PDFContent, _ structure: PDFStructure) {
            catalogue = shelf.offsets.count + 1
            pages = catalogue + 1
            self.structure = catalogue + 2
            parents = catalogue + 3
            firstPage = catalogue + 4
            firstElement = firstPage + content.pages.count
            information = firstElement + structure.elements.count - structure.loose.count
            metadata = information + 1
            contents = information + 2
            firstAnnotation = contents + content.pages.count
            firstLoose = firstAnnotation + content.annotations.count
            outline = firstLoose + structure.loose.count
            var (still, loose) = (firstElement, firstLoose)
            var next = structure.loose[...]
            elements = structure.elements.indices.map { element in
                if next.first == element {
                    next.removeFirst()
                    loose += 1
                    return loose - 1
                }
                still += 1
                return still - 1
            }
        }
    }

    init(_ form: PDFForm, _ shelf: PDFShelf, _ content: borrowing PDFContent) {
        self.shelf = shelf
        let structure = PDFStructure(content)
        let numbers = Numbers(after: shelf, content, structure)
        var writer = PDFSkeletonWriter(form, shelf, numbers, structure)
        writer.write(content)
        bytes = writer.out.array
        self.numbers = numbers
        outline = PDFOutline.written(content, numbers)
        looseElements = structure.loose.map { ($0, structure.elements[$0]) }
        identity = PDFIdentity(writer.out.bytes)
        var entries = ByteBuffer(capacity: (shelf.offsets.count + writer.offsets.count) * 20)
        for offset in shelf.offsets { PDFTrailer.writeEntry(offset, to: &entries) }
        for offset in writer.offsets { PDFTrailer.writeEntry(shelf.bytes.count + offset, to: &entries) }
        self.entries = entries.array
    }
}

/// Writes catalogue, tree of pages, pages and structure (ISO 32000-1, 7.7 and 14.7).
private struct PDFSkeletonWriter: ~Copyable {
    var out = ByteBuffer(capacity: 1 << 13)
    /// Where each object starts.
    private(set) var offsets: [Int] = []
    private let form: PDFForm
    private let shelf: PDFShelf
    private let numbers: PDFSkeleton.Numbers
    private let structure: PDFStructure

    init(
        _ form: PDFForm, _ shelf: PDFShelf, _ numbers: PDFSkeleton.Numbers, _ structure: PDFStructure
    ) {
        self.form = form
        self.shelf = shelf
        self.numbers = numbers
        self.structure = structure
    }

    mutating func write(_ content: borrowing PDFContent) {
        writeCatalogue(hasOutline: !content.bookmarks.isEmpty)
        writePageTree(count: content.pages.count)
        writeStructureRoot(keys: content.pages.count + content.annotations.count)
        writeParentTree(content)
        for page in content.pages.indices { writePage(page, content) }
        var loose = structure.loose[...]
        for number in structure.elements.indices {
            if loose.first == number { loose.removeFirst() } else { writeElement(number, content) }
        }
    }

    /// Starts the next object.
    private mutating func begin() {
        offsets.append(out.count)
        out.append(number: shelf.offsets.count + offsets.count)
        out.append(" 0 obj\n" as StaticString)
    }

    private mutating func end() { out.append("\nendobj\n" as StaticString) }

    // MARK: The document

    private mutating func writeCatalogue(hasOutline: Bool) {
        begin()
        out.append("<</Type/Catalog/Pages " as StaticString)
        out.append(reference: numbers.pages)
        out.append("/Metadata " as StaticString)
        out.append(reference: numbers.metadata)
        out.append("/StructTreeRoot " as StaticString)
        out.append(reference: numbers.structure)
        out.append(
            "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang" as StaticString)
        out.append(text: LanguageTag.withCountry(form.language))
        out.append("/OutputIntents[" as StaticString)
        out.append(reference: shelf.outputIntent)
        out.append("]" as StaticString)
        if hasOutline {
            out.append("/Outlines " as StaticString)
            out.append(reference: numbers.outline)
        }
        out.append(">>" as StaticString)
        end()
    }

    private mutating func writePageTree(count: Int) {
        begin()
        out.append("<</Type/Pages/Count " as StaticString)
        out.append(number: count)
        out.append("/Kids[" as StaticString)
        for page in 0..<count {
            out.append(reference: numbers.firstPage + page)
            out.append(UInt8(ascii: " "))
        }
        out.append("]>>" as StaticString)
        end()
    }

    private mutating func writePage(_ page: Int, _ content: borrowing PDFContent) {
        begin()
        out.append("<</Type/Page/Parent " as StaticString)
        out.append(reference: numbers.pages)
        out.append("/MediaBox[0 0 " as StaticString)
        out.append(lengths: content.pageWidth, content.pageHeight)
        out.append("]/Resources " as StaticString)
        out.append(reference: shelf.resources)
        out.append("/Contents " as StaticString)
        out.append(reference: numbers.contents + page)
        out.append("/Tabs/S/StructParents " as StaticString)
        out.append(number: page)
        if content.annotations.contains(where: { $0.page == page }) {
            out.append("/Annots[" as StaticString)
            for (index, annotation) in content.annotations.enumerated() where annotation.page == page {
                out.append(reference: numbers.firstAnnotation + index)
                out.append(UInt8(ascii: " "))
            }
            out.append("]" as StaticString)
        }
        out.append(">>" as StaticString)
        end()
    }

    // MARK: Structure

    private mutating func writeStructureRoot(keys: Int) {
        begin()
        out.append("<</Type/StructTreeRoot/K " as StaticString)
        out.append(reference: numbers.elements[0])
        out.append("/ParentTree " as StaticString)
        out.append(reference: numbers.parents)
        out.append("/ParentTreeNextKey " as StaticString)
        out.append(number: keys)
        out.append(">>" as StaticString)
        end()
    }

    /// From marked content and annotations back to their elements (14.7.4.4).
    private mutating func writeParentTree(_ content: borrowing PDFContent) {
        begin()
        out.append("<</Nums[" as StaticString)
        for page in content.pages.indices {
            out.append(number: page)
            out.append("[" as StaticString)
            for owner in content.pages[page].owners {
                out.append(reference: numbers.elements[owner])
                out.append(UInt8(ascii: " "))
            }
            out.append("]" as StaticString)
        }
        for (index, annotation) in content.annotations.enumerated() {
            out.append(number: content.pages.count + index)
            out.append(UInt8(ascii: " "))
            out.append(reference: numbers.elements[annotation.element])
            out.append(UInt8(ascii: " "))
        }
        out.append("]>>" as StaticString)
        end()
    }

    private mutating func writeElement(_ number: Int, _ content: borrowing PDFContent) {
        let element = structure.elements[number]
        begin()
        PDFElementWriter.begin(element, parent: parent(of: element), to: &out)
        if element.page >= 0 {
            out.append("/Pg " as StaticString)
            out.append(reference: numbers.firstPage + element.page)
        }
        PDFElementWriter.write(element.attribute, to: &out)
        out.append("/K[" as StaticString)
        for kid in element.kids { write(kid, of: element, content) }
        out.append("]>>" as StaticString)
        end()
    }

    private func parent(of element: PDFElement) -> Int {
        element.parent < 0 ? numbers.structure : numbers.elements[element.parent]
    }

    private mutating func write(
        _ kid: PDFElement.Kid, of element: PDFElement, _ content: borrowing PDFContent
    ) {
        switch kid {
        case .element(let index):
            let child = structure.elements[index]
            // A paragraph without words is nothing to hear; an empty cell is.
            guard !child.kids.isEmpty || child.tag == .cell || child.tag == .headCell else { return }
            out.append(reference: numbers.elements[index])
        case .content(let page, let id) where page == element.page: out.append(number: id)
        case .content(let page, let id):
            out.append("<</Type/MCR/Pg " as StaticString)
            out.append(reference: numbers.firstPage + page)
            out.append("/MCID " as StaticString)
            out.append(number: id)
            out.append(">>" as StaticString)
        case .annotation(let index):
            out.append("<</Type/OBJR/Pg " as StaticString)
            out.append(reference: numbers.firstPage + content.annotations[index].page)
            out.append("/Obj " as StaticString)
            out.append(reference: numbers.firstAnnotation + index)
            out.append(">>" as StaticString)
        }
        out.append(UInt8(ascii: " "))
    }
}
