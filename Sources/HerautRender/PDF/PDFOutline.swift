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
