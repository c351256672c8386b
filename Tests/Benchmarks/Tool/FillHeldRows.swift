import HerautMerge
import HerautModel
import HerautTemplate
import HerautTestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `fill-held-rows ROWS.csv`: fills the bench letter for rows that are in memory already, cut into cells: filling alone, the check of every
/// value included. That is what the figure of Jinja2's rendering measures too, which gets its fields ready made.
enum FillHeldRows {
    static let job: Job = { arguments in
        guard let path = arguments.first, let file = fopen(path, "rb") else {
            print("usage: heraut-benchmark fill-held-rows ROWS.csv")
            return 64
        }
        defer { fclose(file) }
        guard let letter = try? BenchLetter() else {
            print("../shared/bench is not there")
            return 66
        }
        let feed = Feed(file: file)
        guard let plan = FillLetters.plan(letter, columns: feed.columns) else { return 65 }
        let blocks = HeldBlock.all(of: feed)
        let (start, startCPU) = (Clock.wall, Clock.cpu)
        var tally = FillLetters.Tally()
        var filler = plan.filler()
        for block in blocks { block.fill(&filler, &tally) }
        FillLetters.report(tally, wall: Clock.wall - start, cpu: Clock.cpu - startCPU)
        return 0
    }
}

/// Rows of a file in memory.
private struct HeldBlock {
    var bytes: [UInt8]
    /// The cells of all rows, one after another.
    var cells: [SourceSpan] = []
    /// Where the cells of each row end.
    var ends: [Int] = []

    static func all(of feed: Feed) -> [HeldBlock] {
        var blocks: [HeldBlock] = []
        var rows = CSVRows(delimiter: Feed.delimiter)
        var bytes: [UInt8] = []
        while feed.next(into: &bytes) {
            var block = HeldBlock(bytes: bytes)
            rows.restart()
            block.bytes.withUnsafeMutableBufferPointer { bytes in
                while rows.next(in: bytes) {
                    block.cells += rows.cells
                    block.ends.append(block.cells.count)
                }
            }
            blocks.append(block)
        }
        return blocks
    }

    func fill(_ filler: inout RowFiller, _ tally: inout FillLetters.Tally) {
        bytes.withUnsafeBufferPointer { bytes in
            cells.withUnsafeBufferPointer { cells in
                var start = 0
                for end in ends {
                    let row = RowCells(bytes: bytes, cells: UnsafeBufferPointer(rebasing: cells[start..<end]))
                    tally.add(filler.fill(row), filler)
                    start = end
                }
            }
        }
    }
}
