/// Writes values into Markdown so that they can never become markup, and changes no more than that needs: people read drafts.
struct MarkdownEscaper {
    private var text = ""
    /// Whether everything on this line so far could still be the start of a list, a heading or a rule.
    private var isAtLineStart = true

    /// What was added since the last time, as UTF-8.
    mutating func take() -> [UInt8] {
        defer { text = "" }
        return Array(text.utf8)
    }

    /// Adds bytes of the template, as they are.
    mutating func append(literal: String) {
        text += literal
        let line = literal.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
        if literal.contains(where: \.isNewline) { isAtLineStart = true }
        isAtLineStart = isAtLineStart && line.unicodeScalars.allSatisfy(Self.canStartBlock)
    }

    /// Adds a value; its line endings stay line endings.
    mutating func append(value: String) {
        let scalars = Array(value.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let before = index > 0 ? scalars[index - 1] : nil
            let after = index + 1 < scalars.count ? scalars[index + 1] : nil
            if needsEscape(scalar, before, after) { text += "\\" }
            text.unicodeScalars.append(scalar)
            isAtLineStart = scalar == "\n" || (isAtLineStart && Self.canStartBlock(scalar))
        }
    }

    private func needsEscape(_ scalar: Unicode.Scalar, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?)
        -> Bool
    {
        switch scalar {
        case "\\", "*", "`", "[", "]", "<", "|": true
        // Between letters or digits it is part of a word, as in an account name.
        case "_": !(isWord(before) && isWord(after))
        // At the end of a heading it would close it.
        case "#": !isWord(before) && !isWord(after)
        case "-", "+", "~", ".", ")": isAtLineStart && !isWord(after)
        case ">": isAtLineStart
        default: false
        }
    }

    private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return scalar.value >= 0x80 || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    private static func canStartBlock(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case " ", "\t", "-", "+", "*", ">", "#", "~", ".", ")", "0"..."9", "[", "]", "x", "X", "_", "`", "\\",
            "|":
            true
        default: false
        }
    }
}
