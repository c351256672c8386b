import HerautLanguage
import HerautModel
import HerautResources
import HerautTemplate
import HerautTestSupport
import HerautYAML

/// A template made from texts in a test.
struct Bench {
    var text: String
    var fields = "velden: {}\n"
    var partials: [String: String] = [:]
    var kind = "burgemeestersvideo"
    var example = ""
    /// A further line of the front matter, with its end.
    var front = ""

    static let formatter = ValueFormatter(
        language: "nl", formats: Resources().file("Locales/nl/formats.yml")?.root)

    func load() -> LoadedTemplate {
        let source = SourceText(path: "fields.yml", text: fields)
        let parts = TemplateParts(
            kind: DocumentKind.named(kind) ?? DocumentKind.all[0], language: "nl",
            text: SourceText(path: "nl.md", text: "---\ntitel: Proef\n\(front)---\n" + text),
            fields: TemplateFile(source: source, root: LibYAMLReader().read(source).root), sharedFields: nil,
            partials: Dictionary(
                uniqueKeysWithValues: partials.map { ($0, SourceText(path: $0 + ".md", text: $1)) }),
            example: LibYAMLReader().read(SourceText(path: "example.yml", text: example)).root)
        return Template.load(parts, reader: LibYAMLReader())
    }

    /// Rule, line and column of every fault, in the order of a report. Lines count from the first after the front matter.
    func faults() -> [String] {
        load().findings.map { finding in
            let line = finding.path == "nl.md" ? finding.start.line - 3 : finding.start.line
            return "\(finding.rule) \(line):\(finding.start.column)"
        }
    }

    /// The body of the draft, or the faults.
    func filled(_ settings: [String: String] = [:], record: Record? = nil) -> String {
        let loaded = load()
        guard let template = loaded.template else {
            return loaded.findings.map(\.rule.name).joined(separator: " ")
        }
        let result = template.fill(FillInput(record: record, settings: settings), formatter: Self.formatter)
        guard let draft = result.draft else {
            return result.findings.map { "\($0.rule) \($0.start.line - 3):\($0.start.column)" }.joined(
                separator: " ")
        }
        return draft.components(separatedBy: "---\n\n").last ?? ""
    }
}

extension String {
    fileprivate func components(separatedBy separator: String) -> [String] {
        var parts: [String] = []
        var rest = Substring(self)
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
