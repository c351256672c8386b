import HerautLanguage
import HerautModel

/// DB-05: a rumour before the first fact. The order is fact, warning, rumour once, explanation, fact.
struct RumourBeforeFact: CodedRule {
    static let id: RuleID = "DB-05"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        // A rumour in the heading is another rule's.
        guard let first = mentions.all.first(where: { !$0.isHeading }) else { return }
        let place = SentencePlace(passage: first.match.passage, sentence: first.match.sentence)
        let dates = DatedSentences(document)
        let hasFactBefore = document.passages.contains { passage in
            passage.sentences.indices.contains { sentence in
                SentencePlace(passage: passage.index, sentence: sentence) < place
                    && (mentions.isFact(passage.index, sentence) || dates.contains(passage, sentence))
            }
        }
        if !hasFactBefore {
            report.add(first.passage, first.range, weight: document.facts.facts.isEmpty ? .milder : .asRule)
        }
    }
}

/// Sentences that name a day: a fact, unless a question or the line with the date of a letter.
struct DatedSentences {
    private let document: LintDocument

    init(_ document: LintDocument) { self.document = document }

    /// Whether sentence `index` of `passage` states something with its day.
    func contains(_ passage: Passage, _ index: Int) -> Bool {
        guard passage.scopes.isDisjoint(with: [.dateLine, .address]), !passage.isQuestion(index) else {
            return false
        }
        return !document.references.dates.dates(in: passage.bytes, range: passage.sentences[index]).isEmpty
    }
}
