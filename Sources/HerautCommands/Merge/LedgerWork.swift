import HerautMerge
import HerautModel

/// The records in a folder: holding them against the letters, showing what they say, taking old working copies away.
struct LedgerWork {
    private let context: Context
    private let path: String
    private let folder: any OutputFolder
    private let names: [String]

    /// The records that `path` names: a record, or a folder with one or more.
    init(_ path: String, in context: Context) throws(HerautError) {
        self.context = context
        let isFile = context.world.kind(of: path) == .file
        guard isFile || context.world.kind(of: path) == .directory else {
            throw ErrorText.readingFault(.missing(path: path))
        }
        let place = isFile ? PathName(path).parent : path
        self.path = place
        (folder, names) = try ErrorText.reading { () throws(WorldError) in
            let folder = try context.world.outputFolder(place)
            let names = isFile ? [PathName(path).name] : try folder.names().filter(RunFolder.isLedger)
            return (folder, names)
        }
        guard !names.isEmpty else {
            throw HerautError(.noInput, .key("command.ledger.error.none", ["pad": path]))
        }
    }

    /// The records, each with its name.
    private func audits() throws(HerautError) -> [(name: String, audit: LedgerAudit)] {
        var audits: [(name: String, audit: LedgerAudit)] = []
        for name in names {
            let audit = try ErrorText.reading { () throws(WorldError) in
                try LedgerAudit(named: name, in: folder) { name throws(WorldError) in
                    try context.world.open(PathName.join(path, name))
                }
            }
            audits.append((name, audit))
        }
        let all = audits.map(\.audit)
        for index in audits.indices { audits[index].audit.forgive(all) }
        return audits
    }

    // MARK: Verify

    /// Holds every record against its chain and its letters.
    func verify(asJSON: Bool) throws -> Outcome {
        let audits = try audits()
        if asJSON {
            let items = audits.map { json($0.name, $0.audit) }
            try context.print(
                JSON.object([("schema", .string("heraut-ledger-audit/1")), ("ledgers", .array(items))])
                    .document)
        } else {
            for (name, audit) in audits { try context.print(text(name, audit)) }
        }
        return audits.allSatisfy { $0.audit.isSound } ? .clean : .findings
    }

    private func text(_ name: String, _ audit: LedgerAudit) -> String {
        let values = [
            "register": PathName.join(path, name), "brieven": String(audit.letterCount),
            "heel": String(audit.intactCount), "opgeruimd": String(audit.purgedCount),
            "merk": String(audit.mark.prefix(16)),
        ]
        var lines = [context.messages("command.ledger.verified", values)]
        switch audit.end {
        case .whole: lines.append(context.messages("command.ledger.chainWhole", values))
        case .cutOff: lines.append(context.messages("command.ledger.chainCutOff", values))
        case .broken(let line):
            lines.append(context.messages("command.ledger.chainBroken", ["regel": String(line)]))
        case .unreadable: lines.append(context.messages("command.ledger.chainUnreadable"))
        }
        if !audit.isEnded { lines.append(context.messages("command.ledger.notEnded", values)) }
        if audit.purgedCount > 0 { lines.append(context.messages("command.ledger.purgedCount", values)) }
        lines +=
            list("missing", audit.missing.map(String.init)) + list("changed", audit.changed.map(String.init))
        lines += list("strange", audit.strange) + list("damaged", audit.damaged)
        return lines.joined(separator: "\n") + "\n"
    }

    private func list(_ key: String, _ items: [String]) -> [String] {
        guard !items.isEmpty else { return [] }
        let shown =
            items.prefix(10).map { VisibleText.line($0) }.joined(separator: ", ")
            + (items.count > 10 ? " …" : "")
        return [context.messages("command.ledger." + key, ["aantal": String(items.count), "lijst": shown])]
    }

