import HerautModel

/// Reads the tree of `laws.yml`.
struct RegisterLoader {
    let source: SourceText
    let root: Node?
    private(set) var findings: [Finding] = []
    private var sources: [String: (text: String, state: CalendarDate?, retrieved: CalendarDate)] = [:]

    init(source: SourceText, root: Node?) {
        self.source = source
        self.root = root
    }

    mutating func load() -> LawRegister {
        readSources()
        let laws = entries("wetten") { $0.law($1) }
        let known = Set(laws.map(\.abbreviation))
        let articles = entries("artikelen") { $0.article($1, laws: known) }
        let fines = entries("boetecategorieen") { $0.fine($1) }.sorted { $0.from > $1.from }
        let ages = entries("leeftijden") { $0.age($1) }.sorted { $0.band < $1.band }
        return LawRegister(
            checkedOn: root?["peildatum"].flatMap { CalendarDate(iso: $0.text) }, laws: laws,
            articles: articles, fines: fines,
            ages: ages)
    }

    private mutating func entries<Entry>(_ key: String, _ read: (inout Self, Node) -> Entry?) -> [Entry] {
        guard let node = root?[key] else {
            report("missingKey", at: root, ["sleutel": key])
            return []
        }
        return node.items.compactMap { item in
            let before = findings.count
            let entry = read(&self, item)
            if entry == nil, findings.count == before { report("badEntry", at: item) }
            return entry
        }
    }

    private mutating func readSources() {
        for entry in root?["bronnen"]?.entries ?? [] {
            guard let text = entry.value["waar"]?.text, !text.isEmpty,
                let retrieved = date(entry.value, "geraadpleegd")
            else {
                report("badSource", at: entry.key, ["bron": entry.key.text])
                continue
            }
            sources[entry.key.text] = (text, date(entry.value, "stand"), retrieved)
        }
    }

    // MARK: Entries

    private mutating func law(_ node: Node) -> Law? {
        guard let provenance = provenance(node), let abbreviation = text(node, "afkorting"),
            let title = text(node, "naam"),
            let numbering = text(node, "nummering").flatMap(Law.Numbering.init)
        else { return nil }
        let books = node["boeken"]?.entries ?? []
        return Law(
            abbreviation: abbreviation, title: title, aliases: texts(node, "ook"),
            identifier: text(node, "id"),
            books: Dictionary(
                books.map { ($0.key.text, $0.value.text) }, uniquingKeysWith: { first, _ in first }),
            numbering: numbering, isLocal: text(node, "plaatselijk") == "ja", provenance: provenance)
    }

    private mutating func article(_ node: Node, laws: Set<String>) -> Article? {
        guard let provenance = provenance(node), let law = text(node, "wet"),
            let number = text(node, "artikel"),
            let subject = text(node, "onderwerp")
        else { return nil }
        guard laws.contains(law) else {
            report("unknownLaw", at: node["wet"], ["wet": law])
            return nil
        }
        let status = text(node, "status").map { Article.Status(rawValue: $0) } ?? .inForce
        guard let status else { return nil }
        return Article(
            law: law, number: number, subject: subject, summary: text(node, "zegt"),
            words: texts(node, "woorden"),
            foreignWords: texts(node, "niet"), paragraphs: integer(node, "leden"),
            penalty: node["straf"].flatMap { penalty($0) },
            authority: text(node, "bevoegd"), status: status, validFrom: date(node, "vanaf"),
            provenance: provenance)
    }

    private func penalty(_ node: Node) -> Penalty? {
        guard let months = integer(node, "maanden"), let category = integer(node, "boete") else { return nil }
        return Penalty(months: months, fineCategory: category)
    }

    private mutating func fine(_ node: Node) -> FinePeriod? {
        guard let provenance = provenance(node), let from = date(node, "vanaf"), let to = date(node, "tot")
        else { return nil }
        let euros = texts(node, "euro").compactMap { Int($0) }
        return euros.count == 6 ? FinePeriod(from: from, to: to, euros: euros, provenance: provenance) : nil
    }

    private mutating func age(_ node: Node) -> AgeRule? {
        guard let provenance = provenance(node), let band = text(node, "band").flatMap(AgeBand.init),
            let from = integer(node, "van"),
            let parents = text(node, "ouders").flatMap(AgeRule.Liability.init),
            let child = text(node, "kind").flatMap(AgeRule.Liability.init),
            let criminal = text(node, "strafrecht").flatMap(AgeRule.CriminalLaw.init)
        else { return nil }
        let to = integer(node, "tot") ?? Int.max
        guard from <= to else { return nil }
        return AgeRule(
            band: band, ages: from...to, parents: parents, parentsParagraph: integer(node, "ouders_lid"),
            child: child,
            criminalLaw: criminal, detentionMonths: integer(node, "jeugddetentie"),
            fineCategory: integer(node, "boete"),
            provenance: provenance)
    }

    private mutating func provenance(_ node: Node) -> Provenance? {
        guard let name = text(node, "bron"), let known = sources[name] else {
            report("noSource", at: node["bron"] ?? node)
            return nil
        }
        return Provenance(
            source: known.text, retrieved: known.retrieved, stateOf: known.state,
            isVerified: text(node, "geverifieerd") != "nee")
    }

    // MARK: Values

    private func text(_ node: Node, _ key: String) -> String? {
        node[key].flatMap { $0.isEmpty ? nil : $0.text }
    }

    private func texts(_ node: Node, _ key: String) -> [String] { node[key]?.items.map(\.text) ?? [] }

    private func integer(_ node: Node, _ key: String) -> Int? { text(node, key).flatMap { Int($0) } }

    private func date(_ node: Node, _ key: String) -> CalendarDate? {
        text(node, key).flatMap { CalendarDate(iso: $0) }
    }

    private mutating func report(_ fault: String, at node: Node?, _ values: [String: String] = [:]) {
        let span = node?.span ?? SourceSpan(source.byteOrderMarkLength, source.byteOrderMarkLength)
        findings.append(
            Finding(RuleID("laws." + fault), .error, .key("laws." + fault, values), at: span, in: source))
    }
}
