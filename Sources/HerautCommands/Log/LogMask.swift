import HerautModel

/// Takes out of the text of a log what tells of people: the names, accounts and addresses that the case, the municipality and the log itself
/// know, and whatever looks like a number, an account or an address. It cannot know every name: somebody has to read it before it goes out.
struct LogMask {
    private let words: [String]
    private let replacement: String

    init(caseFile: CaseFile, municipality: Municipality?, people: [String], replacement: String) {
        self.replacement = replacement
        let ofCase = Self.paths.compactMap { caseFile.values.at($0) }.flatMap(Self.texts)
        let ofMunicipality = ["burgemeester.naam", "contact.naam", "pers"].compactMap {
            municipality?.values.at($0)?.string
        }
        let roles = caseFile.values.at("rollen")?.items.compactMap { $0.at("wie")?.string } ?? []
        let whole = (ofCase + ofMunicipality + roles + people).map { $0.trimmingSpaces() }
        // A name of two words may be told by one of them.
        let parts = whole.flatMap { $0.split(separator: " ").map(String.init) }
        let words = (whole + parts).filter { word in
            word.count >= 3 && (word.first?.isUppercase ?? false || !word.contains(" "))
        }
        self.words = Set(words).subtracting(Self.ordinary).sorted { ($1.count, $0) < ($0.count, $1) }
    }

    /// What of a case names people or their accounts.
    private static let paths = [
        "stopgesprek.voornaam", "stopgesprek.aanwezigen", "oproep.accounts", "oproep.hashtags",
        "oproep.organisator", "bericht.account", "bericht.url", "akkoord.wie", "activiteit.contact",
    ]

    /// Words that stand in such values and tell nothing.
    private static let ordinary: Set<String> = [
        "een", "het", "die", "van", "der", "den", "ook", "aan", "inwoner", "jongere", "jaar", "zich",
        "gemeente",
        "jongerenwerk", "politie", "wijkagent", "school", "bij", "met", "voor", "adviseur",
    ]

    private static func texts(_ value: Value) -> [String] {
        value.items.isEmpty ? [value.string].compactMap(\.self) : value.items.flatMap(texts)
    }

    /// The text without them.
    func masked(_ text: String) -> String {
        var text = text
        for word in words { text = Self.replacing(word, in: text, with: replacement) }
        return text.split(separator: " ", omittingEmptySubsequences: false).map { piece in
            Self.looksPersonal(piece) ? replacement : String(piece)
        }.joined(separator: " ")
    }

    /// Whole words only: `Bo` is not in `Bosweg`.
    private static func replacing(_ word: String, in text: String, with other: String) -> String {
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: word) {
            let before = rest[..<range.lowerBound].last ?? result.last
            let after = rest[range.upperBound...].first
            let isWhole = !(before?.isLetter ?? false) && !(after?.isLetter ?? false)
            result += rest[..<range.lowerBound] + (isWhole ? other : word)
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    /// An account, an address on the internet, or a number of five digits and more.
    private static func looksPersonal(_ piece: Substring) -> Bool {
        let core = piece.drop { "([\"'".contains($0) }
        return core.hasPrefix("@") || core.hasPrefix("#") || core.contains("@") || core.contains("://")
            || piece.count(where: \.isNumber) >= 5 && !piece.contains("-0")
                && CalendarDate(iso: String(piece.prefix(10))) == nil
    }
}
