import HerautMerge
import HerautModel
import HerautTemplate

/// How variants are told to people: in every report the same.
struct VariantWords {
    let messages: MessageCatalogue

    /// `leeftijdsband: 16-17 · gesprek_datum: leeg`; says so when there is nothing to choose.
    func text(_ answers: [Variant.Answer]) -> String {
        guard !answers.isEmpty else { return messages("command.check.noQuestions") }
        return answers.map { "\($0.field): \(messages.text($0.text))" }.joined(separator: " · ")
    }

    /// The kind of a template, with its language when that is not Dutch: `jongerenposter (tr)`.
    func name(of template: Template) -> String {
        template.language == Translations.original
            ? template.kind.name : "\(template.kind.name) (\(template.language))"
    }

    /// `20 varianten, 80 brieven`, and what they stand for when there are more.
    func scope(of check: TemplateCheck) -> String {
        let count = check.variantSet.variants.count
        let values = [
            "soort": check.template.kind.name, "varianten": String(count),
            "brieven": String(check.letterCount),
            "grens": String(Template.variantLimit),
        ]
        let text = messages(
            count == 1 ? "command.check.scopeOne" : "command.check.scopeMany", values)
        guard case .pairs = check.variantSet.coverage else { return text }
        return text + " " + messages("command.check.pairs", values)
    }

    /// In which variants a fault stands, and what sets them apart.
    func place(of fault: TemplateCheck.Fault, in check: TemplateCheck) -> String {
        let all = check.variantSet.variants.count
        let cause = check.cause(of: fault)
        let values = [
            "varianten": numbers(fault.variants), "aantal": String(fault.variants.count),
            "totaal": String(all),
            "oorzaak": text(cause),
        ]
        if fault.variants.count == all { return messages("command.check.inAll", values) }
        return messages(cause.isEmpty ? "command.check.inSome" : "command.check.inSomeBecause", values)
    }

    /// `1–4, 7`; a long row is cut.
    func numbers(_ numbers: [Int]) -> String {
        var runs: [ClosedRange<Int>] = []
        for number in numbers {
            if let last = runs.last, last.upperBound == number - 1 {
                runs[runs.count - 1] = last.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        let shown = runs.prefix(8).map {
            $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)"
        }
        return shown.joined(separator: ", ") + (runs.count > 8 ? " …" : "")
    }
}
