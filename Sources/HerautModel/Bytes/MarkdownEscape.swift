/// Writes values into Markdown so that they can never become markup, and changes no more than that needs: people read drafts.
public enum MarkdownEscape {
    /// Adds the UTF-8 text in `value` to `out`; its line endings stay line endings. `isAtLineStart` says, before and after, whether
    /// everything on the line so far could still be the start of a list, a heading or a rule.
    public static func append(
        _ value: UnsafeBufferPointer<UInt8>, isAtLineStart: inout Bool, to out: inout [UInt8]
    ) {
        for index in value.indices {
            let byte = value[index]
            let isAfterWord = index > 0 && isWord(value[index - 1])
            let isBeforeWord = index + 1 < value.count && isWord(value[index + 1])
            if needsEscape(byte, isAfterWord, isBeforeWord, isAtLineStart) { out.append(UInt8(ascii: "\\")) }
            out.append(byte)
            isAtLineStart = byte == UInt8(ascii: "\n") || (isAtLineStart && canStartBlock(byte))
        }
    }

    /// Whether the last line of `text` could still be the start of a list, a heading or a rule.
    public static func isAtLineStart(after text: [UInt8]) -> Bool {
        var index = text.count
        while index > 0, text[index - 1] != UInt8(ascii: "\n"), text[index - 1] != UInt8(ascii: "\r") {
            index -= 1
            if !canStartBlock(text[index]) { return false }
        }
        return true
    }

    private static func needsEscape(
        _ byte: UInt8, _ isAfterWord: Bool, _ isBeforeWord: Bool, _ isAtLineStart: Bool
    ) -> Bool {
        switch Unicode.Scalar(byte) {
        case "\\", "*", "`", "[", "]", "<", "|": true
        // Between letters or digits it is part of a word, as in an account name.
        case "_": !(isAfterWord && isBeforeWord)
        // At the end of a heading it would close it.
        case "#": !isAfterWord && !isBeforeWord
        case "-", "+", "~", ".", ")": isAtLineStart && !isBeforeWord
        case ">": isAtLineStart
        default: false
        }
    }

    /// Letters and digits; every byte of a character that is not ASCII counts as one.
    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }

    /// Whether a line may start with this byte and still become a block of its own.
    public static func canStartBlock(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case " ", "\t", "-", "+", "*", ">", "#", "~", ".", ")", "0"..."9", "[", "]", "x", "X", "_", "`", "\\",
            "|":
            true
        default: false
        }
    }
}
