import HerautModel

/// What a line of a paragraph is by its looks: municipal drafts mark subject, salutation and close by words, not by markup.
enum LineKind: Equatable {
    case text
    case subject
    case dateLine
    case addressee
    case salutation
    case closing

    private static let subjects = ["onderwerp:", "betreft:"]
    private static let dateLabels = ["datum:", "kenmerk:", "ons kenmerk:", "uw kenmerk:"]
    private static let salutations = ["beste ", "geachte ", "hallo ", "hoi ", "dag "]
    private static let closings = [
        "met vriendelijke groet", "vriendelijke groet", "met hartelijke groet", "hartelijke groet",
        "hoogachtend", "groeten,", "groeten",
        "groet,", "met de meeste hoogachting",
    ]
    private static let months = [
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ]

    /// More bytes than a place and a date take.
    private static let longestDateLine = 80

    /// The kind of a line, given in lower case.
    init(_ line: String) {
        if Self.subjects.contains(where: line.hasPrefix) {
            self = .subject
        } else if Self.dateLabels.contains(where: line.hasPrefix) || Self.isDate(line) {
            self = .dateLine
        } else if line.hasPrefix("aan: ") {
            self = .addressee
        } else if Self.salutations.contains(where: line.hasPrefix), line.hasSuffix(",") {
            self = .salutation
        } else if Self.closings.contains(where: line.hasPrefix), line.utf8.count < 60, !line.hasSuffix(".") {
            self = .closing
        } else {
            self = .text
        }
    }

    /// `3 november 2026`, and nothing else, perhaps after a place.
    private static func isDate(_ line: String) -> Bool {
        guard line.utf8.count <= longestDateLine else { return false }
        let words = line.split(separator: " ")
        guard (3...4).contains(words.count), words.last?.count == 4,
            words.last?.allSatisfy(\.isNumber) ?? false
        else { return false }
        return months.contains(String(words[words.count - 2]))
    }
}

/// Labels of the parts of a poster, in lower case without the colon.
enum PosterPart {
    static func scope(ofLabel label: String) -> Scope? {
        switch label {
        case "kop", "titel": .heading
        case "op de poster", "poster", "tekst", "tekst op de poster", "onderaan", "onderkant", "bovenaan",
            "subkop":
            .onPoster
        case "bijschrift", "caption", "tekst bij de post": .caption
        case "alt-tekst", "alt", "alttekst", "alternatieve tekst": .altText
        default: nil
        }
    }
}
