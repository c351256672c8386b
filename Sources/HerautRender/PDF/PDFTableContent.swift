import HerautModel

/// Writes the tables of a page.
extension PDFContent {
    mutating func write(_ number: Int, _ row: Int, _ lines: Range<Int>, top: Int, height: Int) {
        let table = flow.tables[number]
        drawGrid(table, top: top, height: height, isHead: row == 0)
        for cell in table.rows[row] {
            let placed = flow.placed[cell]
            for line in lines.clamped(to: 0..<placed.text.lines.count) {
                let lineTop = top + PDFMeasure.cellPadding + (line - lines.lowerBound) * placed.style.leading
                let baseline = Self.baseline(placed.style, top: lineTop)
                write(cell, placed.text.lines[line], left: placed.left, baseline: baseline)
            }
            close()
        }
    }

    mutating func drawGrid(_ table: PDFFlow.Table, top: Int, height: Int, isHead: Bool) {
        let (left, right) = (table.edges.first ?? 0, table.edges.last ?? 0)
        artifact { page in
            if isHead {
                page.fill(left, top: top, width: right - left, height: height, "0.941 g" as StaticString)
                page.fill(left, top: top, width: right - left, height: 500, "0.463 g" as StaticString)
            }
            page.fill(
                left, top: top + height - 500, width: right - left, height: 500, "0.463 g" as StaticString)
            for edge in table.edges {
                page.fill(edge - 250, top: top, width: 500, height: height, "0.463 g" as StaticString)
            }
        }
    }

    /// The first row of a table again, on a page where the table goes on: seen, not read again.
    mutating func repeatHead(of table: PDFFlow.Table) {
        drawGrid(table, top: PDFMeasure.top, height: table.headHeight, isHead: true)
        for cell in table.rows.first ?? [] {
            let placed = flow.placed[cell]
            artifact("/Artifact<</Type/Pagination>>BDC\n") { page in
                for (line, content) in placed.text.lines.enumerated() {
                    let top = PDFMeasure.top + PDFMeasure.cellPadding + line * placed.style.leading
                    page.write(
                        placed.text, content, left: placed.left,
                        baseline: Self.baseline(placed.style, top: top),
                        size: placed.style.size
                    ) { _, _ in }
                }
            }
        }
    }
}
