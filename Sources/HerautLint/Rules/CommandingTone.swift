import HerautModel

/// DE-15: so many "moet", "dient" and "verplicht" that the text commands. Counted against all words; a word that is denied ("u moet niets")
/// counts for nothing.
struct CommandingTone: CodedRule {
    static let id: RuleID = "DE-15"

    private static let mostPerHundred = 3
    /// Two in a short text are no pile.
    private static let least = 3

    func check(_ document: LintDocument, report: inout RuleReport) {
        let commands = report.claims("bevel", allowing: .reserved).filter { match in
            document.passages[match.passage].scopes(at: match.range).isDisjoint(with: [.quotation, .altText])
        }
        let words = RunningSentence.all(in: document, headings: true).reduce(0) { $0 + $1.words.count }
        guard commands.count >= Self.least, commands.count * 100 > Self.mostPerHundred * words,
            let first = commands.first
        else { return }
        report.add(
            document.passages[first.passage], first.range, values: ["aantal": String(commands.count)])
    }
}
