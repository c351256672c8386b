import HerautArchive
import HerautModel

/// Rows of a sheet of a LibreOffice workbook (OpenDocument 1.3, part 3, chapter 9), streaming: nothing is kept.
final class ODSSource: RowReader {
    private(set) var findings: [Finding] = []
    private let path: String
    private var sheetName = ""
    private var otherSheets: [String] = []
    private let isAsked: Bool
    private var xml: XMLReader?
    private var rows = SheetRows()
    private var rowNumber = 0
    /// A row that stands there more than once, and how often it has still to come.
    private var repeated: (bytes: [UInt8], cells: [SourceSpan], left: Int, isHidden: Bool) = (
        [], [], 0, false
    )

    var columns: [String] { rows.columns }

    var info: SourceInfo {
        var info = SourceInfo(format: .ods)
        info.sheet = sheetName
        info.blankRows = rows.blankRows
        return info
    }

    init(_ directory: ZipDirectory, path: String, sheet: String?) throws(SourceFault) {
        self.path = path
        if try Self.isLocked(directory) { throw SourceFault("locked") }
        isAsked = sheet != nil
        if let kind = directory.entry("mimetype") {
            let name = try SourceFault.of { () throws(ArchiveFault) in
                try directory.bytes(of: kind, limit: 1 << 10)
            }
            if !String(decoding: name, as: UTF8.self).contains("spreadsheet") {
                throw SourceFault("notAWorkbook")
            }
        }
        guard let content = try XLSXWorkbook.reader(Self.content, directory) else {
            throw SourceFault("notAWorkbook")
        }
        xml = content
        try find(sheet)
        var batch = RowBatch()
        while !rows.hasHeading, readRow(into: &batch) {}
        if let fault = rows.headingFault { throw fault }
        if !rows.hasHeading, findings.isEmpty { throw SourceFault("noHeading") }
    }

    func next(into batch: inout RowBatch) -> Bool {
        while !batch.isFull { if !readRow(into: &batch) { break } }
        return !batch.rows.isEmpty || xml != nil
    }

    private static let content = "content.xml"

    /// With a password the parts are there, but as noise.
    private static func isLocked(_ directory: ZipDirectory) throws(SourceFault) -> Bool {
        guard let xml = try XLSXWorkbook.reader("META-INF/manifest.xml", directory) else { return false }
        while true {
            switch xml.next() {
            case .start where xml.name == Name.encryption: return true
            case .finished: return false
            default: break
            }
        }
    }

    // MARK: Sheets

    /// Goes to the sheet that was asked for, or to the first.
    private func find(_ asked: String?) throws(SourceFault) {
        guard let xml else { return }
        var names: [String] = []
        while true {
            switch xml.next() {
            case .start where xml.name == Name.table:
                let name = xml.attributeText(Name.name) ?? ""
                names.append(name)
                if asked == nil || asked?.lowercased() == name.lowercased() { return sheetName = name }
                xml.skip()
            case .finished:
                if let fault = xml.fault { throw Self.fault(fault.rawValue, 0) }
                if names.isEmpty { throw SourceFault("notAWorkbook") }
                _ = try SheetChoice.choose(asked, among: names, visible: names)
                throw SourceFault("notAWorkbook")
            default: break
            }
        }
    }

    // MARK: Rows

    private func readRow(into batch: inout RowBatch) -> Bool {
        if repeated.left > 0 { return giveAgain(&batch) }
        guard let xml else { return false }
        while true {
            switch xml.next() {
            case .start where xml.name == Name.row:
                readCells(xml, &batch)
                return true
            case .start where xml.name == Name.table:
                // Another sheet, or one inside a cell of this one.
                otherSheets.append(xml.attributeText(Name.name) ?? "")
                xml.skip()
            case .finished:
                finish(xml)
                return false
            default: break
            }
        }
    }

