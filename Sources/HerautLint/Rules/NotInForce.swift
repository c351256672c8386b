import HerautLanguage
import HerautLaw
import HerautModel

/// WET-07: an article that is not law: repealed, not yet in force on the day of the document, or only a bill. A sentence that says so
/// itself ("vervallen", "wetsvoorstel") is let be.
struct NotInForce: CodedRule {
    static let id: RuleID = "WET-07"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let language = document.references.language
        var found: [(CitedLaw, Article)] = []
        document.eachCitedLaw(report) { cited in
            guard cited.entry.isOutOfForce, let article = cited.article else { return }
            if report.has("benoemd", inSentence: cited.sentence, of: cited.passage) { return }
            found.append((cited, article))
        }
        for (cited, article) in found {
            let bill = article.bill.flatMap { cited.register.bill($0) }
            report.add(
                cited.passage, cited.citation.range, variant: variant(article, bill, document.day),
                weight: article.status == .unknown ? .milder : .asRule,
                values: [
                    "artikel": cited.name, "voorstel": bill?.name ?? "",
                    "dag": (document.day ?? article.validFrom).map(language.text) ?? "",
                    "vanaf": article.validFrom.map(language.text) ?? "",
                ],
                basis: [article] + (bill.map { [$0] } ?? []))
        }
        checkBills(document, &report)
    }

    private func variant(_ article: Article, _ bill: Bill?, _ day: CalendarDate?) -> String? {
        if article.status == .unknown { return "onzeker" }
        if let day, let from = article.validFrom, day < from { return "nog_niet" }
        return bill == nil ? nil : "voorstel"
    }

    /// The name of a bill as if it were a law.
    private func checkBills(_ document: LintDocument, _ report: inout RuleReport) {
        for match in report.matches("voorstellen") {
            let passage = document.passages[match.passage]
            guard !report.has("benoemd", inSentence: match.sentence, of: passage) else { continue }
            report.add(passage, match.range, variant: "wetsnaam")
        }
    }
}
