import ArgumentParser
import HerautMerge
import HerautModel
import HerautTemplate

/// `heraut approve TEMPLATE --by NAME`: locks the text that legal agreed to.
struct ApproveCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("approve", as: "approve", aliases: ["akkoord"])
    }

    @Argument(help: .described("approve.template", value: "template"))
    var template: String

    @Option(help: .described("approve.by", value: "name"))
    var by: String

    @Option(help: .described("approve.until", value: "date"))
    var until: String?

    @Option(help: .described("approve.language", value: "language"))
    var language = Translations.original

    @Option(name: .customLong("case"), help: .described("approve.case", value: "file"))
    var casePath: String?

    func run(in context: Context) throws -> Outcome {
        let lastDay = try lastDay(after: context.world.today)
        let name = by.trimmingSpaces()
        guard !name.isEmpty else { throw HerautError(.usage, .key("command.approve.noName")) }
        // Who names a case wants it written there: without one nothing is approved.
        if let casePath, casePath != "-" {
            _ = try ErrorText.reading { () throws(WorldError) in try context.world.open(casePath) }
        }
        let workspace = try Workspace.found(from: ".", in: context)
        guard let path = workspace.approvalPath else {
            throw HerautError(.configuration, .key("command.error.noMunicipality"))
        }
        var approvals = try workspace.approvals()
        var run = CheckRun(in: workspace)
        try run.check([template], in: language)
        if let error = run.errors.first { throw error }
        guard let check = run.report.checks.first, !run.report.hasErrors else {
            return try refuse(run.report, in: context)
        }
        let approval = Approval(
            of: check.template, rules: workspace.context.rulesHash(), by: name, on: context.world.today,
            until: lastDay)
        approvals.add(approval)
        let text = approvals.text(heading: context.messages("command.approve.heading"))
        try context.write(Array(text.utf8), to: path, replacing: true)
        let outcome = try tell(approval, check, path, in: context)
        try CaseNote(
            .approval, context.messages("command.log.approved", ["soort": template]), by: name, evidence: path
        ).add(to: casePath ?? CaseMaking.path, in: context)
        return outcome
    }

    private func refuse(_ report: CheckReport, in context: Context) throws -> Outcome {
        let reporter = CheckTextReporter(
            messages: context.messages, usesColour: context.usesColour(on: .output), listsVariants: false)
        try context.print(reporter.text(report))
        try context.note(context.messages("command.approve.refused", ["soort": template]) + "\n")
        return .findings
    }

    private func tell(_ approval: Approval, _ check: TemplateCheck, _ path: String, in context: Context)
        throws
        -> Outcome
    {
        let values = [
            "soort": template, "naam": approval.by, "varianten": String(check.variantSet.variants.count),
            "tot": approval.until?.iso ?? "", "pad": path,
        ]
        let key = approval.until == nil ? "command.approve.done" : "command.approve.doneUntil"
        try context.print(context.messages(key, values) + "\n")
        let warnings = check.faults.count { $0.finding.severity == .warning }
        if warnings > 0 {
            let said = context.messages("command.approve.warnings", ["aantal": String(warnings)])
            try context.note(said + "\n")
        }
        return .clean
    }

    /// An approval that ends before it starts would silently be worth nothing.
    private func lastDay(after today: CalendarDate) throws(HerautError) -> CalendarDate? {
        guard let until else { return nil }
        guard let day = ValueReading.date(until) else {
            throw HerautError(.usage, .key("command.approve.badDate", ["waarde": until]))
        }
        guard day >= today else {
            throw HerautError(.usage, .key("command.approve.pastDate", ["waarde": day.iso]))
        }
        return day
    }
}
