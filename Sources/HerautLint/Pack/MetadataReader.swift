import HerautModel

extension RuleReader {
    /// `metagegevens`: one condition or several.
    mutating func metadata(_ node: Node?) -> [MetadataCondition] {
        list(node).map { node in
            for entry in node.entries where !["zodra", "eist", "melding"].contains(entry.key.text) {
                report("unknownKey", entry.key)
            }
            return MetadataCondition(
                gate: list(node["zodra"]).compactMap { test($0) },
                demands: list(node["eist"]).compactMap { test($0) },
                variant: node["melding"]?.text)
        }
    }

    /// One question: `{sleutel: afgestemd_met, noemt: [politie]}`; a key alone asks whether it is filled in.
    mutating func test(_ node: Node) -> MetadataTest? {
        let paths = node.isScalar ? [node] : list(node["sleutel"]) + list(node["van"])
        for path in paths where !MetadataTest.knows(path.text) { report("unknownField", path) }
        for entry in node.entries where !Self.testKeys.contains(entry.key.text) {
            report("unknownKey", entry.key)
        }
        guard !paths.isEmpty else {
            report("missingKey", node, ["sleutel": "sleutel"])
            return nil
        }
        return MetadataTest(keys: paths.map(\.text), claim: claim(node))
    }

    private static let testKeys: Set<String> = [
        "sleutel", "van", "is", "niet", "geen_van", "noemt", "minstens", "hoogstens", "bereik", "leeg",
    ]

    private mutating func claim(_ node: Node) -> MetadataTest.Claim {
        if let words = node["is"] { return .oneOf(list(words).map(\.text)) }
        if let words = node["niet"] { return .noneOf(list(words).map(\.text)) }
        if let names = node["noemt"] { return .names(loosePhrases(names)) }
        if let words = node["geen_van"] { return .outside(list(words).map(\.text)) }
        if node["leeg"]?.text == "ja" { return .empty }
        if let reach = node["bereik"] { return claim(reach: reach) }
        if let limit = node["hoogstens"] { return number(limit).map { .atMost($0) } ?? .filled }
        guard let count = node["minstens"], let number = number(count) else { return .filled }
        return node["van"] == nil ? .atLeast(number) : .keysFilled(number)
    }

    private mutating func claim(reach node: Node) -> MetadataTest.Claim {
        if let reach = Reach(rawValue: node.text) { return .reach(reach) }
        report("unknownReach", node)
        return .filled
    }

    private mutating func number(_ node: Node) -> Int? {
        if let number = Int(node.text), number > 0 { return number }
        report("badNumber", node)
        return nil
    }

    /// Phrases that are looked for in values, not in the text: they stay out of the automaton.
    private mutating func loosePhrases(_ node: Node) -> PhraseBook {
        var book = PhraseBook()
        for item in list(node) where book.add(item.text) == nil { report("badPhrase", item) }
        return book
    }
}
