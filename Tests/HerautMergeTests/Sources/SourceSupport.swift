import HerautMerge
import HerautModel
import HerautResources

@testable import HerautRender

/// Everything that a list gave.
struct ReadList {
    struct Row: Equatable {
        let number: Int
        let line: Int
        let texts: [String]
        let fault: RowRule?
    }

    let columns: [String]
    let rows: [Row]
    let findings: [Finding]
    let info: SourceInfo

    /// The texts of the rows that can be used.
    var texts: [[String]] { rows.filter { $0.fault == nil }.map(\.texts) }
    var rules: [String] { findings.map(\.rule.name) }
    var faults: [RowRule] { rows.compactMap(\.fault) }

    init(_ bytes: [UInt8], path: String = "lijst.csv", options: SourceOptions = SourceOptions()) {
        self.init(DataInput(path: path, bytes: bytes), options: options)
    }

    init(_ text: String, path: String = "lijst.csv", options: SourceOptions = SourceOptions()) {
        self.init(Array(text.utf8), path: path, options: options)
    }

    init(_ input: DataInput, options: SourceOptions = SourceOptions()) {
        var source = DataSource(input, options: options)
        columns = source.columns
        var rows: [Row] = []
        var batch = RowBatch()
        while source.next(into: &batch) {
            for row in batch.rows {
                rows.append(
                    Row(number: row.number, line: row.line, texts: batch.texts(of: row), fault: row.fault))
            }
        }
        self.rows = rows
        findings = source.findings
        info = source.info
    }
}

extension DataInput {
    /// The same bytes as a stream, in pieces of at most `step`.
    static func stream(_ bytes: [UInt8], step: Int) -> DataInput {
        DataInput(path: "-", size: nil) { offset, target in
            let count = min(target.count, step, bytes.count - offset)
            guard count > 0 else { return 0 }
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
            return count
        }
    }
}

/// Makes workbooks as small as they can be.
enum Workbook {
    static func zip(_ parts: [(String, String)]) -> [UInt8] {
        ZipArchive.bytes(of: parts.map { ZipArchive.Entry(name: $0.0, content: Array($0.1.utf8)) })
    }

    static let sheetNamespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relationNamespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// An XLSX of sheets, each the XML of its rows.
    static func xlsx(
        _ sheets: [(name: String, rows: String)], strings: [String] = [], styles: String = "",
        properties: String = "", hidden: Set<String> = []
    ) -> [UInt8] {
        var parts: [(String, String)] = [
            (
                "_rels/.rels",
                "<Relationships><Relationship Id=\"r1\" Type=\"\(relationNamespace)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            )
        ]
        var names = ""
        var relations = ""
        for (index, sheet) in sheets.enumerated() {
            let state = hidden.contains(sheet.name) ? " state=\"hidden\"" : ""
            names += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index)\"/>"
            relations +=
                "<Relationship Id=\"rId\(index)\" Type=\"\(relationNamespace)/worksheet\" Target=\"worksheets/s\(index).xml\"/>"
            parts.append(
                (
                    "xl/worksheets/s\(index).xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<worksheet xmlns=\"\(sheetNamespace)\"><sheetData>\(sheet.rows)</sheetData></worksheet>"
                ))
        }
        relations +=
            "<Relationship Id=\"rS\" Type=\"\(relationNamespace)/styles\" Target=\"/xl/styles.xml\"/>"
        relations +=
            "<Relationship Id=\"rT\" Type=\"\(relationNamespace)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
        parts.append(
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"\(sheetNamespace)\" xmlns:r=\"\(relationNamespace)\">\(properties)<sheets>\(names)</sheets></workbook>"
            ))
        parts.append(("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
        parts.append(("xl/styles.xml", "<styleSheet xmlns=\"\(sheetNamespace)\">\(styles)</styleSheet>"))
        parts.append(("xl/sharedStrings.xml", "<sst>\(strings.joined())</sst>"))
        return zip(parts)
    }

    /// Rows of texts as inline strings.
    static func inlineRows(_ rows: [[String]]) -> String {
        rows.enumerated().map { index, row in
            "<row r=\"\(index + 1)\">"
                + row.map { "<c t=\"inlineStr\"><is><t>\(escape($0))</t></is></c>" }.joined() + "</row>"
        }.joined()
    }

    static func escape(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "\r": out += "&#13;"
            case "\n": out += "&#xA;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// An ODS of sheets, each the XML of its rows.
    static func ods(_ sheets: [(name: String, rows: String)], manifest: String = "") -> [UInt8] {
        let tables = sheets.map { "<table:table table:name=\"\($0.name)\">\($0.rows)</table:table>" }.joined()
        let namespaces =
            "xmlns:office=\"urn:o\" xmlns:table=\"urn:t\" xmlns:text=\"urn:x\" office:version=\"1.3\""
        return zip([
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "content.xml",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \(namespaces)><office:body><office:spreadsheet>\(tables)</office:spreadsheet></office:body></office:document-content>"
            ),
            (
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest=\"urn:m\">\(manifest)</manifest:manifest>"
            ),
        ])
    }

    static func odsRow(_ cells: [String]) -> String {
        "<table:table-row>"
            + cells.map {
                "<table:table-cell office:value-type=\"string\"><text:p>\(escape($0))</text:p></table:table-cell>"
            }.joined() + "</table:table-row>"
    }
}
