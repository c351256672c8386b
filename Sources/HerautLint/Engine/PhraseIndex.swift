/// All phrases of a pack behind one automaton.
struct PhraseIndex: Sendable {
    /// Where a phrase stands.
    struct Hit: Sendable {
        private let passageNumber: Int32
        private let sentenceNumber: Int32
        private let firstWord: Int32
        private let start: Int32
        private let end: Int32

        init(passage: Passage, words: Range<Int>) {
            let (first, last) = (passage.words[words.lowerBound], passage.words[words.upperBound - 1])
            passageNumber = Int32(passage.index)
            sentenceNumber = first.sentenceIndex
            firstWord = Int32(words.lowerBound)
            (start, end) = (first.start, last.end)
        }

        /// Number of the passage.
        var passage: Int { Int(passageNumber) }
        /// Number of the sentence in the passage.
        var sentence: Int { Int(sentenceNumber) }
        /// The bytes of the passage from the first word to the last.
        var range: Range<Int> { Int(start)..<Int(end) }

        /// The order of the document; of two that start at one word the shorter first.
        static func isBefore(_ a: Hit, _ b: Hit) -> Bool {
            (a.passageNumber, a.firstWord, a.end) < (b.passageNumber, b.firstWord, b.end)
        }

        /// Whether both start at one word.
        func startsWith(_ other: Hit) -> Bool {
            (passageNumber, firstWord) == (other.passageNumber, other.firstWord)
        }
    }

    /// A phrase that may stand where a literal stands, and what must be around the literal then.
    private struct Use {
        let phrase: Int32
        let isOpenBefore: Bool
        let isOpenAfter: Bool
        /// The next use of the same literal, or -1.
        let next: Int32
    }

    /// The phrases.
    private(set) var book = PhraseBook()
    private var automaton = Automaton()
    private var uses: [Use] = []
    /// For each state of the automaton its first use, or -1.
    private var firstUses: [Int32] = []
    private var known = [String: Range<Int>](minimumCapacity: 1_024)

    /// The numbers of the phrases that a text of a rule file stands for; `nil` when it is none. A text that several rules share counts once.
    mutating func add(_ text: String) -> Range<Int>? {
        if let numbers = known[text] { return numbers }
        guard let numbers = book.add(text) else { return nil }
        for number in numbers { addLiterals(of: number) }
        known[text] = numbers
        return numbers
    }

    private mutating func addLiterals(of number: Int) {
        let phrase = book.phrases[number]
        let anchor = book.elements[Int(phrase.elements.lowerBound + phrase.anchor)]
        for pattern in book.patterns[book.patterns(of: anchor)] {
            let state = automaton.insert(book.letters(of: pattern))
            while firstUses.count < automaton.stateCount { firstUses.append(-1) }
            uses.append(
                Use(
                    phrase: Int32(number), isOpenBefore: pattern.isOpenBefore,
                    isOpenAfter: pattern.isOpenAfter, next: firstUses[state]))
            firstUses[state] = Int32(uses.count - 1)
        }
    }

    /// Makes the automaton ready; to be called when all phrases are there.
    mutating func seal() {
        automaton.seal()
        known = [:]
    }

    /// Every place where a phrase stands.
    func hits(in document: LintDocument) -> PhraseHits {
        let candidates = candidates(among: document.vocabulary)
        var found: [PhraseHits.Found] = []
        for passage in document.passages {
            passage.withWords { find(candidates, in: $0, of: passage, &found) }
        }
        return PhraseHits(found, of: book.phrases.count)
    }

    /// The phrases that may stand at a word, by the number of its form.
    private struct Candidates {
        var phrases: [Int32] = []
        /// Where those of each form start, and behind the last where they end.
        var starts: [Int32] = [0]
    }

    /// A word that comes a thousand times is searched for literals once.
    private func candidates(among vocabulary: Vocabulary) -> Candidates {
        var candidates = Candidates()
        candidates.starts.reserveCapacity(vocabulary.count + 1)
        // The form for which a phrase was noted last: it is noted once, however often its literal stands in the word.
        var noted = [Int32](repeating: -1, count: book.phrases.count)
        for form in 0..<vocabulary.count {
            if vocabulary.kind(of: form).isReadable {
                vocabulary.withLetters(of: form) { letters in
                    find(in: letters, vocabulary.kind(of: form)) { phrase in
                        guard noted[phrase] != form else { return }
                        noted[phrase] = Int32(form)
                        candidates.phrases.append(Int32(phrase))
                    }
                }
            }
            candidates.starts.append(Int32(candidates.phrases.count))
        }
        return candidates
    }

    /// Calls `found` with each phrase whose literal lies in a word as the phrase asks. Most literals that are found are part of another word.
    private func find(
        in letters: UnsafeBufferPointer<UInt8>, _ kind: Word.Kind, _ found: (_ phrase: Int) -> Void
    ) {
        // The word of a hashtag starts after its sign.
        let bareStart = kind == .hashtag ? 1 : 0
        automaton.scan(letters) { state, end in
            let start = end - automaton.length(of: state)
            let (isAtStart, isAtEnd) = (start == 0 || start == bareStart, end == letters.count)
            var next = firstUses[state]
            while next >= 0 {
                let use = uses[Int(next)]
                next = use.next
                if use.isOpenBefore || isAtStart, use.isOpenAfter || isAtEnd { found(Int(use.phrase)) }
            }
        }
    }

    private func find(
        _ candidates: Candidates, in text: PassageWords, of passage: Passage,
        _ found: inout [PhraseHits.Found]
    ) {
        for (index, word) in text.words.enumerated() {
            let form = Int(word.form)
            for candidate in candidates.starts[form]..<candidates.starts[form + 1] {
                let phrase = Int(candidates.phrases[Int(candidate)])
                // Where the one word of a phrase stands, there is nothing left to look at.
                let words =
                    book.phrases[phrase].isOneWord
                    ? index..<index + 1 : book.match(phrase, in: text, of: passage, at: index)
                guard let words else { continue }
                found.append(
                    PhraseHits.Found(phrase: Int32(phrase), hit: Hit(passage: passage, words: words)))
            }
        }
    }
}
