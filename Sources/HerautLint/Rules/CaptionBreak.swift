import HerautLanguage
import HerautModel

/// VI-07: a line of a caption that ends in the middle of what belongs together: behind an article or preposition, or between a first name
/// and a surname (communication.md §2.3).
struct CaptionBreak: CodedRule {
    static let id: RuleID = "VI-07"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for caption in CaptionReader.captions(in: document) {
            for (line, next) in zip(caption.lines, caption.lines.dropFirst()) {
                guard let last = lastWord(of: line.span, in: document.source) else { continue }
                let word = document.source.text(of: last)
                let isLoose = CaptionWords.loose.contains(word.lowercased())
                if isLoose || isName(word, before: document.source.text(of: next.span), last, line.span) {
                    report.add(last)
                }
            }
        }
    }

    /// The word at the end of a line; `nil` behind punctuation, where a line may well end.
    private func lastWord(of line: SourceSpan, in source: SourceText) -> SourceSpan? {
        var start = line.end
        while start > line.start, !Byte.isSpace(source.bytes[start - 1]) { start -= 1 }
        let word = SourceSpan(start, line.end)
        guard start > line.start, source.text(of: word).last?.isLetter ?? false else { return nil }
        return word
    }

    /// Two capitals on either side of the break, the first of them not at the start of its line.
    private func isName(_ word: String, before next: String, _ span: SourceSpan, _ line: SourceSpan) -> Bool {
        span.start > line.start && CaptionWords.looksLikeName(word) && CaptionWords.looksLikeName(next)
    }
}
