/// Reads the content of one page: whether all of it is tagged or set apart, which fonts and colours it uses, and its text.
struct PDFContentScan {
    private(set) var faults: [(PDFRule, String)] = []
    /// Numbers of the marked content, in order.
    private(set) var marks: [Int] = []
    /// The text that is no artefact, a newline where a line starts lower or higher.
    private(set) var text = ""
    /// The text of each piece of marked content.
    private(set) var texts: [Int: String] = [:]

    private let fonts: [String: PDFFontFacts]
    private var font: PDFFontFacts?
    /// What is open around the content.
    private var open: [Level] = []
    private var depth = 0
    private var line = Double.infinity
    private var lastTag = ""

    private enum Level {
        case artifact, tagged, other
    }

    /// Words of content that is text or paint (ISO 32000-1, annex A).
    private static let painting: Set<String> = [
        "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", "\"", "BI",
    ]
    private static let others: Set<String> = [
        "q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "m", "l", "c", "v", "y", "h", "re", "n",
        "W", "W*",
        "BT", "ET", "Tc", "Tw", "Tz", "TL", "Tf", "Tr", "Ts", "Td", "TD", "Tm", "T*", "CS", "cs", "SC", "SCN",
        "sc",
        "scn", "G", "g", "RG", "rg", "K", "k", "MP", "DP", "BMC", "BDC", "EMC", "ID", "EI",
    ]
    private static let faultLimit = 50, textLimit = 4 << 20

    init(fonts: [String: PDFFontFacts]) { self.fonts = fonts }

    mutating func read(_ content: [UInt8]) {
        var scanner = PDFScanner(content[...])
        var operands: [PDFValue] = []
        while !scanner.isAtEnd {
            guard let value = scanner.value(inContent: true) else { continue }
            if case .word(let word) = value {
                perform(word, operands)
                operands.removeAll(keepingCapacity: true)
            } else if operands.count < 1000 {
                operands.append(value)
            }
        }
        if !open.isEmpty { add(.nesting, "BDC") }
        if depth != 0 { add(.operators, "q") }
    }

    private mutating func add(_ rule: PDFRule, _ detail: String) {
        if faults.count < Self.faultLimit { faults.append((rule, detail)) }
    }

    private mutating func perform(_ word: String, _ operands: [PDFValue]) {
        if Self.painting.contains(word) {
            if !open.contains(where: { $0 != .other }) { add(.tagged, word) }
        } else if !Self.others.contains(word) {
            add(.operators, word)
        }
        switch word {
        case "BMC", "BDC": begin(operands)
        case "EMC": if open.popLast() == nil { add(.nesting, "EMC") }
        case "q":
            depth += 1
            if depth > 28 { add(.operators, "q") }
        case "Q":
            depth -= 1
            if depth < 0 { add(.operators, "Q") }
        case "K", "k": add(.colourSpace, word)
        case "CS", "cs": if operands.first == .name("DeviceCMYK") { add(.colourSpace, word) }
        case "Tf": select(operands)
        case "Tm": if operands.count == 6, let height = operands[5].number { move(to: height) }
        case "Td", "TD", "T*": move(to: .nan)
        case "Tj", "'", "\"": show(operands.last?.string ?? [])
        case "TJ": for item in operands.last?.array ?? [] { if let codes = item.string { show(codes) } }
        default: break
        }
    }

    private mutating func begin(_ operands: [PDFValue]) {
        let id = operands.last?.dictionary?["MCID"]?.integer
        let level: Level = operands.first == .name("Artifact") ? .artifact : id == nil ? .other : .tagged
        if level != .other, open.contains(where: { $0 != .other }) {
            add(.nesting, operands.first?.name ?? "")
        }
        open.append(level)
        let tag = operands.first?.name ?? ""
        // A link stands within a line; what has another tag is a text of its own.
        if level == .tagged, tag != "Link", lastTag != "Link", !text.isEmpty, !text.hasSuffix("\n") {
            text += "\n"
        }
        if level == .tagged { lastTag = tag }
        guard let id else { return }
        if marks.contains(id) { add(.markedOnce, "\(id)") }
        if marks.count < 100_000 { marks.append(id) }
    }

    private mutating func select(_ operands: [PDFValue]) {
        let name = operands.first?.name ?? ""
        font = fonts[name]
        if font == nil { add(.fontEmbedded, name) }
    }

    private mutating func move(to height: Double) {
        guard height != line, !open.contains(.artifact) else { return }
        line = height
        if !text.isEmpty, !text.hasSuffix("\n") { text += "\n" }
        if let id = marks.last, open.contains(.tagged), texts[id] != nil { texts[id]? += "\n" }
    }

    private mutating func show(_ codes: [UInt8]) {
        guard let font else { return }
        let isText = !open.contains(.artifact) && text.utf8.count < Self.textLimit
        for index in stride(from: 0, to: codes.count - 1, by: 2) {
            let code = Int(codes[index]) << 8 | Int(codes[index + 1])
            if code == 0 || !font.advances.isEmpty && code >= font.advances.count {
                add(.missingGlyph, font.name)
            }
            let width = font.widths[code] ?? font.usualWidth
            if code < font.advances.count, abs(width - font.advances[code]) > 1 { add(.widths, font.name) }
            guard let units = font.characters[code] else {
                add(.toUnicode, font.name)
                continue
            }
            guard isText else { continue }
            let character = String(decoding: units, as: UTF16.self)
            text += character
            if let id = marks.last, open.contains(.tagged) { texts[id, default: ""] += character }
        }
    }
}
