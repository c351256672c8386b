/// An advice for a terminal.
struct AdviceTextReporter {
    let style: Style

    func text(_ report: AdviceReport) -> String {
        let (advice, say) = (report.advice, report.say)
        var lines = [
            style.bold(
                VisibleText.line(say("title", ["kenmerk": report.reference, "pad": report.casePath]))),
            say("people", [:]), "",
        ]
        lines += nothing(report)
        lines += measures(advice.fits, headed: say("fits", [:]), withNotes: true, report)
        lines += measures(advice.fitsNot, headed: say("fitsNot", [:]), withNotes: false, report)
        lines += section(
            say("cautions", [:]), advice.cautions.flatMap { ["- " + $0.caution.text, "    " + $0.why] })
        lines += section(
            say("missing", [:]),
            advice.missing.flatMap { item in
                [
                    "- " + item.question.text,
                    "    " + say("fillIn", ["sleutels": item.keys.joined(separator: ", ")]) + " "
                        + item.question.why,
                ]
            })
        lines += section(say("commands", [:]), report.commands.flatMap(\.lines))
        if report.commands.isEmpty { lines += ["", say("noCommands", [:])] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func nothing(_ report: AdviceReport) -> [String] {
        guard let measure = report.advice.nothing else { return [] }
        var lines = [style.bold(report.say("nothing.title")), report.verdict]
        lines += report.advice.forNothing.map { "  + " + VisibleText.line($0.text) }
        lines += report.advice.againstNothing.map { "  - " + VisibleText.line($0.text) }
        if report.advice.stillness == .open {
            lines += measure.fits.map { "  ? " + $0 } + measure.fitsNot.map { "  ! " + $0 }
        }
        return lines + [style.dim("  " + report.say("source") + " " + report.text(of: measure.sources))]
    }

    private func measures(
        _ named: [CaseAdvice.Line], headed heading: String, withNotes: Bool, _ report: AdviceReport
    ) -> [String] {
        guard !named.isEmpty else { return [] }
        var lines = ["", style.bold(heading)]
        var step: Int?
        for line in named {
            if step != line.measure.step { lines.append(report.stepName(line.measure.step)) }
            step = line.measure.step
            lines.append("  " + style.bold(line.measure.name))
            lines += line.reasons.map { "    " + VisibleText.line($0.text) }
            let notes = report.notes(on: line.measure, inShort: !withNotes)
            lines += notes.map { style.dim("    \($0.label) \($0.text)") }
        }
        return lines
    }

    private func section(_ heading: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", style.bold(heading)] + lines.map { "  " + VisibleText.line($0) }
    }
}
