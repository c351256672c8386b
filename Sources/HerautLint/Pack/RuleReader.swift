import HerautModel

/// Reads the rules of one file. What is wrong in it is reported at its place, and the rule is left out.
struct RuleReader {
    /// The file that is being read.
    var source = SourceText(path: "", bytes: [])
    /// Which part of the pack its rules belong to.
    private let part: Int
    private let wordFiles: [SourceText]
    /// Lists that a rule asked for, by name.
    private var wordLists: [String: WordList] = [:]
    private(set) var index = PhraseIndex()
    /// Rules for other families are passed over; `nil` for all.
    private let wantedFamilies: Set<DocumentFamily>?
    /// Phrases that cannot stand among these words are passed over.
    private let words: DraftWords
    var findings: [Finding] = []
    private var isSound = true

    init(
        part: Int, wordLists: [SourceText], families: Set<DocumentFamily>? = nil, words: DraftWords = .any
    ) {
        self.part = part
        self.words = words
        wordFiles = wordLists
        wantedFamilies = families
    }

    /// The rule of an entry; `nil` when it cannot be used, or is for no family that is wanted.
    mutating func rule(_ node: Node) -> Rule? {
        isSound = true
        let families = families(node["soorten"])
        if let wantedFamilies, wantedFamilies.isDisjoint(with: families) { return nil }
        let fields = RuleFields(node) { report("unknownKey", $0) }
        for (key, value) in fields.needed where value?.isEmpty ?? true {
            report("missingKey", node, ["sleutel": key])
        }
        if fields.message == nil, fields.variants == nil {
            report("missingKey", node, ["sleutel": "melding"])
        }
        let severities = severities(fields.severity)
        let matcher = matcher(fields)
        let bereik = fields.scope
        let rule = Rule(
            id: RuleID(fields.id?.text ?? ""), title: fields.title?.text ?? "",
            families: families,
            texts: Rule.Texts(
                message: fields.message, variants: fields.variants, terms: fields.terms,
                why: fields.why, source: fields.source),
            basis: list(fields.basis).map(\.text), isUncertain: isYes(fields.uncertain),
            isCoded: isYes(fields.code), isForAnyLanguage: fields.languages?.text == "alle",
            goodNodes: list(fields.good), badNodes: list(fields.bad), severities: severities,
            scopes: (scope(bereik?["in"]), scope(bereik?["niet"])),
            isFixSafe: fields.fix?.text == "veilig", untried: untried(fields.untried),
            matcher: matcher, part: part)
        return isSound ? rule : nil
    }

    // MARK: Head

    private mutating func families(_ node: Node?) -> [DocumentFamily] {
        guard let node else { return [] }
        if node.text == "alle" { return DocumentFamily.allCases }
        return list(node).compactMap { item in
            let family = DocumentFamily(rawValue: item.text)
            if family == nil { report("unknownFamily", item) }
            return family
        }
    }

    private mutating func severities(_ node: Node?) -> (other: Severity, families: [DocumentFamily: Severity])
    {
        guard let node else { return (.warning, [:]) }
        if node.isScalar { return (severity(node), [:]) }
        var families: [DocumentFamily: Severity] = [:]
        var other = Severity.warning
        for entry in node.entries {
            if entry.key.text == "anders" {
                other = severity(entry.value)
            } else if let family = DocumentFamily(rawValue: entry.key.text) {
                families[family] = severity(entry.value)
            } else {
                report("unknownFamily", entry.key)
            }
        }
        return (other, families)
    }

    private mutating func severity(_ node: Node) -> Severity {
        if let severity = Severity(rawValue: node.text) { return severity }
        report("unknownSeverity", node)
        return .warning
    }

    mutating func scope(_ node: Node?) -> Scope {
        var scope: Scope = []
        for item in list(node) {
            if let named = Scope.names.first(where: { $0.name == item.text }) {
                scope.insert(named.scope)
            } else {
                report("unknownScope", item)
            }
        }
        return scope
    }

    /// `niet_beproefd: {"de reden": [tabel, twee-keer]}`.
    private mutating func untried(_ node: Node?) -> [String: String] {
        var untried: [String: String] = [:]
        for entry in node?.entries ?? [] {
            for trial in list(entry.value) {
                if !RuleTrials.names.contains(trial.text) || entry.key.text.isEmpty {
                    report("unknownTrial", trial, ["proeven": RuleTrials.names.joined(separator: ", ")])
                }
                untried[trial.text] = entry.key.text
            }
        }
        return untried
    }

    // MARK: Matcher

