import HerautModel

/// AX-04: a text longer than the channel of the draft takes (`Locales/platforms.yml`). Of a poster or script the caption is what is posted.
struct TooLongForChannel: CodedRule {
    static let id: RuleID = "AX-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let names = document.metadata.channels.flatMap(Self.names)
        let platforms = names.compactMap(document.references.platforms.platform)
        // A text that is also meant for a website may be longer there: then somebody has to shorten it for the other.
        let isElsewhereToo = platforms.count < names.count
        let isCaption = document.family == .poster || document.family == .video
        let passages = document.passages.filter { !isCaption || $0.scopes.contains(.caption) }
        for platform in platforms {
            guard let limit = platform.limit else { continue }
            let length = passages.reduce(max(0, passages.count - 1)) {
                $0 + Self.length(of: $1, on: platform)
            }
            guard length > limit else { continue }
            report.addMissing(
                weight: isElsewhereToo ? .milder : .asRule,
                values: ["waarde": String(length), "limiet": String(limit), "platform": platform.name])
        }
    }

    /// `website en Facebook` are two channels.
    private static func names(_ channel: String) -> [String] {
        channel.split { ",;/+&".contains($0) }.flatMap { part in
            part.split(separator: " en ").map { $0.trimmingSpaces() }
        }.filter { !$0.isEmpty }
    }

    private static func length(of passage: Passage, on platform: Platform) -> Int {
        let whole = platform.length(of: passage.text)
        guard let linkLength = platform.linkLength else { return whole }
        return passage.words.filter { $0.kind == .link }.reduce(whole) { length, link in
            length - platform.length(of: passage.text(link.range)) + linkLength
        }
    }
}
