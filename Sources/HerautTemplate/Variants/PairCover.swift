/// Few combinations in which any two answers that can go together do so at least once: faults mostly hang on one or two answers.
///
/// Greedy: each combination starts from a pair that is still missing, and every other answer is the one that adds most missing pairs.
struct PairCover {
    /// Two answers: decision and state of each, the lower decision first. One answer with itself stands for the answer alone, which may
    /// be all that its variant asks.
    private struct Pair: Hashable {
        let first: Int
        let firstState: Int
        let second: Int
        let secondState: Int
    }

    /// For each decision the states it may have; `nil` for any.
    private typealias Conditions = [Int: Set<Int>]

    private let table: DecisionTable
    private let search: VariantSearch
    /// For each decision the ways to reach a section that asks for it.
    private var ways: [[Conditions]]

    init(_ table: DecisionTable) {
        self.table = table
        search = VariantSearch(table: table)
        ways = Array(repeating: [], count: table.decisions.count)
        collectWays()
    }

    /// The combinations, each different.
    func combinations() -> [VariantSearch.Answers] {
        var found: [VariantSearch.Answers] = []
        var seen: Set<VariantSearch.Answers> = []
        var missing = pairs()
        var left = Set(missing)
        missing.reverse()
        while let pair = missing.popLast() {
            guard left.remove(pair) != nil, let conditions = conditions(for: pair) else { continue }
            let trail = search.trail(answers(conditions, left))
            for covered in pairs(in: trail) { left.remove(covered) }
            if seen.insert(trail).inserted { found.append(trail) }
        }
        return found.isEmpty ? [search.trail(Array(repeating: 0, count: table.decisions.count))] : found
    }

    private mutating func collectWays() {
        var open: [(end: Int, conditions: Conditions)] = []
        for (index, gate) in table.gates.enumerated() {
            while let last = open.last, last.end <= index { open.removeLast() }
            let outer = open.last?.conditions ?? [:]
            guard let decision = gate.decision else {
                open.append((gate.end, outer))
                continue
            }
            // A section that no state can reach asks nothing.
            if !outer.values.contains([]) { ways[decision].append(outer) }
            let entering = Set(gate.holds.indices.filter { gate.holds[$0] })
            open.append((gate.end, Self.both(outer, [decision: entering])))
        }
    }

    private static func both(_ a: Conditions, _ b: Conditions) -> Conditions {
        a.merging(b) { $0.intersection($1) }
    }

    private func pairs() -> [Pair] {
        let decisions = table.decisions
        return decisions.indices.flatMap { first in
            decisions[first].states.indices.flatMap { a in
                [Pair(first: first, firstState: a, second: first, secondState: a)]
                    + decisions.indices.dropFirst(first + 1).flatMap { second in
                        decisions[second].states.indices.map {
                            Pair(first: first, firstState: a, second: second, secondState: $0)
                        }
                    }
            }
        }
    }

    private func pairs(in trail: VariantSearch.Answers) -> [Pair] {
        let asked = trail.enumerated().compactMap { index, state in state.map { (index, $0) } }
        return asked.indices.flatMap { first in
            asked[first...].map { second in
                Pair(
                    first: asked[first].0, firstState: asked[first].1, second: second.0,
                    secondState: second.1)
            }
        }
    }

    /// What has to be so for both answers to be asked and given; `nil` when they can never go together.
    private func conditions(for pair: Pair) -> Conditions? {
        let wanted = Self.both([pair.first: [pair.firstState]], [pair.second: [pair.secondState]])
        for first in ways[pair.first] {
            for second in ways[pair.second] {
                let all = Self.both(Self.both(first, second), wanted)
                if !all.values.contains([]) { return all }
            }
        }
        return nil
    }

    private func answers(_ conditions: Conditions, _ missing: Set<Pair>) -> [Int] {
        var chosen: [Int] = []
        for (index, decision) in table.decisions.enumerated() {
            let allowed = decision.states.indices.filter { conditions[index]?.contains($0) ?? true }
            let gains = allowed.map { state in
                chosen.indices.count {
                    missing.contains(
                        Pair(first: $0, firstState: chosen[$0], second: index, secondState: state))
                }
            }
            let best = gains.indices.max { gains[$0] < gains[$1] } ?? 0
            chosen.append(allowed.indices.contains(best) ? allowed[best] : 0)
        }
        return chosen
    }
}
