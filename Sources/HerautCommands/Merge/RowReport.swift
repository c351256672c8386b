import HerautMerge
import HerautModel
import HerautTemplate

/// Says what the preflight found: on the screen the first of it, in the folder all of it. Values are masked everywhere but in the file of refused
/// rows, which is for who corrects them.
struct RowReport {
    let merge: PreparedMerge
    let result: PreflightResult

    private var context: Context { merge.context }
    private var messages: MessageCatalogue { merge.context.messages }

    /// Most findings on the screen.
    private static let limit = 20
    /// Bytes that are kept before they are written.
    private static let chunk = 1 << 18

    /// Shows the first findings, the gravest rules counted.
    func show() throws {
        let reporter = TextReporter(messages: messages, usesColour: context.usesColour(on: .error))
        var shown = 0
        var all = 0
        var text = ""
        var source = merge.list.open()
        report.write(
            &source,
            finding: { finding in
                guard finding.severity > .tip else { return }
                all += 1
                guard shown < Self.limit else { return }
                shown += 1
                text += reporter.text(finding.finding(in: merge.list.path), in: nil)
            }, refused: { _ in })
        try context.note(text)
        if all > shown {
            try context.note(messages("command.merge.moreFindings", ["aantal": String(all - shown)]) + "\n")
        }
    }

    /// Writes the report, and the refused rows when there are any.
    func write(in files: RunFolder) throws(HerautError) {
        try ErrorText.writing { () throws(WorldError) in try writeFiles(files) }
    }

    private func writeFiles(_ files: RunFolder) throws(WorldError) {
        let report = ChunkedFile(try files.folder.append(to: files.report, keeping: 0))
        var refused: ChunkedFile?
        if result.refusedCount > 0 {
            refused = ChunkedFile(try files.folder.append(to: files.refused, keeping: 0))
        } else {
            try files.folder.remove(files.refused)
        }
        report.add(Array((messages("command.merge.reportHeading") + "\n\n").utf8))
        var source = merge.list.open()
        self.report.write(
            &source, finding: { report.add(Array(line($0).utf8)) }, refused: { refused?.add($0) })
        try report.finish()
        try refused?.finish()
    }

    private var report: PreflightReport {
        PreflightReport(
            result, mapping: merge.job.mapping, catalogue: merge.job.template.catalogue, words: messages)
    }

    /// `rij 12 (regel 13), kolom postcode [9999 XX], fout rij.badPostcode: … Tip: …`
    private func line(_ finding: RowFinding) -> String {
        let values = [
            "rij": String(finding.row), "regel": String(finding.line), "kolom": finding.column ?? "",
            "waarde": finding.shown, "ernst": finding.severity.rawValue, "naam": finding.rule.id.name,
            "melding": messages.text(finding.message), "advies": messages.text(finding.hint),
        ]
        let key = finding.column == nil ? "reportRow" : "reportCell"
        return VisibleText.line(messages("command.merge." + key, values)) + "\n"
    }
}

/// A file that is written in large pieces. The first thing that goes wrong is kept until the end.
private final class ChunkedFile {
    private let file: any OutputFile
    private var waiting: [UInt8] = []
    private var error: WorldError?

    init(_ file: any OutputFile) { self.file = file }

    func add(_ bytes: [UInt8]) {
        waiting += bytes
        if waiting.count >= 1 << 18 { flush() }
    }

    func finish() throws(WorldError) {
        flush()
        if let error { throw error }
    }

    private func flush() {
        guard error == nil, !waiting.isEmpty else { return }
        do throws(WorldError) { try file.append(waiting) } catch { self.error = error }
        waiting.removeAll(keepingCapacity: true)
    }
}
