public import HerautModel

/// What `Locales/LANG/language.yml` knows of a language: abbreviations, stop words, irregular words, months.
///
/// ``SentenceSplitter``, ``Stemmer`` and ``DateRecogniser`` are made from it.
public struct LanguagePack: Sendable {
    /// Names of the months, in lower case, January first.
    public let months: [String]
    /// Other ways to write a month (`nov`), with its number 1…12.
    let shortMonths: [String: Int]
    let sentenceWords: SentenceWords
    let stems: StemTable
    /// Words that deny, reserve or divide what a sentence says.
    public let stance: StanceWords

    /// A pack that knows no words: sentences end at every full stop, stems follow from spelling alone.
    public static let empty = LanguagePack(
        months: [], shortMonths: [:], sentenceWords: SentenceWords(), stems: StemTable(),
        stance: StanceWords())

    /// The pack in a parsed language file, and what is wrong with the file.
    public static func load(_ source: SourceText, root: Node?) -> (pack: LanguagePack, findings: [Finding]) {
        var loader = LanguageLoader(source: source, root: root)
        return (loader.load(), loader.findings)
    }

    /// `3 november 2026`; `2026-11-03` where the names of the months are not known.
    public func text(of day: CalendarDate) -> String {
        guard months.indices.contains(day.month - 1) else { return day.iso }
        return "\(day.day) \(months[day.month - 1]) \(day.year)"
    }

    /// Whether a word carries meaning of its own: not an article, pronoun, auxiliary. `word` in any case.
    public func isStopWord(_ word: some Sequence<UInt8>) -> Bool {
        stems.stopWords.contains(Folding.bare(Array(word)))
    }
}

/// Words that decide where a sentence ends. All bare (see ``Folding/bare(_:)``), without the last full stop.
struct SentenceWords: Hashable, Sendable {
    /// Never the end of a sentence: `dhr`, `art`.
    var abbreviations: Set<[UInt8]> = []
    /// No end of a sentence when a number follows: `nov`, `max`.
    var beforeNumber: Set<[UInt8]> = []
    /// The end of a sentence when a capital follows: `enz`.
    var closing: Set<[UInt8]> = []
    /// Words with a capital that open a sentence and are no part of a name.
    var openings: Set<[UInt8]> = []
}

/// Words by which a sentence denies, reserves or asks. All bare (see ``Folding/bare(_:)``).
public struct StanceWords: Sendable {
    /// Deny: `niet`, `geen`.
    public var negations: Set<[UInt8]> = []
    /// Runs of words in which a negation denies nothing: `niet alleen`.
    public var emptyNegations: [[[UInt8]]] = []
    /// Leave something open: `kan`, `misschien`.
    public var reservations: Set<[UInt8]> = []
    /// Open a condition: `als`.
    public var conditions: Set<[UInt8]> = []
    /// Open another part of the sentence: `maar`.
    public var dividers: Set<[UInt8]> = []
    /// Open what follows from a condition before it: `dan`.
    public var consequences: Set<[UInt8]> = []
    /// Point back to the part before: `dat`.
    public var pointers: Set<[UInt8]> = []
    /// Stand before an indirect question with `of`: `bepaalt`.
    public var askers: Set<[UInt8]> = []

    /// No words: nothing is denied, nothing reserved.
    public init() {}

    init(
        negations: Set<[UInt8]>, emptyNegations: [[[UInt8]]], reservations: Set<[UInt8]>,
        conditions: Set<[UInt8]>, dividers: Set<[UInt8]>,
        consequences: Set<[UInt8]>, pointers: Set<[UInt8]>, askers: Set<[UInt8]>
    ) {
        self.negations = negations
        self.emptyNegations = emptyNegations
        self.reservations = reservations
        self.conditions = conditions
        self.dividers = dividers
        self.consequences = consequences
        self.pointers = pointers
        self.askers = askers
    }
}

