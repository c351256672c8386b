import HerautLaw
import HerautModel

/// LG-29: an amount beside a category of fine that is not the amount of that category in the year (Sr 23, fourth paragraph).
///
/// The year is that in the sentence, else that of the draft, else that of the register. A year the register does not know is let be.
struct FineOfCategory: CodedRule {
    static let id: RuleID = "LG-29"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("categorie") {
            let passage = document.passages[match.passage]
            guard let category = category(match.range, in: passage),
                let amount = amount(after: match.range, in: passage),
                let period = period(passage, match, document),
                period.euros.indices.contains(category - 1), period.euros[category - 1] != amount.euros
            else { continue }
            report.add(
                passage, match.range.union(amount.range),
                values: [
                    "bedrag": dutch(period.euros[category - 1]), "jaar": String(period.from.year),
                    "categorie": String(category),
                ], basis: [period])
        }
    }

    private static let ordinals = ["eerste", "tweede", "derde", "vierde", "vijfde", "zesde"]

    private func category(_ range: Range<Int>, in passage: Passage) -> Int? {
        let words = passage.text(range).lowercased().split { !$0.isLetter && !$0.isNumber }
        for word in words {
            if let index = Self.ordinals.firstIndex(of: String(word)) { return index + 1 }
            if let digit = word.first?.wholeNumberValue, (1...6).contains(digit) { return digit }
        }
        return nil
    }

    /// The nearest amount, at most some words away; before or behind the category.
    private func amount(after range: Range<Int>, in passage: Passage) -> Amount? {
        let near = 40
        let from = max(0, range.lowerBound - near)
        let to = min(passage.bytes.count, range.upperBound + near)
        let behind = Amount.all(in: passage, range.upperBound..<to).first
        return behind ?? Amount.all(in: passage, from..<range.lowerBound).last
    }

    private func period(_ passage: Passage, _ match: RuleReport.Match, _ document: LintDocument)
        -> FinePeriod?
    {
        let law = document.references.law
        let year =
            statedYear(passage, match) ?? document.day?.year ?? law.checkedOn?.year
        return law.fines.first { period in
            year.map { (period.from.year...period.to.year).contains($0) } ?? false
        }
    }

    /// A year in the sentence, looked for in the words around the category.
    private func statedYear(_ passage: Passage, _ match: RuleReport.Match) -> Int? {
        let word = passage.word(at: match.range.lowerBound)
        let near = passage.words(inSentence: match.sentence).clamped(to: max(0, word - 40)..<word + 40)
        return passage.words[near].lazy.compactMap { word -> Int? in
            guard word.kind == .number, word.range.count == 4 else { return nil }
            return Int(passage.text(word.range)).flatMap { (1984...2100).contains($0) ? $0 : nil }
        }.first
    }

    private func dutch(_ euros: Int) -> String {
        var digits = Array(String(euros))
        var index = digits.count - 3
        while index > 0 {
            digits.insert(".", at: index)
            index -= 3
        }
        return "€ " + String(digits)
    }
}
