import HerautLanguage
public import HerautLaw
public import HerautModel

/// A draft as the rules see it: passages in the order of the document, and what is known of the case. Made once, read by every rule.
public final class LintDocument: Sendable {
    /// The draft.
    public let draft: Draft
    /// Facts, rumours and call: those of the front matter first, then those of the case.
    public let facts: CaseFacts
    /// The family of the draft. A draft that does not say is checked as a public message.
    public let family: DocumentFamily
    /// The passages, in the order of the document. Code is not among them.
    public let passages: [Passage]
    /// What stands in each passage.
    let traits: [PassageTraits]
    /// The different words of the passages.
    let vocabulary: Vocabulary
    /// The citations of all passages.
    let foundCitations: FoundInPassages<Citation>
    /// The ECLIs of all passages.
    let foundECLIs: FoundInPassages<ECLI>
    /// What rules look words and laws up in.
    public let references: LintReferences
    /// Where rumours and facts of the case stand, before any rule has weighed them.
    let statements: (rumours: [StatementMatch], facts: [StatementMatch])
    /// The Dutch text that the draft was translated from, as passages; `nil` when it is not known.
    let original: [Passage]?
    /// What the front matter says, as values by key.
    let frontMatter: Value
    /// Comments that silence rules.
    let suppressions: [Suppression]
    /// The day whose law holds: asked for, or that of the draft; `nil` when neither is given: then the law as the register has it.
    public let day: CalendarDate?
    private let citationShelf: CitationShelf
    let ageShelf: AgeShelf
    let wordShelf: WordShelf

    /// A draft with what is known of its case, held against the law of `day`. `original` is the Dutch draft it was translated from. It is read
    /// on at most `jobs` threads.
    public init(
        _ draft: Draft, facts: CaseFacts = CaseFacts(), references: LintReferences = .empty,
        day: CalendarDate? = nil, original: Draft? = nil, jobs: Int = 1
    ) {
        self.draft = draft
        self.facts = draft.metadata.inline.followed(by: facts)
        frontMatter = draft.metadata.values
        self.family = Self.family(of: draft)
        var reader = PassageReader(source: draft.source, family: family)
        reader.read(draft.blocks)
        let splitter = SentenceSplitter(references.language)
        let passages = Passages(
            reader.texts, family: family, splitter: splitter, references: references, jobs: jobs)
        self.passages = passages.all
        foundCitations = passages.citations
        foundECLIs = passages.eclis
        self.traits = passages.all.map(\.traits)
        self.vocabulary = passages.vocabulary
        self.references = references
        self.statements = references.matcher(for: self.facts).matches(in: passages.all, passages.vocabulary)
        var suppressions = reader.suppressions
        suppressions.settleReach(in: draft)
        self.suppressions = suppressions
        self.day = day ?? draft.metadata.date
        let family = self.family
        self.original = (original ?? Self.inlineOriginal(of: draft)).map { original in
            var reader = PassageReader(source: original.source, family: family)
            reader.read(original.blocks)
            return Passages(reader.texts, family: family, splitter: splitter, references: nil, jobs: jobs).all
        }
        citationShelf = CitationShelf()
        ageShelf = AgeShelf()
        wordShelf = WordShelf()
    }

    /// The same document with passages of its own, for another thread: two threads that count references to one object wait for each other at
    /// every passage. What was looked up once is shared.
    init(copying other: LintDocument) {
        draft = other.draft
        facts = other.facts
        family = other.family
        passages = other.passages.map(Passage.init(copying:))
        traits = other.traits
        vocabulary = other.vocabulary
        foundCitations = other.foundCitations
        foundECLIs = other.foundECLIs
        references = other.references
        statements = other.statements
        original = other.original
        frontMatter = other.frontMatter
        suppressions = other.suppressions
        day = other.day
        citationShelf = other.citationShelf
        ageShelf = other.ageShelf
        wordShelf = other.wordShelf
    }

    /// The Dutch text that stands in the front matter itself.
    private static func inlineOriginal(of draft: Draft) -> Draft? {
        guard let text = draft.metadata.translation?.text else { return nil }
        let source = SourceText(path: draft.source.path, text: text)
        return Draft(
            source: source, metadata: DraftMetadata(), bodyStart: 0,
            blocks: Markdown.blocks(of: source, from: 0))
    }

    /// The family a draft is checked as.
    public static func family(of draft: Draft) -> DocumentFamily { draft.metadata.family ?? .message }

    /// The text it was parsed from.
    public var source: SourceText { draft.source }
    /// What the front matter says.
    public var metadata: DraftMetadata { draft.metadata }
    /// Where a finding about the whole document stands: empty, at the start of the body.
    public var documentSpan: SourceSpan { SourceSpan(draft.bodyStart, draft.bodyStart) }

    /// The citations of a passage, in order.
    public func citations(in passage: Passage) -> [Citation] { foundCitations[passage.index] }

    /// Whether a citation stands at `range` of a passage, or a part of one.
    func isCited(_ range: Range<Int>, in passage: Passage) -> Bool {
        let all = citations(in: passage)
        let next = all.firstIndex(fromSorted: range.lowerBound + 1)
        return all[max(0, next - 1)...].prefix(2).contains { $0.range.overlaps(range) }
    }

    /// The ECLIs of a passage.
    func eclis(in passage: Passage) -> [ECLI] { foundECLIs[passage.index] }

    /// Its citations whose law is named with them and known, in order.
    var citedLaws: [CitedLaw] { citationShelf.citedLaws(of: self) }

    /// The citations that begin in sentence `index` of a passage, in order.
    public func citations(in passage: Passage, sentence index: Int) -> ArraySlice<Citation> {
        let all = citations(in: passage)
        let sentence = passage.sentences[index]
        let start = all.firstIndex(fromSorted: sentence.lowerBound)
        return all[start..<max(start, all.firstIndex(fromSorted: sentence.upperBound))]
    }
}

extension [Citation] {
    /// Index of the first that begins at `offset` or later; they are in order.
    fileprivate func firstIndex(fromSorted offset: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
