import HerautMerge
import HerautModel
import HerautTemplate

/// The report of `check` for programs: `heraut-check/1`. Keys are never renamed; new ones may come.
struct CheckJSONReporter {
    let messages: MessageCatalogue

    func text(_ report: CheckReport) -> String {
        let summary = Severity.allCases.reversed().map {
            (key: $0.rawValue, value: JSON.number(report.count($0)))
        }
        return JSON.object([
            ("schema", .string("heraut-check/1")), ("templates", .array(report.checks.map(json))),
            ("summary", .object(summary)),
        ]).document
    }

    private func json(_ check: TemplateCheck) -> JSON {
        let coverage =
            switch check.variantSet.coverage {
            case .all: "all"
            case .pairs: "pairs"
            }
        return .object([
            ("kind", .string(check.template.kind.name)), ("language", .string(check.template.language)),
            ("template", .string(check.template.identity)), ("coverage", .string(coverage)),
            ("letters", .number(check.letterCount)),
            ("variants", .array(check.variantSet.variants.map(json))),
            ("findings", .array(check.faults.map { json($0, in: check) })),
        ])
    }

    private func json(_ variant: Variant) -> JSON {
        .object([("number", .number(variant.number)), ("answers", json(variant.answers))])
    }

    private func json(_ answers: [Variant.Answer]) -> JSON {
        .object(answers.map { (key: $0.field, value: .string(messages.text($0.text))) })
    }

    private func json(_ fault: TemplateCheck.Fault, in check: TemplateCheck) -> JSON {
        let finding = JSONReporter(messages: messages).members(of: fault.finding)
        return .object(
            [(key: "path", value: .string(fault.finding.path))] + finding + [
                ("variants", .array(fault.variants.map(JSON.number))),
                ("cause", json(check.cause(of: fault))),
                (
                    "data",
                    .array(SampleData.allCases.filter(fault.data.contains).map { .string($0.rawValue) })
                ),
            ])
    }
}
