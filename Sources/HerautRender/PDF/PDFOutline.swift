import HerautModel

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

extension PDFOutline {
    /// The list of bookmarks as an object, and each bookmark up to how high on its page it leads; `nil` when there are none.
    static func written(
        _ content: borrowing PDFContent, _ numbers: PDFSkeleton.Numbers
    ) -> (list: [UInt8], items: [[UInt8]])? {
        guard !content.bookmarks.isEmpty else { return nil }
        let items = PDFOutline(content.bookmarks).items
        let root = numbers.outline
        var list = ByteBuffer()
        list.append("<</Type/Outlines/First " as StaticString)
        list.append(reference: root + 1)
        list.append("/Last " as StaticString)
        list.append(reference: root + 1 + (items.lastIndex { $0.parent < 0 } ?? 0))
        list.append("/Count " as StaticString)
        list.append(number: items.count)
        list.append(">>" as StaticString)
        var starts: [[UInt8]] = []
        for (item, bookmark) in zip(items, 0..<content.bookmarks.count) {
            let page = numbers.firstPage + content.bookmarks[bookmark].page
            starts.append(item.start(root: root, page: page))
        }
        return (list.array, starts)
    }
}

extension PDFOutline.Item {
    /// `root` is the number of the list, `page` that of the page.
    fileprivate func start(root: Int, page: Int) -> [UInt8] {
        var out = ByteBuffer()
        out.append("<</Parent " as StaticString)
        out.append(reference: parent < 0 ? root : root + 1 + parent)
        for (name, other) in neighbours where other >= 0 {
            out.append(name)
            out.append(reference: root + 1 + other)
        }
        if count > 0 {
            out.append("/Count " as StaticString)
            out.append(number: count)
        }
        out.append("/Dest[" as StaticString)
        out.append(reference: page)
        out.append("/XYZ " as StaticString)
        out.append(length: PDFMeasure.left)
        out.append(" " as StaticString)
        return out.array
    }
}
