/// Goes through the sections of a template with every answer: only questions that are reached are asked, so no variant is counted twice
/// and none is found that cannot occur.
struct VariantSearch {
    /// For each decision the number of a state, or `nil` when it was never asked.
    typealias Answers = [Int?]

    let table: DecisionTable

    /// Every combination, in the order of the template; `nil` when there are more than `limit`.
    func all(limit: Int) -> [Answers]? {
        var found: [Answers] = []
        var open: [(gate: Int, answers: Answers)] = [(0, Array(repeating: nil, count: table.decisions.count))]
        while var (gate, answers) = open.popLast() {
            guard let question = advance(&gate, answers) else {
                if found.count == limit { return nil }
                found.append(answers)
                continue
            }
            // The last answer first onto the stack: the first one comes off first.
            for state in table.decisions[question].states.indices.reversed() {
                answers[question] = state
                open.append((gate, answers))
            }
        }
        return found
    }

    /// What is really asked when the answers are as `wanted`.
    func trail(_ wanted: [Int]) -> Answers {
        var answers: Answers = Array(repeating: nil, count: wanted.count)
        var gate = 0
        while let question = advance(&gate, answers) { answers[question] = wanted[question] }
        return answers
    }

    /// Moves `gate` on to the first question that has no answer yet.
    private func advance(_ gate: inout Int, _ answers: Answers) -> Int? {
        while gate < table.gates.count {
            let section = table.gates[gate]
            var holds = section.holds[0]
            if let decision = section.decision {
                guard let state = answers[decision] else { return decision }
                holds = section.holds[state]
            }
            gate = holds ? gate + 1 : section.end
        }
        return nil
    }
}