    private func json(_ name: String, _ audit: LedgerAudit) -> JSON {
        let end =
            switch audit.end {
            case .whole: "whole"
            case .cutOff: "cutOff"
            case .broken: "broken"
            case .unreadable: "unreadable"
            }
        return .object([
            ("path", .string(PathName.join(path, name))), ("run", .optional(audit.start?.text("run"))),
            ("chain", .string(end)), ("mark", .string(audit.mark)), ("ended", .bool(audit.isEnded)),
            ("letters", .number(audit.letterCount)), ("intact", .number(audit.intactCount)),
            ("missing", .array(audit.missing.map(JSON.number))),
            ("changed", .array(audit.changed.map(JSON.number))),
            ("damagedFiles", .array(audit.damaged.map(JSON.string))), ("purged", .number(audit.purgedCount)),
            ("unknownFiles", .array(audit.strange.map(JSON.string))),
            ("refused", .number(audit.refusedCount)), ("sound", .bool(audit.isSound)),
        ])
    }

    // MARK: Show

    /// Says what every record says.
    func show() throws -> Outcome {
        for (name, audit) in try audits() { try context.print(story(name, audit)) }
        return .clean
    }

    private func story(_ name: String, _ audit: LedgerAudit) -> String {
        func start(_ key: String) -> String { audit.start?.text(key) ?? "" }
        let approval = context.messages(
            "command.ledger.approval." + (start("approval").isEmpty ? "none" : start("approval")))
        let values = [
            "register": PathName.join(path, name), "run": start("run"), "tijd": start("time"),
            "soort": start("kind"),
            "zaak": start("reference"), "sjabloon": start("template"), "regels": start("rules"),
            "akkoord": approval,
            "door": start("approvedBy"), "brieven": String(audit.letterCount),
            "samen": String(audit.jointCount),
            "geweigerd": String(audit.refusedCount), "versie": start("heraut"),
        ]
        var lines = [context.messages("command.ledger.story", values)]
        for (id, variant) in audit.variants.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        ) {
            lines.append("  \(variant.count) × \(variant.answers.joined(separator: ", ")) (\(id))")
        }
        if !audit.refused.isEmpty {
            lines.append(context.messages("command.ledger.refusedHeading"))
            lines += audit.refused.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
                "  \($1) × \($0)"
            }
        }
        for purge in audit.purges {
            let values = ["aantal": String(purge.number("letters") ?? 0), "tijd": purge.text("time") ?? ""]
            lines.append(context.messages("command.ledger.purgeLine", values))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: Purge

    /// Takes working copies away that are older than `period`, or than `heraut.yml` says.
    func purge(olderThan period: String?, isArchived: Bool) throws -> Outcome {
        let retention = try retention(period)
        let now = Instant(seconds: context.world.now)
        var outcome = Outcome.clean
        for name in names {
            let record = PathName.join(path, name)
            let file = try ErrorText.reading { () throws(WorldError) in try context.world.open(record) }
            let purge: LedgerPurge
            do throws(LedgerRefusal) {
                purge = try LedgerPurge(file, named: name, in: folder, retention: retention, now: now)
            } catch { throw LedgerWords.error(error, path: record) }
            let values = [
                "aantal": String(purge.letterCount), "bestanden": String(purge.files.count),
                "register": record,
                "termijn": retention.text,
            ]
            if purge.files.isEmpty {
                try context.print(context.messages("command.ledger.nothingToPurge", values) + "\n")
            } else if isArchived {
                try ErrorText.writing { () throws(WorldError) in try purge.run(now: now) }
                try context.print(context.messages("command.ledger.purged", values) + "\n")
            } else {
                try context.print(context.messages("command.ledger.askArchived", values) + "\n")
                outcome = .findings
            }
        }
        return outcome
    }

    private func retention(_ period: String?) throws(HerautError) -> Retention {
        let municipality = try Workspace.found(from: path, in: context).municipality
        let kept = municipality?.values.at("register.werkkopieen_bewaren")?.string
        guard let text = period ?? kept else { throw HerautError(.usage, .key("command.ledger.noPeriod")) }
        guard let retention = Retention(text) else {
            throw HerautError(.usage, .key("command.ledger.badPeriod", ["tekst": text]))
        }
        return retention
    }
}
