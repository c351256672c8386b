import HerautLanguage
import HerautModel

/// Sentences that tell what is so: a fact of the case, or something with its day. A question tells nothing.
struct StatedFacts {
    private let ofCase: Set<SentencePlace>
    private let dated: DatedSentences

    init(_ document: LintDocument) {
        ofCase = Set(
            document.statements.facts.filter { $0.coverage >= Self.leastCoverage && $0.keyWords >= 2 }.map {
                SentencePlace(passage: $0.passage, sentence: $0.sentence)
            })
        dated = DatedSentences(document)
    }

    /// Share of the key words of a fact that a sentence has to hold to state it.
    private static let leastCoverage = 0.34

    /// Whether a sentence states a fact of the case, or names a day.
    func contains(_ passage: Passage, _ sentence: Int) -> Bool {
        if passage.isQuestion(sentence) { return false }
        return isOfCase(passage, sentence) || dated.contains(passage, sentence)
    }

    /// Whether a sentence states a fact of the case.
    func isOfCase(_ passage: Passage, _ sentence: Int) -> Bool {
        ofCase.contains(SentencePlace(passage: passage.index, sentence: sentence))
    }
}

/// The sentences a reader gets to read or hear one after the other: no headings, addresses, signatures, directions or pictures.
struct RunningSentence {
    let passage: Passage
    let index: Int

    /// Its bytes in the passage.
    var range: Range<Int> { passage.sentences[index] }
    /// Its words.
    var words: Range<Int> { passage.words(inSentence: index) }

    /// All of a draft, in order, found as they are asked for. With `headings` the headings are among them.
    static func all(in document: LintDocument, headings: Bool = false) -> some Sequence<RunningSentence> {
        document.passages.lazy.filter {
            $0.isRunningText || headings && !$0.scopes.isDisjoint(with: [.heading, .subject])
        }
        .flatMap { passage in
            passage.sentences.indices.lazy.map { RunningSentence(passage: passage, index: $0) }
        }
        .filter { !$0.isDirection }
    }

    private var isDirection: Bool {
        if passage.directions.isEmpty { return passage.scopes.contains(.direction) }
        return passage.scopes(at: range).contains(.direction)
    }

    /// Whether a phrase of list `name` stands in it.
    func has(_ name: String, _ report: RuleReport) -> Bool {
        report.has(name, inSentence: index, of: passage)
    }
}
