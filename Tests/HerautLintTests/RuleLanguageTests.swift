import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautLint

/// Which rules look at a draft in another language: a property of the rule (`talen: alle`), held to what the rules do.
@Suite struct RuleLanguageTests {
    private static let dutch = Pack.dutch.rules.filter { !$0.isForAnyLanguage }.map(\.id)
    /// Those about translation look at the language itself.
    private static let others = Pack.dutch.rules.filter {
        $0.isForAnyLanguage && !$0.id.name.hasPrefix("TR-")
    }
    .map(\.id)

    @Test func `most rules are Dutch; privacy, numbers, lengths and how a case was handled are not`() {
        #expect(Self.dutch.count > Self.others.count)
        for name in [
            "PR-01", "PR-04", "PR-09", "CC-14", "CC-19", "AX-04", "YO-04", "PL-24", "DE-14", "PC-04",
        ] {
            #expect(Self.others.contains { $0.name == name }, "\(name)")
        }
    }

    @Test(arguments: dutch)
    func `a Dutch rule is silent on a draft in another language`(id: RuleID) throws {
        let rule = try #require(Pack.dutch.rule(id))
        for language in ["tr", "ar", "en", "fy"] { #expect(Self.findings(of: rule, in: language) == []) }
    }

    @Test(arguments: others)
    func `a rule without language speaks in any`(id: RuleID) throws {
        let rule = try #require(Pack.dutch.rule(id))
        for language in ["nl", "tr", "uk"] { #expect(!Self.findings(of: rule, in: language).isEmpty) }
    }

    @Test(arguments: ["tr", "pl", "uk", "ar", "en"])
    func `a translation says that it is one until a native speaker is named`(_ language: String) {
        func found(_ check: String) -> [String: Severity] {
            let front = "---\nsoort: bericht\ntaal: \(language)\n\(check)---\n"
            let findings = Pack.lint(front + "112\n", only: ["TR-02", "TR-03", "TR-06"])
            return Dictionary(findings.map { ($0.rule.name, $0.severity) }) { first, _ in first }
        }
        #expect(found("") == ["TR-02": .tip, "TR-03": .warning])
        #expect(found("vertaling: {controle: machine}\n") == ["TR-02": .tip, "TR-03": .warning])
        #expect(found("vertaling: {controle: nog niemand}\n") == ["TR-02": .tip, "TR-06": .tip])
        #expect(found("vertaling: {controle: Ayşe Demir}\n") == ["TR-02": .tip])
    }

    /// What the rule finds in its own wrong examples, were they in `language`.
    private static func findings(of rule: Rule, in language: String) -> [String] {
        rule.bad.flatMap { example -> [String] in
            guard let made = ExampleDraft(example, of: rule, .plain) else { return [] }
            let draft = Draft.read(made.text, with: LibYAMLReader()).draft
            var metadata = draft.metadata
            metadata.language = language
            let foreign = Draft(
                source: draft.source, metadata: metadata, bodyStart: draft.bodyStart, blocks: draft.blocks)
            let linter = Linter(Pack.dutch, references: Pack.references)
            return linter.lint(foreign, options: LintOptions(only: [rule.id.name])).map(\.text)
        }
    }
}
