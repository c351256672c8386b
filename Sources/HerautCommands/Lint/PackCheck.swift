import HerautLaw
import HerautLint
import HerautModel
import HerautResources

/// What is wrong in the rule files and the law register, and what in them nobody has checked yet.
struct PackCheck: PackReport {
    /// Faults, with their places.
    let findings: [Finding]
    /// Rules whose source still has to be checked.
    let uncertainRules: [Rule]
    /// Entries of the register whose text of law was not seen.
    let unverified: [any RegisterEntry]
    private let counts: (rules: Int, entries: Int)
    private let context: Context

    init(_ context: Context) throws(HerautError) {
        self.context = context
        let (pack, packFaults) = context.loadedPack()
        let (register, lawFaults) = context.loadedRegister()
        findings = (packFaults + lawFaults + Self.faults(of: pack, against: register, in: context))
            .sorted(by: Finding.inReportOrder)
        uncertainRules = pack.rules.filter(\.isUncertain)
        unverified = register.entries.filter { !$0.provenance.isVerified }
        counts = (pack.rules.count, register.entries.count)
    }

    /// A rule that rests on something the register does not have.
    private static func faults(of pack: RulePack, against register: LawRegister, in context: Context)
        -> [Finding]
    {
        let register = register
        return pack.rules.flatMap { rule in
            rule.basis.filter { register.entry($0) == nil }.map { name in
                let file = context.ruleFile(of: rule.id)
                let span = SourceSpan(file.byteOrderMarkLength, file.byteOrderMarkLength)
                return Finding(
                    "rules.unknownBasis", .error,
                    .key("rules.unknownBasis", ["regel": rule.id.name, "feit": name]), at: span, in: file)
            }
        }
    }

    // MARK: Reports

    var isClean: Bool { findings.isEmpty }

    var text: String {
        let reporter = TextReporter(
            messages: context.messages, usesColour: context.usesColour(on: .output))
        var text = findings.map { reporter.text($0, in: nil) }.joined()
        text += say(
            "counts",
            ["regels": "\(counts.rules)", "feiten": "\(counts.entries)", "fouten": "\(findings.count)"])
        if !uncertainRules.isEmpty {
            text += "\n" + say("uncertainRules", ["aantal": "\(uncertainRules.count)"])
            text += uncertainRules.map { "  \($0.id.name)  \(VisibleText.line($0.source))\n" }.joined()
        }
        if !unverified.isEmpty {
            text += "\n" + say("unverified", ["aantal": "\(unverified.count)"])
            text += unverified.map { "  \(VisibleText.line($0.name))\n" }.joined()
        }
        return text
    }

    var json: String {
        let reporter = JSONReporter(messages: context.messages)
        return JSON.object([
            ("schema", .string("heraut-rules/1")),
            (
                "findings",
                .array(
                    findings.map { .object([("path", .string($0.path))] + reporter.members(of: $0)) })
            ),
            (
                "uncertainRules",
                .array(
                    uncertainRules.map {
                        .object([("rule", .string($0.id.name)), ("source", .string($0.source))])
                    })
            ),
            (
                "unverified",
                .array(
                    unverified.map {
                        .object([("entry", .string($0.name)), ("source", .string($0.provenance.source))])
                    })
            ),
        ]).document
    }

    private func say(_ key: String, _ values: [String: String]) -> String {
        context.messages("command.rules." + key, values) + "\n"
    }
}

extension Context {
    /// The file a rule stands in.
    fileprivate func ruleFile(of rule: RuleID) -> SourceText {
        let files = resources.paths(below: "Locales/nl/rules/").compactMap { resources.file($0) }
        let file = files.first { $0.root?.items.contains { $0["id"]?.text == rule.name } ?? false }
        return file?.source ?? SourceText(path: "Locales/nl/rules", bytes: [])
    }
}
