import HerautModel

/// VI-04: a caption of more than 42 characters a line, or more than two lines (communication.md §2.3).
struct CaptionTooLong: CodedRule {
    static let id: RuleID = "VI-04"

    private static let charactersPerLine = 42
    private static let lines = 2

    func check(_ document: LintDocument, report: inout RuleReport) {
        for caption in CaptionReader.captions(in: document) {
            for line in caption.lines where line.characters > Self.charactersPerLine {
                report.add(
                    line.span,
                    values: ["waarde": String(line.characters), "limiet": String(Self.charactersPerLine)])
            }
            if caption.lines.count > Self.lines {
                report.add(
                    caption.textSpan, variant: "regels",
                    values: ["waarde": String(caption.lines.count), "limiet": String(Self.lines)])
            }
        }
    }
}
