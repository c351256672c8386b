public import HerautModel

/// A file that says which column is which: `kolommen: {postcode: "PC ouder"}`.
public struct MappingFile: Sendable {
    /// One line of it.
    struct Entry: Sendable {
        let name: String
        let nameSpan: SourceSpan
        let source: String
        let sourceSpan: SourceSpan
    }

    let entries: [Entry]
    /// What is wrong with the file itself.
    public let findings: [Finding]
    private let text: SourceText

    /// Reads a file and reports every fault.
    public init(_ text: SourceText, with reader: some YAMLReader) {
        self.text = text
        let yaml = reader.read(text)
        var findings = yaml.findings
        let names = yaml.root?["kolommen"]
        if findings.isEmpty, names?.entries.isEmpty ?? true {
            let start = SourceSpan(text.byteOrderMarkLength, text.byteOrderMarkLength)
            findings.append(Self.fault("noMapping", [:], at: yaml.root?.span ?? start, in: text))
        }
        entries = (names?.entries ?? []).map {
            Entry(name: $0.key.text, nameSpan: $0.key.span, source: $0.value.text, sourceSpan: $0.value.span)
        }
        self.findings = findings
    }

    /// A fault at one of its words, with what may have been meant.
    func finding(_ fault: String, _ word: String, at span: SourceSpan, among words: [String]) -> Finding {
        var finding = Self.fault(fault, ["kolom": word], at: span, in: text)
        if let near = Suggestion.closest(to: word, among: words), near != word {
            finding.hint = .key("hint.didYouMean", ["woord": near])
        }
        return finding
    }

    private static func fault(
        _ fault: String, _ values: [String: String], at span: SourceSpan, in text: SourceText
    ) -> Finding {
        Finding(
            RuleID("bron." + fault), .error, .key("bron." + fault, values), at: span, in: text,
            hint: .key("bron.hint." + fault, values))
    }
}
