import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautModel

@Suite struct YAMLTests {
    private func read(_ text: String) -> YAMLResult {
        LibYAMLReader().read(SourceText(path: "zaak.yml", text: text))
    }

    @Test func `a scalar knows its own bytes`() throws {
        let source = SourceText(
            path: "zaak.yml", text: "a: één woord\nb: \"tussen aanhalingstekens\"\nlijst: [x, y]\n")
        let root = try #require(LibYAMLReader().read(source).root)
        #expect(root["a"].map { source.text(of: $0.span) } == "één woord")
        #expect(root["b"].map { source.text(of: $0.span) } == "tussen aanhalingstekens")
        #expect(root["lijst"]?.items.map { source.text(of: $0.span) } == ["x", "y"])
    }

    @Test(arguments: [
        ("a: 1\n\tb: 2\n", "yaml.tab", 2), ("a: \"open\nb: 2\n", "yaml.openQuote", 3),
        ("a: b: c\n", "yaml.colonInText", 1),
        ("a: 1\nb: 2\na: 3\n", "yaml.duplicateKey", 3), ("a: [1, 2\nb: 3\n", "yaml.openBracket", 2),
        ("a: @b\n", "yaml.badStart", 1),
        ("a: 1\n b: 2\n", "yaml.colonInText", 2), ("- a\nb: 1\n", "yaml.indentation", 2),
        ("a: *b\n", "yaml.badStart", 1),
    ])
    func `a fault is reported with its line`(text: String, rule: String, line: Int) throws {
        let result = read(text)
        let finding = try #require(result.findings.first)
        #expect(result.findings.count == 1)
        #expect(finding.rule.name == rule)
        #expect(finding.start.line == line)
    }

    @Test func `what is not text is refused`() {
        let source = SourceText(path: "foto.yml", bytes: [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10])
        #expect(LibYAMLReader().read(source).findings.map(\.rule) == ["yaml.notText"])
    }

    @Test func `aliases cannot blow up`() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            text +=
                "a\(level): &a\(level) ["
                + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        #expect(read(text).findings.map(\.rule) == ["yaml.tooLarge"])
    }

    @Test func `deep nesting is refused, not followed into the ground`() {
        #expect(read(String(repeating: "[", count: 100_000)).findings.map(\.rule) == ["yaml.tooDeep"])
        #expect(read("a: &a [*a]\n").findings.map(\.rule) == ["yaml.badStart"])
    }

    @Test func `an alias is the value of its anchor, and an anchor may be given again`() throws {
        let root = try #require(read("a: &x [1]\nb: *x\nc: &x 2\nd: *x\n").root)
        #expect(root["b"]?.items.map(\.text) == ["1"])
        #expect(root["d"]?.text == "2")
    }

    @Test func `a second document is told where it begins`() throws {
        let finding = try #require(read("a: één\n---\nb: 2\n").findings.first)
        #expect(finding.rule.name == "yaml.secondDocument")
        #expect(finding.start == SourceLocation(line: 2, column: 1))
    }

    @Test func `every key given twice is told, at the second place`() {
        let result = read("é: 1\né: 2\nl: {x: 1, x: 2}\n")
        #expect(result.findings.map { "\($0.start.line):\($0.start.column)" } == ["2:1", "3:11"])
    }

    @Test(arguments: 0..<200)
    func `random text gives a tree or findings`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let pieces = [
            "a", ": ", "\n", "  ", "- ", "[", "]", "{", "}", "\"", "'", "#", "&x", "*x", "|", ">", "é", "\t",
            "---\n", "!", "%", ",",
        ]
        let source = SourceText(path: "t", text: random.text(from: pieces, count: 40))
        let result = LibYAMLReader().read(source)
        #expect(
            result.root != nil || !result.findings.isEmpty || source.text.isEmpty
                || isEffectivelyEmpty(source.text))
        for finding in result.findings { #expect(finding.span.end <= source.bytes.count) }
    }

    /// Only comments, blanks and document marks: a valid YAML text with nothing in it.
    private func isEffectivelyEmpty(_ text: String) -> Bool {
        text.split(separator: "\n").allSatisfy {
            $0.trimmingSpaces().isEmpty || $0.contains("#") || $0.hasPrefix("---") || $0.hasPrefix("%")
        }
    }

    @Test func `the compact form gives the same tree back`() throws {
        let text = "a: één\nlijst:\n  - {b: 1, c: \"2\"}\n  - ~\n  - |\n    regels\n    tekst\n"
        let root = try #require(read(text).root)
        let bytes = Array(NodeCoding.encode(root).utf8)
        try bytes.withUnsafeBufferPointer { bytes in
            let packed = Node(try #require(PackedNode(bytes)))
            #expect(packed == root)
            #expect(packed["lijst"]?.items.map(\.isEmpty) == [false, true, false])
            #expect(packed["lijst"]?.items.first?["c"]?.text == "2")
            #expect(packed["niets"] == nil)
            #expect(packed.entries.map(\.key.text) == ["a", "lijst"])
        }
    }

    /// Nodes in a tree, every text of it read.
    private static func count(_ node: Node) -> Int {
        _ = node.text
        return node.items.reduce(1) { $0 + count($1) }
            + node.entries.reduce(0) { $0 + count($1.key) + count($1.value) }
    }

    @Test(arguments: 0..<200)
    func `a damaged compact form is read without harm`(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let root = try #require(read("a: [1, {b: c}]\nd: tekst\n").root)
        var bytes = Array(NodeCoding.encode(root).utf8)
        for _ in 0..<3 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...127, using: &random)
        }
        bytes.withUnsafeBufferPointer { damaged in
            let size = PackedNode(damaged).map { Self.count(Node($0)) } ?? 0
            #expect(size <= bytes.count)
        }
    }
}
