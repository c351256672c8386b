public import HerautLanguage
public import HerautModel

/// What came of filling: a draft, or the reasons why there is none.
public struct FillResult: Sendable {
    /// The draft as Markdown with front matter; `nil` when anything is missing or wrong.
    public let draft: String?
    /// The same letter as a plan with open places; `nil` as well then.
    public let plan: DraftPlan?
    /// The texts for the plan's slots, in order.
    public let texts: [String]
    /// Where the draft came from; `nil` without a draft.
    public let origins: DraftOrigins?
    /// Every fault at once, each at the tag that asked for the value.
    public let findings: [Finding]
}

extension Template {
    /// Fills the template. Strict: a value that is missing or of the wrong type is a finding, and then there is no draft. `replacing` has other texts
    /// for some of the slots, by their number: what only a letter to several people says.
    public func fill(
        _ input: FillInput, formatter: ValueFormatter, replacing: [Int: String] = [:]
    ) -> FillResult {
        var filler = Filler(program: program, catalogue: catalogue, formatter: formatter, input: input)
        filler.run()
        let metadata = metadata(&filler, input)
        let findings = filler.findings
        guard !findings.contains(where: { $0.severity == .error }) else {
            return FillResult(draft: nil, plan: nil, texts: [], origins: nil, findings: findings)
        }
        let pieces = replacing.isEmpty ? filler.pieces : filler.pieces.replacing(replacing)
        let texts = pieces.compactMap { if case .value(_, let text, _) = $0 { text } else { nil } }
        let plan = PlanBuilder(pieces: pieces).plan(metadata)
        let text = DraftText(frontMatter: FrontMatterWriter.text(metadata) + "\n", pieces: pieces)
        return FillResult(
            draft: String(decoding: text.bytes, as: UTF8.self), plan: plan, texts: texts,
            origins: text.origins(in: program.sources), findings: findings)
    }

    private func metadata(_ filler: inout Filler, _ input: FillInput) -> DraftMetadata {
        var metadata = DraftMetadata()
        metadata.kind = kind
        metadata.family = kind.family
        metadata.audience = kind.audience
        metadata.language = language
        metadata.template = identity
        metadata.casePath = input.casePath
        metadata.title = title
        if case .number(let age) = filler.value(named: "leeftijd") { metadata.age = age }
        if case .date(let date) = filler.value(named: "datum") { metadata.date = date }
        metadata.reference = filler.value(named: "kenmerk")?.string
        metadata.platform = filler.value(named: "platform")?.string
        metadata.sender = sender(&filler)
        if let translation = translation(input) { metadata.own = .group(["vertaling": translation.value]) }
        return metadata
    }

    /// What a draft in another language than Dutch says of itself: what it was made from, and who checked its words, those of the template and those
    /// of the case and the municipality.
    private func translation(_ input: FillInput) -> Translation? {
        guard language != Translations.original else { return nil }
        var checkers = [checkedBy]
        if catalogue.translates(.caseFile) {
            checkers.append(Translations.checker(of: input.caseFile?.values, in: language))
        }
        if catalogue.translates(.municipality) {
            checkers.append(Translations.checker(of: input.municipality?.values, in: language))
        }
        let named = checkers.compactMap(\.self)
        let isChecked = named.count == checkers.count
        var seen: Set<String> = []
        let names = named.filter { seen.insert($0).inserted }.joined(separator: ", ")
        let check = isChecked ? names : Translations.nobody
        return switch input.original {
        case .file(let path)?: Translation(check: check, original: path)
        case .text(let text)?: Translation(check: check, text: text)
        case nil: Translation(check: check)
        }
    }

    private func sender(_ filler: inout Filler) -> String? {
        if program.prints("burgemeester_naam"), let mayor = filler.value(named: "burgemeester_naam")?.string {
            return "burgemeester " + mayor
        }
        return filler.value(named: "gemeente_naam")?.string
    }
}

extension [Piece] {
    /// With other texts for some of the values, by their number.
    fileprivate func replacing(_ texts: [Int: String]) -> [Piece] {
        var number = -1
        return map { piece in
            guard case .value(let slot, _, let place) = piece else { return piece }
            number += 1
            return texts[number].map { .value(slot, text: $0, place) } ?? piece
        }
    }
}
