import HerautLanguage
import HerautLaw
import HerautModel

/// One rule at work on one document.
struct RuleRun {
    let rule: Rule
    let document: LintDocument
    let hits: PhraseHits
    /// Numbers of the passages in which nothing counts (`tenzij_in_blok`).
    private let exceptedPassages: Set<Int>

    init(rule: Rule, document: LintDocument, hits: PhraseHits) {
        self.rule = rule
        self.document = document
        self.hits = hits
        let patterns = rule.matcher.passageExceptions
        exceptedPassages =
            patterns.isEmpty
            ? []
            : Set(
                document.passages.lazy
                    .filter { passage in patterns.contains { !$0.ranges(in: passage).isEmpty } }.map(\.index))
    }

    /// What it finds; of a part of a document only what stands at a place in it.
    func findings(inPart isPart: Bool = false) -> [Finding] {
        let found = isPart ? inPart().filter { !$0.isDocument } : found()
        guard !found.isEmpty, !rule.basis.isEmpty else { return found }
        let basis = rule.basis.compactMap { document.references.law.entry($0) }
        return found.map { UnverifiedFact.weighed($0, basis) }
    }

    private func found() -> [Finding] {
        if rule.isCoded { return isAsked ? coded() + metadata() : [] }
        return settled(
            words() + patterns() + metrics() + metadata() + rule.matcher.required.compactMap(demand))
    }

    /// The same for a part of a document: what the whole has to hold, and how its case was handled, is not asked.
    private func inPart() -> [Finding] {
        if rule.isCoded { return isAsked ? coded() : [] }
        let demands = rule.matcher.required.lazy.filter { !$0.occasions.isEmpty }
        return settled(words() + patterns() + metrics(inPart: true) + demands.compactMap(demand))
    }

    /// Whether the rule was asked at all comes last: most rules find nothing, and looking into the case takes longer.
    private func settled(_ findings: [Finding]) -> [Finding] {
        findings.isEmpty || !isAsked ? [] : withoutOverlap(findings)
    }

    /// Whether a word or list of the rule stands anywhere. Of most rules none does.
    private var hasHits: Bool {
        let matcher = rule.matcher
        return hits.hasAny(in: matcher.ownPhrases) || matcher.sharedPhrases.contains(where: hits.has)
    }

    // MARK: Words and shapes

    /// The message under `meldingen` for a word that had better go.
    private static let nothingInstead = "schrap"

    private func words() -> [Finding] {
        guard hasHits else { return [] }
        var findings: [Finding] = []
        // Of nearly all entries there are no hits.
        for entry in rule.matcher.entries where hits.has(entry.phrase) {
            if isExplained(anywhere: hits[entry.phrase]) { continue }
            for hit in hits[entry.phrase] where isMeant(hit) {
                findings.append(
                    finding(
                        hit.passage, hit.range, instead: entry.instead, severity: entry.severity,
                        variant: entry.instead.isEmpty ? Self.nothingInstead : nil))
            }
        }
        return findings
    }

    private func isMeant(_ hit: PhraseIndex.Hit) -> Bool {
        let passage = document.passages[hit.passage]
        guard rule.looks(at: passage.scopes(at: hit.range)) else { return false }
        if rule.matcher.sparesQuestions, passage.isQuestion(hit.sentence) { return false }
        if isSpared(hit) { return false }
        if isSilenced(hit.range, in: passage) { return false }
        return !isExcepted(hit.range, in: passage)
    }

    /// Whether it is asked, denied or left open, and the rule lets that be (`alleen_stellig`).
    private func isSpared(_ hit: PhraseIndex.Hit) -> Bool {
        guard !rule.matcher.sparedStances.isEmpty else { return false }
        let stance = document.stance(of: hit.range, in: document.passages[hit.passage])
        return !stance.isDisjoint(with: rule.matcher.sparedStances)
    }

    /// Whether the text says at one of the places what the word means: once is enough, and a subject line has no room for it.
    private func isExplained(anywhere hits: ArraySlice<PhraseIndex.Hit>) -> Bool {
        !rule.matcher.explanations.isEmpty
            && hits.contains { isExplained($0, in: document.passages[$0.passage]) }
    }

