import HerautLanguage
public import HerautModel

/// What a template is filled with.
public struct FillInput: Sendable {
    /// The case.
    public var caseFile: CaseFile?
    /// The municipality.
    public var municipality: Municipality?
    /// The recipient.
    public var record: Record?
    /// Values given with `--set`, by field name.
    public var settings: [String: String]
    /// Sample values, by field name; they come last.
    public var sample: Node?
    /// Path of the case file as it should stand in the draft.
    public var casePath: String?
    /// The Dutch draft of the same facts, for a draft in another language: the file beside it, or the text itself.
    public var original: Original?
    /// Every value there is, by field name, when they do not come from a case and a row: what is not among them is absent.
    var values: [String: Value]?

    /// Where the Dutch text of a translation is found.
    public enum Original: Sendable {
        /// A path, seen from the draft.
        case file(String)
        /// The text.
        case text(String)
    }

    /// Input from what is there.
    public init(
        caseFile: CaseFile? = nil, municipality: Municipality? = nil, record: Record? = nil,
        settings: [String: String] = [:],
        sample: Node? = nil, casePath: String? = nil
    ) {
        self.caseFile = caseFile
        self.municipality = municipality
        self.record = record
        self.settings = settings
        self.sample = sample
        self.casePath = casePath
    }
}

/// Finds the value of each field, once. What is missing or of the wrong type is remembered, with the reason.
struct FieldResolver {
    /// What is known of a field.
    enum State {
        case unknown
        case found(Value)
        case absent
        /// A fault, as a key of the messages, its values and a hint.
        case faulty(String, [String: String], hint: Message?)
    }

    private let catalogue: FieldCatalogue
    private let input: FillInput
    private let formatter: ValueFormatter
    private var states: [State]

    init(catalogue: FieldCatalogue, input: FillInput, formatter: ValueFormatter) {
        self.catalogue = catalogue
        self.input = input
        self.formatter = formatter
        self.states = Array(repeating: .unknown, count: catalogue.fields.count)
    }

    /// The state of field `index`; never `unknown`.
    mutating func state(of index: Int) -> State {
        if case .unknown = states[index] { states[index] = resolve(catalogue.fields[index]) }
        return states[index]
    }

    /// The value of a field by name, when there is one.
    mutating func value(named name: String) -> Value? {
        guard let index = catalogue.index(of: name), case .found(let value) = state(of: index) else {
            return nil
        }
        return value
    }

    /// The field that is really absent: the first missing input of a derived field, however deep.
    mutating func absentRoot(of index: Int) -> Int {
        for input in catalogue.fields[index].inputs.compactMap(catalogue.index) {
            if case .absent = state(of: input) { return absentRoot(of: input) }
        }
        return index
    }

    private mutating func resolve(_ field: Field) -> State {
        guard let limit = field.notAfter else { return resolveValue(field) }
        let state = resolveValue(field)
        guard case .found(.date(let day)) = state, case .date(let last)? = value(named: limit), day > last
        else { return state }
        let values = [
            "naam": field.name, "waarde": formatter.text(of: .date(day)),
            "grens": formatter.text(of: .date(last)),
        ]
        return .faulty("template.tooLate", values, hint: .key("hint.template.tooLate", ["veld": limit]))
    }

    private mutating func resolveValue(_ field: Field) -> State {
        if let text = input.settings[field.name], field.rule == nil {
            return typed(text, field, place: "--set \(field.name)")
        }
        if let values = input.values, field.rule == nil {
            return values[field.name].map(State.found) ?? .absent
        }
        let state: State =
            switch field.supplier {
            case .caseFile: stored(input.caseFile?.values, field)
            case .municipality: stored(input.municipality?.values, field)
            case .recipient: input.record.map { fromRow($0, field) } ?? .absent
            case .derived: derived(field)
            case .input: .absent
            }
        guard case .absent = state else { return state }
        if let value = input.sample.flatMap({ SampleReading(formatter).value(in: $0, field) }) {
            return .found(value)
        }
        return field.fallback.map { typed($0, field, place: field.file.path) } ?? .absent
    }

    private func stored(_ values: Value?, _ field: Field) -> State {
        guard let path = field.path, let value = values?.at(path), !value.isEmptyList else { return .absent }
        return field.isTranslated(into: formatter.language)
            ? translated(value, values, path, field) : .found(value)
    }

    /// The text in the language of the draft. A list has to have as many items: what is left out of a translation, its readers never hear.
    private func translated(_ dutch: Value, _ values: Value?, _ path: String, _ field: Field) -> State {
        if let text = dutch.string, Translations.isSameEverywhere(text) { return .found(dutch) }
        let texts = Translations.texts(in: formatter.language, of: values)
        guard let value = texts?.at(path), !value.isEmptyList else { return .absent }
        guard value.items.count == dutch.items.count else {
            let named = ["naam": field.name, "taal": formatter.language]
            let counts = ["aantal": "\(value.items.count)", "nodig": "\(dutch.items.count)"]
            return .faulty(
                "template.translationCount", named.merging(counts) { first, _ in first },
                hint: .key(
                    "hint.supply.translation",
                    ["bestand": Self.file(of: field), "sleutel": path, "taal": formatter.language]))
        }
        return .found(value)
    }

