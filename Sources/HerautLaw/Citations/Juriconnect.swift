public import HerautModel

/// A reference to a law on wetten.overheid.nl, after the standard Juriconnect BWB 1.3 (every such reference is one of 1.3.1 too).
public struct Juriconnect: Hashable, Sendable {
    /// `BWBR0001854`.
    public var identifier: String
    /// Article as the law of that id numbers it: `132`; `166` in a book of the Burgerlijk Wetboek, `5:32` in the Awb.
    public var article: String?
    /// Paragraph.
    public var paragraph: Int?
    /// Day whose text is meant (`g`); also the day it was looked at (`z`).
    public var day: CalendarDate?

    /// A reference.
    public init(identifier: String, article: String?, paragraph: Int? = nil, day: CalendarDate? = nil) {
        self.identifier = identifier
        self.article = article
        self.paragraph = paragraph
        self.day = day
    }

    /// `jci1.3:c:BWBR0001854&artikel=132&lid=1&z=2026-01-01&g=2026-01-01`; `v` in place of `c` for a treaty.
    public var text: String {
        let kind = identifier.hasPrefix("BWBV") ? "v" : "c"
        var text = "jci1.3:\(kind):\(identifier)"
        if let article { text += "&artikel=\(article)" }
        if let paragraph { text += "&lid=\(paragraph)" }
        if let day { text += "&z=\(day.iso)&g=\(day.iso)" }
        return text
    }

    /// The address of the text.
    public var link: String { "https://wetten.overheid.nl/" + text }

    /// Reads `jci1.3:…` (also 1.31 and 1.2), with or without the address before it; `nil` when it is none.
    public init?(_ text: String) {
        let bare = text.hasPrefix("https://wetten.overheid.nl/") ? String(text.dropFirst(27)) : text
        let parts = bare.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, ["jci1.3", "jci1.31", "jci1.2"].contains(parts[0]),
            parts[1] == "c" || parts[1] == "v"
        else { return nil }
        let fields = parts[2].split(separator: "&", omittingEmptySubsequences: false)
        guard let first = fields.first, Self.isIdentifier(first) else { return nil }
        self.init(identifier: String(first), article: nil)
        for field in fields.dropFirst() {
            let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard pair.count == 2, !pair[1].isEmpty else { return nil }
            switch pair[0] {
            case "artikel": article = String(pair[1])
            case "lid": paragraph = Int(pair[1])
            case "g": day = CalendarDate(iso: pair[1])
            default: continue
            }
        }
    }

    /// `BWB`, then `R` (regulation), `V` (treaty) or `W`, then seven digits.
    static func isIdentifier(_ text: Substring) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 11 && text.hasPrefix("BWB") && "RVW".utf8.contains(bytes[3])
            && bytes[4...].allSatisfy { (48...57).contains($0) }
    }
}
