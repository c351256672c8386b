/// All phrases of a pack behind one automaton.
struct PhraseIndex: Sendable {
    /// Where a phrase stands.
    struct Hit: Sendable {
        let phrase: Int
        let passage: Int
        let words: Range<Int>
        /// The bytes of the passage from the first word to the last.
        let range: Range<Int>
        let sentence: Int
    }

    private(set) var phrases: [Phrase] = []
    private var literals: [[UInt8]] = []
    private var literalNumbers = [[UInt8]: Int](minimumCapacity: 4_096)
    private var textNumbers = [String: [Int]](minimumCapacity: 2_048)
    /// For each literal the phrases that may stand where it stands.
    private var users: [[Int32]] = []
    private var automaton: Automaton?

    /// The numbers of the phrases that a text of a rule file stands for; `nil` when it is none. A text that several rules share counts once.
    mutating func add(_ text: String) -> [Int]? {
        if let known = textNumbers[text] { return known }
        guard let read = Phrase.all(text) else { return nil }
        let numbers = read.map { add($0) }
        textNumbers[text] = numbers
        return numbers
    }

    private mutating func add(_ phrase: Phrase) -> Int {
        let number = phrases.count
        phrases.append(phrase)
        let all = phrase.literals
        for literal in all.count == 1 ? all : Array(Set(all)) {
            if let known = literalNumbers[literal] {
                users[known].append(Int32(number))
            } else {
                literalNumbers[literal] = literals.count
                literals.append(literal)
                users.append([Int32(number)])
            }
        }
        return number
    }

    /// Makes the automaton; to be called when all phrases are there.
    mutating func seal() {
        automaton = literals.isEmpty ? nil : Automaton(literals)
        literalNumbers = [:]
        textNumbers = [:]
    }

    /// Every place where a phrase stands: for each phrase in order of the document, no two of one phrase starting at one word.
    func hits(in document: LintDocument) -> [[Hit]] {
        var hits = [[Hit]](repeating: [], count: phrases.count)
        for passage in document.passages {
            automaton?.scan(passage.folded) { literal, end in
                for phrase in users[literal] {
                    verify(Int(phrase), literal, end, passage, &hits[Int(phrase)])
                }
            }
        }
        return hits.map { $0.count < 2 ? $0 : unique($0) }
    }

    private func verify(_ number: Int, _ literal: Int, _ end: Int, _ passage: Passage, _ hits: inout [Hit]) {
        let word = passage.word(at: end - literals[literal].count)
        guard word < passage.words.count, let words = phrases[number].match(in: passage, at: word) else {
            return
        }
        let range =
            passage.words[words.lowerBound].range
            .lowerBound..<passage.words[words.upperBound - 1].range.upperBound
        hits.append(
            Hit(
                phrase: number, passage: passage.index, words: words, range: range,
                sentence: passage.words[words.lowerBound].sentence))
    }

    private func unique(_ hits: [Hit]) -> [Hit] {
        let sorted = hits.sorted {
            ($0.passage, $0.words.lowerBound, $0.words.upperBound) < (
                $1.passage, $1.words.lowerBound, $1.words.upperBound
            )
        }
        return sorted.enumerated().filter { index, hit in
            index == 0 || hit.passage != sorted[index - 1].passage
                || hit.words.lowerBound != sorted[index - 1].words.lowerBound
        }.map(\.element)
    }
}
