import HerautModel
import HerautTestSupport
import Testing

@testable import HerautMerge

/// The reader that works in place against one that reads sign by sign.
@Suite struct CSVRowsTests {
    private static let pieces = [
        "a", "é", ";", ";", "\n", "\r\n", "\r", "\"", "\"\"", "\"x;y\"", "\"x\ny\"", "\"a\"\"b\"", ";\"",
        "\";", " ", "tekst",
    ]

    private static func rows(_ text: String, blockSize: Int) -> [[String]] {
        let bytes = Array(text.utf8)
        var position = 0
        var blocks = CSVBlocks(delimiter: UInt8(ascii: ";"), blockSize: blockSize) { buffer in
            let count = min(buffer.count, bytes.count - position, 7)
            for index in 0..<count { buffer[index] = bytes[position + index] }
            position += count
            return count
        }
        var result: [[String]] = []
        var block: [UInt8] = []
        var rows = CSVRows(delimiter: UInt8(ascii: ";"))
        while blocks.next(into: &block) {
            rows.restart()
            block.withUnsafeMutableBufferPointer { bytes in
                while rows.next(in: bytes) {
                    result.append(
                        rows.isFaulty
                            ? ["faulty"] : rows.cells.map { String(decoding: bytes[$0.range], as: UTF8.self) }
                    )
                }
            }
        }
        return result
    }

    /// The same by a reader that is slow and plain: one sign after another.
    private static func expected(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        let signs = Array(text.utf8)
        var index = 0
        func isEnd(_ at: Int) -> Bool { at >= signs.count || signs[at] == 0x0A || signs[at] == 0x0D }
        while index < signs.count {
            if isEnd(index) {
                index += 1
                continue
            }
            var cells: [String] = []
            var isFaulty = false
            while true {
                var cell: [UInt8] = []
                if index < signs.count, signs[index] == UInt8(ascii: "\"") {
                    index += 1
                    var isClosed = false
                    while index < signs.count, !isClosed {
                        if signs[index] != UInt8(ascii: "\"") {
                            cell.append(signs[index])
                        } else if index + 1 < signs.count, signs[index + 1] == UInt8(ascii: "\"") {
                            cell.append(signs[index])
                            index += 1
                        } else {
                            isClosed = true
                        }
                        index += 1
                    }
                    if !isClosed || !isEnd(index) && signs[index] != UInt8(ascii: ";") { isFaulty = true }
                }
                let isQuoted = !cell.isEmpty
                while !isEnd(index), signs[index] != UInt8(ascii: ";") {
                    if !isQuoted { cell.append(signs[index]) }
                    index += 1
                }
                cells.append(String(decoding: cell, as: UTF8.self))
                guard index < signs.count, signs[index] == UInt8(ascii: ";") else { break }
                index += 1
            }
            rows.append(isFaulty ? ["faulty"] : cells)
        }
        return rows
    }

    @Test(arguments: 0..<300) func `rows in blocks are the rows of the file, however small the blocks`(
        seed: Int
    ) {
        var random = Seeded(UInt64(seed))
        let text = random.text(from: Self.pieces, count: Int.random(in: 0..<60, using: &random))
        for size in [1, 5, 16, 1000] {
            #expect(
                Self.rows(text, blockSize: size) == Self.expected(text),
                "\(text.debugDescription) in blocks of \(size)")
        }
    }

    @Test func `a block never ends between a quotation mark and the one that closes it`() {
        let bytes = Array("a;\"x\ny\"\nb;\"z\n".utf8)
        let end = bytes.withUnsafeBufferPointer { CSVBlocks.endOfRows(in: $0, delimiter: UInt8(ascii: ";")) }
        #expect(end == 8)
    }

    @Test(arguments: [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")])
    func `what is written is read again`(delimiter: UInt8) {
        var random = Seeded(UInt64(delimiter))
        let pieces = ["\"", ";", ",", "\t", "\n", "\r", "\r\n", "a", "é", "👩‍👩‍👧", " ", "sep="]
        for _ in 0..<200 {
            let count = Int.random(in: 1...5, using: &random)
            let rows = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                (0..<count).map { _ in random.text(from: pieces, count: Int.random(in: 1...6, using: &random))
                }
            }
            var writer = CSVWriter(delimiter: delimiter)
            let columns = RefusedFile.columns + (0..<count).map { "kolom\($0)" }
            for row in [columns] + rows.map({ ["1", "x"] + $0 }) {
                for cell in row { writer.add(cell.utf8) }
                writer.endRow()
            }
            var source = DataSource(
                DataInput(path: "x.csv", bytes: writer.take()), options: SourceOptions(delimiter: delimiter))
            #expect(source.records().map { Array($0.texts.dropFirst(2)) } == rows)
            #expect(source.findings == [])
        }
    }
}
