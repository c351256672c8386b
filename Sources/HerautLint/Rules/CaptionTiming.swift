import HerautLanguage
import HerautModel

/// VI-06: a caption that is gone before it is seen, or stays on screen too long: less than 1 second or more than 7 (communication.md §2.3).
struct CaptionTiming: CodedRule {
    static let id: RuleID = "VI-06"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for caption in CaptionReader.captions(in: document) {
            let isShort = caption.milliseconds < CaptionNorm.shortest
            guard isShort || caption.milliseconds > CaptionNorm.longest else { continue }
            let tenths = (caption.milliseconds + 50) / 100
            report.add(
                caption.textSpan, variant: isShort ? "kort" : "lang",
                values: ["waarde": tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"])
        }
    }
}
