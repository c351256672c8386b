import HerautLaw
import HerautModel

/// What `heraut explain` says of the law: articles, a whole law, a decision.
struct LawExplanation {
    let register: LawRegister
    let explanation: Explanation

    private var messages: MessageCatalogue { explanation.messages }
    private var style: Style { explanation.style }

    /// What is known of everything a text names, and what to say of the rest.
    struct Answer {
        var known: [String] = []
        var unknown: [Message] = []
    }

    /// `nil` when the text names no law at all.
    func answer(to name: String) -> Answer? {
        if let law = register.law(name) { return Answer(known: [text(law)]) }
        let bytes = Array(name.utf8)
        var answer = Answer()
        let citations = CitationParser(register).citations(in: bytes)
        for (index, citation) in citations.enumerated() {
            add(citation, after: index > 0 ? citations[index - 1] : nil, to: &answer)
        }
        answer.known += ECLIReader(register).eclis(in: bytes).map(text)
        return answer.known.isEmpty && answer.unknown.isEmpty ? nil : answer
    }

    private func add(_ citation: Citation, after previous: Citation?, to answer: inout Answer) {
        guard let law = citation.law.flatMap(register.law) else {
            answer.unknown.append(.key("command.explain.noLaw", ["artikel": citation.number]))
            return
        }
        if citation.isRangeEnd, let previous {
            let between = register.articles(
                of: law.abbreviation, after: previous.number(in: register),
                before: citation.number(in: register))
            answer.known += between.map { text($0, nil) }
        }
        if law.isLocal {
            answer.unknown.append(.key("command.explain.localLaw", ["wet": law.title]))
        } else if let article = register.article(citation) {
            answer.known.append(text(article, citation))
        } else {
            answer.unknown.append(unknown(citation, law))
        }
    }

    /// An article the register does not have: what there is near it, in this law or under the same number elsewhere.
    private func unknown(_ citation: Citation, _ law: Law) -> Message {
        let number = citation.number(in: register)
        let near =
            register.articles(of: law.abbreviation).filter { $0.number.hasSuffix(":" + number) }
            + register.neighbours(of: number, in: law.abbreviation)
        let elsewhere = register.articles.filter { $0.number == number && $0.law != law.abbreviation }
        let known = (near.prefix(5) + elsewhere.prefix(3)).map(\.name)
        return .key(
            known.isEmpty ? "command.explain.unknownArticle" : "command.explain.unknownArticleNear",
            ["artikel": "art. \(number) \(law.abbreviation)", "wel": known.joined(separator: ", ")])
    }

    // MARK: An article

    /// An article as a letter writer needs it. `citation` is how it was asked for.
    func text(_ article: Article, _ citation: Citation?) -> String {
        let asked = citation ?? bare(article)
        var lines = [style.bold("\(article.name)  \(VisibleText.line(article.subject))"), ""]
        if let summary = article.summary { lines += [VisibleText.line(summary), ""] }
        lines += field("audience", article.audience)
        lines += ages(of: article)
        if let penalty = article.penalty { lines += field("penalty", text(penalty)) }
        lines += paragraphs(of: article, asked)
        lines += field("authority", article.authority)
        lines += field("status", status(of: article))
        lines += [""] + field("plain", asked.plainForm(in: register))
        lines += field("short", asked.leidraadForm(in: register))
        if let wording = article.safeWording {
            lines += ["", style.dim(messages("command.explain.safe")), "  " + VisibleText.line(wording)]
        }
        if !article.mistakes.isEmpty {
            lines += ["", style.dim(messages("command.explain.mistakes"))]
            lines += article.mistakes.map { "  - " + VisibleText.line($0) }
        }
        lines += [""] + field("read", asked.link(in: register)) + source(article.provenance)
        return lines.joined(separator: "\n") + "\n"
    }

    private func bare(_ article: Article) -> Citation {
        CitationParser(register).citations(in: Array("art. \(article.number) \(article.law)".utf8))[0]
    }

    private func text(_ penalty: Penalty) -> String {
        let fine = register.checkedOn.flatMap { register.fine(category: penalty.fineCategory, on: $0) }
        return messages(
            "command.explain.penaltyText",
            [
                "duur": duration(penalty.months), "categorie": String(penalty.fineCategory),
                "euro": fine.map(amount) ?? "?", "jaar": register.checkedOn.map { String($0.year) } ?? "",
            ])
    }

