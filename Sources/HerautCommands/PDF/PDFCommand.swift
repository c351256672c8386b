import ArgumentParser
import HerautModel
import HerautRender

/// `heraut pdf check FILE…`: PDFs against the rules of PDF/A-2a and PDF/UA-1 that Heraut relies on; `heraut pdf clauses` lists those rules, and
/// `heraut pdf outline FILE…` prints what a screen reader gets to read.
struct PDFCommand: HerautCommand {
    /// What to do.
    enum Action: String, CaseIterable, ExpressibleByArgument {
        case check, clauses, outline
    }

    /// Form of the report.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    static var configuration: CommandConfiguration { .described("pdf", as: "pdf") }

    @Argument(help: .described("pdf.action", value: "action"))
    var action: Action

    @Argument(help: .described("pdf.files", value: "file"))
    var files: [String] = []

    @Option(help: .described("pdf.format", value: "format"))
    var format = Format.text

    func run(in context: Context) throws -> Outcome {
        let report = PDFReport(messages: context.messages)
        switch action {
        case .clauses:
            try context.print(format == .json ? report.clausesAsJSON : report.clauses)
            return .clean
        case .outline:
            for path in try paths() {
                try context.print(VisibleText.lines(try look(at: path, in: context, PDFCheck.outline)))
            }
            return .clean
        case .check:
            let checked = try paths().map {
                PDFReport.File(path: $0, faults: try look(at: $0, in: context, PDFCheck.faults))
            }
            try context.print(format == .json ? report.json(checked) : report.text(checked))
            return checked.contains { !$0.faults.isEmpty } ? .findings : .clean
        }
    }

    /// Largest file that is looked at, in bytes.
    private static let limit = 256 << 20

    private func paths() throws(HerautError) -> [String] {
        guard !files.isEmpty else { throw HerautError(.usage, .key("command.pdf.fileNeeded")) }
        return files
    }

    private func look<T>(
        at path: String, in context: Context, _ look: ([UInt8]) throws(PDFCheck.Refusal) -> T
    ) throws(HerautError) -> T {
        let bytes = try ErrorText.reading { () throws(WorldError) in
            try context.world.read(path, limit: Self.limit)
        }
        do throws(PDFCheck.Refusal) { return try look(bytes) } catch {
            throw HerautError(.badData, .key("pdf.refusal.\(error)", ["pad": path]))
        }
    }
}
