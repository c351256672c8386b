import HerautModel

/// What a rule asks of the document as a whole: what has to stand in it, and how much of something it may hold.
extension RuleReader {
    private static let requiredKeys: Set<String> = ["zinnen", "patronen", "delen", "als", "melding"]

    mutating func required(_ node: Node) -> Matcher.Required {
        for entry in node.entries where !Self.requiredKeys.contains(entry.key.text) {
            report("unknownKey", entry.key)
        }
        return Matcher.Required(
            phrases: phrases(node["zinnen"]), patterns: patterns(node["patronen"]),
            parts: scope(node["delen"]),
            occasions: allPhrases(node["als"]), variant: node["melding"]?.text)
    }

    mutating func metric(_ node: Node) -> Metric? {
        guard let quantity = Metric.Quantity(rawValue: node["wat"]?.text ?? "") else {
            report(
                "unknownMetric", node,
                ["maten": Metric.Quantity.allCases.map(\.rawValue).joined(separator: ", ")])
            return nil
        }
        let limits = Severity.allCases.compactMap { severity in
            node[severity.rawValue].map { Metric.Limit(severity: severity, values: familyLimits($0)) }
        }
        return Metric(quantity: quantity, limits: limits, variant: node["melding"]?.text)
    }

    /// `20`, or one for each family: `{videoscript: 12, anders: 15}`. A family without a number has no limit.
    private mutating func familyLimits(_ node: Node) -> [DocumentFamily: Int] {
        if node.isScalar {
            let limit = number(node)
            return Dictionary(DocumentFamily.allCases.map { ($0, limit) }) { first, _ in first }
        }
        var limits: [DocumentFamily: Int] = [:]
        for entry in node.entries {
            if let family = DocumentFamily(rawValue: entry.key.text) {
                limits[family] = number(entry.value)
            } else if entry.key.text == "anders" {
                let other = number(entry.value)
                for family in DocumentFamily.allCases where node[family.rawValue] == nil {
                    limits[family] = other
                }
            } else {
                report("unknownFamily", entry.key)
            }
        }
        return limits
    }

    private mutating func number(_ node: Node) -> Int {
        if let number = Int(node.text), number > 0 { return number }
        report("badNumber", node)
        return 1
    }
}
