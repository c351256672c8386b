import HerautLint
import HerautModel

/// The intervention card (`Locales/LANG/interventies.yml`): what a municipality can do, from doing nothing to administrative powers, each
/// with its trade-off and its source.
struct InterventionCard {
    /// Where something is found: who says it, and the place there.
    struct Source {
        let name: String
        let place: String
    }

    /// A step, the lightest first.
    struct Step {
        let number: Int
        let name: String
        let what: String
        let sources: [Source]
    }

    /// One measure of a step.
    struct Measure {
        let id: String
        let step: Int
        let name: String
        /// What it is, in a sentence or two.
        let what: String
        /// When it fits, in general.
        let fits: [String]
        /// When it does not.
        let fitsNot: [String]
        /// Risks that the research names.
        let risks: [String]
        /// Who may decide on it or do it.
        let competent: String
        /// What of the law register it rests on.
        let basis: [String]
        /// Kinds of document that Heraut drafts for it.
        let kinds: [DocumentKind]
        /// Rules that watch over it.
        let rules: [RuleID]
        /// Why there is no draft for it; empty when there is one.
        let reason: String
        let sources: [Source]
        /// Whether the source still has to be checked.
        let isUncertain: Bool
        /// What has changed since the card was made; `nil` for what stands.
        let status: Status?
        /// When to advise it, and when to advise against it.
        let advice: [Advice]
        let warnings: [Advice]
    }

    /// A measure that no longer stands, or may not.
    struct Status {
        enum Standing: String {
            case gone = "vervallen"
            case uncertain = "onzeker"
        }

        let standing: Standing
        let since: CalendarDate
        let why: String
    }

    /// When a measure is named for a case, and why.
    struct Advice {
        let condition: CaseCondition
        /// The reason, with `{keys}` of the case in it.
        let reason: String
        /// Kinds to draft, when not all of the measure.
        let kinds: [DocumentKind]?
    }

    /// What a good weighing needs to know.
    struct Question {
        let text: String
        /// When it matters.
        let gate: CaseCondition
        let demand: CaseCondition
        let why: String
        let rules: [RuleID]
        let reason: String
        let sources: [Source]
    }

    /// What had better not be done in a case.
    struct Caution {
        let text: String
        let condition: CaseCondition
        let why: String
        let rules: [RuleID]
        let sources: [Source]
    }

    /// The measure that is weighed before all others.
    static let nothing = "niets-doen"

    let steps: [Step]
    let measures: [Measure]
    let questions: [Question]
    let cautions: [Caution]
    /// What a choice of the case is called in a sentence, by key and choice.
    let phrases: [String: [String: String]]

    /// The measures of a step, in the order of the card.
    func measures(of step: Step) -> [Measure] { measures.filter { $0.step == step.number } }
}
