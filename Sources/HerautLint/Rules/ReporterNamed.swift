import HerautModel

/// LG-37: who told the municipality, by name or as "een klasgenoot". The recipient has a right to the source of data, not to the name of
/// a reporter (AVG 14). Police and platforms may be named.
struct ReporterNamed: CodedRule {
    static let id: RuleID = "LG-37"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for claim in report.claims("van_een_ander") {
            report.add(document.passages[claim.passage], claim.range)
        }
        for claim in report.claims("gehoord") {
            let passage = document.passages[claim.passage]
            if let name = name(behind: claim, in: passage, report) {
                report.add(passage, claim.range.union(name))
            }
        }
    }

    /// Words with a capital right behind the claim that are no organisation: "van mevrouw De Wit".
    private func name(behind claim: RuleReport.Match, in passage: Passage, _ report: RuleReport) -> Range<
        Int
    >? {
        var index = passage.word(at: claim.range.upperBound)
        let words = passage.words(inSentence: claim.sentence)
        let start = index
        while words.contains(index), index < start + 2, !isCapital(index, passage),
            report.matches("aanspreekvorm", inSentence: claim.sentence, of: passage).contains(where: {
                $0.range == passage.words[index].range
            })
        {
            index += 1
        }
        guard words.contains(index), isCapital(index, passage), !isOrganisation(index, passage, report) else {
            return nil
        }
        var end = index
        while words.contains(end + 1), end < index + 4, isCapital(end + 1, passage) { end += 1 }
        return passage.words[start].range.union(passage.words[end].range)
    }

    private func isCapital(_ index: Int, _ passage: Passage) -> Bool {
        passage.words[index].kind == .text
            && Byte.isUpper(passage.bytes[passage.words[index].range.lowerBound])
    }

    private func isOrganisation(_ index: Int, _ passage: Passage, _ report: RuleReport) -> Bool {
        report.matches("organisatie", inSentence: passage.words[index].sentence, of: passage).contains {
            $0.range.contains(passage.words[index].range.lowerBound)
        }
    }
}