    private func finish(_ xml: XMLReader) {
        self.xml = nil
        if let fault = xml.fault { findings.append(Self.fault(fault.rawValue, rowNumber).finding(in: path)) }
        if !otherSheets.isEmpty, !isAsked {
            let names = otherSheets.map { "`\($0)`" }.joined(separator: ", ")
            let note = SourceFault("otherSheets", ["blad": sheetName, "bladen": names], severity: .warning)
            findings.append(note.finding(in: path))
        }
        if let note = rows.hiddenNote(in: path) { findings.append(note) }
    }

    private static func fault(_ problem: String, _ line: Int) -> SourceFault {
        SourceFault("badXML", ["deel": content], detail: problem, line: line)
    }

    private func readCells(_ xml: XMLReader, _ batch: inout RowBatch) {
        let count = max(1, Self.number(xml.attribute(Name.rowsRepeated)) ?? 1)
        let visibility = xml.attributeText(Name.visibility) ?? "visible"
        let (firstByte, firstCell) = (batch.bytes.count, batch.cells.count)
        rows.begin(&batch)
        while true {
            switch xml.next() {
            case .start where xml.name == Name.cell || xml.name == Name.covered: readCell(xml, &batch)
            case .start: xml.skip()
            case .end where xml.name == Name.row:
                return end(count, isHidden: visibility != "visible", firstByte, firstCell, &batch)
            case .finished: return batch.dropCells(from: firstCell)
            default: break
            }
        }
    }

    /// A row without anything may be told to stand there a million times; one with a person in it comes as often as it says, a few at a time.
    private func end(
        _ count: Int, isHidden: Bool, _ firstByte: Int, _ firstCell: Int, _ batch: inout RowBatch
    ) {
        rowNumber += 1
        let isBlank = batch.isBlank(from: firstCell)
        if count > 1, !isBlank, rows.hasHeading {
            let cells = batch.cells[firstCell...].map { SourceSpan($0.start - firstByte, $0.end - firstByte) }
            let left = min(count - 1, SheetRows.rowLimit)
            repeated = (Array(batch.bytes[firstByte...]), cells, left, isHidden)
        }
        rows.end(rowNumber, isHidden: isHidden, &batch)
        if isBlank { rowNumber += min(count - 1, SheetRows.rowLimit) }
    }

    private func giveAgain(_ batch: inout RowBatch) -> Bool {
        repeated.left -= 1
        rowNumber += 1
        rows.begin(&batch)
        let base = batch.bytes.count
        batch.bytes.append(contentsOf: repeated.bytes)
        for cell in repeated.cells { batch.cells.append(SourceSpan(base + cell.start, base + cell.end)) }
        rows.end(rowNumber, isHidden: repeated.isHidden, &batch)
        return true
    }

    // MARK: Cells

    private func readCell(_ xml: XMLReader, _ batch: inout RowBatch) {
        let count = max(1, Self.number(xml.attribute(Name.columnsRepeated)) ?? 1)
        let kind = xml.attributeText(Name.type)
        let value = Self.typed(xml, kind)
        let start = batch.bytes.count
        readText(xml, &batch.bytes)
        if let value { replace(&batch.bytes, from: start, kind, value) }
        let column = rows.width(batch)
        if batch.bytes.count == start {
            // The empty rest of a row is told as one cell that repeats sixteen thousand times.
            _ = rows.pad(to: min(column + count, DataSource.columnLimit - 1), &batch)
            return
        }
        guard rows.pad(to: column + count - 1, &batch), column + count <= DataSource.columnLimit else {
            batch.bytes.removeLast(batch.bytes.count - start)
            return
        }
        // Cells of one text share its bytes.
        let span = SourceSpan(start, batch.bytes.count)
        batch.cells.removeLast(rows.width(batch) - column)
        rows.add(from: start, &batch)
        for _ in 1..<count { batch.cells.append(batch.cells.last ?? span) }
    }

