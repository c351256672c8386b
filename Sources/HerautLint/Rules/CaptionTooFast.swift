import HerautLanguage
import HerautModel

/// VI-05: a caption that nobody can read in its time. Characters a second, spaces included: over 15 tip, over 17 warning, over 20 fout
/// (communication.md §2.3).
struct CaptionTooFast: CodedRule {
    static let id: RuleID = "VI-05"

    private static let limits: [(limit: Int, severity: Severity)] = [
        (CaptionNorm.impossibleSpeed, .error), (CaptionNorm.highestSpeed, .warning),
        (CaptionNorm.easySpeed, .tip),
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        for caption in CaptionReader.captions(in: document) where caption.milliseconds > 0 {
            let characters = caption.lines.reduce(caption.lines.count - 1) { $0 + $1.characters }
            // Compared as whole numbers: no rounding at the limit.
            guard
                let (limit, severity) = Self.limits.first(where: {
                    characters * 1000 > $0.limit * caption.milliseconds
                })
            else {
                continue
            }
            let speed = (characters * 1000 + caption.milliseconds / 2) / caption.milliseconds
            report.add(
                caption.textSpan, weight: .exactly(severity),
                values: ["waarde": String(speed), "limiet": String(limit)])
        }
    }
}
