import HerautModel

/// What is done to an example before the rules look at it: a rule that only holds in a plain paragraph holds nowhere.
public enum Mutation: String, CaseIterable, Sendable {
    /// As it stands in the rule file.
    case plain = "gewoon"
    /// Behind a paragraph of characters of several bytes: places are counted in bytes, not in characters.
    case behindEmoji = "na-emoji"
    /// Accents apart from their letters (NFD), as some programs write them.
    case decomposed = "nfd"
    /// Lines that end as on Windows.
    case carriageReturns = "crlf"
    /// In an item of a list.
    case listItem = "lijst"
    /// In a quotation of two lines: markup stands in the middle of the place.
    case quotation = "citaat"
    /// In a cell of a table.
    case table = "tabel"
    /// Twice, one below the other.
    case twice = "twee-keer"
    /// In a block of code, that nobody reads as text: nothing may be found.
    case code = "code"
    /// Under a comment that silences the rule: nothing may be found.
    case suppressed = "uitzondering"

    /// Forms a draft can come in; what it says stays as it was, and so does what is wrong with it.
    static let encodings: [Mutation] = [.plain, .behindEmoji, .decomposed, .carriageReturns]

    /// The body of a draft with `raw`, an example with its marks, in this form. `nil` when such a text cannot take it: a table has no
    /// room for paragraphs.
    func body(of raw: String, for rule: RuleID, in family: DocumentFamily) -> String? {
        switch self {
        case .plain: raw
        case .behindEmoji:
            // A letter begins with its address: a greeting before it would be part of that.
            (family == .letter ? "<!-- 👩‍👩‍👧‍👦👋🏽é -->\n\n" : "Hallo 👋🏽\n\n") + raw
        case .decomposed: Self.decomposed(raw)
        case .carriageReturns: raw.replacing("\n", with: "\r\n")
        case .listItem: Self.indented(raw, first: "- ", next: "  ")
        case .quotation: Self.indented(Self.brokenInTwo(raw), first: "> ", next: "> ")
        case .table: Self.fitsCell(raw) ? "| Nr. | Tekst |\n| --- | --- |\n| 1 | \(raw) |" : nil
        case .twice: raw + "\n\n" + raw
        case .code: raw.contains("```") ? nil : "```\n" + raw + "\n```"
        case .suppressed:
            "<!-- heraut: negeer \(rule.name) voor=\(Self.isOneBlock(raw) ? "blok" : "bestand") reden=\"proef\" -->\n"
                + raw
        }
    }

    private static func indented(_ text: String, first: String, next: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            index == 0 ? first + line : line.isEmpty && next == "  " ? "" : next + line
        }.joined(separator: "\n")
    }

    /// One line of running text that has no markup of blocks in it.
    private static func fitsCell(_ raw: String) -> Bool {
        !raw.contains("\n") && !raw.contains("|") && !isBlockMarkup(raw[...])
    }

    private static func isOneBlock(_ raw: String) -> Bool { !raw.contains("\n") && raw.contains("«") }

    private static func isBlockMarkup(_ line: Substring) -> Bool {
        let text = line.drop { $0 == "«" }
        return ["#", "- ", "* ", ">", "|", "```", "<!--", "!["].contains { text.hasPrefix($0) }
            || text.first?.isWholeNumber ?? false
    }

    /// The text with a line break for a space, in the first place that is marked when it has one to spare. A line that starts with a
    /// capital or a number starts something new, and lines such as a subject or a label are one line by what they are: not there.
    private static func brokenInTwo(_ raw: String) -> String {
        let spaces = raw.indices.filter { isBreakable(raw, at: $0) }
        let open = raw.firstIndex(of: "«") ?? raw.startIndex
        guard let space = spaces.first(where: { $0 > open }) ?? spaces.last else { return raw }
        return raw[..<space] + "\n" + raw[raw.index(after: space)...]
    }

    private static func isBreakable(_ raw: String, at index: String.Index) -> Bool {
        guard raw[index] == " ", index > raw.startIndex else { return false }
        guard raw[raw.index(after: index)...].first?.isLowercase ?? false else { return false }
        guard raw[raw.index(before: index)].isLetter else { return false }
        let start = raw[..<index].lastIndex(of: "\n").map { raw.index(after: $0) } ?? raw.startIndex
        let line = raw[start...].prefix { $0 != "\n" }
        let text = line.filter { $0 != "«" && $0 != "»" }.lowercased()
        return !isBlockMarkup(line) && !text.hasPrefix("**") && !text.hasPrefix("[")
            && LineKind(Array(text.utf8)[...]) == .text
    }

    /// Latin letters with an accent as the letter and the accent behind it.
    private static func decomposed(_ text: String) -> String {
        var bytes: [UInt8] = []
        let source = Array(text.utf8)
        var index = 0
        while index < source.count {
            if source[index] == 0xC3, index + 1 < source.count,
                let pair = Characters.decomposed(source[index + 1])
            {
                bytes += [pair.letter, 0xCC, pair.mark]
                index += 2
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Characters {
    /// The letter and the second byte of the accent (after 0xCC) that the letter with second byte `byte` (after 0xC3) is made of.
    fileprivate static func decomposed(_ byte: UInt8) -> (letter: UInt8, mark: UInt8)? {
        for letter in "aeiouncAEIOUNC".utf8 {
            for mark: UInt8 in [0x80, 0x81, 0x82, 0x83, 0x88, 0xA7] where composed(letter, mark: mark) == byte
            {
                return (letter, mark)
            }
        }
        return nil
    }
}