    /// The value of a cell that is no text, as the file holds it.
    private static func typed(_ xml: XMLReader, _ kind: String?) -> String? {
        switch kind {
        case "float", "currency", "percentage": xml.attributeText(Name.value)
        case "date": xml.attributeText(Name.dateValue)
        case "time": xml.attributeText(Name.timeValue)
        case "boolean": xml.attributeText(Name.booleanValue)
        default: nil
        }
    }

    /// Puts the value in place of what the sheet shows; only zeros before a whole number are taken from what it shows.
    private func replace(_ bytes: inout [UInt8], from start: Int, _ kind: String?, _ value: String) {
        let shown = bytes[start...]
        let isPadded =
            shown.count > 1 && shown.first == UInt8(ascii: "0") && shown.allSatisfy { (48...57).contains($0) }
        if kind == "float", isPadded { return }
        bytes.removeLast(bytes.count - start)
        switch kind {
        case "date":
            let isDay = value.hasSuffix("T00:00:00")
            bytes.append(
                contentsOf: (isDay ? value.prefix(10) : value[...]).utf8.map { $0 == 0x54 ? 0x20 : $0 })
        case "time": bytes.append(contentsOf: Self.clock(value).utf8)
        case "boolean": bytes.append(contentsOf: (value == "true" ? "ja" : "nee").utf8)
        default: SheetNumber.append(value.utf8, .plain, is1904: false, to: &bytes)
        }
    }

    /// `PT16H05M00S` as `16:05`; anything else as it is.
    private static func clock(_ duration: String) -> String {
        let parts = duration.dropFirst(2).split(whereSeparator: { "HMS".contains($0) })
        guard duration.hasPrefix("PT"), duration.contains("H"), parts.count >= 2, parts[0].count <= 2,
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<24).contains(hour),
            (0..<60).contains(minute)
        else { return duration }
        return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }

    /// Paragraphs with a line break between them; notes and drawings left out.
    private func readText(_ xml: XMLReader, _ out: inout [UInt8]) {
        let (level, start) = (xml.depth, out.count)
        var paragraphs = 0
        while true {
            switch xml.next() {
            case .start where xml.name == Name.annotation || xml.name == Name.shapes: xml.skip()
            case .start where xml.name == Name.paragraph:
                if paragraphs > 0, out.count > start { out.append(UInt8(ascii: "\n")) }
                paragraphs += 1
            case .start where xml.name == Name.space:
                let count = min(max(1, Self.number(xml.attribute(Name.count)) ?? 1), 1000)
                out.append(contentsOf: repeatElement(0x20, count: count))
            case .start where xml.name == Name.tab: out.append(0x09)
            case .start where xml.name == Name.lineBreak: out.append(0x0A)
            case .text where paragraphs > 0: xml.appendText(to: &out)
            case .end: if xml.depth < level { return }
            case .finished: return
            default: break
            }
        }
    }

    private static func number(_ text: ArraySlice<UInt8>?) -> Int? {
        guard let text, (1...9).contains(text.count), text.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    private enum Name {
        static let encryption = XMLName("encryption-data")
        static let table = XMLName("table")
        static let name = XMLName("name")
        static let row = XMLName("table-row")
        static let rowsRepeated = XMLName("number-rows-repeated")
        static let visibility = XMLName("visibility")
        static let cell = XMLName("table-cell")
        static let covered = XMLName("covered-table-cell")
        static let columnsRepeated = XMLName("number-columns-repeated")
        static let type = XMLName("value-type")
        static let value = XMLName("value")
        static let dateValue = XMLName("date-value")
        static let timeValue = XMLName("time-value")
        static let booleanValue = XMLName("boolean-value")
        static let annotation = XMLName("annotation")
        static let shapes = XMLName("frame")
        static let paragraph = XMLName("p")
        static let space = XMLName("s")
        static let count = XMLName("c")
        static let tab = XMLName("tab")
        static let lineBreak = XMLName("line-break")
    }
}
