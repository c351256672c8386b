import HerautModel
import HerautTestSupport
import Testing

@testable import HerautMerge

/// The reader for many rows against the one that reports faults.
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

    private static func expected(_ text: String) -> [[String]] {
        let source = SourceText(path: "t", text: text)
        var cursor = CSVCursor(source.bytes, delimiter: UInt8(ascii: ";"), from: 0)
        var result: [[String]] = []
        while cursor.next() {
            result.append(cursor.fault == nil ? cursor.cells.map { $0.text(in: source) } : ["faulty"])
        }
        return result
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
}
