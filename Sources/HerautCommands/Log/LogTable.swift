import HerautLanguage
import HerautMerge
import HerautModel
import HerautRender
import HerautYAML

/// The lines of a log as a table, to read or to send on.
struct LogTable {
    /// A line as its cells, in the order of ``columns``.
    let rows: [[String]]
    let columns: [String]
    private let reference: String
    private let messages: MessageCatalogue

    /// All of a log; with `mask`, what another municipality may see of it.
    init(_ log: CaseLog, messages: MessageCatalogue, mask: LogMask? = nil) {
        self.messages = messages
        reference = mask == nil ? log.reference : ""
        let names = mask == nil ? Self.all : Self.shared
        columns = names.map { messages("command.log.column." + $0) }
        rows = log.entries.map { entry in
            names.map { name in
                guard let mask else { return Self.cell(name, of: entry) }
                return mask.masked(
                    name == "exceptions" ? Self.bareExceptions(of: entry) : Self.cell(name, of: entry))
            }
        }
    }

    private static let all = [
        "moment", "subject", "text", "person", "evidence", "next", "sharedWith", "drafts", "exceptions",
    ]
    /// Who, where the evidence is and with whom it was shared stay at home; of the moment the day is enough.
    private static let shared = ["day", "subject", "text", "next", "exceptions"]

    private static func cell(_ name: String, of entry: CaseLog.Entry) -> String {
        switch name {
        case "day": String(moment(of: entry).prefix(10))
        case "moment": moment(of: entry)
        case "subject": entry.subject.rawValue
        case "text": entry.text
        case "person": entry.person
        case "evidence": entry.evidence
        case "next": entry.next
        case "sharedWith": entry.sharedWith.joined(separator: ", ")
        case "drafts": entry.drafts.joined(separator: "; ")
        default: entry.exceptions.joined(separator: "; ")
        }
    }

    /// The exceptions without the files they stand in: a name of a file may be that of a person.
    private static func bareExceptions(of entry: CaseLog.Entry) -> String {
        entry.exceptions.map { exception in
            exception.firstRange(of: ": ").map { String(exception[$0.upperBound...]) } ?? exception
        }.joined(separator: "; ")
    }

    /// When it happened, in the words of whoever wrote it; else when it was written (UTC).
    static func moment(of entry: CaseLog.Entry) -> String {
        entry.moment.isEmpty ? entry.written.text : entry.moment
    }

    var csv: [UInt8] { CaseLog.csv(heading: columns, rows: rows) }

    /// The table as a draft of the kind `logboek`, along the same road to a document as every other.
    func draft(day: CalendarDate) -> Draft {
        let title = messages("command.log.title", ["kenmerk": reference]).trimmingSpaces()
        let heading = columns.count > Self.pageColumns ? Array(columns.prefix(4)) + [details] : columns
        let lines = [heading, heading.map { _ in "---" }] + rows.map { onPage($0).map(Self.escaped) }
        let table = lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
        let text = """
            ---
            soort: logboek
            datum: \(day.iso)
            titel: \(YAMLScalar.text(title))
            ---
            # \(Self.escaped(title))

            \(table)

            """
        return Draft.read(SourceText(path: "logboek.md", text: text), with: LibYAMLReader()).draft
    }

    /// More columns than these are too narrow to read on paper.
    private static let pageColumns = 5

    private var details: String { messages("command.log.column.details") }

    /// A row as it fits on a page: what only some lines have goes into one cell, under its own name.
    private func onPage(_ row: [String]) -> [String] {
        guard row.count > Self.pageColumns else { return row }
        let rest = zip(columns, row).dropFirst(4).filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1)" }
        return row.prefix(4) + [rest.joined(separator: ". ")]
    }

    /// A value can never become markup, nor end its cell.
    private static func escaped(_ text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return line.reduce(into: "") { escaped, character in
            if character.isASCII, character.isPunctuation || character.isSymbol { escaped.append("\\") }
            escaped.append(character)
        }
    }
}
