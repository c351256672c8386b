import HerautModel
import HerautResources
import HerautTestSupport
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
        #expect(Self.loaded.table.advice.count >= 129)
        #expect(Set(Self.loaded.table.advice.map(\.tip)).count == Self.loaded.table.advice.count)
    }

    /// Every row of the table of tips names checks; what we do with the tip names them too.
    @Test(.enabled(if: Repository.shared("reference/communication.md") != nil))
    func `every tip of the sources is covered by the checks that were meant for it`() throws {
        let path = try #require(Repository.shared("reference/communication.md"))
        let text = String(decoding: try Repository.bytes(of: path), as: UTF8.self)
        let lines = text.split(separator: "\n").drop { !$0.hasPrefix("### 1.5") }.dropFirst()
        let rows = lines.prefix { !$0.hasPrefix("#") }.filter { $0.hasPrefix("| ") }.dropFirst()
        try #require(rows.count > 40)
        let covers = Self.loaded.table.advice.map { Set($0.rules.map(\.name)) }
        for row in rows {
            let meant = row.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init).filter {
                Pack.dutch.rules.map(\.id.name).contains($0)
            }
            #expect(covers.contains { $0.isSuperset(of: meant) }, "\(row)")
        }
    }

    @Test(.enabled(if: Repository.shared("reference/legal.md") != nil))
    func `every judgment that was seen has its lesson`() throws {
        let path = try #require(Repository.shared("reference/legal.md"))
        let text = String(decoding: try Repository.bytes(of: path), as: UTF8.self)
        let rows = text.split(separator: "\n").drop { !$0.hasPrefix("### 3.1") }.dropFirst()
            .prefix { !$0.hasPrefix("#") }.filter { $0.hasPrefix("| ") && $0.contains("✔") }
        let numbers = rows.compactMap { $0.split(separator: "|").first }.flatMap { cell in
            cell.split { !($0.isLetter || $0.isNumber || $0 == ":") }.filter { $0.hasPrefix("ECLI:") }
        }
        try #require(numbers.count > 12)
        let sources = Self.loaded.table.advice.map(\.source).joined(separator: "\n")
        for number in numbers { #expect(sources.contains(number), "\(number)") }
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
            ("- {tip: Kijk om u heen., bron: b, soorten: [scenarioblad]}", []),
            ("- {tip: Kijk om u heen., bron: b, gegevens: [feiten]}", []),
            ("- {tip: Kijk om u heen., bron: b, maatregelen: [ntd], reden: r}", ["rules.incompleteAdvice"]),
            ("- {tip: Kijk om u heen., bron: b, reden: r, soortn: [x]}", ["rules.unknownKey"]),
        ] as [(String, [RuleID])])
    func `advice that is not complete is reported at its place`(yaml: String, faults: [RuleID]) {
        let source = SourceText(path: "dekking.yml", text: yaml)
        let (table, findings) = AdviceTable.load(source, root: LibYAMLReader().read(source).root)
        let all = findings + table.unknownRules(in: Pack.dutch)
        #expect(all.map(\.rule) == faults)
        #expect(all.allSatisfy { $0.start.line == 1 })
    }
}
