import HerautModel

/// DB-17: the text answers a rumour that hardly anyone has seen. How far it went is what the case says under `bereik`: a number or words.
struct RumourBarelySpread: CodedRule {
    static let id: RuleID = "DB-17"

    /// Up to so many views or shares an answer reaches more people than the rumour did. An estimate: no source gives a number.
    private static let fewViews = 100
    private static let fewWords = [
        "laag", "klein", "beperkt", "weinig", "nauwelijks", "gering", "enkele", "minimaal",
    ]
    private static let manyWords = [
        "duizend", "miljoen", "viraal", "groot", "hoog", "veel", "landelijk", "honderd",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        for rumour in mentions.mentioned {
            guard document.facts.rumours.indices.contains(rumour), let mention = mentions.of(rumour).first
            else {
                continue
            }
            if let reach = document.facts.rumours[rumour].reach {
                guard Self.isLow(reach) else { continue }
                report.add(mention.passage, mention.range, values: ["bereik": reach])
            } else if document.facts.values != nil {
                report.add(mention.passage, mention.range, variant: "onbekend", weight: .exactly(.tip))
            }
        }
    }

    static func isLow(_ reach: String) -> Bool {
        let text = reach.lowercased()
        if manyWords.contains(where: text.contains) { return false }
        let numbers = text.split { !$0.isNumber && $0 != "." }.compactMap { Int($0.filter(\.isNumber)) }
        if let most = numbers.max() { return most <= fewViews }
        return fewWords.contains(where: text.contains)
    }
}