    /// The file that a value of the case or the municipality stands in.
    static func file(of field: Field) -> String { field.supplier == .caseFile ? "zaak.yml" : "heraut.yml" }

    private func typed(_ text: String, _ field: Field, place: String) -> State {
        if field.type == .list, let value = list(text, field) {
            return value.items.isEmpty ? .absent : .found(value)
        }
        if let value = ValueReading.value(of: text, as: field.type, choices: field.choices) {
            return .found(value)
        }
        if text.trimmingSpaces().isEmpty { return .absent }
        return .faulty(
            "template.wrongType", ["naam": field.name, "plek": place, "soort": field.type.rawValue],
            hint: .key("hint.type." + field.type.rawValue))
    }

    /// `nil` when an item is not what `velden` says.
    private func list(_ text: String, _ field: Field) -> Value? {
        let items = ListCell.items(of: text)
        if field.itemFields.isEmpty { return .list(items.map(Value.text)) }
        let groups = items.compactMap { ListCell.group($0, fields: field.itemFields) }
        return groups.count == items.count ? .list(groups) : nil
    }

    private mutating func derived(_ field: Field) -> State {
        guard let rule = field.rule else { return .absent }
        var values: [Value] = []
        for name in field.inputs {
            guard let index = catalogue.index(of: name) else { return .absent }
            let state = state(of: index)
            guard case .found(let value) = state else { return state }
            values.append(value)
        }
        switch rule.value(of: values, choices: field.choices, formatter: formatter) {
        case .success(let value): return .found(value)
        case .failure(let refusal):
            let shown = values.map { formatter.text(of: $0) }.joined(separator: ", ")
            return .faulty(
                refusal.key, ["naam": field.name, "waarde": shown], hint: .key("hint." + refusal.key))
        }
    }

    // MARK: Rows

    private func fromRow(_ record: Record, _ field: Field) -> State {
        let place = "rij \(record.number)"
        switch field.type {
        case .name: return name(record, field)
        case .address: return address(record, field)
        default:
            guard let text = field.columns["waarde"].flatMap({ record[$0] }) else { return .absent }
            return typed(text, field, place: "\(place), kolom \(field.columns["waarde"] ?? "")")
        }
    }

    private func name(_ record: Record, _ field: Field) -> State {
        func part(_ name: String) -> String {
            field.columns[name].flatMap { record[$0] }?.trimmingSpaces() ?? ""
        }
        guard !part("achternaam").isEmpty else { return .absent }
        // An unknown letter must not quietly print a name that someone does not use.
        guard let name = PersonName(part, formatter) else {
            let values = ["naam": field.name, "waarde": part("naamgebruik"), "rij": "\(record.number)"]
            return .faulty("template.badNameUsage", values, hint: .key("hint.template.badNameUsage"))
        }
        return .found(.name(name))
    }

    private func address(_ record: Record, _ field: Field) -> State {
        func part(_ name: String) -> String {
            field.columns[name].flatMap { record[$0] }?.trimmingSpaces() ?? ""
        }
        for name in ["straat", "huisnummer", "postcode", "plaats"] where part(name).isEmpty {
            return .faulty(
                "template.addressPart", ["naam": field.name, "deel": name, "rij": "\(record.number)"],
                hint: nil)
        }
        guard let postcode = Self.postcode(part("postcode")) else {
            return .faulty(
                "template.badPostcode", ["naam": field.name, "rij": "\(record.number)"],
                hint: .key("hint.template.badPostcode"))
        }
        return .found(.address(PostalAddress(part, postcode: postcode)))
    }

    /// `1234 AB` from what was typed; the first digit is not 0, and SA, SD and SS are never given out.
    static func postcode(_ text: String) -> String? {
        let letters = text.unicodeScalars.filter { $0 != " " && $0 != "\u{A0}" }.map {
            Character($0).uppercased()
        }
        guard letters.count == 6, letters[0] != "0",
            letters[..<4].allSatisfy({ ("0"..."9").contains($0) && $0.utf8.count == 1 }),
            letters[4...].allSatisfy({ $0.count == 1 && ("A"..."Z").contains($0) && $0.utf8.count == 1 })
        else { return nil }
        let suffix = letters[4...].joined()
        return ["SA", "SD", "SS"].contains(suffix) ? nil : letters[..<4].joined() + " " + suffix
    }
}

extension Field {
    /// Whether a draft in `language` needs its value in that language.
    func isTranslated(into language: String) -> Bool { isTranslatable && language != Translations.original }
}

extension Value {
    /// Whether it is a list without items.
    fileprivate var isEmptyList: Bool { if case .list(let items) = self { items.isEmpty } else { false } }
}
