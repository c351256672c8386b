public import HerautModel

/// The rules of one language, ready to be used.
public struct RulePack: Sendable {
    /// Language tag of the texts it is for.
    public let language: String
    /// The rules, by id.
    public let rules: [Rule]
    private let names: Set<String>
    /// The phrases of the rules, in as many parts as were read side by side (``Rule/part``).
    private let indices: [PhraseIndex]

    /// Reads the rule files of a language (`Locales/LANG/rules/*.yml`) and its word lists (`Locales/LANG/words/*.tsv`).
    ///
    /// Faults in the files are reported with their place; a faulty rule is left out. With `families` only the rules for one of them are
    /// read: half of a short lint is reading rules. The others are known by name alone. With `words` phrases that cannot stand in a draft of
    /// these words are not read either: then the pack is for that draft only.
    public static func load(
        _ files: [(source: SourceText, root: Node)], wordLists: [SourceText],
        families: Set<DocumentFamily>? = nil, words: DraftWords = .any, language: String = "nl"
    ) -> (pack: RulePack, findings: [Finding]) {
        let halves = halves(of: files.map { RulePart.File(source: $0.source, rules: $0.root.items) })
        // Two halves, however many threads there are: reading them is most of the time that a short lint takes.
        let parts = ParallelMap.map(Array(halves.enumerated()), jobs: halves.count) { number, files in
            RulePart(
                files,
                reader: RuleReader(part: number, wordLists: wordLists, families: families, words: words))
        }
        var findings = parts.flatMap(\.findings)
        var rules: [Rule] = []
        var known: Set<RuleID> = []
        for entry in parts.flatMap(\.rules) {
            if known.insert(entry.rule.id).inserted {
                rules.append(entry.rule)
            } else {
                let message = Message.key("rules.twice", ["regel": entry.rule.id.name])
                findings.append(Finding("rules.twice", .error, message, at: entry.span, in: entry.source))
            }
        }
        rules.sort { $0.id < $1.id }
        let pack = RulePack(
            language: language, rules: rules, names: parts.reduce(into: []) { $0.formUnion($1.names) },
            indices: parts.map(\.index))
        return (pack, findings)
    }

    /// The files in two runs with about as many rules.
    private static func halves(of files: [RulePart.File]) -> [[RulePart.File]] {
        var left = files.reduce(0) { $0 + $1.rules.count } / 2
        let middle = files.firstIndex { file in
            left -= file.rules.count
            return left < 0
        }
        guard let middle, middle > 0 else { return [files] }
        return [Array(files[..<middle]), Array(files[middle...])]
    }

    /// The phrases of the rules.
    var phraseBooks: [PhraseBook] { indices.map(\.book) }

    /// Where the phrases of the rules stand in a document, by ``Rule/part``. `documents` are that document, once for each thread.
    func hits(in documents: [LintDocument]) -> [PhraseHits] {
        ParallelMap.map(indices, workers: documents) { $0.hits(in: $1) }
    }

    /// The rule called `id`; `nil` when there is none.
    public func rule(_ id: RuleID) -> Rule? { rules.first { $0.id == id } }

    /// Whether there is a rule called `id`, in this pack or for families that were not read.
    public func knows(_ id: RuleID) -> Bool { names.contains(id.name) }

    /// The pack with its rules in another order: for the test that order makes no difference.
    func reordered(_ order: ([Rule]) -> [Rule]) -> RulePack {
        RulePack(language: language, rules: order(rules), names: names, indices: indices)
    }

    private init(language: String, rules: [Rule], names: Set<String>, indices: [PhraseIndex]) {
        self.language = language
        self.rules = rules
        self.names = names
        self.indices = indices
    }
}

/// A part of a pack: the rules of some of its files, which are read on one thread.
private struct RulePart: Sendable {
    /// A file of rules.
    struct File: Sendable {
        let source: SourceText
        let rules: [Node]
    }

    private(set) var rules: [(rule: Rule, span: SourceSpan, source: SourceText)] = []
    private(set) var names: Set<String> = []
    private(set) var findings: [Finding] = []
    private(set) var index = PhraseIndex()

    init(_ files: [File], reader: RuleReader) {
        var reader = reader
        for file in files {
            reader.source = file.source
            for node in file.rules {
                names.insert(node["id"]?.text ?? "")
                guard let rule = reader.rule(node) else { continue }
                if rule.isCoded, rule.code == nil {
                    reader.report("noCode", node, ["regel": rule.id.name])
                } else {
                    rules.append((rule, node.span, file.source))
                }
            }
        }
        findings = reader.findings
        index = reader.index
        index.seal()
    }
}
