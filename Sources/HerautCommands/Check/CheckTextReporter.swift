import HerautMerge
import HerautModel
import HerautTemplate

/// The report of `check` for people: each fault at the line of the template, with the variants that have it.
struct CheckTextReporter {
    private let findings: TextReporter
    private let words: VariantWords
    private let messages: MessageCatalogue
    private let style: Style
    private let listsVariants: Bool

    init(messages: MessageCatalogue, usesColour: Bool, listsVariants: Bool) {
        self.messages = messages
        self.listsVariants = listsVariants
        findings = TextReporter(messages: messages, usesColour: usesColour)
        words = VariantWords(messages: messages)
        style = Style(isOn: usesColour)
    }

    func text(_ report: CheckReport) -> String {
        let parts = report.checks.map(text)
        // When nothing could be checked, "0 templates" would sound like good news.
        return parts.isEmpty ? "" : parts.joined(separator: "\n") + "\n" + summary(report) + "\n"
    }

    private func text(_ check: TemplateCheck) -> String {
        var text = style.bold(words.name(of: check.template)) + ": " + words.scope(of: check) + "\n"
        if listsVariants { text += variants(check.variantSet.variants) }
        for fault in check.faults { text += "\n" + self.text(fault, in: check) }
        return text
    }

    private func variants(_ variants: [Variant]) -> String {
        let width = String(variants.count).count
        return variants.map { variant in
            let number = String(variant.number)
            let blanks = String(repeating: " ", count: width - number.count + 2)
            return style.dim(blanks + number) + "  " + words.text(variant.answers) + "\n"
        }.joined()
    }

    private func text(_ fault: TemplateCheck.Fault, in check: TemplateCheck) -> String {
        var text = findings.text(fault.finding, in: fault.source)
        text +=
            "     " + style.dim(messages("command.check.where")) + " " + words.place(of: fault, in: check)
            + "\n"
        if fault.data.count < SampleData.allCases.count {
            let data = SampleData.allCases.filter(fault.data.contains).map(\.rawValue).joined(separator: ", ")
            text += "     " + style.dim(messages("command.check.data")) + " " + data + "\n"
        }
        return text
    }

    private func summary(_ report: CheckReport) -> String {
        let counts = Severity.allCases.reversed().map { severity -> String in
            let count = report.count(severity)
            let key = "command.report.\(severity.rawValue)\(count == 1 ? "One" : "Many")"
            return messages(key, ["aantal": String(count)])
        }
        let variants = report.checks.reduce(0) { $0 + $1.variantSet.variants.count }
        return messages(
            report.checks.count == 1 ? "command.check.summaryOne" : "command.check.summaryMany",
            [
                "sjablonen": String(report.checks.count), "varianten": String(variants),
                "bevindingen": counts.joined(separator: ", "),
            ])
    }
}
