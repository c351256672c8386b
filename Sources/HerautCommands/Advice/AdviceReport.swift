import HerautLaw
import HerautModel

/// An advice with everything that is told beside it: which case, the lines to type, and which basis was not seen in the text of the law.
struct AdviceReport {
    let advice: CaseAdvice
    let card: InterventionCard
    /// `kenmerk` of the case.
    let reference: String
    let casePath: String
    /// The lines for each kind to draft, in order.
    let commands: [(kind: DocumentKind, lines: [String])]
    let law: LawRegister
    let messages: MessageCatalogue

    func say(_ key: String, _ values: [String: String] = [:]) -> String {
        messages("command.advise." + key, values)
    }

    /// "stap 2, interventiekaart NH-SV" for each source.
    func text(of sources: [InterventionCard.Source]) -> String {
        sources.map { $0.place.isEmpty ? $0.name : "\($0.name), \($0.place)" }.joined(separator: "; ")
    }

    /// The legal basis, with what was not seen in the text of the law.
    func basis(of measure: InterventionCard.Measure) -> String {
        measure.basis.map { name in
            let isVerified = law.entry(name)?.provenance.isVerified ?? false
            return isVerified ? name : "\(name) (\(say("unverified")))"
        }.joined(separator: ", ")
    }

    /// What is told beside the reasons of a measure, as label and text: risks, who may, basis, what changed, source. Of one that does not fit
    /// the last two are enough.
    func notes(on measure: InterventionCard.Measure, inShort: Bool = false) -> [(label: String, text: String)]
    {
        let long = [
            ("risks", measure.risks.joined(separator: " ")), ("competent", measure.competent),
            ("basis", basis(of: measure)),
        ]
        let notes =
            (inShort ? [] : long) + [
                ("status", status(of: measure)),
                ("source", text(of: measure.sources) + (measure.isUncertain ? " (\(say("uncertain")))" : "")),
            ]
        return notes.filter { !$0.1.isEmpty }.map { (say($0.0), $0.1) }
    }

    /// What a step of the card is called: "stap 2 · Zichtbaar zijn".
    func stepName(_ number: Int) -> String {
        guard let step = card.steps.first(where: { $0.number == number }) else { return "" }
        return (1...6).contains(number)
            ? say("step", ["nummer": String(number), "naam": step.name]) : step.name
    }

    private func status(of measure: InterventionCard.Measure) -> String {
        guard let status = measure.status else { return "" }
        return say(
            status.standing == .gone ? "gone" : "doubtful",
            ["sinds": status.since.iso, "waarom": status.why])
    }

    /// What is said of doing nothing.
    var verdict: String { say("nothing.\(advice.stillness.key)") }
}

extension CaseAdvice.Stillness {
    var key: String {
        switch self {
        case .fits: "fits"
        case .fitsNot: "fitsNot"
        case .open: "open"
        }
    }
}
