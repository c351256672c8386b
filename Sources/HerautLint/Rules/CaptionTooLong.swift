import HerautLanguage
import HerautModel

/// VI-04: a caption of more than 42 characters a line, or more than two lines (communication.md §2.3).
struct CaptionTooLong: CodedRule {
    static let id: RuleID = "VI-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for caption in CaptionReader.captions(in: document) {
            for line in caption.lines where line.characters > CaptionNorm.charactersPerLine {
                report.add(
                    line.span,
                    values: [
                        "waarde": String(line.characters), "limiet": String(CaptionNorm.charactersPerLine),
                    ])
            }
            if caption.lines.count > CaptionNorm.lines {
                report.add(
                    caption.textSpan, variant: "regels",
                    values: ["waarde": String(caption.lines.count), "limiet": String(CaptionNorm.lines)])
            }
        }
    }
}
