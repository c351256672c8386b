import HerautModel

extension Template {
    /// Most combinations that are made one by one; past it each pair of answers is covered.
    public static let variantLimit = 4096
    /// Most things a template may ask about to be checked at all: the pairs grow with the square.
    public static let decisionLimit = 300

    /// Every letter this template can produce, apart from the values. `nil` when it asks about more than ``decisionLimit`` things.
    public func variants(limit: Int = variantLimit) -> VariantSet? {
        let table = DecisionTable(program, catalogue: catalogue)
        guard table.decisions.count <= Self.decisionLimit else { return nil }
        if let all = VariantSearch(table: table).all(limit: limit) {
            return VariantSet(variants: Self.variants(all, table), coverage: .all)
        }
        return VariantSet(variants: Self.variants(PairCover(table).combinations(), table), coverage: .pairs)
    }

    private static func variants(_ found: [VariantSearch.Answers], _ table: DecisionTable) -> [Variant] {
        found.enumerated().map { index, answers in
            var states: [Subject: VariantState] = [:]
            var said: [Variant.Answer] = []
            for case (let decision, let state?) in zip(table.decisions, answers) {
                states[decision.subject] = decision.states[state]
                // What can only be one way was no question.
                guard decision.states.count > 1 else { continue }
                said += decision.answers.map { Variant.Answer(field: $0.field, text: $0.texts[state]) }
            }
            return Variant(number: index + 1, answers: said, states: states)
        }
    }
}
