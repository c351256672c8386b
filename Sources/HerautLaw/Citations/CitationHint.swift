/// Tells at a glance whether a text can cite law at all, without the register: the register is large, and most texts cite none.
public enum CitationHint {
    /// Whether UTF-8 `bytes` may hold a citation: a word that begins with "art" close before a digit, or a short word with a capital
    /// close behind one (`6:166 BW`, `131 Sr`). Says yes too often rather than too seldom.
    public static func mayCite(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                if isDigit(bytes[index]) {
                    let start = index
                    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
                    if lawMayFollow(bytes, start..<index) { return true }
                } else {
                    if startsArticleWord(bytes, index) { return true }
                    index += 1
                }
            }
            return false
        }
    }

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// `art. 131`, `Artikelen 5:32`: at most ten letters, then a few signs, then a digit.
    private static func startsArticleWord(_ bytes: Bytes, _ start: Int) -> Bool {
        guard start + 3 < bytes.count, bytes[start] | 0x20 == UInt8(ascii: "a"),
            bytes[start + 1] | 0x20 == UInt8(ascii: "r"), bytes[start + 2] | 0x20 == UInt8(ascii: "t"),
            start == 0 || !isLetter(bytes[start - 1])
        else { return false }
        var index = start + 3
        while index < bytes.count, index < start + 10, isLetter(bytes[index]) { index += 1 }
        let end = min(bytes.count, index + 4)
        while index < end, !isLetter(bytes[index]) {
            if isDigit(bytes[index]) { return true }
            index += 1
        }
        return false
    }

    /// `131 Sr`, `172a Gemw`, but no postal code (`1234 AB`).
    private static func lawMayFollow(_ bytes: Bytes, _ digits: Range<Int>) -> Bool {
        var index = digits.upperBound
        while index < bytes.count, index < digits.upperBound + 3, isSmall(bytes[index]) { index += 1 }
        let gap = index
        while index < bytes.count, index < gap + 4, !isLetter(bytes[index]), !isDigit(bytes[index]) {
            index += 1
        }
        guard index > gap, index < bytes.count, isLetter(bytes[index]), !isSmall(bytes[index]) else {
            return false
        }
        let start = index
        while index < bytes.count, isLetter(bytes[index]) { index += 1 }
        let isPostalCode =
            digits.count == 4 && gap == digits.upperBound && index - start == 2
            && !(digits.lowerBound > 0 && bytes[digits.lowerBound - 1] == UInt8(ascii: ":"))
        return (2...8).contains(index - start) && !isPostalCode
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
    private static func isLetter(_ byte: UInt8) -> Bool { isSmall(byte | 0x20) }
}
