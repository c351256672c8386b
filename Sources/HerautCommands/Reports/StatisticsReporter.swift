import HerautLanguage
import HerautLint
import HerautModel

/// How often each rule spoke, and how clear each draft is by its figures, in place of the findings themselves.
struct StatisticsReporter: Reporter {
    let messages: MessageCatalogue
    let isJSON: Bool

    func text(_ report: LintReport) -> String {
        isJSON ? json(report) : counts(report) + report.files.map(figures).joined()
    }

    // MARK: For people

    private func counts(_ report: LintReport) -> String {
        report.statistics.map { entry in
            let count = String(entry.count)
            return String(repeating: " ", count: max(0, 6 - count.count)) + "\(count)  \(entry.rule.name)\n"
        }.joined()
    }

    private func figures(of file: LintReport.File) -> String {
        guard let clarity = file.clarity, clarity.readability.sentences > 0 else { return "" }
        let counts = clarity.readability
        var rows = [
            ("words", String(counts.words)), ("sentences", String(counts.sentences)),
            ("meanSentenceLength", number(counts.meanSentenceLength)),
        ]
        if let share = clarity.passiveShare {
            rows.append(("passive", FixedPoint(share * 100, places: 0).text(decimal: "") + " %"))
        }
        rows += [
            ("fleschDouma", number(counts.fleschDouma)), ("readingIndexA", number(counts.readingIndexA)),
            ("lix", number(counts.lix)),
        ]
        let table = rows.map { [messages("statistics." + $0.0), $0.1] }
        let listing = Listing(keys: [], rows: [], texts: table)
        let lines = listing.text.split(separator: "\n").map { "  " + $0 + "\n" }
        return "\n" + messages("statistics.heading", ["pad": VisibleText.line(file.source.path)]) + "\n"
            + lines.joined()
    }

    private func number(_ value: Double) -> String {
        FixedPoint(value, places: 1).text(decimal: messages("statistics.decimal"))
    }

    // MARK: For programs

    private func json(_ report: LintReport) -> String {
        let rules = report.statistics.map { entry in
            JSON.object([("rule", .string(entry.rule.name)), ("count", .number(entry.count))])
        }
        return JSON.object([
            ("schema", .string("heraut-statistics/1")), ("rules", .array(rules)),
            ("files", .array(report.files.map(members))),
        ]).document
    }

    private func members(of file: LintReport.File) -> JSON {
        guard let clarity = file.clarity else { return .object([("path", .string(file.source.path))]) }
        let counts = clarity.readability
        // A text without sentences has no scores: null, not the score of an empty text.
        func score(_ value: Double) -> JSON { counts.sentences > 0 ? .decimal(value) : .null }
        return .object([
            ("path", .string(file.source.path)), ("words", .number(counts.words)),
            ("sentences", .number(counts.sentences)), ("syllables", .number(counts.syllables)),
            ("longWords", .number(counts.longWords)),
            ("meanSentenceLength", score(counts.meanSentenceLength)),
            ("passiveShare", clarity.passiveShare.map(JSON.decimal) ?? .null),
            ("fleschDouma", score(counts.fleschDouma)), ("readingIndexA", score(counts.readingIndexA)),
            ("lix", score(counts.lix)),
        ])
    }
}
