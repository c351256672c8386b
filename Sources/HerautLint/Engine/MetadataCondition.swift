import HerautModel

/// What a rule wants to know of the case or of the front matter (`metagegevens`): only then does it look, and this has to be filled in.
struct MetadataCondition: Sendable {
    /// All of these have to hold before the rule asks or looks for anything.
    var gate: [MetadataTest] = []
    /// Each of these has to hold; those that do not make one finding about the whole document.
    var demands: [MetadataTest] = []
    /// The message under `meldingen`, in place of `melding`.
    var variant: String?

    /// Whether only a case can answer it.
    var needsCase: Bool { (gate + demands).contains(where: \.needsCase) }
}

/// One question about a value.
struct MetadataTest: Sendable {
    /// What has to be so.
    enum Claim: Sendable {
        /// Something is there.
        case filled
        /// Nothing is there.
        case empty
        /// It is one of these words.
        case oneOf([String])
        /// Something is there, and it is none of these words.
        case noneOf([String])
        /// One of its texts names one of these.
        case names(PhraseBook)
        /// It has at least so many items.
        case atLeast(Int)
        /// At least so many of the keys are filled in.
        case keysFilled(Int)
        /// It is none of these words, or nothing is there.
        case outside([String])
        /// It is a number of at most so much.
        case atMost(Int)
        /// How many people it reached: few, or many.
        case reach(Reach)
    }

    /// Paths in the case, or in the front matter with `concept.` before it. Of several the first that is filled in counts.
    let keys: [String]
    let claim: Claim

    /// The start of a path into the front matter.
    static let draftPrefix = "concept."

    /// Whether a path exists: in the case file, or in the front matter.
    static func knows(_ path: String) -> Bool {
        if path.hasPrefix(draftPrefix) {
            return DraftMetadata.schema.lookup(String(path.dropFirst(draftPrefix.count))) != nil
        }
        return CaseFile.schema.lookup(path) != nil
    }

    var needsCase: Bool { keys.contains { !$0.hasPrefix(Self.draftPrefix) } }

    /// Whether it holds for `document`.
    func holds(for document: LintDocument) -> Bool {
        holds(references: document.references) { document.value(at: $0) }
    }

    /// Whether it holds for values that `value` finds by their paths.
    func holds(references: LintReferences, value: (String) -> Value?) -> Bool {
        let filled = keys.compactMap(value).filter(\.isFilled)
        switch claim {
        case .filled: return filled.first != nil
        case .empty: return filled.first == nil
        case .oneOf(let words):
            return filled.first.map { $0.texts.contains(where: words.containsFolded) } ?? false
        case .noneOf(let words):
            return filled.first.map { !$0.texts.contains(where: words.containsFolded) } ?? false
        case .names(let phrases):
            return filled.first.map { value in
                value.texts.contains { phrases.stands(in: references.standing($0)) }
            } ?? false
        case .atLeast(let count): return (filled.first?.count ?? 0) >= count
        case .keysFilled(let count): return filled.count >= count
        case .outside(let words):
            return filled.first.map { !$0.texts.contains(where: words.containsFolded) } ?? true
        case .atMost(let limit):
            guard case .number(let number)? = filled.first else { return false }
            return number <= limit
        case .reach(let reach): return filled.first.flatMap(Reach.init) == reach
        }
    }
}

extension LintDocument {
    /// A value of the front matter (`concept.kanalen`) or of the case (`omgevingsanalyse.bronnen`); `nil` when it is not there.
    func value(at path: String) -> Value? {
        path.hasPrefix(MetadataTest.draftPrefix)
            ? frontMatter.at(path.dropFirst(MetadataTest.draftPrefix.count)) : facts.values?.at(path)
    }
}

extension Value {
    /// Whether anything was filled in.
    var isFilled: Bool {
        switch self {
        case .text(let text): !text.trimmingSpaces().isEmpty
        case .list(let items): items.contains(where: \.isFilled)
        case .group(let values): values.values.contains(where: \.isFilled)
        default: true
        }
    }

    /// How many things it names: the items of a list, or those of a text such as "website, buurtapp en school".
    var count: Int { texts.reduce(0) { $0 + $1.namedItems } }

    /// All texts in it; a number or a day as it is written.
    var texts: [String] {
        switch self {
        case .list(let items): items.flatMap(\.texts)
        case .group(let values): values.sorted { $0.key < $1.key }.flatMap(\.value.texts)
        case .number(let number): [String(number)]
        case .date(let day): [day.iso]
        case .flag(let flag): [flag ? "ja" : "nee"]
        default: string.map { [$0] } ?? [""]
        }
    }
}

extension String {
    /// Parts between commas, semicolons, plus signs and the word "en".
    fileprivate var namedItems: Int {
        split { ",;+&".contains($0) }.reduce(0) { count, part in
            count + part.split(separator: " en ").count { !$0.trimmingSpaces().isEmpty }
        }
    }
}

extension [String] {
    /// Whether `word` is among them, in any case.
    fileprivate func containsFolded(_ word: String) -> Bool {
        let folded = Characters.lowercased([UInt8](word.trimmingSpaces().utf8))
        return contains { Characters.lowercased([UInt8]($0.utf8)) == folded }
    }
}
