import HerautModel

/// The key words of several statements in one table, so that each word of a text is held against them once.
struct KeyTable: Sendable {
    private struct Key: Sendable {
        let statement: Int
        let concept: [UInt8]
        /// What it adds to the coverage of its statement.
        let weight: Double
        /// Whether it says what the statement claims.
        let isClaim: Bool
    }

    private var keys: [Key] = []
    /// The weight of all words of each statement's own sentence.
    private var totals: [Double] = []
    /// Whether each statement has words that say what it claims.
    private var haveClaims: [Bool] = []

    /// Whether there is nothing to find.
    var isEmpty: Bool { keys.isEmpty }

    init(_ statements: [KeyWords]) {
        for (number, statement) in statements.enumerated() {
            let own = statement.own.map {
                let isShared = statement.shared.contains($0)
                return Key(statement: number, concept: $0, weight: isShared ? 0.5 : 1, isClaim: !isShared)
            }
            totals.append(own.reduce(0) { $0 + $1.weight })
            keys += own
            keys += statement.extra.map { Key(statement: number, concept: $0, weight: 1, isClaim: true) }
            haveClaims.append(own.contains(where: \.isClaim))
        }
    }

    /// Every sentence with a key word, for each statement it has one of. `concepts` are those of the forms of the passages.
    func matches(in passages: [Passage], _ concepts: [[UInt8]?]) -> [StatementMatch] {
        if isEmpty { return [] }
        let found = concepts.map { $0.map(keys(matching:)) ?? [] }
        var matches: [StatementMatch] = []
        var tally = Tally(keys: keys.count, statements: totals.count)
        for passage in passages {
            var word = 0
            while word < passage.words.count {
                let sentence = passage.words[word].sentence
                while word < passage.words.count, passage.words[word].sentence == sentence {
                    for key in found[Int(passage.words[word].form)] { count(key, &tally) }
                    word += 1
                }
                if tally.isEmpty { continue }
                for (statement, reached) in tally.reached.enumerated() where reached.count > 0 {
                    let total = totals[statement]
                    matches.append(
                        StatementMatch(
                            statement: statement, passage: passage.index, sentence: sentence,
                            coverage: total == 0 ? 0 : min(1, reached.weight / total),
                            keyWords: reached.count,
                            hasClaim: reached.hasClaim || !haveClaims[statement]))
                }
                tally.clear()
            }
        }
        return matches
    }

    /// Whether a concept is a key word of a statement.
    func knows(_ concept: [UInt8]) -> Bool { keys.contains { KeyWords.matches(concept, $0.concept) } }

    private func keys(matching concept: [UInt8]) -> [Int] {
        keys.indices.filter { KeyWords.matches(concept, keys[$0].concept) }
    }

    private func count(_ key: Int, _ tally: inout Tally) {
        if tally.mark(key) { tally.add(keys[key]) }
    }

    /// What one sentence has of each statement. A key word counts once.
    private struct Tally {
        private var isMarked: [Bool]
        private var marked: [Int] = []
        private(set) var reached: [(count: Int, weight: Double, hasClaim: Bool)]

        var isEmpty: Bool { marked.isEmpty }

        init(keys: Int, statements: Int) {
            isMarked = [Bool](repeating: false, count: keys)
            reached = Array(repeating: (0, 0, false), count: statements)
        }

        /// `false` when it was marked before.
        mutating func mark(_ key: Int) -> Bool {
            if isMarked[key] { return false }
            isMarked[key] = true
            marked.append(key)
            return true
        }

        mutating func add(_ key: Key) {
            reached[key.statement].count += 1
            reached[key.statement].weight += key.weight
            if key.isClaim { reached[key.statement].hasClaim = true }
        }

        mutating func clear() {
            for key in marked { isMarked[key] = false }
            marked.removeAll(keepingCapacity: true)
            for statement in reached.indices { reached[statement] = (0, 0, false) }
        }
    }
}
