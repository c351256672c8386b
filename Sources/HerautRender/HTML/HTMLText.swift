import HerautModel

/// Running text as HTML, in the direction of its page.
struct HTMLText: Sendable {
    /// On a page that runs from right to left, numbers are kept apart from the text around them.
    let isRightToLeft: Bool
    /// Whether of several spaces all are seen, as in an address: two between postcode and town (communication.md §3.4). Browsers show one.
    var keepsSpaces = false
    /// Whether it stands in a cell of a table. Words stay whole there, but for one that is wider than a column may be.
    var isInCell = false

    private static let fixedSpace = "\u{A0}"
    /// Letters of a word that is broken rather than that a table becomes wider than the page.
    private static let longestWord = 24

    /// Adds `text`.
    func append(_ text: String, to out: inout [UInt8]) {
        let text = keepsSpaces ? text.replacing("  ", with: Self.fixedSpace + " ") : text
        guard isRightToLeft else { return appendWords(text, to: &out) }
        for (piece, isIsolated) in NumberIsolation.pieces(of: text) {
            if isIsolated { out.append(contentsOf: "<bdi dir=\"ltr\">".utf8) }
            TextEscape.markup.append(String(piece), to: &out)
            if isIsolated { out.append(contentsOf: "</bdi>".utf8) }
        }
    }

    private func appendWords(_ text: String, to out: inout [UInt8]) {
        guard isInCell || text.utf8.contains(UInt8(ascii: "-")) else {
            return TextEscape.markup.append(text, to: &out)
        }
        let words = text.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let looks = words.map(look)
        guard looks.contains(where: { $0 != nil }) else { return TextEscape.markup.append(text, to: &out) }
        for (index, word) in words.enumerated() {
            if index > 0 { out.append(UInt8(ascii: " ")) }
            if let look = looks[index] { out.append(contentsOf: "<span class=\"\(look)\">".utf8) }
            TextEscape.markup.append(String(Substring(word)), to: &out)
            if looks[index] != nil { out.append(contentsOf: "</span>".utf8) }
        }
    }

    /// The class of a word that is set in its own way.
    private func look(of word: Substring.UTF8View) -> String? {
        if isInCell, word.count > Self.longestWord { return "lang" }
        return Self.isHyphenatedNumber(word) ? "nummer" : nil
    }

    /// Whether a word is a number such as `0900-8844`, which browsers break behind the hyphen. Brackets and a full stop may stand around it.
    private static func isHyphenatedNumber(_ word: Substring.UTF8View) -> Bool {
        guard word.count >= 8, let hyphen = word.firstIndex(of: UInt8(ascii: "-")), hyphen != word.startIndex
        else { return false }
        var digits = 0
        for byte in word {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
            case UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."),
                UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: ";"):
                continue
            default: return false
            }
        }
        return digits >= 7
    }
}
