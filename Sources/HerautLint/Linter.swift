import Dispatch
public import HerautLanguage
import HerautLaw
public import HerautModel

/// What to check and what to leave.
public struct LintOptions: Sendable {
    /// Rules that stay silent.
    public var disabled: Set<String>
    /// When not empty: only these rules speak.
    public var only: Set<String>
    /// The day whose law holds; without it that of the draft.
    public var day: CalendarDate?
    /// The day on which exceptions in the draft are judged to have run out; without it none has.
    public var today: CalendarDate?
    /// Threads that may work on one long draft. The findings do not depend on it.
    public var jobs = 1
    /// Whether to take the figures of clarity too.
    public var measures: Bool
    /// Whether the text is a part of a document: only what stands at a place in it is looked at, not what the whole has to hold.
    public var isPart = false

    /// All rules, unless said otherwise.
    public init(
        disabled: Set<String> = [], only: Set<String> = [], day: CalendarDate? = nil,
        today: CalendarDate? = nil, measures: Bool = false
    ) {
        self.disabled = disabled
        self.only = only
        self.day = day
        self.today = today
        self.measures = measures
    }

    func allows(_ rule: RuleID) -> Bool {
        !disabled.contains(rule.name) && (only.isEmpty || only.contains(rule.name))
    }
}

/// Checks drafts with a rule pack. Same draft, same findings, whatever the order of the rules.
public struct Linter: Sendable {
    /// Where its rules come from.
    private enum Rules: Sendable {
        /// All of them, read before.
        case whole(RulePack)
        /// Read for each draft anew.
        case read(@Sendable (DraftWords) -> RulePack)
    }

    private let rules: Rules
    /// What its rules look words and laws up in.
    public let references: LintReferences

    /// A linter with the rules of `pack`, which look words and laws up in `references`.
    public init(_ pack: RulePack, references: LintReferences) {
        rules = .whole(pack)
        self.references = references
    }

    /// A linter that reads its rules for each draft anew, and no more of them than its words ask for.
    public init(references: LintReferences, reading read: @escaping @Sendable (DraftWords) -> RulePack) {
        rules = .read(read)
        self.references = references
    }

    /// All its rules.
    var pack: RulePack {
        switch rules {
        case .whole(let pack): pack
        case .read(let read): read(.any)
        }
    }

    /// Its rules, at least those that can speak of `document`.
    private func pack(for document: LintDocument) -> RulePack {
        switch rules {
        case .whole(let pack): pack
        case .read(let read): read(DraftWords(document.vocabulary))
        }
    }

    /// All findings in the order of a report. `facts` are those of the case; what the draft itself says comes before them.
    ///
    /// A draft in another language than the pack's is checked on what does not hang on words only: see ``Rule/isForAnyLanguage``.
    public func lint(
        _ draft: Draft, facts: CaseFacts = CaseFacts(), options: LintOptions = LintOptions(),
        original: Draft? = nil
    ) -> [Finding] {
        result(for: draft, facts: facts, options: options, original: original).findings
    }

    /// All findings, and those that a comment in the draft silences with the reason it gives. `original` is the Dutch draft that this one was
    /// translated from.
    public func result(
        for draft: Draft, facts: CaseFacts = CaseFacts(), options: LintOptions = LintOptions(),
        original: Draft? = nil
    ) -> LintResult {
        let jobs = Self.jobs(for: draft, options)
        let document = LintDocument(
            draft, facts: facts, references: references, day: options.day, original: original, jobs: jobs)
        let pack = pack(for: document)
        let documents = [document] + (1..<jobs).map { _ in LintDocument(copying: document) }
        var run = SuppressionRun(document.suppressions, day: options.today)
        let hits = pack.hits(in: documents)
        var findings = found(in: documents, pack, hits, options)
        if !document.suppressions.isEmpty { findings.removeAll { run.silences($0) } }
        let faults = run.faults(in: document.source) { rule in
            pack.knows(rule) ? (options.allows(rule) ? .speaks : .silent) : .unknown
        }
        if !faults.isEmpty { findings = (findings + faults).sorted(by: Finding.inReportOrder) }
        let clarity = options.measures ? Self.clarity(of: document, pack, hits) : nil
        if jobs > 1 { Self.letGo(documents) }
        return LintResult(findings: findings, suppressed: run.suppressed, clarity: clarity)
    }

    /// Gives the memory of a long draft back on another thread: it is in a hundred thousand pieces, and the report need not wait for that.
    private static func letGo(_ documents: [LintDocument]) {
        DispatchQueue.global().async { withExtendedLifetime(documents) {} }
    }

    /// An age for which the rules say of `text` what they say for `age`: they know an age by its band (``AgeBand``) or hold it against one that
    /// the text names.
    public func age(standingFor age: Int, in text: String) -> Int {
        if StatedAge.mayStand(in: text), !StatedAge.all(in: .standing(text, references: references)).isEmpty {
            return age
        }
        return AgeBand(age: age)?.lowestAge ?? age
    }

    private static func clarity(
        of document: LintDocument, _ pack: RulePack, _ hits: [PhraseHits]
    ) -> Clarity {
        let passive = pack.rule(PassiveVoice.id).flatMap { rule in
            PassiveVoice.share(
                of: document, RuleRun(rule: rule, document: document, hits: hits[rule.part]).emptyReport)
        }
        return Clarity(readability: document.readability(), passiveShare: passive)
    }

    /// `documents` are the one document, once for each thread.
    private func found(
        in documents: [LintDocument], _ pack: RulePack, _ hits: [PhraseHits], _ options: LintOptions
    ) -> [Finding] {
        let document = documents[0]
        let isForeign = !document.metadata.language.hasPrefix(pack.language)
        let rules = pack.rules.filter { rule in
            options.allows(rule.id) && rule.families.contains(document.family)
                && (!isForeign || rule.isForAnyLanguage)
        }
        // Findings are large: they are copied once, and put in order where they are.
        var findings = ParallelMap.map(rules, workers: documents) { rule, document in
            RuleRun(rule: rule, document: document, hits: hits[rule.part])
                .findings(inPart: options.isPart)
        }
        .flatMap { $0 }
        findings.sort(by: Finding.inReportOrder)
        return findings
    }

    private static func jobs(for draft: Draft, _ options: LintOptions) -> Int {
        draft.source.bytes.count >= longDraft ? max(1, options.jobs) : 1
    }

    /// From so many bytes on it is worth while to read one draft and run the rules on it side by side.
    private static let longDraft = 64 << 10
}

/// What the rules found in a draft.
public struct LintResult: Sendable {
    /// A finding that stays out of the report, and why.
    public struct Suppressed: Sendable {
        /// The finding.
        public let finding: Finding
        /// The reason that stands in the draft.
        public let reason: String
    }

    /// The findings, in the order of a report.
    public let findings: [Finding]
    /// What a comment silences, in the same order.
    public let suppressed: [Suppressed]
    /// The figures, when they were asked for.
    public let clarity: Clarity?
}

/// How clear a draft is by its figures. They tell nothing of the level of language it asks of its reader.
public struct Clarity: Sendable {
    /// Counts of words and syllables, and the scores that follow from them. Of running text only.
    public let readability: Readability
    /// The share of sentences in the passive voice, 0…1; `nil` without sentences, or without the rule that knows the words (PL-03).
    public let passiveShare: Double?
}
