import HerautModel
import HerautResources
import HerautYAML
import Testing

@testable import HerautLint

/// The table of advice and rules.
@Suite struct AdviceTests {
    static let loaded: (table: AdviceTable, findings: [Finding]) = {
        guard let file = Resources().file("Locales/nl/dekking.yml") else {
            preconditionFailure("no table of advice")
        }
        return AdviceTable.load(file.source, root: file.root)
    }()

    @Test func `all advice has a source, and rules that exist or a reason`() {
        #expect(Self.loaded.findings.isEmpty)
        #expect(Self.loaded.table.unknownRules(in: Pack.dutch).map(\.text) == [])
        #expect(Self.loaded.table.advice.count >= 43)
        #expect(Set(Self.loaded.table.advice.map(\.tip)).count == Self.loaded.table.advice.count)
    }

    @Test func `every rule is reached from the table or has a source of its own`() {
        for rule in Self.loaded.table.rulesBeside(in: Pack.dutch) {
            #expect(!rule.source.isEmpty, "\(rule.id)")
        }
        #expect(Self.loaded.table.rulesBeside(in: Pack.dutch).count < Pack.dutch.rules.count / 2 + 30)
    }

    @Test(
        arguments: [
            ("- {tip: Kijk om u heen., bron: b}", ["rules.incompleteAdvice"]),
            ("- {tip: Kijk om u heen., regels: [DE-01]}", ["rules.incompleteAdvice"]),
            ("- {tip: Kijk om u heen., bron: b, regels: [DE-01], reden: r}", ["rules.incompleteAdvice"]),
            ("- {tip: Kijk om u heen., bron: b, regels: [DE-01, ZZ-99]}", ["rules.unknownRule"]),
            ("- {tip: Kijk om u heen., bron: b, reden: Dat kan niet.}", []),
        ] as [(String, [RuleID])])
    func `advice that is not complete is reported at its place`(yaml: String, faults: [RuleID]) {
        let source = SourceText(path: "dekking.yml", text: yaml)
        let (table, findings) = AdviceTable.load(source, root: YamsReader().read(source).root)
        let all = findings + table.unknownRules(in: Pack.dutch)
        #expect(all.map(\.rule) == faults)
        #expect(all.allSatisfy { $0.start.line == 1 })
    }
}