    /// `5 jaar`, `4 jaar en 6 maanden`, `3 maanden`.
    private func duration(_ months: Int) -> String {
        let (years, rest) = (months / 12, months % 12)
        let yearText = years == 0 ? nil : messages("command.explain.years", ["aantal": String(years)])
        let monthText =
            rest == 0
            ? nil
            : messages(
                rest == 1 ? "command.explain.oneMonth" : "command.explain.months", ["aantal": String(rest)])
        return [yearText, monthText].compactMap { $0 }.joined(
            separator: " \(messages("command.explain.and")) ")
    }

    /// `27.500`.
    private func amount(_ euros: Int) -> String {
        var digits = String(euros)
        var parts: [String] = []
        while digits.count > 3 {
            parts.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return ([digits] + parts).joined(separator: ".")
    }

    private func paragraphs(of article: Article, _ asked: Citation) -> [String] {
        guard let count = article.paragraphs else { return [] }
        let lines = field("paragraphs", String(count))
        guard asked.paragraphs.contains(where: { $0 > count || $0 < 1 }) else { return lines }
        return lines + [
            messages(
                "command.explain.noSuchParagraph",
                ["lid": asked.paragraphs.map(String.init).joined(separator: ", ")])
        ]
    }

    private func status(of article: Article) -> String {
        var text = article.status.rawValue
        if let from = article.validFrom { text += messages("command.explain.from", ["dag": from.iso]) }
        if let to = article.validTo { text += messages("command.explain.to", ["dag": to.iso]) }
        if let bill = article.bill.flatMap({ register.bill($0) }) {
            text += messages("command.explain.bill", ["voorstel": bill.name, "stand": bill.state])
        }
        return text
    }

    // MARK: Ages

    private func ages(of article: Article) -> [String] {
        guard let topic = article.ageTopic else { return [] }
        let rows = register.ages.map { rule -> String in
            let value =
                switch topic {
                case .criminalLaw: criminalLaw(rule)
                case .liability: liability(rule)
                }
            return "  " + messages("command.explain.band." + rule.band.rawValue) + ": " + value
        }
        return ["", style.dim(messages("command.explain.ages"))] + rows + [""]
    }

    private func criminalLaw(_ rule: AgeRule) -> String {
        messages(
            "command.explain.criminalLaw." + rule.criminalLaw.rawValue,
            [
                "maanden": String(rule.detentionMonths ?? 0), "categorie": String(rule.fineCategory ?? 0),
            ])
    }

    private func liability(_ rule: AgeRule) -> String {
        messages("command.explain.child." + rule.child.rawValue) + " "
            + messages("command.explain.parents." + rule.parents.rawValue)
    }

    // MARK: A law, a decision

    private func text(_ law: Law) -> String {
        let articles = register.articles(of: law.abbreviation)
        var lines = [style.bold("\(law.abbreviation)  \(VisibleText.line(law.title))"), ""]
        if !law.aliases.isEmpty { lines += field("aliases", law.aliases.joined(separator: ", ")) }
        lines += field("identifier", law.identifier)
        lines += field("numbering", law.numbering.example)
        lines += source(law.provenance)
        if !articles.isEmpty { lines += ["", style.dim(messages("command.explain.articles"))] }
        lines += articles.map { "  \($0.number)  \(VisibleText.line($0.subject))" }
        return lines.joined(separator: "\n") + "\n"
    }

    private func text(_ ecli: ECLI) -> String {
        let court = register.courts.first { $0.code == ecli.court }
        var lines = [style.bold(ecli.corrected ?? ecli.normalForm), ""]
        lines += field("court", court?.title) + field("year", String(ecli.year))
        if !ecli.faults.isEmpty {
            lines += field("written", ecli.corrected ?? messages("command.explain.unsure"))
        }
        return (lines + field("read", ecli.link)).joined(separator: "\n") + "\n"
    }

    // MARK: Lines

    private func field(_ name: String, _ text: String?) -> [String] {
        text.map { [explanation.field(name, $0)] } ?? []
    }

    private func source(_ provenance: Provenance) -> [String] {
        var text =
            provenance.source + " " + messages("command.explain.retrieved", ["dag": provenance.retrieved.iso])
        if let state = provenance.stateOf { text += messages("command.explain.stateOf", ["dag": state.iso]) }
        return field("source", text) + (provenance.isVerified ? [] : [messages("command.explain.unverified")])
    }
}
