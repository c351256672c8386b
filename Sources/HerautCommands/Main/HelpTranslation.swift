import HerautModel

/// Says in the user's language what ArgumentParser says in English. It has no hook for that, so its sentences are recognised;
/// a test holds every command's help and the usual errors against English words, and the version is pinned.
struct HelpTranslation {
    let messages: MessageCatalogue

    /// Fixed texts of help, and the key under `command.help` that replaces each.
    private static let literals = [
        ("OVERVIEW: ", "overview"), ("USAGE: ", "usage"), ("ARGUMENTS:", "arguments"),
        ("OPTIONS:", "options"), ("SUBCOMMANDS:", "subcommands"), ("[<options>]", "optionsPlace"),
        ("<options>", "optionsNeeded"), ("<subcommand>", "subcommandPlace"), ("(values:", "values"),
        ("default:", "default"), ("Show help information.", "showHelp"),
        ("Show subcommand help information.", "showHelp"), ("Show the version.", "showVersion"),
        ("' for detailed help.", "detailed"), ("  See 'heraut help", "see"),
    ]

    /// Sentences of errors, and the key under `command.error` that replaces each. The most telling first.
    private static let sentences = [
        ("Unknown option '{optie}'. Did you mean '{woord}'?", "unknownOptionMeant"),
        ("Unknown option '{optie}'\n{rest}", "unknownOption"), ("Unknown option '{optie}'", "unknownOption"),
        ("Invalid option: {optie}", "unknownOption"),
        ("Missing value for '{optie}'", "missingValue"),
        ("The option '{optie}' does not take any value, but '{waarde}' was specified.", "needlessValue"),
        ("Unexpected argument '{waarde}'", "unexpected"),
        ("{aantal} unexpected arguments: '{waarde}'", "unexpectedMany"),
        ("Value to be set with flag '{optie}' had already been set with flag '{eerder}'", "twice"),
        ("Missing expected argument '{argument}'", "missingArgument"),
        ("Missing one of: '{argument}'", "missingOneOf"),
        (
            "The value '{waarde}' is invalid for '{optie}'. Please provide one of the following:\n{keuzes}",
            "invalidChoice"
        ),
        ("The value '{waarde}' is invalid for '{optie}'. Please provide one of {keuzes}.", "invalidChoice"),
        ("The value '{waarde}' is invalid for '{optie}'{rest}", "invalidValue"),
        ("Missing required subcommand.", "missingCommand"),
        ("Can't generate completion scripts for '{waarde}'.{rest}", "unknownShell"),
        ("Can't autodetect a supported shell.{rest}", "noShell"),
    ]

    /// A help text, and what may be given with every command.
    func help(_ text: String) -> String {
        guard text.contains("USAGE: ") else { return text }
        var translated = text
        for (literal, key) in Self.literals {
            translated.replace(literal, with: messages("command.help." + key))
        }
        while translated.hasSuffix("\n") { translated.removeLast() }
        let lines = translated.split(separator: "\n", omittingEmptySubsequences: false).map(folded)
        return lines.joined(separator: "\n") + "\n\n" + messages("command.help.shared")
    }

    /// The message of an error.
    func error(_ text: String) -> Message {
        for (pattern, key) in Self.sentences {
            guard var values = SentencePattern(pattern).values(in: text) else { continue }
            values["keuzes"] = values["keuzes"].map(choices)
            return .key("command.error." + key, values)
        }
        return .key("command.error.unknown", ["fout": text])
    }

    /// How the command is used, and where to read on: the end of a full error text.
    func usage(_ text: String) -> String {
        guard let start = text.firstRange(of: "Usage: ") else { return "" }
        var lines = text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
        var result = ""
        if let last = lines.last.map(String.init),
            let values = SentencePattern("  See '{opdracht}' for more information.").values(in: last)
        {
            lines.removeLast()
            result = messages("command.help.more", values) + "\n"
        }
        var usage = lines.joined(separator: "\n")
        for (literal, key) in Self.literals where literal.contains("<") {
            usage.replace(literal, with: messages("command.help." + key))
        }
        return folded(messages("command.help.usage") + usage) + "\n" + result
    }

    /// A line of usage is not wrapped by ArgumentParser: cut it between options.
    private func folded(_ line: some StringProtocol) -> String {
        var result = ""
        var width = 0
        for (index, part) in String(line).split(separator: " [").map(String.init).enumerated() {
            let text = index == 0 ? part : "[" + part
            let isOver =
                width + text.count + 1 > 80 && index > 0 && line.hasPrefix(messages("command.help.usage"))
            result += index == 0 ? text : (isOver ? "\n    " : " ") + text
            width = isOver ? 4 + text.count : width + text.count + 1
        }
        return result
    }

    /// `'text', 'line' or 'json'`, or a list with dashes, as words with commas.
    private func choices(_ text: String) -> String {
        var plain = text
        for (joint, comma) in [
            ("' or '", "', '"), ("' and '", "', '"), ("\n  - ", ", "), ("  - ", ""), ("'", ""),
        ] {
            plain.replace(joint, with: comma)
        }
        return plain
    }
}

/// A sentence with `{names}` in it, to be recognised.
struct SentencePattern {
    private var literals: [Substring] = []
    private var names: [String] = []

    init(_ pattern: String) {
        var rest = pattern[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            literals.append(rest[..<open])
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        literals.append(rest)
    }

    /// What stands for each name in `text`; `nil` when it is another sentence. A name takes as little as it can, the last all that is left.
    func values(in text: String) -> [String: String]? {
        guard let first = literals.first, let last = literals.last, text.hasPrefix(first),
            text.hasSuffix(last)
        else { return nil }
        guard !names.isEmpty else { return text == first ? [:] : nil }
        guard text.count >= first.count + last.count else { return nil }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        var values: [String: String] = [:]
        for (name, literal) in zip(names.dropLast(), literals.dropFirst()) {
            guard let found = rest.firstRange(of: literal) else { return nil }
            values[name] = String(rest[..<found.lowerBound])
            rest = rest[found.upperBound...]
        }
        if let name = names.last { values[name] = String(rest) }
        return values
    }
}
