public import HerautModel

/// Questions to a case that all have to be answered with yes: what `metagegevens` of a rule asks, for tables other than the rules, such as
/// the intervention card.
public struct CaseCondition: Sendable {
    private let tests: [MetadataTest]

    /// The questions of a node, one or a list: `{sleutel: oproep.soort, is: [gerucht]}`; and what is wrong with them.
    public static func read(_ node: Node?, in source: SourceText) -> (
        condition: CaseCondition, findings: [Finding]
    ) {
        var reader = RuleReader(part: 0, wordLists: [])
        reader.source = source
        let tests = reader.list(node).compactMap { reader.test($0) }
        return (CaseCondition(tests: tests), reader.findings)
    }

    /// Whether nothing is asked.
    public var isEmpty: Bool { tests.isEmpty }

    /// Whether all questions are answered with yes by the values of a case.
    public func holds(for values: Value, references: LintReferences) -> Bool {
        tests.allSatisfy { test in
            test.holds(references: references) { values.found(at: $0) }
        }
    }

    /// Paths that were asked about and not answered with yes.
    public func unmet(by values: Value, references: LintReferences) -> [String] {
        tests.filter { test in !test.holds(references: references) { values.found(at: $0) } }
            .compactMap(\.keys.last)
    }

    /// Every path that is asked about.
    public var keys: [String] { tests.flatMap(\.keys) }
}

extension Value {
    /// The value at a dotted path; through a list, those of all its items (`geruchten.bereik`).
    public func found(at path: String) -> Value? {
        path.split(separator: ".").reduce(Value?.some(self)) { value, name in
            guard case .list(let items)? = value else { return value?.at(name) }
            let found = items.compactMap { $0.at(name) }
            return found.isEmpty ? nil : .list(found)
        }
    }
}