    /// In brackets, or in a sentence near it.
    private func isExplained(_ hit: PhraseIndex.Hit, in passage: Passage) -> Bool {
        if passage.bytes[hit.range.upperBound...].starts(with: " (".utf8) { return true }
        if hit.range.lowerBound > 0, passage.bytes[hit.range.lowerBound - 1] == Byte.openParenthesis {
            return true
        }
        return stands(
            anyOf: rule.matcher.explanations, near: hit.sentence - 1...hit.sentence + 2, of: passage
        ) {
            !$0.range.overlaps(hit.range)
        }
    }

    private func isExcepted(_ range: Range<Int>, in passage: Passage) -> Bool {
        if exceptedPassages.contains(passage.index) { return true }
        let sentence = passage.sentence(at: range.lowerBound)
        return stands(anyOf: rule.matcher.containers, near: sentence...sentence, of: passage) {
            $0.range.lowerBound <= range.lowerBound && range.upperBound <= $0.range.upperBound
        }
    }

    /// Whether one of `phrases` stands in `sentences` of `passage` as `condition` asks. Hits are in order, so that those elsewhere cost nothing.
    private func stands(
        anyOf phrases: [Int], near sentences: ClosedRange<Int>, of passage: Passage,
        where condition: (PhraseIndex.Hit) -> Bool = { _ in true }
    ) -> Bool {
        phrases.contains { phrase in
            guard hits.has(phrase) else { return false }
            let all = hits[phrase]
            let start = all.firstIndex(passage: passage.index, sentence: sentences.lowerBound)
            return all[start...].prefix { $0.passage == passage.index && $0.sentence <= sentences.upperBound }
                .contains(where: condition)
        }
    }

    private func patterns() -> [Finding] {
        guard !rule.matcher.patterns.isEmpty else { return [] }
        let traits = rule.matcher.patterns.reduce(into: PassageTraits()) { $0.formUnion($1.traits) }
        let explained =
            rule.matcher.patterns.contains(.capitalAbbreviation) ? document.explainedAbbreviations : []
        return document.passages(with: traits).flatMap { passage in
            rule.matcher.patterns.flatMap { $0.ranges(in: passage) }
                .filter {
                    rule.looks(at: passage.scopes(at: $0)) && !isExcepted($0, in: passage)
                        && !isSilenced($0, in: passage) && !explained.contains(passage.bytes[$0])
                }
                .map { finding(passage.index, $0) }
        }
    }

    private func isSilenced(_ range: Range<Int>, in passage: Passage) -> Bool {
        let sentence = passage.sentence(at: range.lowerBound)
        return stands(anyOf: rule.matcher.exceptions, near: sentence...sentence, of: passage)
    }

    // MARK: The whole

    /// A finding when what is required is not there: at the place that asks for it, or about the whole document.
    private func demand(_ required: Matcher.Required) -> Finding? {
        let occasions = required.occasions.flatMap { hits[$0] }.filter {
            rule.looks(at: document.passages[$0.passage].scopes(at: $0.range)) && !isSpared($0)
        }
        if !required.occasions.isEmpty, occasions.isEmpty || isMet(required) { return nil }
        guard
            let first = occasions.min(by: {
                ($0.passage, $0.range.lowerBound) < ($1.passage, $1.range.lowerBound)
            })
        else { return isMet(required) ? nil : missing(variant: required.variant) }
        return finding(first.passage, first.range, variant: required.variant)
    }

    private func isMet(_ required: Matcher.Required) -> Bool {
        let isSaid = required.phrases.contains { phrase in
            hits[phrase].contains { rule.looks(at: document.passages[$0.passage].scopes(at: $0.range)) }
        }
        return isSaid
            || document.passages.contains { !$0.scopes.isDisjoint(with: required.parts) }
            || document.passages.contains { passage in
                required.patterns.contains { pattern in
                    pattern.ranges(in: passage).contains { rule.looks(at: passage.scopes(at: $0)) }
                }
            }
    }

    // MARK: Code

