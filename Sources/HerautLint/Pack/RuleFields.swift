import HerautModel

/// The keys of a rule with what stands under them. Gone through once: a rule has thirty of them, and reading rules is half of a short lint.
struct RuleFields {
    private(set) var id: Node?
    private(set) var title: Node?
    private(set) var families: Node?
    private(set) var severity: Node?
    private(set) var scope: Node?
    private(set) var words: Node?
    private(set) var wordList: Node?
    private(set) var patterns: Node?
    private(set) var required: Node?
    private(set) var metrics: Node?
    private(set) var metadata: Node?
    private(set) var code: Node?
    private(set) var exceptions: Node?
    private(set) var containers: Node?
    private(set) var passageExceptions: Node?
    private(set) var explanations: Node?
    private(set) var questions: Node?
    private(set) var stances: Node?
    private(set) var lists: Node?
    private(set) var message: Node?
    private(set) var variants: Node?
    private(set) var terms: Node?
    private(set) var why: Node?
    private(set) var source: Node?
    private(set) var uncertain: Node?
    private(set) var basis: Node?
    private(set) var languages: Node?
    private(set) var fix: Node?
    private(set) var untried: Node?
    private(set) var good: Node?
    private(set) var bad: Node?

    /// Those of `node`. Calls `unknown` with each key that no rule has.
    init(_ node: Node, unknown: (Node) -> Void) {
        for entry in node.entries {
            switch entry.key.text {
            case "id": id = entry.value
            case "titel": title = entry.value
            case "soorten": families = entry.value
            case "ernst": severity = entry.value
            case "bereik": scope = entry.value
            case "woorden": words = entry.value
            case "woordenlijst": wordList = entry.value
            case "patronen": patterns = entry.value
            case "verplicht": required = entry.value
            case "maat": metrics = entry.value
            case "metagegevens": metadata = entry.value
            case "code": code = entry.value
            case "behalve": exceptions = entry.value
            case "deel_van": containers = entry.value
            case "tenzij_in_blok": passageExceptions = entry.value
            case "tenzij_uitgelegd": explanations = entry.value
            case "vragen_ook": questions = entry.value
            case "alleen_stellig": stances = entry.value
            case "lijsten": lists = entry.value
            case "melding": message = entry.value
            case "meldingen": variants = entry.value
            case "termen": terms = entry.value
            case "waarom": why = entry.value
            case "bron": source = entry.value
            case "onzeker": uncertain = entry.value
            case "steunt_op": basis = entry.value
            case "talen": languages = entry.value
            case "fix": fix = entry.value
            case "niet_beproefd": untried = entry.value
            case "goed": good = entry.value
            case "fout": bad = entry.value
            default: unknown(entry.key)
            }
        }
    }

    /// What no rule can do without.
    var needed: [(key: String, value: Node?)] {
        [
            ("id", id), ("titel", title), ("soorten", families), ("ernst", severity), ("waarom", why),
            ("bron", source),
        ]
    }
}
