import HerautLanguage
import HerautModel

/// AX-04: a text longer than the channel of the draft takes (`Locales/platforms.yml`). Of a poster or script the caption is what is posted: it goes
/// to the channels of the case when the draft names none.
struct TooLongForChannel: CodedRule {
    static let id: RuleID = "AX-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let isCaption = document.family == .poster || document.family == .video
        let own = document.metadata.channels
        let shared = isCaption && own.isEmpty ? document.facts.values?.at("kanalen")?.items ?? [] : []
        let names = (own + shared.compactMap(\.string)).flatMap(PlatformRegister.names)
        let platforms = names.compactMap(document.references.platforms.platform)
        // A text that is also meant for a website may be longer there: then somebody has to shorten it for the other.
        let isElsewhereToo = platforms.count < names.count
        let passages = document.passages.filter { !isCaption || $0.scopes.contains(.caption) }
        for platform in platforms {
            guard let limit = platform.limit else { continue }
            let length = passages.reduce(max(0, passages.count - 1)) {
                $0 + platform.length(ofPost: $1.text)
            }
            guard length > limit else { continue }
            report.addMissing(
                weight: isElsewhereToo ? .milder : .asRule,
                values: ["waarde": String(length), "limiet": String(limit), "platform": platform.name])
        }
    }
}
