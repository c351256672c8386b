import HerautModel
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct NameTests {
    @Test(arguments: [
        ("Bakker", "Bakker"), ("van 't Hoff", "van 't Hoff"), ("Çelik", "Çelik"),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"), ("CON", "_CON"), ("con.txt", "_con.txt"),
        ("LPT1", "_LPT1"),
        ("com¹", "_com¹"), ("Contact", "Contact"), ("naam.", "naam"), ("naam . .", "naam"),
        ("  a  b ", "a b"),
        (".verborgen", "verborgen"), ("-rf", "rf"), ("~root", "root"), ("=1+1", "1+1"), ("@veld", "veld"),
        ("a\u{202E}b\u{200B}c\u{FEFF}", "abc"), ("a\u{0}b\nc\td", "ab c d"), ("", "reserve"),
        ("...", "reserve"),
        ("\u{202E}", "reserve"), ("$(rm)`x`", "(rm)-x-"),
    ])
    func `a name is made safe`(text: String, name: String) {
        #expect(SafeName.name(from: text, fallback: "reserve") == name)
    }

    @Test func `whatever comes in, a name can stand on every system`() {
        var random = Seeded(11)
        let pieces = [
            "..", "/", "\\", "\u{202E}", "é", "e\u{301}", "👨‍👩‍👧", " ", ".", "CON", "-", "\u{0}", "a", "Bakker",
            ":", "\u{2066}",
            "\u{FFFD}", "漢字", "ß", "%00", "~", "\r\n", "\u{F8FF}",
        ]
        for _ in 0..<3_000 {
            let text = random.text(from: pieces, count: Int.random(in: 0..<60, using: &random))
            let name = SafeName.name(from: text, fallback: "reserve")
            #expect(!name.isEmpty && name.utf8.count <= SafeName.limit)
            #expect(!name.utf8.contains { $0 < 0x20 || $0 == 0x7F || "/\\:*?\"<>|".utf8.contains($0) })
            #expect(
                !name.hasPrefix(".") && !name.hasSuffix(".") && !name.hasSuffix(" ") && !name.hasPrefix("-"))
            // Made safe once is safe.
            #expect(SafeName.name(from: name, fallback: "reserve") == name)
        }
    }

    @Test(arguments: ["", "{", "a{", "{}", "a}", "{nummer"])
    func `a pattern that is none is refused`(text: String) {
        #expect(throws: HerautError.self) { try NamePattern(parsing: text) }
    }

    @Test func `a pattern with a column is personal, and only a number in front makes names that never meet`()
        throws
    {
        #expect(!(try NamePattern(parsing: "brief-{nummer}-{rij}")).isPersonal)
        #expect(try NamePattern(parsing: "{nummer}-{kenmerk}").isPersonal)
        #expect(try NamePattern(parsing: "{nummer}-{kenmerk}").isUnique)
        #expect(!(try NamePattern(parsing: "brief-{nummer}")).isUnique)
    }

    @Test func `the parts of a whole follow each other and leave nothing out`() throws {
        for total in [0, 1, 2, 7, 100] {
            for count in [1, 2, 3, 8, 101] {
                var owners: [Int] = []
                var sizes = 0
                for index in 1...count {
                    let shard = try Shard(parsing: "\(index)/\(count)")
                    let numbers = (1...max(total, 1)).filter { total > 0 && shard.contains($0, of: total) }
                    #expect(
                        numbers.count == (total > 0 ? shard.size(of: total) : numbers.count),
                        "\(index)/\(count) of \(total)")
                    owners += numbers
                    sizes += numbers.count
                }
                #expect(owners == (total > 0 ? Array(1...total) : []), "\(count) of \(total)")
                #expect(sizes == total)
            }
        }
    }

    @Test(arguments: ["0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/2/3"])
    func `a part that is none is refused`(text: String) {
        #expect(throws: HerautError.self) { try Shard(parsing: text) }
    }
}
