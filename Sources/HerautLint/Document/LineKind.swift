/// What a line of a paragraph is by its looks: municipal drafts mark subject, salutation and close by words, not by markup.
enum LineKind: Equatable {
    case text
    case subject
    case dateLine
    case addressee
    case salutation
    case closing

    private static let subjects = texts("onderwerp:", "betreft:")
    private static let dateLabels = texts("datum:", "kenmerk:", "ons kenmerk:", "uw kenmerk:")
    private static let salutations = texts("beste ", "geachte ", "hallo ", "hoi ", "dag ")
    private static let closings = texts(
        "met vriendelijke groet", "vriendelijke groet", "met hartelijke groet", "hartelijke groet",
        "hoogachtend", "groeten,", "groeten", "groetjes", "groet,", "met groet", "warme groet", "lieve groet",
        "hartelijks,", "met de meeste hoogachting")
    private static let addressees = texts("aan: ")

    private static func texts(_ texts: String...) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    /// More bytes than a place and a date take.
    private static let longestDateLine = 80
    /// More bytes than a close takes.
    private static let longestClosing = 60

    /// The kind of a line, given in lower case and without space around it.
    init(_ line: ArraySlice<UInt8>) {
        func starts(with texts: [[UInt8]]) -> Bool { texts.contains { line.starts(with: $0) } }
        if starts(with: Self.subjects) {
            self = .subject
        } else if starts(with: Self.dateLabels) || Self.isDate(line) {
            self = .dateLine
        } else if starts(with: Self.addressees) {
            self = .addressee
        } else if line.last == Byte.comma, starts(with: Self.salutations) {
            self = .salutation
        } else if line.count < Self.longestClosing, line.last != Byte.point, starts(with: Self.closings) {
            self = .closing
        } else {
            self = .text
        }
    }

    /// The kind of a line that is a text of its own.
    init(text: String) { self.init(Array(text.utf8)[...]) }

    /// `3 november 2026`, and nothing else, perhaps after a place.
    private static func isDate(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count <= longestDateLine else { return false }
        let words = line.split(separator: Byte.space)
        guard (3...4).contains(words.count), let year = words.last, year.count == 4,
            year.allSatisfy(Byte.isDigit)
        else { return false }
        return WordShapes.months.contains { words[words.count - 2].elementsEqual($0) }
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
