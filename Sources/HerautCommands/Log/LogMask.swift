import HerautModel

/// Takes out of the text of a log what tells of people: the names and accounts that the case, the municipality and the log itself know, and
/// whatever looks like an account, an address on the internet or a number. It cannot know every name: somebody has to read it before it
/// goes out.
struct LogMask {
    /// Words that may be somebody's name, in lower case: they are recognised however they are written.
    private let names: Set<String>
    /// Accounts, hashtags and addresses as they are written, the longest first.
    private let marks: [String]
    private let replacement: String

    /// - Parameter people: who stand in the log.
    init(caseFile: CaseFile, municipality: Municipality?, people: [String], replacement: String) {
        self.replacement = replacement
        let roles = caseFile.values.at("rollen")?.items.compactMap { $0.at("wie")?.string } ?? []
        let sentences =
            Self.texts(at: Self.namePaths, in: caseFile.values) + roles + people
            + Self.texts(at: Self.municipalityPaths, in: municipality?.values)
        names = Set(sentences.flatMap(Self.names))
        marks = Set(Self.texts(at: Self.accountPaths, in: caseFile.values)).sorted {
            ($1.count, $0) < ($0.count, $1)
        }
    }

    private static let namePaths = [
        "stopgesprek.voornaam", "stopgesprek.aanwezigen", "oproep.organisator", "akkoord.wie",
        "activiteit.contact",
    ]
    private static let municipalityPaths = ["burgemeester.naam", "contact.naam", "pers"]
    private static let accountPaths = [
        "oproep.accounts", "oproep.hashtags", "bericht.account", "bericht.url",
    ]
    /// Numbers that everybody may read.
    private static let nationalNumbers = ["0900-8844", "0800-7000", "0800-1351"]

    private static func texts(at paths: [String], in values: Value?) -> [String] {
        paths.compactMap { values?.at($0) }.flatMap { value in
            value.items.isEmpty ? [value] : value.items
        }.compactMap(\.string)
    }

    /// The words of a text that may be a name, in lower case: those with a capital, of three letters or more. Of a double name both halves
    /// count as well.
    private static func names(in text: String) -> [String] {
        let words = text.split { !isPartOfName($0) }
        return (words + words.flatMap { $0.split(separator: "-") }).filter { word in
            word.count >= 3 && word.first?.isUppercase ?? false
        }.map { $0.lowercased() }
    }

    private static func isPartOfName(_ character: Character) -> Bool {
        character.isLetter || character == "-"
    }

    /// The text without them.
    func masked(_ text: String) -> String {
        let bare = marks.reduce(text) { Self.replacing($1, in: $0, with: replacement) }
        return bare.split(separator: " ", omittingEmptySubsequences: false).map { piece in
            Self.looksPersonal(piece) ? replacement : maskingNames(in: piece)
        }.joined(separator: " ")
    }

    private func maskingNames(in piece: Substring) -> String {
        var result = ""
        var rest = piece
        while !rest.isEmpty {
            let word = rest.prefix(while: Self.isPartOfName)
            result += isName(word) ? replacement : String(word)
            rest = rest.dropFirst(word.count)
            let between = rest.prefix { !Self.isPartOfName($0) }
            result += between
            rest = rest.dropFirst(between.count)
        }
        return result
    }

    /// A name, or what is of somebody: ‘Jips moeder’.
    private func isName(_ word: Substring) -> Bool {
        let word = word.lowercased()
        return ([word] + word.split(separator: "-").map(String.init)).contains { part in
            names.contains(part) || (part.hasSuffix("s") && names.contains(String(part.dropLast())))
        }
    }

    /// Whole words only: `Bos` is not in `Bosweg`.
    private static func replacing(_ word: String, in text: String, with other: String) -> String {
        var result = ""
        var rest = text[...]
        while let range = rest.firstRange(of: word) {
            result += rest[..<range.lowerBound]
            let isPart = result.last?.isLetter ?? false || rest[range.upperBound...].first?.isLetter ?? false
            result += isPart ? word : other
            rest = rest[range.upperBound...]
        }
        return result + rest
    }

    /// An account, an address on the internet, or a number of five digits and more that is neither a day nor known to all.
    private static func looksPersonal(_ piece: Substring) -> Bool {
        let core = piece.drop { "([\"'".contains($0) }
        if core.hasPrefix("#") || core.contains("@") || core.contains("://") { return true }
        guard core.count(where: \.isNumber) >= 5 else { return false }
        return CalendarDate(iso: String(core.prefix(10))) == nil
            && !nationalNumbers.contains(where: core.hasPrefix)
    }
}