    private mutating func matcher(_ fields: RuleFields) -> Matcher {
        var matcher = Matcher()
        let known = index.book.phrases.count
        for item in list(fields.words) { matcher.entries += entry(item) }
        if let listed = fields.wordList { matcher.entries += entries(fromList: listed) }
        matcher.patterns = patterns(fields.patterns)
        matcher.exceptions = phrases(fields.exceptions)
        matcher.containers = phrases(fields.containers)
        matcher.passageExceptions = patterns(fields.passageExceptions)
        matcher.explanations = phrases(fields.explanations)
        matcher.sparesQuestions = fields.questions?.text == "nee"
        matcher.sparedStances = stances(fields.stances)
        matcher.required = list(fields.required).map { required($0) }
        matcher.metadata = metadata(fields.metadata)
        matcher.metrics = list(fields.metrics).compactMap { metric($0) }
        for entry in fields.lists?.entries ?? [] { matcher.lists[entry.key.text] = phrases(entry.value) }
        matcher.note(known..<index.book.phrases.count)
        return matcher
    }

    /// `alleen_stellig: ja` spares questions, denials and reservations; `bevestigd` spares questions and denials only.
    private mutating func stances(_ node: Node?) -> Stance {
        guard let node else { return [] }
        switch node.text {
        case "ja": return [.asked, .denied, .reserved]
        case "bevestigd": return [.asked, .denied]
        default:
            report("unknownStance", node)
            return []
        }
    }

    private mutating func entry(_ node: Node) -> [Matcher.Entry] {
        let text = node["zoek"] ?? node
        let severity = node["ernst"].map { self.severity($0) }
        let numbers = phrases(text.text, at: text)
        if numbers.isEmpty { return [] }
        let instead = node["liever"]?.text ?? ""
        return numbers.map { Matcher.Entry(phrase: $0, instead: instead, severity: severity) }
    }

    /// `woordenlijst: {bestand: deescalatie, categorie: [label]}`. Ambiguous words never count on their own: they are left out.
    private mutating func entries(fromList node: Node) -> [Matcher.Entry] {
        guard let wordList = wordList(node["bestand"]?.text ?? "") else {
            report("unknownList", node["bestand"] ?? node)
            return []
        }
        let categories = list(node["categorie"]).map(\.text)
        let rows = wordList.rows.lazy.filter { row in
            !row.isAmbiguous && (categories.isEmpty || categories.contains { row.isOf(category: $0) })
        }
        return rows.flatMap { row in
            phrases(row.term, at: node).map {
                Matcher.Entry(phrase: $0, instead: row.instead, severity: row.severity)
            }
        }
    }

    private mutating func wordList(_ name: String) -> WordList? {
        if let known = wordLists[name] { return known }
        let list = wordFiles.first { WordList.name(of: $0) == name }.map(WordList.init)
        wordLists[name] = list
        return list
    }

    /// The numbers of the phrases of a list, without those that the draft has no words for.
    mutating func phrases(_ node: Node?) -> [Int] {
        var numbers: [Int] = []
        for item in list(node) { numbers += phrases(item.text, at: item) }
        return numbers
    }

    /// The same with all of them: whether there are any says something too.
    mutating func allPhrases(_ node: Node?) -> [Int] {
        list(node).flatMap { numbers(of: $0.text, at: $0) }
    }

    private mutating func phrases(_ text: String, at node: Node) -> Range<Int> {
        words.mayHold(text) ? numbers(of: text, at: node) : 0..<0
    }

    private mutating func numbers(of text: String, at node: Node) -> Range<Int> {
        if let numbers = index.add(text) { return numbers }
        report("badPhrase", node, ["tekst": text])
        return 0..<0
    }

    mutating func patterns(_ node: Node?) -> [TokenPattern] {
        list(node).compactMap { item in
            let pattern = TokenPattern(rawValue: item.text)
            if pattern == nil { report("unknownPattern", item) }
            return pattern
        }
    }

    // MARK: Nodes

    func list(_ node: Node?) -> [Node] {
        guard let node, !node.isEmpty else { return [] }
        if case .sequence(let items) = node.content { return items }
        return [node]
    }

    private func isYes(_ node: Node?) -> Bool { node?.text == "ja" }

    mutating func report(_ fault: String, _ node: Node, _ values: [String: String] = [:]) {
        isSound = false
        let values = values.merging(["tekst": node.text]) { given, _ in given }
        findings.append(
            Finding(
                RuleID("rules." + fault), .error, .key("rules." + fault, values), at: node.span, in: source))
    }
}
