import HerautModel

/// Reads the tree of `laws.yml`. A jurist writes that file by hand, so every fault is reported at its place, in words that say what to do.
struct RegisterLoader {
    private var reader: EntryReader
    private let root: Node?

    init(source: SourceText, root: Node?) {
        reader = EntryReader(source: source)
        self.root = root
    }

    var findings: [Finding] { reader.findings }

    mutating func load() -> LawRegister {
        checkSections()
        reader.readSources(root?["bronnen"])
        let laws = entries("wetten") { $0.law($1) }
        let known = Dictionary(laws.map { ($0.abbreviation, $0) }, uniquingKeysWith: { first, _ in first })
        let articles = entries("artikelen") { $0.article($1, laws: known) }
        let fines = entries("boetecategorieen") { $0.fine($1) }.sorted { $0.from > $1.from }
        let ages = entries("leeftijden") { $0.age($1) }.sorted { $0.band < $1.band }
        let courts = entries("gerechten", isRequired: false) { $0.court($1) }
        let bills = entries("voorstellen", isRequired: false) { $0.bill($1) }
        return LawRegister(
            checkedOn: root?["peildatum"].flatMap { CalendarDate(iso: $0.text) }, laws: laws,
            articles: articles, fines: fines, ages: ages, courts: courts, bills: bills)
    }

    private static let sections = [
        "peildatum", "bronnen", "wetten", "boetecategorieen", "leeftijden", "artikelen", "gerechten",
        "voorstellen",
    ]

    private mutating func checkSections() {
        for entry in root?.entries ?? [] where !Self.sections.contains(entry.key.text) {
            reader.unknownKey(entry.key, among: Self.sections)
        }
    }

    private mutating func entries<Entry>(
        _ key: String, isRequired: Bool = true, _ read: (inout EntryReader, Node) -> Entry?
    ) -> [Entry] {
        guard let node = root?[key] else {
            if isRequired { reader.report("missingSection", at: root, ["sleutel": key]) }
            return []
        }
        return node.items.compactMap { read(&reader, $0) }
    }
}

// MARK: Entries

extension EntryReader {
    private static let provenanceKeys = ["bron", "geverifieerd"]

