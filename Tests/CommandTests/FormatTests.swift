import Foundation
import FoundationXML
import HerautModel
import HerautTestSupport
import Testing

/// Every form of the report of `lint`, held against the schema of those who read it.
@Suite struct `Formats of the report` {
    /// Findings of each severity, a fix, an emoji before a place, a suppression, characters that XML and URIs forbid.
    private static func world() -> MemoryWorld {
        let world = MemoryWorld()
        world.addFile(
            "brief één.md",
            text: """
                ---
                soort: bericht
                datum: 2026-11-03
                ---
                # Kop

                Dit is \u{1F600} middels een "proef" & <b>meer</b>. Bel 0900 - 8844. Middels deze weg.\u{0B}

                <!-- heraut: negeer CC-14 reden="een \\"oud\\" nummer & meer" -->
                Bel 0900 - 8844.

                """)
        world.addFile("leeg.md", text: "---\nsoort: bericht\n---\nDe weg is open.\n")
        return world
    }

    private static func run(_ format: String) -> CommandLine {
        CommandLine(["lint", "brief één.md", "leeg.md", "--format", format], in: world())
    }

    @Test(arguments: [("sarif", "sarif-2.1.0"), ("gitlab", "gitlab-code-quality"), ("json", "heraut-lint-1")])
    func `keep to their schema`(format: String, schema: String) throws {
        #expect(try JSONSchema(schema).faults(in: Self.run(format).output) == [])
    }

    @Test func `find a document at fault that is at fault`() throws {
        let text = Self.run("sarif").output.replacing("\"2.1.0\"", with: "\"2.0.0\"").replacing(
            "\"startLine\": 7", with: "\"startLine\": 0")
        #expect(try JSONSchema("sarif-2.1.0").faults(in: text).count >= 2)
    }

    @Test func `sarif counts columns in UTF-16 and tells what was silenced`() throws {
        let sarif = try Self.run("sarif").json()
        let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
        let results = try #require(run["results"] as? [[String: Any]])
        let first = try #require(results.first { $0["ruleId"] as? String == "PL-05" })
        let text = try #require(first["locations"] as? [[String: Any]]).description
        // The emoji before it is one character and two code units.
        #expect(text.contains("startColumn\": 11") || text.contains("\"startColumn\": 11"))
        #expect(text.contains("brief%20%C3%A9%C3%A9n.md"))
        let silenced = results.filter { $0["suppressions"] != nil }
        #expect(silenced.map { $0["ruleId"] as? String } == ["CC-14"])
        let prints = results.compactMap { $0["partialFingerprints"] as? [String: String] }
        #expect(prints.count == results.count)
    }

    @Test(arguments: ["junit", "checkstyle"])
    func `in XML can be read as XML, whatever the draft holds`(format: String) throws {
        let reader = XMLReader()
        try reader.read(Self.run(format).output)
        let expected: [String: Set<String>] =
            format == "junit"
            ? [
                "testsuites": ["name", "tests", "failures", "errors"],
                "testsuite": ["name", "tests", "failures", "errors", "skipped", "time"],
                "testcase": ["name", "classname", "time"], "failure": ["type", "message"],
            ]
            : [
                "checkstyle": ["version"], "file": ["name"],
                "error": ["line", "column", "severity", "message", "source"],
            ]
        #expect(reader.elements == expected)
        let names = format == "junit" ? reader.values["testcase.name"] : reader.values["file.name"]
        #expect(names == ["brief één.md", "leeg.md"])
    }

    @Test func `for GitHub take one line a finding, with nothing that ends it early`() {
        let lines = Self.run("github").output.split(separator: "\n")
        #expect(lines.count > 2)
        for line in lines {
            #expect(line.hasPrefix("::"))
            #expect(line.split(separator: "::").count >= 2)
        }
    }

    @Test func `in html run nothing and hide nothing`() {
        let html = Self.run("html").output
        #expect(html.contains("<mark>middels</mark>"))
        #expect(html.contains("&lt;b&gt;meer&lt;/b&gt;"))
        #expect(!html.contains("<script") && !html.contains("<b>meer"))
    }

    @Test(arguments: ["text", "line", "json", "sarif", "junit", "checkstyle", "github", "gitlab", "html"])
    func `are the same bytes every time`(format: String) {
        #expect(Self.run(format).output == Self.run(format).output)
    }
}

/// Elements with their attributes, of a text that is XML.
private final class XMLReader: NSObject, XMLParserDelegate {
    private(set) var elements: [String: Set<String>] = [:]
    private(set) var values: [String: [String]] = [:]

    func read(_ text: String) throws {
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = self
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements[name, default: []].formUnion(attributes.keys)
        for (key, value) in attributes { values[name + "." + key, default: []].append(value) }
    }
}
