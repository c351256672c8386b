import HerautCommands
import HerautModel
import HerautTestSupport
import Testing

/// Lists that nobody means well with, through the whole merge: nothing is written outside the folder, and every row is either a letter or a
/// refused row with a reason.
@Suite struct MergeHostileTests {
    /// What a cell may hold to do harm, and where.
    static let cells: [(column: String, text: String)] = [
        ("ouder_achternaam", "../../../../etc/passwd"), ("ouder_achternaam", "..\\..\\Windows\\win.ini"),
        ("ouder_achternaam", "/werk/zaak.yml"), ("ouder_achternaam", "=cmd|' /C calc'!A0"),
        ("ouder_achternaam", "a\u{202E}gpj.exe"), ("ouder_achternaam", "CON"),
        ("ouder_achternaam", "Bakker\u{0}.docx"),
        ("ouder_achternaam", String(repeating: "Aa", count: 4_000)), ("ouder_achternaam", "."),
        ("ouder_achternaam", "-rf ~"),
        ("ouder_achternaam", "**vet** [klik](https://kwaad.example)"),
        ("ouder_achternaam", "<script>alert(1)</script>"),
        ("ouder_achternaam", "]]></w:t><w:p/>"), ("ouder_achternaam", "{{kenmerk}}"),
        ("ouder_achternaam", "&lt;&amp;&#x3c;"),
        ("ouder_achternaam", "\u{200B}\u{2066}\u{FEFF}"), ("ouder_achternaam", "👨‍👩‍👧‍👦"),
        ("ouder_achternaam", "register.ndjson"),
        ("kind_voornaam", "Jip\n\n# Kop\n\nBoete: € 500"),
        ("kind_voornaam", "<!-- heraut: negeer LG-01 reden=\"x\" -->"),
        ("kenmerk", "Z-1\r\nBcc: iedereen@elders.example"),
        ("platform", "=HYPERLINK(\"http://kwaad.example\")"),
        ("gesprek_locatie", "\u{1B}]0;kwaad\u{7}"), ("straat", "Straat\n\n\n\n\n\n\n\n\nElders"),
        ("postcode", "１２３４ ＡＢ"), ("kind_geboortedatum", "2011-02-30"),
    ]

    @Test(arguments: ["{nummer}", "{ouder_achternaam}", "{kenmerk} {straat}"])
    func `no cell leads a letter astray, and every row is a letter or refused`(pattern: String) throws {
        let names = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
        let rows = Self.cells.enumerated().map { index, cell in
            [cell.column: cell.text].merging(["kind_achternaam": "Jansen \(names[index])"]) { first, _ in
                first
            }
        }
        let stage = MergeStage([[:]] + rows)
        let outside = stage.world.paths
        let line = CommandLine(
            [
                "merge", MergeStage.kind, "--data", "lijst.csv", "--out", "uit", "--no-require-approval",
                "--format", "txt,html,docx", "--name-pattern", pattern,
            ], in: stage.world)
        #expect(line.status == 1, "\(line.errors)")
        let added = Set(stage.world.paths).subtracting(outside)
        #expect(added.allSatisfy { $0 == "/werk/uit" || $0.hasPrefix("/werk/uit/") })
        #expect(
            stage.letters.keys.allSatisfy { !$0.contains("/") && $0.utf8.count < 120 && !$0.hasPrefix(".") })
        let record = stage.text("uit/register.ndjson")
        let made = record.split(separator: "\"type\":\"letter\"").count - 1
        let refused = record.split(separator: "\"type\":\"refused\"").count - 1
        #expect(made + refused == rows.count + 1)
        #expect(stage.letters.count == 3 * made)
        #expect(made > 10 && refused > 5)
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
        for (name, bytes) in stage.letters {
            let letter = String(decoding: bytes, as: UTF8.self)
            for harm in ["\u{202E}", "\u{1B}", "<script>", "\u{0}"] where !name.hasSuffix(".docx") {
                #expect(!letter.contains(harm) || harm == "<script>" && name.hasSuffix(".txt"), "\(name)")
            }
        }
        // What a spreadsheet would calculate is marked as text.
        #expect(!stage.text("uit/geweigerd.csv").contains(";="))
    }

    /// Lists that are broken as a whole.
    static let lists: [(name: String, bytes: [UInt8])] = {
        let good = MergeStage.csv([[:], ["kind_voornaam": "Noor", "kind_achternaam": "Jansen"]])
        let cells = MergeStage.columns.map { MergeStage.good[$0] ?? "" }.joined(separator: ";")
        let heading = MergeStage.columns.joined(separator: ";")
        return [
            ("unterminated quote", Array((good + "\"Z-3;mevrouw").utf8)),
            ("null bytes", Array(good.utf8) + [0, 0, 0]),
            ("byte-order mark in the middle", Array((good + "\u{FEFF}" + cells + "\r\n").utf8)),
            (
                "mixed line endings",
                Array((heading + "\n" + cells + "\r" + cells.replacing("Jip", with: "Noor") + "\r\n").utf8)
            ),
            (
                "invalid UTF-8",
                Array(good.utf8) + Array(cells.utf8).map { $0 == UInt8(ascii: "J") ? 0xFF : $0 } + [0x0A]
            ),
            (
                "ten thousand columns",
                Array(((0..<10_000).map { "k\($0)" }.joined(separator: ";") + "\n").utf8)
            ),
            ("no rows", Array((heading + "\r\n").utf8)), ("nothing", []),
            ("too many cells", Array((heading + "\r\n" + cells + ";x;y\r\n").utf8)),
            ("a heading twice", Array((heading + ";kenmerk\r\n" + cells + ";\r\n").utf8)),
            ("markup", Array("<html><table><tr><td>x</td></tr></table>".utf8)),
            ("half a workbook", [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 7, count: 300)),
        ]
    }()

    @Test(arguments: lists.indices)
    func `a broken list makes letters of whole rows only, or none at all`(index: Int) {
        let stage = MergeStage(list: Self.lists[index].bytes)
        let outside = Set(stage.world.paths)
        let line = stage.merge("--format txt")
        #expect([0, 1, 65].contains(line.status), "\(Self.lists[index].name): \(line.errors)")
        let added = Set(stage.world.paths).subtracting(outside)
        #expect(added.allSatisfy { $0 == "/werk/uit" || $0.hasPrefix("/werk/uit/") })
        if line.status == 65 {
            #expect(added.isEmpty)
            #expect(line.errors.contains("heraut: "))
        } else {
            #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
        }
    }

    @Test func `a link in the folder is not followed`() {
        let stage = MergeStage([[:]])
        stage.world.addFolder("/werk/uit")
        stage.world.addFile("/werk/geheim.txt", text: "blijft")
        stage.world.addLink("/werk/uit/geweigerd.csv", to: "/werk/geheim.txt")
        stage.world.addLink("/werk/uit/controle.txt", to: "/werk/geheim.txt")
        _ = stage.merge("--format txt")
        #expect(stage.text("geheim.txt") == "blijft")
    }
}
