import HerautLanguage
import HerautModel

/// The fields of a template bound to the columns of a data source.
struct RowFields: Sendable {
    private(set) var fields: [RowField] = []
    private(set) var names: [NameColumns] = []
    private(set) var addresses: [AddressColumns] = []
    private(set) var words = ByteTable()
    private(set) var constants: [UInt8] = []

    /// Binds `catalogue`. `resolver` has no row: what it knows is the same for every row.
    init(
        _ catalogue: FieldCatalogue, columns: [String], settings: [String: String],
        resolver: inout FieldResolver, formatter: ValueFormatter
    ) {
        var parts: [RowField] = []
        let binder = Binder(catalogue: catalogue, columns: columns, settings: settings)
        for (index, field) in catalogue.fields.enumerated() {
            var bound = RowField(source: source(of: index, binder), type: field.type)
            bound.choices = addWords(field.choices)
            bound.base = base(resolver.state(of: index), field, formatter)
            if binder.isPerRow(index) {
                bound.limit = field.notAfter.flatMap(catalogue.index) ?? -1
                // What the resolver makes of it without a row holds for a cell that is empty, not for what is derived from one.
                if field.rule != nil { bound.base = .absent }
            }
            if field.type == .list {
                let first = catalogue.fields.count + parts.count
                parts += itemParts(field)
                bound.parts = first..<catalogue.fields.count + parts.count
            }
            fields.append(bound)
        }
        fields += parts
    }

    /// The fields of an item; a list of texts has one, the item itself, and no column to tell it by.
    private mutating func itemParts(_ field: Field) -> [RowField] {
        guard !field.itemFields.isEmpty else { return [RowField(source: .constant, type: .text)] }
        return field.itemFields.map { item in
            var part = RowField(source: .column(-1), type: item.type)
            part.choices = addWords(item.choices)
            return part
        }
    }

    private mutating func addWords(_ choices: [String]) -> Range<Int> {
        let first = words.spans.count
        for choice in choices { _ = words.add(choice.utf8) }
        return first..<words.spans.count
    }

    private mutating func source(of index: Int, _ binder: Binder) -> RowField.Source {
        let field = binder.catalogue.fields[index]
        guard binder.isPerRow(index), field.supplier == .recipient || field.rule != nil else {
            return .constant
        }
        if let rule = field.rule {
            let inputs = field.inputs.map { binder.catalogue.index(of: $0) ?? -1 } + [-1, -1]
            return .derived(rule, inputs[0], inputs[1])
        }
        switch field.type {
        case .name:
            names.append(binder.nameColumns(field))
            return .name(names.count - 1)
        case .address:
            addresses.append(binder.addressColumns(field))
            return .address(addresses.count - 1)
        default: return .column(binder.column("waarde", field))
        }
    }

    private mutating func base(
        _ state: FieldResolver.State, _ field: Field, _ formatter: ValueFormatter
    ) -> RowValue {
        switch state {
        case .found(let value):
            let start = constants.count
            constants.append(contentsOf: Filler.printable(formatter.text(of: value)).utf8)
            let number = RowValues.number(value, choices: field.choices)
            return .found(SourceSpan(start, constants.count), .constant, number: number)
        case .absent, .unknown: return .absent
        case .faulty(let key, _, _): return .faulty(RowRefusal(rawValue: key) ?? .wrongType)
        }
    }
}

/// Which fields differ from row to row, and the columns they are read from.
struct Binder {
    let catalogue: FieldCatalogue
    let columns: [String]
    let settings: [String: String]

    /// Whether the value of a field, or whether it may be used, depends on the row.
    func isPerRow(_ index: Int) -> Bool {
        let field = catalogue.fields[index]
        if let limit = field.notAfter.flatMap(catalogue.index), isPerRow(limit) { return true }
        if field.rule != nil { return field.inputs.compactMap(catalogue.index).contains { isPerRow($0) } }
        return field.supplier == .recipient && settings[field.name] == nil
    }

    /// The number of the column of a part of a field; -1 when there is none.
    func column(_ part: String, _ field: Field) -> Int {
        field.columns[part].flatMap { columns.firstIndex(of: $0) } ?? -1
    }

    func nameColumns(_ field: Field) -> NameColumns {
        NameColumns(
            title: column("aanhef", field), initials: column("voorletters", field),
            givenName: column("voornaam", field), prefix: column("tussenvoegsel", field),
            surname: column("achternaam", field), partnerPrefix: column("partner_tussenvoegsel", field),
            partnerSurname: column("partner_achternaam", field), usage: column("naamgebruik", field))
    }

    func addressColumns(_ field: Field) -> AddressColumns {
        AddressColumns(
            street: column("straat", field), number: column("huisnummer", field),
            addition: column("toevoeging", field), postcode: column("postcode", field),
            town: column("plaats", field))
    }
}