    private func coded() -> [Finding] {
        guard let code = rule.code else { return [] }
        var report = emptyReport
        code.init().check(document, report: &report)
        if report.entries.isEmpty { return [] }
        return merged(report.entries).map { entry in
            let severity =
                switch entry.weight {
                case .asRule: rule.severity(in: document.family)
                case .milder: rule.severity(in: document.family).milder
                case .exactly(let severity): severity
                }
            let text = document.source.text(of: entry.span)
            let message = MessageCatalogue.fill(rule.message(entry.variant)) {
                $0 == "tekst" ? text : entry.values[$0]
            }
            let finding = Finding(
                rule.id, severity, .text(message), at: entry.span, in: document.source,
                why: .text(rule.why),
                source: rule.source, fix: entry.fix.map { Fix(text: $0, isSafe: rule.isFixSafe) },
                isDocument: entry.isDocument)
            return UnverifiedFact.weighed(finding, entry.basis)
        }
    }

    /// A report without entries, with the places of the rule's lists.
    var emptyReport: RuleReport {
        var lists: [String: [RuleReport.Match]] = [:]
        if !hasHits { return RuleReport(rule: rule, document: document, lists: lists) }
        for (name, phrases) in rule.matcher.lists {
            let matches = matches(of: phrases)
            if !matches.isEmpty { lists[name] = matches }
        }
        return RuleReport(rule: rule, document: document, lists: lists)
    }

    /// Entries that overlap and say the same become one over both places.
    private func merged(_ entries: [RuleReport.Entry]) -> [RuleReport.Entry] {
        var merged: [RuleReport.Entry] = []
        for entry in entries.sorted(by: { $0.span < $1.span }) {
            guard let last = merged.last, last.span.overlaps(entry.span), last.variant == entry.variant,
                last.values == entry.values, last.fix == nil, entry.fix == nil
            else {
                merged.append(entry)
                continue
            }
            merged[merged.count - 1].span = last.span.union(entry.span)
        }
        return merged
    }

    private func matches(of phrases: [Int]) -> [RuleReport.Match] {
        var matches: [RuleReport.Match] = []
        var found = 0
        for phrase in phrases where hits.has(phrase) {
            found += 1
            matches += hits[phrase].lazy.map {
                RuleReport.Match(passage: $0.passage, range: $0.range, sentence: $0.sentence)
            }
        }
        // Those of one phrase are in order.
        if found < 2 { return matches }
        return matches.sorted {
            ($0.passage, $0.range.lowerBound, $0.range.upperBound) < (
                $1.passage, $1.range.lowerBound, $1.range.upperBound
            )
        }
    }

    // MARK: Findings

    func finding(
        _ passage: Int, _ range: Range<Int>, instead: String = "", severity: Severity? = nil,
        variant: String? = nil, values: [String: String] = [:]
    ) -> Finding {
        let span = document.passages[passage].sourceSpan(of: range)
        let text = document.source.text(of: span)
        let message = MessageCatalogue.fill(rule.message(variant)) { name in
            values[name] ?? (name == "tekst" ? text : name == "liever" ? instead : nil)
        }
        return Finding(
            rule.id, severity ?? rule.severity(in: document.family), .text(message), at: span,
            in: document.source,
            why: .text(rule.why), source: rule.source, fix: fix(instead, for: text))
    }

    func missing(variant: String? = nil, severity: Severity? = nil, values: [String: String] = [:]) -> Finding
    {
        let message = MessageCatalogue.fill(rule.message(variant), values)
        return Finding(
            rule.id, severity ?? rule.severity(in: document.family), .text(message),
            at: document.documentSpan,
            in: document.source, why: .text(rule.why), source: rule.source, isDocument: true)
    }

    /// What to write instead, when it is one thing that can be written; with a capital where the text had one.
    private func fix(_ instead: String, for text: String) -> Fix? {
        guard !instead.isEmpty, !instead.contains(where: { ",;(…/".contains($0) }) else { return nil }
        let isCapital = text.unicodeScalars.first?.properties.isUppercase ?? false
        let replacement = isCapital ? instead.prefix(1).uppercased() + instead.dropFirst() : instead
        return Fix(text: replacement, isSafe: rule.isFixSafe)
    }

    /// Of findings that overlap, the first and longest is enough.
    private func withoutOverlap(_ findings: [Finding]) -> [Finding] {
        let sorted = findings.sorted { ($0.span.start, -$0.span.end) < ($1.span.start, -$1.span.end) }
        var kept: [Finding] = []
        for finding in sorted where kept.last.map({ !$0.span.overlaps(finding.span) }) ?? true {
            kept.append(finding)
        }
        return kept
    }
}
