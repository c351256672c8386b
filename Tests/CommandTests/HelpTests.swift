import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautCommands

@Suite struct `Help` {
    static let commands = CommandTable.names.filter { $0 != "help" }

    /// Words that only an untranslated sentence holds.
    static let english = [
        "overview", "usage", "arguments", "options", "subcommand", "show", "information", "default", "values",
        "see",
        "missing", "unexpected", "unknown", "invalid", "provide", "expected", "argument", "the", "for",
        "with", "error",
    ]

    static func englishWords(in text: String) -> [String] {
        let words = text.lowercased().split { !$0.isLetter }.map(String.init)
        return english.filter { words.contains($0) }
    }

    /// The text without names of options and actions, which are English in every language.
    private static func withoutNames(_ text: String) -> String {
        ["--with", "--on-error", "verify", "show", "purge"].reduce(text) { $0.replacing($1, with: "") }
    }

    @Test(arguments: ["--help", "help"] + commands.map { $0 + " --help" } + commands.map { "help " + $0 })
    func `is Dutch, on standard output, and ends with 0`(_ line: String) {
        let run = CommandLine(line)
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(Self.englishWords(in: Self.withoutNames(run.output)).isEmpty, "\(run.output)")
        #expect(!run.output.contains("command."))
        #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 88 })
    }

    @Test(arguments: commands)
    func `gives two examples of every command, in both languages`(_ command: String) {
        for language in ["nl", "en"] {
            let output = CommandLine("\(command) --help --locale \(language)").output
            #expect(output.split(separator: "\n").count { $0.hasPrefix("  heraut ") } >= 2)
        }
    }

    @Test func `is shown when nothing is asked`() {
        let run = CommandLine("")
        #expect(run.status == 0)
        #expect(run.output.contains("OPDRACHTEN:"))
        for command in Self.commands { #expect(run.output.contains(command)) }
    }

    @Test func `is English on request, by option or environment`() {
        #expect(CommandLine("lint --help --locale=en").output.contains("Check drafts against"))
        #expect(CommandLine("--locale en lint --help").output.contains("USAGE: heraut lint"))
        let world = MemoryWorld(environment: ["HERAUT_LOCALE": "en"])
        #expect(CommandLine("lint weg.md", in: world).errors.contains("does not exist"))
        #expect(CommandLine("lint weg.md --locale nl", in: world).errors.contains("bestaat niet"))
    }

    @Test(arguments: `Bad input`.examples)
    func `and faults of the command line hold no English`(_ example: `Bad input`.Example) {
        let run = CommandLine(example.line, in: `Bad input`.world())
        let names = [
            "--format", "--fromat", "--rule", "--case", "templates, rules, laws, platforms, locales",
            "text, line",
        ]
        var text = run.errors
        for name in names { text.replace(name, with: "") }
        #expect(Self.englishWords(in: text).isEmpty, "\(run.errors)")
    }

    @Test func `leaves what comes after two dashes alone`() {
        #expect(CommandLine("lint -- --locale").errors.contains("`--locale` bestaat niet"))
    }

    @Test func `knows the version`() {
        let run = CommandLine("--version")
        #expect(run.status == 0)
        #expect(run.output == HerautMain.version + "\n")
    }
}

@Suite struct `The languages` {
    @Test func `say the same things, with the same values filled in`() throws {
        let dutch = try Self.sentences("nl")
        let english = try Self.sentences("en")
        #expect(Set(dutch.keys).symmetricDifference(english.keys).sorted() == [])
        for (key, sentence) in dutch {
            guard let other = english[key] else { continue }
            #expect(Self.names(in: sentence) == Self.names(in: other), "\(key)")
        }
    }

    private static func sentences(_ language: String) throws -> [String: String] {
        let messages = Resources().messages(language)
        try #require(messages.language == language)
        return Dictionary(uniqueKeysWithValues: messages.keys.map { ($0, messages($0)) })
    }

    /// The `{names}` of a sentence; `{{veld}}` is a piece of template.
    private static func names(in sentence: String) -> Set<Substring> {
        let plain = sentence.replacing("{{", with: "").replacing("}}", with: "")
        return Set(
            plain.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                $0.split(separator: "}").first
            })
    }
}