    mutating func law(_ node: Node) -> Law? {
        check(
            node,
            keys: [
                "afkorting", "naam", "ook", "verkeerd", "lidwoord", "id", "boeken", "delen", "hoogste",
                "nummering",
                "plaatselijk",
            ] + Self.provenanceKeys)
        let provenance = provenance(node)
        guard let abbreviation = required(node, "afkorting"), let title = required(node, "naam"),
            let numbering: Law.Numbering = choice(node, "nummering"), let provenance,
            isNew("wet " + abbreviation, at: node, name: abbreviation)
        else { return nil }
        let books = node["boeken"]?.entries ?? []
        return Law(
            abbreviation: abbreviation, title: title, aliases: texts(node, "ook"),
            wrongNames: texts(node, "verkeerd"), definiteArticle: text(node, "lidwoord"),
            divisions: texts(node, "delen") + books.map(\.key.text),
            highestArticle: node["hoogste"].flatMap { highestArticle($0, of: abbreviation) },
            identifier: text(node, "id"),
            books: Dictionary(
                books.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first }),
            numbering: numbering, isLocal: text(node, "plaatselijk") == "ja", provenance: provenance)
    }

    private mutating func highestArticle(_ node: Node, of law: String) -> HighestArticle? {
        check(node, keys: ["artikel"] + Self.provenanceKeys)
        guard let number = requiredInteger(node, "artikel"), let provenance = provenance(node) else {
            return nil
        }
        return HighestArticle(law: law, number: number, provenance: provenance)
    }

    mutating func article(_ node: Node, laws: [String: Law]) -> Article? {
        check(
            node,
            keys: [
                "wet", "artikel", "onderwerp", "zegt", "voor", "veilig", "fouten", "per_leeftijd", "heet",
                "woorden", "niet", "leden", "straf", "bevoegd", "status", "vanaf", "tot", "voorstel",
            ] + Self.provenanceKeys)
        let provenance = provenance(node)
        guard let abbreviation = required(node, "wet"), let number = required(node, "artikel"),
            let subject = required(node, "onderwerp"), let provenance
        else { return nil }
        guard let law = laws[abbreviation] else {
            report("unknownLaw", at: node["wet"], ["wet": abbreviation])
            return nil
        }
        guard fits(number, law, at: node["artikel"]), let status = status(node),
            isNew(
                "art " + abbreviation + number + (text(node, "vanaf") ?? ""), at: node,
                name: "art. \(number) \(abbreviation)")
        else { return nil }
        return Article(
            law: abbreviation, number: number, subject: subject, summary: text(node, "zegt"),
            audience: text(node, "voor"), safeWording: text(node, "veilig"), mistakes: texts(node, "fouten"),
            ageTopic: node["per_leeftijd"] == nil ? nil : choice(node, "per_leeftijd"),
            names: texts(node, "heet"), words: texts(node, "woorden"), foreignWords: texts(node, "niet"),
            paragraphs: integer(node, "leden"), penalty: node["straf"].flatMap { penalty($0) },
            authority: text(node, "bevoegd"), status: status, validFrom: date(node, "vanaf"),
            validTo: date(node, "tot"), bill: text(node, "voorstel"), provenance: provenance)
    }

    private mutating func status(_ node: Node) -> Article.Status? {
        node["status"] == nil ? .inForce : choice(node, "status")
    }

    /// Whether a number has a book or chapter exactly when its law numbers that way.
    private mutating func fits(_ number: String, _ law: Law, at node: Node?) -> Bool {
        let sign = law.numbering.separator
        let isRight = sign.map { number.contains($0) } ?? !(number.contains(":") || number.contains("."))
        if !isRight {
            report(
                "badNumber", at: node,
                ["artikel": number, "wet": law.abbreviation, "vorm": law.numbering.example])
        }
        return isRight
    }

    private mutating func penalty(_ node: Node) -> Penalty? {
        check(node, keys: ["maanden", "boete"])
        guard let months = requiredInteger(node, "maanden"), let category = requiredInteger(node, "boete")
        else {
            return nil
        }
        return Penalty(months: months, fineCategory: category)
    }

    mutating func fine(_ node: Node) -> FinePeriod? {
        check(node, keys: ["vanaf", "tot", "euro"] + Self.provenanceKeys)
        let provenance = provenance(node)
        guard let from = requiredDate(node, "vanaf"), let to = requiredDate(node, "tot"), let provenance
        else {
            return nil
        }
        let euros = texts(node, "euro").compactMap { Int($0) }
        guard euros.count == 6, from <= to else {
            report("badFine", at: node["euro"] ?? node)
            return nil
        }
        return FinePeriod(from: from, to: to, euros: euros, provenance: provenance)
    }

    mutating func age(_ node: Node) -> AgeRule? {
        check(
            node,
            keys: [
                "band", "van", "tot", "ouders", "ouders_lid", "kind", "strafrecht", "jeugddetentie", "boete",
            ] + Self.provenanceKeys)
        let provenance = provenance(node)
        guard let band: AgeBand = choice(node, "band"), let from = requiredInteger(node, "van"),
            let parents: AgeRule.Liability = choice(node, "ouders"),
            let child: AgeRule.Liability = choice(node, "kind"),
            let criminal: AgeRule.CriminalLaw = choice(node, "strafrecht"), let provenance
        else { return nil }
        let to = integer(node, "tot") ?? Int.max
        guard from <= to else {
            report("badAges", at: node)
            return nil
        }
        return AgeRule(
            band: band, ages: from...to, parents: parents, parentsParagraph: integer(node, "ouders_lid"),
            child: child, criminalLaw: criminal, detentionMonths: integer(node, "jeugddetentie"),
            fineCategory: integer(node, "boete"), provenance: provenance)
    }

    mutating func court(_ node: Node) -> Court? {
        check(node, keys: ["code", "naam", "ook", "van", "tot", "nu", "fout"] + Self.provenanceKeys)
        let provenance = provenance(node)
        guard let code = required(node, "code"), let title = required(node, "naam"), let provenance else {
            return nil
        }
        let (from, to) = (integer(node, "van") ?? 1900, integer(node, "tot") ?? 2099)
        guard from <= to else {
            report("badAges", at: node)
            return nil
        }
        return Court(
            code: code, title: title, names: [title] + texts(node, "ook"), years: from...to,
            successor: text(node, "nu"), mistakenCodes: texts(node, "fout"), provenance: provenance)
    }

    mutating func bill(_ node: Node) -> Bill? {
        check(node, keys: ["dossier", "naam", "stand"] + Self.provenanceKeys)
        let provenance = provenance(node)
        guard let dossier = required(node, "dossier"), let title = required(node, "naam"),
            let state = required(node, "stand"), let provenance
        else { return nil }
        return Bill(dossier: dossier, title: title, state: state, provenance: provenance)
    }
}
