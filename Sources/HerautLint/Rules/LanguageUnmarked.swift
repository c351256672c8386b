import HerautModel

/// TR-05: text in another language or script than `taal` says, so that layout and voices take the wrong one.
struct LanguageUnmarked: CodedRule {
    static let id: RuleID = "TR-05"

    /// Scripts by the first code point and the last, with the language that is meant most often.
    private static let scripts: [(range: ClosedRange<UInt32>, languages: [String], name: String)] = [
        (0x0600...0x077F, ["ar", "fa", "ps", "ckb", "ur", "dar", "prs"], "ar"),
        (0x0400...0x04FF, ["uk", "ru", "bg", "sr"], "uk"),
        (0x1200...0x139F, ["ti", "am"], "ti"), (0x4E00...0x9FFF, ["zh", "ja"], "zh"),
        (0x0590...0x05FF, ["he"], "he"),
        (0x0370...0x03FF, ["el"], "el"),
    ]
    /// Fewer letters or words may be a name or a slogan.
    private static let leastLetters = 10
    private static let leastWords = 8

    func check(_ document: LintDocument, report: inout RuleReport) {
        let language =
            document.metadata.language.lowercased().split(separator: "-").first.map(String.init) ?? "nl"
        if let found = foreignScript(document, language) {
            add(found.passage, found.name, language, &report)
        } else if language == "nl", let found = foreignWords(document, report) {
            add(found.passage, found.name, language, &report)
        }
    }

    private func add(_ passage: Passage, _ name: String, _ language: String, _ report: inout RuleReport) {
        guard let first = passage.sentences.first, let last = passage.sentences.last else { return }
        report.add(
            passage, first.lowerBound..<last.upperBound,
            values: ["liever": name, "taal": language == "nl" ? report.term("nl") : "‘\(language)’"])
    }

    /// A script that more than half of the letters are of, though the language of the draft has another.
    private func foreignScript(_ document: LintDocument, _ language: String) -> (
        passage: Passage, name: String
    )? {
        var counts = Array(repeating: 0, count: Self.scripts.count)
        var latin = 0
        var first: [Int: Passage] = [:]
        for passage in document.passages(with: .foreign) {
            for scalar in String(decoding: passage.folded, as: UTF8.self).unicodeScalars where !scalar.isASCII
            {
                if scalar.value < 0x250 {
                    latin += scalar.properties.isAlphabetic ? 1 : 0
                } else if let index = Self.scripts.firstIndex(where: { $0.range.contains(scalar.value) }) {
                    counts[index] += 1
                    first[index] = first[index] ?? passage
                }
            }
        }
        let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        guard counts[most] >= Self.leastLetters else { return nil }
        for passage in document.passages { latin += passage.folded.count(where: Byte.isASCIILetter) }
        guard counts[most] > latin,
            !Self.scripts[most].languages.contains(language)
        else {
            return nil
        }
        return first[most].map { ($0, Self.scripts[most].name) }
    }

    /// A language of which far more small words stand in the text than of Dutch. The lists are those of the rule.
    private func foreignWords(_ document: LintDocument, _ report: RuleReport) -> (
        passage: Passage, name: String
    )? {
        let dutch = report.matches("nl").count
        let foreign = ["en", "de", "fr", "tr", "pl", "es"].map { ($0, report.matches($0)) }
        guard let (name, matches) = foreign.max(by: { $0.1.count < $1.1.count }),
            matches.count >= Self.leastWords,
            matches.count > 3 * dutch, let first = matches.first
        else { return nil }
        return (document.passages[first.passage], name)
    }
}
