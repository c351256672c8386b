import HerautLint
import HerautModel
import HerautResources

/// Spelling, looked up by hunspell with its Dutch dictionary when both are installed. The words of the drafts go through a pipe: they may
/// say something about a person, and the arguments of a program can be read by everyone on the machine.
struct SpellCheck {
    private static let program = "hunspell"
    /// Dutch, in UTF-8, a list of what is misspelled, no words that the user once added.
    private static let arguments = ["-d", "nl_NL", "-i", "UTF-8", "-p", "/dev/null", "-l"]

    private let context: Context
    private let known: Set<String>

    init(_ context: Context) {
        self.context = context
        // What the pack itself writes is spelled as it should be.
        let paths = ["Locales/nl/spelling.yml", "Locales/nl/language.yml"]
        known = paths.compactMap { context.resources.file($0)?.source.text }
            .reduce(into: []) { $0.formUnion(SpellingWords.words(in: $1)) }
    }

    /// What is misspelled in each of `drafts`, in their order. All words are looked up at once: starting the program takes most of the time.
    func findings(in drafts: [(draft: Draft, facts: CaseFacts)], _ references: LintReferences)
        throws(HerautError) -> [[Finding]]
    {
        let words = drafts.map {
            SpellingWords($0.draft, facts: $0.facts, references: references, known: known)
        }
        let misspelled = try misspelled(Set(words.flatMap { $0.places.map(\.word) }))
        return words.map { $0.findings(for: misspelled) }
    }

    /// Which of `words` the dictionary does not know.
    private func misspelled(_ words: Set<String>) throws(HerautError) -> Set<String> {
        let input = words.sorted().joined(separator: "\n") + "\n"
        let output = try ErrorText.reading { () throws(WorldError) in
            try context.world.run(Self.program, arguments: Self.arguments, input: Array(input.utf8))
        }
        guard let output, output.status == 0 else {
            throw HerautError(.configuration, .key("command.error.noSpelling"))
        }
        // A word with a hyphen comes back whole or in parts.
        let found = Set(
            String(decoding: output.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init))
        return words.filter { word in
            found.contains(word) || word.split(separator: "-").contains { found.contains(String($0)) }
        }
    }
}
