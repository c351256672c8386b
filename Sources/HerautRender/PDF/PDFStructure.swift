import HerautModel

/// The structure of a letter: its elements with all that they hold, pieces of the pages among it (ISO 32000-1, 14.7).
struct PDFStructure {
    /// By number; the first is the document.
    private(set) var elements: [PDFElement]
    /// Numbers of those that are not the same in every letter with the same structure, because they say where they stand: boxes.
    let loose: [Int]

    init(_ content: borrowing PDFContent) {
        elements = content.flow.elements + content.further
        let own = content.flow.elements.count
        // A logo stands before all else: who cannot see the letter hears who sends it.
        for number in elements.indices.dropFirst(own) where elements[number].tag == .figure {
            elements[0].kids.insert(.element(number), at: 0)
        }
        var attached = own
        var annotation = 0
        for page in content.pages.indices {
            for (id, owner) in content.pages[page].owners.enumerated() {
                // Links came in the order in which they are read.
                while attached <= owner {
                    if elements[attached].tag == .link {
                        elements[elements[attached].parent].kids.append(.element(attached))
                    }
                    attached += 1
                }
                if elements[owner].page < 0 { elements[owner].page = page }
                elements[owner].kids.append(.content(page: page, id: id))
                while annotation < content.annotations.count, content.annotations[annotation].page == page,
                    content.annotations[annotation].content == id
                {
                    elements[content.annotations[annotation].element].kids.append(.annotation(annotation))
                    annotation += 1
                }
            }
        }
        loose = elements.enumerated().compactMap { number, element in
            if case .box = element.attribute { number } else { nil }
        }
    }
}

/// Whatever the objects hang on that letters share: letters with the same marks have the same.
struct PDFMarks: Hashable {
    private var numbers: [Int] = []

    init(_ content: borrowing PDFContent) {
        let owners = content.pages.reduce(0) { $0 + $1.owners.count + 1 }
        numbers.reserveCapacity(
            3 + owners + 3 * content.bookmarks.count + 2 * content.further.count
                + 4 * content.annotations.count)
        numbers.append(content.pageWidth)
        numbers.append(content.pageHeight)
        numbers.append(content.boxes.count)
        for page in content.pages.indices {
            numbers.append(-1)
            numbers += content.pages[page].owners
        }
        for bookmark in content.bookmarks {
            numbers.append(-4)
            numbers.append(bookmark.text)
            numbers.append(bookmark.page)
        }
        for element in content.further {
            numbers.append(-2)
            numbers.append(element.parent)
        }
        for annotation in content.annotations {
            numbers.append(-3)
            numbers.append(annotation.element)
            numbers.append(annotation.page)
            numbers.append(annotation.content)
        }
    }
}
