import HerautArchive
import HerautModel

/// What an Excel workbook says about itself: its sheets, its calendar, how styles show numbers, and its texts.
struct XLSXWorkbook {
    /// A sheet.
    struct Sheet {
        let name: String
        let isHidden: Bool
        let relation: String
    }

    private(set) var sheets: [Sheet] = []
    private(set) var is1904 = false
    /// The form of numbers by the style of a cell.
    private(set) var forms: [NumberForm] = []
    private(set) var strings = SharedStrings()
    private let directory: ZipDirectory
    /// Folder of the workbook's parts, with a slash at the end.
    private let folder: String
    private var targets: [String: String] = [:]

    init(_ directory: ZipDirectory) throws(SourceFault) {
        self.directory = directory
        let relations = try Self.relations("_rels/.rels", directory)
        let path = relations.first { $0.type.hasSuffix("/officeDocument") }.map {
            PartPath.resolve($0.target, in: "")
        }
        let main = path ?? "xl/workbook.xml"
        if main.hasSuffix(".bin") { throw SourceFault("binaryWorkbook") }
        guard directory.entry(main) != nil else { throw SourceFault("notAWorkbook") }
        let cut = main.lastIndex(of: "/").map { main.index(after: $0) } ?? main.startIndex
        folder = String(main[..<cut])
        let own = try Self.relations(folder + "_rels/" + main[cut...] + ".rels", directory)
        for relation in own { targets[relation.id] = PartPath.resolve(relation.target, in: folder) }
        try readWorkbook(main)
        try readStyles(
            own.first { $0.type.hasSuffix("/styles") }.map { PartPath.resolve($0.target, in: folder) })
        let shared = own.first { $0.type.hasSuffix("/sharedStrings") }.map {
            PartPath.resolve($0.target, in: folder)
        }
        if let shared, let xml = try Self.reader(shared, directory) {
            strings = try SharedStrings(xml, part: shared)
        }
    }

    /// Opens the part of a sheet.
    func open(_ sheet: Sheet) throws(SourceFault) -> (xml: XMLReader, part: String) {
        guard let part = targets[sheet.relation], let xml = try Self.reader(part, directory) else {
            throw SourceFault("damaged", ["deel": sheet.name], detail: "entry")
        }
        return (xml, part)
    }

    // MARK: Parts

    private typealias Relation = (id: String, type: String, target: String)

    /// Opens a part as XML; `nil` when there is none of that name.
    static func reader(_ part: String, _ directory: ZipDirectory) throws(SourceFault) -> XMLReader? {
        guard let entry = directory.entry(part) else { return nil }
        let bytes = try SourceFault.of { () throws(ArchiveFault) in try directory.open(entry) }
        return XMLReader { bytes.read(into: $0) }
    }

    /// Goes through a part and hands over every element that opens.
    private static func forEach(
        _ part: String, _ directory: ZipDirectory, _ body: (XMLReader) -> Void
    ) throws(SourceFault) {
        guard let xml = try reader(part, directory) else { return }
        while true {
            switch xml.next() {
            case .start: body(xml)
            case .finished:
                if let fault = xml.fault {
                    throw SourceFault("badXML", ["deel": part], detail: fault.rawValue)
                }
                return
            default: break
            }
        }
    }

    private static func relations(_ part: String, _ directory: ZipDirectory) throws(SourceFault) -> [Relation]
    {
        var relations: [Relation] = []
        try forEach(part, directory) { xml in
            guard xml.name == Name.relationship, xml.attributeText(Name.mode) != "External",
                let id = xml.attributeText(Name.capitalId), let type = xml.attributeText(Name.capitalType),
                let target = xml.attributeText(Name.target)
            else { return }
            relations.append((id, type, target))
        }
        return relations
    }

    private mutating func readWorkbook(_ part: String) throws(SourceFault) {
        var sheets: [Sheet] = []
        var is1904 = false
        try Self.forEach(part, directory) { xml in
            if xml.name == Name.properties {
                is1904 = ["1", "true"].contains(xml.attributeText(Name.date1904) ?? "")
            } else if xml.name == Name.sheet, let name = xml.attributeText(Name.name) {
                let state = xml.attributeText(Name.state) ?? "visible"
                let relation = xml.attributeText(Name.id) ?? ""
                sheets.append(Sheet(name: name, isHidden: state != "visible", relation: relation))
            }
        }
        self.sheets = sheets
        self.is1904 = is1904
    }

    private mutating func readStyles(_ part: String?) throws(SourceFault) {
        guard let part else { return }
        var codes: [Int: NumberForm] = [:]
        var forms: [NumberForm] = []
        var isOfCells = false
        try Self.forEach(part, directory) { xml in
            switch xml.name {
            case Name.format:
                guard let id = xml.attributeText(Name.formatId).flatMap({ Int($0) }) else { return }
                codes[id] = NumberForm(code: xml.attributeText(Name.formatCode) ?? "")
            case Name.cellStyles: isOfCells = true
            case Name.style where isOfCells && xml.depth == 3:
                let id = xml.attributeText(Name.formatId).flatMap { Int($0) } ?? 0
                forms.append(codes[id] ?? NumberForm(builtIn: id) ?? .plain)
            default: if xml.depth == 2 { isOfCells = false }
            }
        }
        self.forms = forms
    }

    private enum Name {
        static let relationship = XMLName("Relationship")
        static let mode = XMLName("TargetMode")
        static let capitalId = XMLName("Id")
        static let capitalType = XMLName("Type")
        static let target = XMLName("Target")
        static let properties = XMLName("workbookPr")
        static let date1904 = XMLName("date1904")
        static let sheet = XMLName("sheet")
        static let name = XMLName("name")
        static let state = XMLName("state")
        static let id = XMLName("id")
        static let format = XMLName("numFmt")
        static let formatId = XMLName("numFmtId")
        static let formatCode = XMLName("formatCode")
        static let cellStyles = XMLName("cellXfs")
        static let style = XMLName("xf")
    }
}
