import HerautLint
import HerautModel

/// What the intervention card says of one case. It weighs nothing itself: every line is a condition of the card that this case meets, with
/// what the case says. People decide.
struct CaseAdvice {
    /// A reason, and what of the case it rests on.
    struct Reason {
        let text: String
        let facts: [CaseWords.Fact]
    }

    /// A measure that is named, and why.
    struct Line {
        let measure: InterventionCard.Measure
        let reasons: [Reason]
        /// Kinds to draft.
        let kinds: [DocumentKind]
    }

    /// What the case says about doing nothing.
    enum Stillness: String {
        /// Everything speaks for it.
        case fits = "past"
        /// Something speaks against it.
        case fitsNot = "past-niet"
        /// The case says too little.
        case open
    }

    /// The measure that is weighed first.
    let nothing: InterventionCard.Measure?
    /// What speaks for doing nothing, and what against.
    let forNothing: [Reason]
    let againstNothing: [Reason]
    /// Measures that fit, in the order of the card.
    let fits: [Line]
    /// Measures that do not, in the order of the card.
    let fitsNot: [Line]
    /// What the case does not say yet, with the keys to fill in.
    let missing: [(question: InterventionCard.Question, keys: [String])]
    /// What had better not be done.
    let cautions: [(caution: InterventionCard.Caution, why: String)]

    /// Holds `values` against the card.
    init(_ card: InterventionCard, values: Value, words: CaseWords, references: LintReferences) {
        func reasons(_ advice: [InterventionCard.Advice]) -> [(InterventionCard.Advice, Reason)] {
            advice.filter { $0.condition.holds(for: values, references: references) }.map {
                ($0, Reason(text: words.filled($0.reason), facts: words.facts(in: $0.reason)))
            }
        }
        let nothing = card.measures.first { $0.id == InterventionCard.nothing }
        self.nothing = nothing
        forNothing = reasons(nothing?.advice ?? []).map(\.1)
        againstNothing = reasons(nothing?.warnings ?? []).map(\.1)
        var fits: [Line] = []
        var fitsNot: [Line] = []
        for measure in card.measures where measure.id != InterventionCard.nothing {
            let against = reasons(measure.warnings)
            let pro = reasons(measure.advice)
            if !against.isEmpty {
                fitsNot.append(Line(measure: measure, reasons: against.map(\.1), kinds: []))
            } else if !pro.isEmpty {
                let wanted = pro.flatMap { $0.0.kinds ?? measure.kinds }
                let kinds = measure.kinds.filter(wanted.contains)
                fits.append(Line(measure: measure, reasons: pro.map(\.1), kinds: kinds))
            }
        }
        self.fits = fits
        self.fitsNot = fitsNot
        missing = card.questions.compactMap { question in
            guard question.gate.holds(for: values, references: references) else { return nil }
            let keys = question.demand.unmet(by: values, references: references)
            return keys.isEmpty ? nil : (question, keys)
        }
        cautions = card.cautions.filter { $0.condition.holds(for: values, references: references) }
            .map { ($0, words.filled($0.why)) }
    }

    /// Whether doing nothing fits this case.
    var stillness: Stillness {
        if !againstNothing.isEmpty { return .fitsNot }
        return forNothing.isEmpty ? .open : .fits
    }

    /// Kinds to draft, each once, in the order of the card.
    var kinds: [DocumentKind] {
        var seen: Set<DocumentKind> = []
        return fits.flatMap(\.kinds).filter { seen.insert($0).inserted }
    }
}
