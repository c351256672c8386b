/// Wraps a line at a width, between words only. Words that must be read in one go stay together: the groups of a phone number,
/// the two halves of a postcode, and of course a web address. What is longer than a line gets a line of its own.
enum LineWrapper {
    /// The lines of `line`, at most `width` columns each where the words allow it; at least one, maybe empty.
    static func wrap(_ line: String, width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        var columns = 0
        for word in words(of: line) {
            let length = word.count
            if columns > 0, columns + 1 + length > width {
                lines.append(current)
                current = ""
                columns = 0
            }
            if columns > 0 {
                current += " "
                columns += 1
            }
            current += word
            columns += length
        }
        lines.append(current)
        return lines
    }

    /// The words, with those that belong together joined by their space.
    static func words(of line: String) -> [String] {
        var words: [String] = []
        var last: Substring?
        for word in line.split(separator: " ") {
            if let before = last, belongsTogether(before, word) {
                words[words.count - 1] += " " + word
            } else {
                words.append(String(word))
            }
            last = word
        }
        return words
    }

    private static func belongsTogether(_ a: Substring, _ b: Substring) -> Bool {
        let bare = b.utf8.reversed().drop { closing.contains($0) }.reversed()
        let start = a.utf8.drop { opening.contains($0) }
        guard let first = start.first, !bare.isEmpty, digits.contains(first) || first == UInt8(ascii: "+")
        else { return false }
        let isNumber = start.dropFirst().allSatisfy { digits.contains($0) || $0 == UInt8(ascii: "-") }
        guard isNumber else { return false }
        if bare.allSatisfy(digits.contains) { return true }
        return start.count == 4 && bare.count == 2 && bare.allSatisfy { (65...90).contains($0) }
    }

    private static let digits: ClosedRange<UInt8> = 48...57
    private static let opening = Set("(".utf8)
    private static let closing = Set(".,;:?!)".utf8)
}