/// What the stemmer cannot know from spelling. All bare.
struct StemTable: Sendable {
    /// Words without a meaning of their own.
    var stopWords: Set<[UInt8]> = []
    /// Irregular form → base form.
    var irregular: [[UInt8]: [UInt8]] = [:]
    /// Particles that are written together with a verb: `mee` in `meegenomen`.
    var particles: [[UInt8]] = []
    /// Word → the first of its group of words that mean about the same.
    var synonyms: [[UInt8]: [UInt8]] = [:]
    /// Beginnings of words in which `ge` is no prefix: `gerucht`.
    var ownGe: [[UInt8]] = []
}

/// Reads the tree of a language file.
private struct LanguageLoader {
    let source: SourceText
    let root: Node?
    var findings: [Finding] = []

    init(source: SourceText, root: Node?) {
        self.source = source
        self.root = root
    }

    mutating func load() -> LanguagePack {
        let months = words("maanden")
        if months.count != 12 { fault("language.months", at: root?["maanden"]) }
        return LanguagePack(
            months: months, shortMonths: shortMonths(), sentenceWords: sentenceWords(), stems: stems(),
            stance: stanceWords())
    }

    private mutating func stanceWords() -> StanceWords {
        guard let node = root?["stelling"] else {
            fault("language.missing", at: root, ["sleutel": "stelling"])
            return StanceWords()
        }
        func words(_ key: String) -> [[[UInt8]]] {
            (node[key]?.items ?? []).map { $0.text.split(separator: " ").map { bare(String($0)) } }
        }
        func set(_ key: String) -> Set<[UInt8]> { Set(words(key).compactMap(\.first)) }
        return StanceWords(
            negations: set("ontkenning"), emptyNegations: words("toch_niet_ontkend"),
            reservations: set("voorbehoud"), conditions: set("voorwaarde"), dividers: set("zinsdeler"),
            consequences: set("gevolg"), pointers: set("terugwijzing"), askers: set("vraagwoord"))
    }

    private mutating func sentenceWords() -> SentenceWords {
        SentenceWords(
            abbreviations: bareSet("afkortingen"), beforeNumber: bareSet("afkortingen_voor_getal"),
            closing: bareSet("afkortingen_aan_het_eind"),
            openings: bareSet("stopwoorden").subtracting(bareSet("naamdelen")))
    }

    private mutating func stems() -> StemTable {
        var table = StemTable()
        table.stopWords = bareSet("stopwoorden")
        table.particles = words("scheidbaar").map(bare).sorted { $0.count > $1.count }
        table.ownGe = words("eigen_ge").map(bare)
        for entry in root?["onregelmatig"]?.entries ?? [] {
            for form in entry.value.items { table.irregular[bare(form.text)] = bare(entry.key.text) }
            table.irregular[bare(entry.key.text)] = bare(entry.key.text)
        }
        for group in root?["synoniemen"]?.items ?? [] {
            let words = group.items.map { bare($0.text) }
            for word in words.dropFirst() { table.synonyms[word] = words[0] }
        }
        return table
    }

    private func shortMonths() -> [String: Int] {
        var numbers: [String: Int] = [:]
        for entry in root?["maanden_kort"]?.entries ?? [] { numbers[entry.key.text] = Int(entry.value.text) }
        return numbers
    }

    private mutating func words(_ key: String) -> [String] {
        guard let node = root?[key] else {
            fault("language.missing", at: root, ["sleutel": key])
            return []
        }
        return node.items.map(\.text)
    }

    private mutating func bareSet(_ key: String) -> Set<[UInt8]> {
        Set(words(key).map { word in bare(word.hasSuffix(".") ? String(word.dropLast()) : word) })
    }

    private func bare(_ word: String) -> [UInt8] { Folding.bare(Array(word.utf8)) }

    private mutating func fault(_ name: String, at node: Node?, _ values: [String: String] = [:]) {
        let span = node?.span ?? SourceSpan(source.byteOrderMarkLength, source.byteOrderMarkLength)
        findings.append(Finding(RuleID(name), .error, .key(name, values), at: span, in: source))
    }
}
