import HerautModel
import HerautRender

/// What `heraut pdf` prints: faults of files, or the rules themselves.
struct PDFReport {
    /// A file that was looked at.
    struct File {
        let path: String
        let faults: [PDFFault]
    }

    let messages: MessageCatalogue

    /// A line for each fault, and one for each file without.
    func text(_ files: [File]) -> String { files.map(text).joined() }

    private func text(_ file: File) -> String {
        let path = VisibleText.lines(file.path)
        guard !file.faults.isEmpty else {
            let count = String(PDFRule.allCases.count)
            return messages("command.pdf.clean", ["pad": path, "aantal": count]) + "\n"
        }
        return file.faults.map { fault in
            let place = fault.page.map { messages("command.pdf.page", ["pagina": String($0)]) + ": " } ?? ""
            let detail = fault.detail.isEmpty ? "" : " (" + VisibleText.line(fault.detail) + ")"
            let values = ["eis": messages.text(fault.rule.requirement), "wat": detail]
            return "\(path): \(place)\(messages("command.pdf.broken", values)) [\(Self.source(fault.rule))]\n"
        }.joined()
    }

    /// The rules that are tested, a line each.
    var clauses: String {
        PDFRule.allCases.map { rule in
            Self.source(rule) + ": " + messages.text(rule.requirement) + "\n"
        }.joined() + messages("command.pdf.partial") + "\n"
    }

    private static func source(_ rule: PDFRule) -> String { "\(rule.standard), \(rule.clause)" }

    // MARK: JSON

    /// Schema `heraut-pdf/1`.
    func json(_ files: [File]) -> String {
        let files = files.map { file in
            JSON.object([("path", .string(file.path)), ("faults", .array(file.faults.map(json)))])
        }
        return JSON.object([("schema", .string("heraut-pdf/1")), ("files", .array(files))]).document
    }

    private func json(_ fault: PDFFault) -> JSON {
        .object([
            ("rule", .string(fault.rule.rawValue)), ("standard", .string(fault.rule.standard)),
            ("clause", .string(fault.rule.clause)), ("page", fault.page.map(JSON.number) ?? .null),
            ("detail", .string(fault.detail)),
            ("requirement", .string(messages.text(fault.rule.requirement))),
        ])
    }

    /// The rules as a list, schema `heraut-list/1`.
    var clausesAsJSON: String {
        let rows = PDFRule.allCases.map { rule in
            [rule.rawValue, rule.standard, rule.clause, messages.text(rule.requirement)].map(JSON.string)
        }
        return Listing(keys: ["rule", "standard", "clause", "requirement"], rows: rows).json(named: "clauses")
    }
}
