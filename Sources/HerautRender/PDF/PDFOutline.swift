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
    /// The bookmarks in bytes, but for how high on its page each leads.
    struct Written {
        /// The list of them as an object.
        let list: [UInt8]
        /// What stands before the height and what behind it: the title, which is `nil` when values stand in it.
        let items: [(start: [UInt8], end: [UInt8]?)]
    }

    /// The bookmarks of the letters that share a skeleton; `nil` when there are none.
    static func written(_ content: borrowing PDFContent, _ numbers: PDFSkeleton.Numbers) -> Written? {
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
        var written: [(start: [UInt8], end: [UInt8]?)] = []
        for (item, bookmark) in zip(items, 0..<content.bookmarks.count) {
            let page = numbers.firstPage + content.bookmarks[bookmark].page
            let isFixed = content.flow.placed[content.bookmarks[bookmark].text].title != nil
            written.append(
                (
                    item.start(root: root, page: page),
                    isFixed ? end(title: content.bookmarks[bookmark].title) : nil
                ))
        }
        return Written(list: list.array, items: written)
    }

    /// The end of a bookmark.
    static func end(title: String) -> [UInt8] {
        var out = ByteBuffer()
        out.append(" null]/Title" as StaticString)
        out.append(text: title)
        out.append(">>" as StaticString)
        return out.array
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
