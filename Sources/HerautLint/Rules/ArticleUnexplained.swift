import HerautLaw
import HerautModel

/// PL-21: an article of law without a word in plain language beside it.
///
/// In brackets behind a sentence it is a reference to what that sentence says. Otherwise the sentence, or one next to it, has to explain
/// (list `uitleg`); a stiff opening ("ingevolge", "krachtens") or a sentence of a few words does not.
struct ArticleUnexplained: CodedRule {
    static let id: RuleID = "PL-21"

    /// Words besides the citation that can say something.
    private static let leastWords = 5

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.citingPassages where passage.isRunningText {
            var judged = -1
            for citation in document.citations(in: passage) where !citation.isBackReference {
                let sentence = passage.sentence(at: citation.range.lowerBound)
                guard sentence != judged else { continue }
                judged = sentence
                if !isExplained(citation, sentence, passage, report) { report.add(passage, citation.range) }
            }
        }
    }

    private func isExplained(_ citation: Citation, _ sentence: Int, _ passage: Passage, _ report: RuleReport)
        -> Bool
    {
        // Where the law of privacy asks for the ground of a processing, the article is what is asked for.
        if citation.law == "AVG",
            (sentence - 1...sentence + 1).contains(where: {
                report.has("privacy", inSentence: $0, of: passage)
            })
        {
            return true
        }
        let words = passage.words(inSentence: sentence)
        let before = words.prefix { passage.words[$0].range.upperBound <= citation.range.lowerBound }.count
        let isInBrackets = isInBrackets(citation, sentence, passage)
        if isInBrackets, before >= Self.leastWords { return true }
        if (sentence - 1...sentence + 1).contains(where: { report.has("uitleg", inSentence: $0, of: passage) }
        ) {
            return true
        }
        if isInBrackets || report.has("stijf", inSentence: sentence, of: passage) { return false }
        return words.count { !passage.words[$0].range.overlaps(citation.range) } >= Self.leastWords
    }

    private func isInBrackets(_ citation: Citation, _ sentence: Int, _ passage: Passage) -> Bool {
        let before = passage.bytes[passage.sentences[sentence].lowerBound..<citation.range.lowerBound]
        return (before.lastIndex(of: Byte.openParenthesis) ?? -1)
            > (before.lastIndex(of: Byte.closeParenthesis) ?? -1)
    }
}
