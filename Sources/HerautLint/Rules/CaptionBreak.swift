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
                let isLoose = Self.words.contains(word.lowercased())
                if isLoose || isName(word, before: document.source.text(of: next.span), last, line.span) {
                    report.add(last)
                }
            }
        }
    }

    private static let words: Set<String> = [
        "de", "het", "een", "deze", "dit", "die", "dat", "mijn", "je", "jouw", "uw", "zijn", "haar", "ons",
        "onze",
        "hun", "u", "ik", "wij", "we", "jij", "hij", "zij", "ze", "aan", "bij", "door", "in", "met", "na",
        "naar", "om", "op",
        "over", "per", "te", "tegen", "tot", "tussen", "uit", "van", "vanaf", "via", "voor", "zonder", "niet",
        "geen", "heel", "erg", "zeer",
    ]

    /// The word at the end of a line; `nil` behind punctuation, where a line may well end.
    private func lastWord(of line: SourceSpan, in source: SourceText) -> SourceSpan? {
        var start = line.end
        while start > line.start, !Byte.isSpace(source.bytes[start - 1]) { start -= 1 }
        guard start < line.end, start > line.start, let last = source.bytes[..<line.end].last,
            Byte.isASCIILetter(last) || last >= 0x80
        else { return nil }
        return SourceSpan(start, line.end)
    }

    /// Two capitals on either side of the break, the first of them not at the start of its line.
    private func isName(_ word: String, before next: String, _ span: SourceSpan, _ line: SourceSpan) -> Bool {
        func isCapital(_ text: String) -> Bool {
            text.utf8.first.map(Byte.isUpper) ?? false
                && text.utf8.dropFirst().first.map(Byte.isLower) ?? false
        }
        return span.start > line.start && isCapital(word) && isCapital(next)
    }
}
