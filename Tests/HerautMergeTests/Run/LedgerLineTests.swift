import HerautModel
import HerautTestSupport
import Testing

@testable import HerautMerge

/// Lines of the record, as they are written and as they are read.
@Suite struct LedgerLineTests {
    /// A file in memory.
    private static func file(_ bytes: [UInt8]) -> InputFile {
        InputFile(size: bytes.count) { offset, target in
            let count = max(0, min(target.count, bytes.count - offset, 7))
            for index in 0..<count { target[index] = bytes[offset + index] }
            return count
        }
    }

    private static func written(_ lines: [LedgerLine]) -> [UInt8] {
        var bytes: [UInt8] = []
        var chain = LedgerReader.start
        for line in lines {
            chain = LedgerReader.link(line.head, after: chain)
            bytes += line.head + Array(",\"chain\":\"\(Hexadecimal.text(chain))\"}\n".utf8)
        }
        return bytes
    }

    private static let lines = [
        LedgerLine(.run, [("schema", .text("heraut-ledger/1")), ("time", .text("2026-11-03T12:00:00Z"))]),
        LedgerLine(
            .letter,
            [
                ("row", .number(7)), ("persons", .texts(["a\"b\\c", "\u{1}\u{7F}é"])),
                ("findings", .texts([])),
                ("numbers", .numbers([1, -2])), ("flag", .flag(true)),
            ]),
        LedgerLine(.end, []),
    ]

    @Test func `what is written is read, whatever stands in it`() {
        var reader = LedgerReader()
        var found: [LedgerLine] = []
        #expect(reader.read(Self.file(Self.written(Self.lines))) { found.append($0) } == .whole)
        #expect(found == Self.lines)
        #expect(reader.length == Self.written(Self.lines).count)
    }

    @Test func `a record that is cut off anywhere holds up to its last whole line`() {
        let bytes = Self.written(Self.lines)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        for cut in 0...bytes.count {
            var reader = LedgerReader()
            let end = reader.read(Self.file(Array(bytes[..<cut]))) { _ in }
            #expect(reader.length == ends.last { $0 <= cut } ?? 0)
            #expect(end == (cut == reader.length ? .whole : .cutOff))
        }
    }

    @Test func `no changed byte goes unseen, and no bytes make the reader fall over`() {
        let bytes = Self.written(Self.lines)
        var random = Seeded(4)
        for _ in 0..<2_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                changed[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            guard changed != bytes else { continue }
            var reader = LedgerReader()
            #expect(reader.read(Self.file(changed)) { _ in } != .whole)
        }
        for _ in 0..<500 {
            let text = random.text(
                from: [
                    "{", "}", "\"type\"", ":", "\"run\"", "[", "]", ",", "1", "\\u00", "\\", "true", "\n",
                ], count: 12)
            var reader = LedgerReader()
            _ = reader.read(Self.file(Array(text.utf8))) { _ in }
            var json = FlatJSON(Array(text.utf8))
            _ = json.object()
        }
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
        (951_782_400, "2000-02-29T00:00:00Z"),
        (1_793_707_200, "2026-11-03T12:00:00Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
    ])
    func `a moment is written in UTC and read back`(seconds: Int, text: String) {
        #expect(Instant(seconds: seconds).text == text)
        #expect(Instant(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "2026-11-03", "2026-11-03T24:00:00Z", "2026-13-01T00:00:00Z", "2026-11-03T12:00:00+", "",
    ])
    func `what is no moment is not read as one`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: [("90d", 90), ("12w", 84), ("30 dagen", 30), ("1 week", 7), (" 5 DAGEN ", 5)])
    func `a period is read in days and weeks`(text: String, days: Int) {
        #expect(Retention(text)?.days == days)
    }

    @Test(arguments: ["", "90", "3 maanden", "-1d", "1,5d", "d", "99999999d"])
    func `what is no period is not read as one`(text: String) {
        #expect(Retention(text) == nil)
    }
}
