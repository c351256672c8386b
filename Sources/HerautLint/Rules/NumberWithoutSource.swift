import HerautModel

/// CC-11: how many people were there, which part of them, or what the damage is, without saying who counted. The source may stand in the sentence, or in the
/// one before or after it; a fact of the case has been checked.
struct NumberWithoutSource: CodedRule {
    static let id: RuleID = "CC-11"

    /// Fewer people than this can be seen at a glance.
    private static let leastPeople = 10

    func check(_ document: LintDocument, report: inout RuleReport) {
        let facts = StatedFacts(document)
        for name in ["slachtoffers", "mensen"] {
            for match in report.claims(name, allowing: .reserved)
            where name == "slachtoffers" || isCrowd(match, document) {
                add(match.range, match.sentence, document.passages[match.passage], "mensen", facts, &report)
            }
        }
        for match in report.claims("aandeel", allowing: .reserved) where isShare(match, document) {
            add(match.range, match.sentence, document.passages[match.passage], "mensen", facts, &report)
        }
        for match in report.matches("schade") {
            let passage = document.passages[match.passage]
            let amounts = Amount.all(in: passage, passage.sentences[match.sentence]).map(\.range)
            let words = report.matches("bedrag", inSentence: match.sentence, of: passage).map(\.range)
            guard let amount = (amounts + words).first else { continue }
            add(amount, match.sentence, passage, "schade", facts, &report)
        }
    }

    private func add(
        _ range: Range<Int>, _ sentence: Int, _ passage: Passage, _ variant: String, _ facts: StatedFacts,
        _ report: inout RuleReport
    ) {
        let isSourced = (sentence - 1...sentence + 1).contains {
            report.has("bron", inSentence: $0, of: passage)
        }
        if isSourced || facts.isOfCase(passage, sentence) { return }
        report.add(passage, range, variant: variant)
    }

    /// `80% van de reacties`, `80 procent van de reacties`; not `3 van de vragen`.
    private func isShare(_ match: RuleReport.Match, _ document: LintDocument) -> Bool {
        let text = document.passages[match.passage].folded[match.range]
        return text.contains(UInt8(ascii: "%"))
            || text.split(separator: Byte.space).contains { $0.elementsEqual("procent".utf8) }
    }

    /// Whether the number is one that somebody had to count or guess. A time on the clock is none.
    private func isCrowd(_ match: RuleReport.Match, _ document: LintDocument) -> Bool {
        let passage = document.passages[match.passage]
        let first = passage.word(at: match.range.lowerBound)
        guard passage.words[first].kind == .number else { return true }
        if NumberShapes.clockTime(at: first, in: passage) != nil { return false }
        let digits = passage.folded[passage.words[first].range].filter(Byte.isDigit)
        return digits.count > 1 && digits.prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) } >= Self.leastPeople
    }
}
