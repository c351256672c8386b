import HerautModel

/// The conditions of a rule on the case and the front matter.
extension RuleRun {
    /// Whether the rule has anything to say of this document: one that only looks under conditions looks when one of them holds.
    var isAsked: Bool {
        let gates = rule.matcher.metadata.filter(\.demands.isEmpty)
        return gates.isEmpty || gates.contains(where: isOpen)
    }

    /// One finding for each condition whose demands are not met, with the keys that were to be filled in.
    func metadata() -> [Finding] {
        rule.matcher.metadata.compactMap { condition in
            guard isOpen(condition) else { return nil }
            let unmet = condition.demands.filter { !$0.holds(for: document) }
            guard !unmet.isEmpty else { return nil }
            return missing(
                variant: condition.variant, values: ["sleutel": unmet.map(\.name).joined(separator: ", ")])
        }
    }

    /// Without a case nothing is known of it, and then nothing can be missing.
    private func isOpen(_ condition: MetadataCondition) -> Bool {
        if condition.needsCase, document.facts.values == nil { return false }
        return condition.gate.allSatisfy { $0.holds(for: document) }
    }
}

extension MetadataTest {
    /// The key to fill in, as the reader of the finding types it.
    fileprivate var name: String {
        // A value for all drafts is better kept in the case.
        guard case .keysFilled = claim else { return keys.last ?? "" }
        return keys.joined(separator: ", ")
    }
}
