/// Divides slabs over pages: as full as they can be without tearing apart what belongs together.
struct PDFPaginator {
    /// Where a slab stands.
    struct Place {
        var page: Int
        /// Its top, from the top of the page.
        var top: Int
    }

    /// A place for each slab.
    private(set) var places: [Place] = []
    /// Pages that start within a table and repeat its first row: the table of each page, -1 for none.
    private(set) var repeated: [Int] = []

    /// `start` is where the first page begins, from the top of the page.
    init(_ slabs: [PDFFlow.Slab], tables: [PDFFlow.Table], start: Int) {
        let bottom = PDFMeasure.pageHeight - PDFMeasure.bottom
        places.reserveCapacity(slabs.count)
        repeated.reserveCapacity(4)
        var first = 0
        var top = start
        repeat {
            let header = Self.header(slabs, tables, first)
            repeated.append(header?.table ?? -1)
            top += header?.height ?? 0
            let end = Self.end(
                slabs, first, top: top, bottom: bottom,
                mayBeEmpty: repeated.count == 1 && start > PDFMeasure.top)
            for index in first..<end {
                if index > first { top += slabs[index].before }
                places.append(Place(page: repeated.count - 1, top: top))
                top += slabs[index].height
            }
            first = end
            top = PDFMeasure.top
        } while first < slabs.count
    }

    /// Number of pages.
    var pageCount: Int { repeated.count }

    /// The table whose first row is repeated above the slab, and the height of that row.
    private static func header(
        _ slabs: [PDFFlow.Slab], _ tables: [PDFFlow.Table], _ index: Int
    ) -> (table: Int, height: Int)? {
        guard index < slabs.count, case .row(let table, let row, _) = slabs[index].kind, row > 0 else {
            return nil
        }
        return (table, tables[table].headHeight)
    }

    /// The first slab of the next page.
    private static func end(
        _ slabs: [PDFFlow.Slab], _ first: Int, top: Int, bottom: Int, mayBeEmpty: Bool
    ) -> Int {
        var height = 0
        var end = first
        while end < slabs.count {
            let needed = slabs[end].height + (end > first ? slabs[end].before : 0)
            guard top + height + needed <= bottom else { break }
            height += needed
            end += 1
        }
        guard end < slabs.count else { return end }
        // Back to where the text may be divided; what never may be is divided where the page ends.
        var border = end
        while border > first, slabs[border].isKept { border -= 1 }
        if border > first { return border }
        return max(end, mayBeEmpty ? first : first + 1)
    }
}
