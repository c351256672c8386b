import HerautLaw
import HerautModel

/// WET-09: the abbreviation of a law in another form than the usual one: `AWB`, `Gem wet`, `art. 7 GW`. With an article or alone.
struct AbbreviationForm: CodedRule {
    static let id: RuleID = "WET-09"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var found: [(CitedLaw, Range<Int>)] = []
        document.eachCitedLaw(report) { cited in
            guard cited.citation.lawForm != .known, Self.isSameInOtherForm(cited),
                let range = cited.citation.lawRange
            else { return }
            found.append((cited, range))
        }
        var seen: Set<Place> = []
        for (cited, range) in found where seen.insert(Place(cited.passage, range)).inserted {
            report.add(
                cited.passage, range, values: ["liever": cited.law.abbreviation, "wet": cited.law.title],
                fix: cited.law.abbreviation)
        }
        checkAlone(document, &report, besides: seen)
    }

    private struct Place: Hashable {
        let passage: Int
        let start: Int

        init(_ passage: Passage, _ range: Range<Int>) {
            self.passage = passage.index
            start = range.lowerBound
        }
    }

    /// Abbreviations without an article. `5 GW` is power, and the words of list `behalve` say so too.
    private func checkAlone(_ document: LintDocument, _ report: inout RuleReport, besides seen: Set<Place>) {
        for match in report.matches("los") {
            let passage = document.passages[match.passage]
            let text = passage.text(match.range).replacing("\n", with: " ")
            guard !seen.contains(Place(passage, match.range)), !followsNumber(match.range, passage),
                !report.has("behalve", inSentence: match.sentence, of: passage),
                let law = document.references.law.laws.first(where: { $0.wrongNames.contains(text) })
            else { continue }
            report.add(
                passage, match.range, values: ["liever": law.abbreviation, "wet": law.title],
                fix: law.abbreviation)
        }
    }

    private func followsNumber(_ range: Range<Int>, _ passage: Passage) -> Bool {
        let word = passage.word(at: range.lowerBound)
        return word > 0 && passage.words[word - 1].kind == .number
            && passage.words[word - 1].range.upperBound + 3 > range.lowerBound
    }

    /// Whether what is written is a known name of the law but for capitals, points and spaces.
    static func isSameInOtherForm(_ cited: CitedLaw) -> Bool {
        guard let range = cited.citation.lawRange else { return false }
        let written = bare(cited.passage.text(range))
        return cited.law.names.contains { bare($0) == written }
    }

    private static func bare(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The citation with the right abbreviation.
    static func text(of cited: CitedLaw, _ range: Range<Int>) -> String? {
        let citation = cited.citation.range
        guard citation.lowerBound <= range.lowerBound, range.upperBound <= citation.upperBound else {
            return nil
        }
        return cited.passage.text(citation.lowerBound..<range.lowerBound) + cited.law.abbreviation
            + cited.passage.text(range.upperBound..<citation.upperBound)
    }
}
