import HerautArchive
import HerautModel

/// Rows of a sheet of an Excel workbook (Office Open XML, ECMA-376), streaming: only the shared texts are kept.
final class XLSXSource: RowReader {
    private(set) var findings: [Finding] = []
    private var sheetName = ""
    private let path: String
    private var workbook: XLSXWorkbook?
    private var xml: XMLReader?
    private var part = ""
    private var rows = SheetRows()
    /// Row of the sheet that was read last.
    private var rowNumber = 0

    var columns: [String] { rows.columns }
    private var isBroken: Bool { findings.contains { $0.severity == .error } }

    var info: SourceInfo {
        var info = SourceInfo(format: .xlsx)
        info.sheet = sheetName
        info.blankRows = rows.blankRows
        return info
    }

    init(_ directory: ZipDirectory, path: String, sheet: String?) throws(SourceFault) {
        self.path = path
        let workbook = try XLSXWorkbook(directory)
        self.workbook = workbook
        let visible = workbook.sheets.filter { !$0.isHidden }.map(\.name)
        let (name, note) = try SheetChoice.choose(sheet, among: workbook.sheets.map(\.name), visible: visible)
        guard let chosen = workbook.sheets.first(where: { $0.name == name }) else {
            throw SourceFault("notAWorkbook")
        }
        if let note { findings.append(note.finding(in: path)) }
        sheetName = name
        let sheet = try workbook.open(chosen)
        (xml, part) = (sheet.xml, sheet.part)
        // The heading is all that this batch gets.
        var batch = RowBatch()
        while !rows.hasHeading, readRow(into: &batch) {}
        if let fault = rows.headingFault { throw fault }
        if !rows.hasHeading, !isBroken { throw SourceFault("noHeading") }
    }

    func next(into batch: inout RowBatch) -> Bool {
        while !batch.isFull { if !readRow(into: &batch) { break } }
        return !batch.rows.isEmpty || xml != nil
    }

    // MARK: Rows

    /// Reads a row, or what stands between rows; `false` at the end.
    private func readRow(into batch: inout RowBatch) -> Bool {
        guard let xml else { return false }
        while true {
            switch xml.next() {
            case .start where xml.name == Name.row:
                readCells(xml, &batch)
                return true
            case .finished:
                finish(xml)
                return false
            default: break
            }
        }
    }

    private func finish(_ xml: XMLReader) {
        self.xml = nil
        workbook = nil
        if let fault = xml.fault {
            findings.append(
                SourceFault("badXML", ["deel": part], detail: fault.rawValue, line: rowNumber).finding(
                    in: path))
        }
        if let note = rows.hiddenNote(in: path) { findings.append(note) }
    }

    private func readCells(_ xml: XMLReader, _ batch: inout RowBatch) {
        let number = xml.attribute(Name.reference).map { Self.number($0) } ?? rowNumber + 1
        let isHidden = xml.attribute(Name.hidden).map {
            $0.elementsEqual("1".utf8) || $0.elementsEqual("true".utf8)
        }
        guard number > rowNumber, number < SheetRows.rowLimit else { return breakOff("syntax") }
        rowNumber = number
        rows.begin(&batch)
        while true {
            switch xml.next() {
            case .start where xml.name == Name.cell: readCell(xml, &batch)
            case .start: xml.skip()
            case .end where xml.name == Name.row:
                return rows.end(number, isHidden: isHidden ?? false, &batch)
            case .finished: return batch.dropCells(from: batch.cells.count - rows.width(batch))
            default: break
            }
        }
    }

    /// A sheet whose rows or cells go back: a part of it would be read as something else.
    private func breakOff(_ problem: String) {
        findings.append(
            SourceFault("badXML", ["deel": part], detail: problem, line: rowNumber).finding(in: path))
        xml = nil
    }

    private func readCell(_ xml: XMLReader, _ batch: inout RowBatch) {
        let column = xml.attribute(Name.reference).map { Self.column($0) } ?? rows.width(batch)
        let kind = Kind(xml.attribute(Name.type))
        let style = xml.attribute(Name.style).map { Self.number($0) } ?? 0
        guard column >= rows.width(batch) else {
            breakOff("syntax")
            return
        }
        let isWanted = rows.pad(to: column, &batch)
        let start = batch.bytes.count
        readValue(xml, kind, style, &batch.bytes)
        if isWanted {
            rows.add(from: start, &batch)
        } else {
            batch.bytes.removeLast(batch.bytes.count - start)
        }
    }

