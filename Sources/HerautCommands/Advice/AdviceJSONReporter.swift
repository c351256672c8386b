import HerautModel

/// An advice for programs, schema `heraut-advice/1`.
enum AdviceJSONReporter {
    static func text(_ report: AdviceReport) -> String {
        let advice = report.advice
        let missing = advice.missing.map { item in
            JSON.object([
                ("question", .string(item.question.text)), ("keys", texts(item.keys)),
                ("why", .string(item.question.why)),
                ("rules", texts(item.question.rules.map(\.name))),
                ("source", .string(report.text(of: item.question.sources))),
            ])
        }
        let cautions = advice.cautions.map { item in
            JSON.object([
                ("text", .string(item.caution.text)), ("why", .string(item.why)),
                ("rules", texts(item.caution.rules.map(\.name))),
                ("source", .string(report.text(of: item.caution.sources))),
            ])
        }
        let commands = report.commands.map { item in
            JSON.object([("kind", .string(item.kind.name)), ("lines", texts(item.lines))])
        }
        return JSON.object([
            ("schema", .string("heraut-advice/1")), ("case", .string(report.reference)),
            ("note", .string(report.say("people"))), ("nothing", nothing(report)),
            ("fits", .array(advice.fits.map { line($0, report) })),
            ("fitsNot", .array(advice.fitsNot.map { line($0, report) })),
            ("cautions", .array(cautions)), ("missing", .array(missing)), ("commands", .array(commands)),
        ]).document
    }

    private static func nothing(_ report: AdviceReport) -> JSON {
        .object([
            ("verdict", .string(report.advice.stillness.rawValue)), ("text", .string(report.verdict)),
            ("for", reasons(report.advice.forNothing)), ("against", reasons(report.advice.againstNothing)),
            ("source", .string(report.text(of: report.advice.nothing?.sources ?? []))),
        ])
    }

    private static func line(_ line: CaseAdvice.Line, _ report: AdviceReport) -> JSON {
        let measure = line.measure
        return .object([
            ("id", .string(measure.id)), ("step", .number(measure.step)), ("name", .string(measure.name)),
            ("reasons", reasons(line.reasons)), ("risks", texts(measure.risks)),
            ("competent", .string(measure.competent)), ("basis", texts(measure.basis)),
            ("kinds", texts(line.kinds.map(\.name))),
            ("status", .optional(measure.status?.standing.rawValue)),
            ("source", .string(report.text(of: measure.sources))),
        ])
    }

    private static func reasons(_ reasons: [CaseAdvice.Reason]) -> JSON {
        .array(
            reasons.map { reason in
                let facts = reason.facts.map { fact in
                    JSON.object([("key", .string(fact.key)), ("value", .string(fact.text))])
                }
                return .object([("text", .string(reason.text)), ("facts", .array(facts))])
            })
    }

    private static func texts(_ texts: [String]) -> JSON { .array(texts.map(JSON.string)) }
}
