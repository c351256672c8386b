/// The format of a list with recipients.
public enum DataFormat: Hashable, Sendable {
    /// Comma-separated values, whatever the delimiter.
    case csv
    /// The same with tabs.
    case tsv
    /// A workbook of Excel (Office Open XML).
    case xlsx
    /// A workbook of LibreOffice (OpenDocument).
    case ods
    /// An array of objects.
    case json
    /// One object a line.
    case ndjson
    /// Something that is no list, and why.
    case unknown(SourceFault)

    /// As the user types it; `nil` for another word.
    public init?(name: String) {
        switch name {
        case "csv": self = .csv
        case "tsv": self = .tsv
        case "xlsx": self = .xlsx
        case "ods": self = .ods
        case "json": self = .json
        case "ndjson", "jsonl": self = .ndjson
        default: return nil
        }
    }

    /// What to call it.
    public var label: String {
        switch self {
        case .csv: "CSV"
        case .tsv: "TSV"
        case .xlsx: "XLSX"
        case .ods: "ODS"
        case .json: "JSON"
        case .ndjson: "NDJSON"
        case .unknown: "?"
        }
    }

    /// Recognised by its first bytes; the ending of the path decides only among texts, because a wrong ending is the usual fault.
    init(ofStart start: ArraySlice<UInt8>, path: String) {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = Self.isOpenDocument(start) ? .ods : .xlsx
        } else if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            self = .unknown(SourceFault("oldOrLocked"))
        } else if start.starts(with: [0x25, 0x50, 0x44, 0x46]) {
            self = .unknown(SourceFault("isPDF"))
        } else if Self.firstSign(start) == UInt8(ascii: "<") {
            self = .unknown(SourceFault("isMarkup"))
        } else if !["csv", "tsv", "txt"].contains(ending), let first = Self.firstSign(start),
            first == 0x5B || first == 0x7B
        {
            self = first == UInt8(ascii: "[") ? .json : .ndjson
        } else {
            self = ending == "tsv" ? .tsv : .csv
        }
    }

    /// The first sign that is not white, after a byte-order mark.
    private static func firstSign(_ start: ArraySlice<UInt8>) -> UInt8? {
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start
        return text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    }

    /// An OpenDocument file starts with an entry `mimetype` that is not packed (OpenDocument 1.3, part 2, §3.3).
    private static func isOpenDocument(_ start: ArraySlice<UInt8>) -> Bool {
        let name = start.dropFirst(30)
        return name.starts(with: "mimetype".utf8)
            && name.dropFirst(8).starts(with: "application/vnd.oasis.opendocument".utf8)
    }
}