    private func readValue(_ xml: XMLReader, _ kind: Kind, _ style: Int, _ out: inout [UInt8]) {
        let level = xml.depth
        var raw: [UInt8] = []
        var isValue = false
        while true {
            switch xml.next() {
            case .start where xml.name == Name.inline: XLSXText.append(xml, to: &out)
            case .start: isValue = xml.name == Name.value
            case .text where isValue: xml.appendText(to: &raw)
            case .text: break
            case .end:
                isValue = false
                if xml.depth < level { return append(raw, kind, style, &out) }
            case .finished: return
            }
        }
    }

    private func append(_ raw: [UInt8], _ kind: Kind, _ style: Int, _ out: inout [UInt8]) {
        guard !raw.isEmpty, let workbook else { return }
        switch kind {
        case .number:
            let form = workbook.forms.indices.contains(style) ? workbook.forms[style] : .plain
            SheetNumber.append(raw, form, is1904: workbook.is1904, to: &out)
        case .shared:
            if !workbook.strings.append(Self.number(raw[...]), to: &out) { breakOff("entity") }
        case .text:
            let start = out.count
            out.append(contentsOf: raw)
            XLSXText.unescape(&out, from: start)
        case .flag: out.append(contentsOf: (raw == [UInt8(ascii: "1")] ? "ja" : "nee").utf8)
        case .date:
            // `2026-11-03T00:00:00`: a day without a time of day is a day.
            let text = String(decoding: raw, as: UTF8.self)
            let isDay = text.hasSuffix("T00:00:00") || text.hasSuffix("T00:00:00Z")
            out.append(contentsOf: (isDay ? text.prefix(10) : text[...]).utf8)
        }
    }

    // MARK: Attributes

    private enum Kind {
        case number, shared, text, flag, date

        init(_ type: ArraySlice<UInt8>?) {
            switch type.map({ String(decoding: $0, as: UTF8.self) }) {
            case "s": self = .shared
            case "str", "inlineStr", "e": self = .text
            case "b": self = .flag
            case "d": self = .date
            default: self = .number
            }
        }
    }

    /// Up to nine digits; -1 for anything else.
    private static func number(_ text: ArraySlice<UInt8>) -> Int {
        guard (1...9).contains(text.count), text.allSatisfy({ (48...57).contains($0) }) else { return -1 }
        return text.reduce(0) { $0 * 10 + Int($1 - 48) }
    }

    /// The column of `AB12`, from 0; -1 for something else.
    private static func column(_ reference: ArraySlice<UInt8>) -> Int {
        var column = 0
        for byte in reference.prefix(8) {
            guard (0x41...0x5A).contains(byte) else { break }
            column = column * 26 + Int(byte - 0x40)
        }
        return column - 1
    }

    private enum Name {
        static let row = XMLName("row")
        static let cell = XMLName("c")
        static let value = XMLName("v")
        static let inline = XMLName("is")
        static let reference = XMLName("r")
        static let type = XMLName("t")
        static let style = XMLName("s")
        static let hidden = XMLName("hidden")
    }
}

/// Which sheet of a workbook is meant.
enum SheetChoice {
    /// The one that was asked for, in any case; otherwise the first that can be seen, with a note when there are more.
    static func choose(
        _ asked: String?, among names: [String], visible: [String]
    ) throws(SourceFault) -> (name: String, note: SourceFault?) {
        func list(_ names: [String]) -> String { names.map { "`\($0)`" }.joined(separator: ", ") }
        if let asked {
            let found = names.first { $0 == asked } ?? names.first { $0.lowercased() == asked.lowercased() }
            guard let found else {
                throw SourceFault("unknownSheet", ["blad": asked, "bladen": list(names)])
            }
            return (found, nil)
        }
        guard let first = visible.first ?? names.first else { throw SourceFault("notAWorkbook") }
        let others = visible.filter { $0 != first }
        if others.isEmpty { return (first, nil) }
        let values = ["blad": first, "bladen": list(others)]
        return (first, SourceFault("otherSheets", values, severity: .warning))
    }
}
