import HerautModel

/// A text with places to fill in: `{dag} {maand} {jaar}`. Cut once; what is filled in is never read as a place.
struct Form: Sendable {
    private enum Part: Sendable {
        case literal(String)
        case place(String)
    }

    private let parts: [Part]

    init(_ text: String) {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            parts.append(.literal(String(rest[..<open])))
            parts.append(.place(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        self.parts = parts + [.literal(String(rest))]
    }

    func filled(_ values: [String: String]) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .literal(let literal): text += literal
            case .place(let name): text += values[name] ?? ""
            }
        }
    }
}

/// The forms of `dates.yml`.
struct ValueForms: Sendable {
    let months: [String]
    let weekdays: [String]
    let date: Form
    let dateWithWeekday: Form
    let time: Form
    let amount: Form
    let thousands: String
    let decimal: String
    let list: Form
    let yes: String
    let no: String

    init(_ reader: inout FormReader) {
        months = reader.words("maanden", count: 12)
        weekdays = reader.words("weekdagen", count: 7)
        date = Form(reader.text("datum"))
        dateWithWeekday = Form(reader.text("datum_met_weekdag"))
        time = Form(reader.text("tijd"))
        amount = Form(reader.text("bedrag"))
        thousands = reader.text("duizendtal")
        decimal = reader.text("decimaal")
        list = Form(reader.text("opsomming"))
        yes = reader.text("ja")
        no = reader.text("nee")
    }
}

/// Takes forms from a locale file and reports every one that is missing.
struct FormReader {
    private let source: SourceText
    private let root: Node?
    private(set) var findings: [Finding] = []

    init(source: SourceText, root: Node?) {
        self.source = source
        self.root = root
    }

    mutating func text(_ keys: String...) -> String {
        let text = keys.reduce(root) { $0?[$1] }?.text ?? ""
        if text.isEmpty { missing(keys.joined(separator: ".")) }
        return text
    }

    /// Always `count` words, so that a fault in the file is a finding and never a trap.
    mutating func words(_ key: String, count: Int) -> [String] {
        let words = root?[key]?.items.map(\.text) ?? []
        if words.count == count { return words }
        missing(key)
        return Array(repeating: "", count: count)
    }

    private mutating func missing(_ key: String) {
        let span = root?.span ?? SourceSpan(source.byteOrderMarkLength, source.byteOrderMarkLength)
        let message = Message.key("language.missing", ["sleutel": key])
        findings.append(Finding("language.missing", .error, message, at: span, in: source))
    }
}
