/// Writes texts as YAML, so that they are read back as the same texts.
public enum YAMLScalar {
    /// A YAML scalar: plain when nothing in it can be misread, else in double quotes.
    public static func text(_ text: String) -> String {
        isPlain(text) ? text : quoted(text)
    }

    /// A text of several lines as a block of them, each after `indent` spaces; in double quotes when a block cannot hold it as it is.
    public static func block(_ text: String, indent: Int) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isPlain = text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value > 0x1F && !isSpecial($0) }
        guard lines.count > 1, isPlain, !text.hasPrefix(" "), !text.hasPrefix("\n"), !text.hasSuffix("\n")
        else {
            return quoted(text)
        }
        let blanks = String(repeating: " ", count: indent)
        return "|-" + lines.map { $0.isEmpty ? "\n" : "\n" + blanks + $0 }.joined()
    }

    /// What YAML takes for the end of a line or a mark, or does not take at all.
    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": true
        default: false
        }
    }

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, !text.hasSuffix(" "),
            !text.hasSuffix(":")
        else {
            return false
        }
        let words: Set = ["ja", "nee", "yes", "no", "true", "false", "null", "on", "off", "y", "n"]
        if words.contains(text.lowercased()) || text.contains(": ") || text.contains(" #") { return false }
        return text.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0)
                || " -_.,/@()'’:".unicodeScalars.contains($0)
        }
    }

    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
