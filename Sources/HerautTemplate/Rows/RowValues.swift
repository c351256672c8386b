import HerautLanguage
import HerautLaw
import HerautModel

/// The values of one row: read when they are first asked for, kept as ranges and numbers. The usual shape of a value is read from its
/// bytes; any other goes the way of ``FieldResolver``, so that both accept the same and print the same.
struct RowValues: ~Copyable, Sendable {
    private let fields: RowTable<RowField>
    private let names: RowTable<NameColumns>
    private let addresses: RowTable<AddressColumns>
    /// Words of choices, and where each lies.
    private let words: RowTable<UInt8>
    private let wordSpans: RowTable<SourceSpan>
    /// Printed values that are the same for every row.
    private let constants: RowTable<UInt8>
    private let formatter: ValueFormatter
    /// What is known before a row is read.
    private let start: RowTable<RowValue>
    private var known: RowTable<RowValue>
    private var items = RowStack<RowValue>()
    private var side = ByteBuffer()

    /// The values of `fields`, in memory that nothing else has.
    init(_ fields: RowFields, formatter: ValueFormatter) {
        self.fields = RowTable(fields.fields)
        names = RowTable(fields.names)
        addresses = RowTable(fields.addresses)
        words = RowTable(fields.words.bytes)
        wordSpans = RowTable(fields.words.spans)
        constants = RowTable(fields.constants)
        self.formatter = formatter.unshared()
        let before = fields.fields.map { field in
            if case .constant = field.source, field.limit < 0 { field.base } else { RowValue() }
        }
        start = RowTable(before)
        known = RowTable(before)
    }

    /// Forgets the last row.
    mutating func clear() {
        known.copy(start)
        items.removeAll()
        side.truncate(to: 0)
    }

    /// Field `index` in `row`; never `unknown`.
    mutating func value(_ index: Int, _ row: RowCells) -> RowValue {
        if known[index].state != .unknown { return known[index] }
        let field = fields[index]
        var value = read(field, row)
        if value.state == .absent { value = field.base }
        if field.limit >= 0, value.state == .found {
            let last = self.value(field.limit, row)
            if last.state == .found, value.number > last.number { value = .faulty(.tooLate) }
        }
        known[index] = value
        return value
    }

    /// Field `field` of item `item`, counted from the first of all items of this row.
    func item(_ item: Int) -> RowValue { items[item] }

    /// Number of fields of an item of list `index`.
    func stride(_ index: Int) -> Int { fields[index].parts.count }

    /// First field of an item of list `index`.
    func firstPart(_ index: Int) -> Int { fields[index].parts.lowerBound }

    // MARK: Reading

    private mutating func read(_ field: RowField, _ row: RowCells) -> RowValue {
        switch field.source {
        case .constant: .absent
        case .column(let column):
            if row.cells.indices.contains(column) { cell(row.cells[column], field, row) } else { .absent }
        case .name(let index): name(index, row)
        case .address(let index): address(addresses[index], index, row)
        case .derived(let rule, let first, let second): derived(rule, field, first, second, row)
        }
    }

    private mutating func cell(_ whole: SourceSpan, _ field: RowField, _ row: RowCells) -> RowValue {
        let span = RowText.trimmed(row.bytes, whole)
        if span.isEmpty { return .absent }
        return usual(span, field, row) ?? unusual(whole, field, row)
    }

    /// The value of a cell in its usual shape; `nil` when it has another.
    private mutating func usual(_ span: SourceSpan, _ field: RowField, _ row: RowCells) -> RowValue? {
        switch field.type {
        case .text: RowText.isPrintable(row.bytes, span) ? .found(span) : nil
        case .date: RowText.date(row.bytes, span).map { .found(number: Self.packed($0)) }
        case .time: RowText.time(row.bytes, span).map { .found(number: $0.hour * 60 + $0.minute) }
        case .amount: RowText.cents(row.bytes, span).map { .found(number: $0) }
        case .number: RowText.number(row.bytes, span).map { .found(number: $0) }
        case .flag: flag(row.part(span)).map { .found(number: $0 ? 1 : 0) }
        case .choice: choice(row.part(span), field).map { .found(span, number: $0) }
        case .list: list(span, field, row)
        case .phone, .email, .url, .name, .address: nil
        }
    }

    private func flag(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        if text.elementsEqual("ja".utf8) { return true }
        return text.elementsEqual("nee".utf8) ? false : nil
    }

    private func choice(_ text: UnsafeBufferPointer<UInt8>, _ field: RowField) -> Int? {
        for choice in field.choices where words.part(wordSpans[choice]).elementsEqual(text) {
            return choice - field.choices.lowerBound
        }
        return nil
    }

    /// The value of a cell in any shape, by the rules for texts.
    private mutating func unusual(_ span: SourceSpan, _ field: RowField, _ row: RowCells) -> RowValue {
        let text = row.text(span)
        let choices = field.choices.map { word($0) }
        if field.type == .list { return .faulty(.wrongType) }
        guard let value = ValueReading.value(of: text, as: field.type, choices: choices) else {
            return text.trimmingSpaces().isEmpty ? .absent : .faulty(.wrongType)
        }
        var found = RowValue.found(number: Self.number(value, choices: choices))
        found.span = put(Filler.printable(formatter.text(of: value)))
        found.home = .side
        return found
    }

    private mutating func put(_ text: String) -> SourceSpan {
        let start = side.count
        side.append(text)
        return SourceSpan(start, side.count)
    }

    // MARK: Lists

    /// As ``ListCell``; `nil` when an item is not what `velden` says. A list in a list cannot stand in a cell.
    private mutating func list(_ span: SourceSpan, _ field: RowField, _ row: RowCells) -> RowValue? {
        let first = items.count
        var count = 0
        var start = span.start
        while start <= span.end {
            let end = row.first(ListCell.itemMark, in: SourceSpan(start, span.end))
            let item = RowText.trimmed(row.bytes, SourceSpan(start, end))
            start = end + 1
            if item.isEmpty { continue }
            guard readItem(item, field, row) else { return nil }
            count += 1
        }
        if count == 0 { return .absent }
        return RowValue(state: .found, span: span, number: first, count: count)
    }

    private mutating func readItem(_ span: SourceSpan, _ field: RowField, _ row: RowCells) -> Bool {
        if case .constant = fields[field.parts.lowerBound].source {
            // A list of texts: the whole item is its text.
            items.append(text(span, row))
            return true
        }
        var part = field.parts.lowerBound
        var start = span.start
        while start <= span.end {
            guard part < field.parts.upperBound else { return false }
            let end = row.first(ListCell.partMark, in: SourceSpan(start, span.end))
            let value = cell(SourceSpan(start, end), fields[part], row)
            if value.state == .faulty { return false }
            items.append(value)
            part += 1
            start = end + 1
        }
        return part == field.parts.upperBound
    }

    private mutating func text(_ span: SourceSpan, _ row: RowCells) -> RowValue {
        if RowText.isPrintable(row.bytes, span) { return .found(span) }
        return .found(put(Filler.printable(row.text(span))), .side)
    }

    // MARK: Names and addresses

    /// Found with its number; 1 in `count` when a part has signs that have to be cleaned.
    private func name(_ index: Int, _ row: RowCells) -> RowValue {
        let columns = names[index]
        if row.trimmed(columns.surname).isEmpty { return .absent }
        if usage(row.part(row.trimmed(columns.usage))) == nil { return .faulty(.badNameUsage) }
        let isPlain =
            isPrintable(columns.title, row) && isPrintable(columns.initials, row)
            && isPrintable(columns.givenName, row) && isPrintable(columns.prefix, row)
            && isPrintable(columns.surname, row) && isPrintable(columns.partnerPrefix, row)
            && isPrintable(columns.partnerSurname, row)
        return RowValue(state: .found, number: index, count: isPlain ? 0 : 1)
    }

    private func address(_ columns: AddressColumns, _ index: Int, _ row: RowCells) -> RowValue {
        for column in [columns.street, columns.number, columns.postcode, columns.town]
        where row.trimmed(column).isEmpty { return .faulty(.addressPart) }
        let isUsual = RowText.isPostcode(row.bytes, row.trimmed(columns.postcode))
        if !isUsual, FieldResolver.postcode(row.text(ofColumn: columns.postcode)) == nil {
            return .faulty(.badPostcode)
        }
        let isPlain =
            isUsual && isPrintable(columns.street, row) && isPrintable(columns.number, row)
            && isPrintable(columns.addition, row) && isPrintable(columns.town, row)
        return RowValue(state: .found, number: index, count: isPlain ? 0 : 1)
    }

    private func isPrintable(_ column: Int, _ row: RowCells) -> Bool {
        RowText.isPrintable(row.bytes, row.trimmed(column))
    }

    // MARK: Derived

    private mutating func derived(
        _ rule: Derivation, _ field: RowField, _ first: Int, _ second: Int, _ row: RowCells
    ) -> RowValue {
        let input = value(first, row)
        guard input.state == .found else { return input }
        switch rule {
        case .age:
            let day = value(second, row)
            guard day.state == .found else { return day }
            guard let birth = Self.date(input.number), let act = Self.date(day.number), birth <= act else {
                return .faulty(.bornAfterAct)
            }
            return .found(number: birth.age(on: act))
        case .deadline:
            let days = value(second, row)
            guard days.state == .found else { return days }
            let last = Self.date(input.number).flatMap { Derivation.deadline($0, days: days.number) }
            return last.map { .found(number: Self.packed($0)) } ?? .faulty(.badTerm)
        case .addressBlock:
            let address = value(second, row)
            return address.state == .found ? RowValue(state: .found) : address
        case .ageBand, .isMinor: return ofAge(rule, field, input.number)
        case .salutation, .surname: return RowValue(state: .found, number: input.number, count: input.count)
        }
    }

    private func ofAge(_ rule: Derivation, _ field: RowField, _ age: Int) -> RowValue {
        // Every row comes by here, so the word of the band is found without making strings of all choices.
        if rule == .ageBand, var band = AgeBand(age: age)?.rawValue,
            let choice = band.withUTF8({ choice($0, field) })
        {
            return .found(number: choice)
        }
        let choices = rule == .ageBand ? field.choices.map { word($0) } : []
        switch rule.value(of: [.number(age)], choices: choices, formatter: formatter) {
        case .success(.flag(let isMinor)): return .found(number: isMinor ? 1 : 0)
        case .success(.choice(let band)):
            guard let index = choices.firstIndex(of: band) else { return .faulty(.noPassage) }
            return .found(number: index)
        case .success: return .faulty(.badDerivation)
        case .failure(let refusal): return .faulty(RowRefusal(rawValue: refusal.key) ?? .badDerivation)
        }
    }

    private func word(_ number: Int) -> String {
        String(decoding: words.part(wordSpans[number]), as: UTF8.self)
    }

    // MARK: Printing

    /// Adds the text of a value that was found to `out`. `index` is its field.
    func append(_ value: RowValue, of index: Int, _ row: RowCells, to out: inout ByteBuffer) {
        switch value.home {
        case .constant: out.append(contentsOf: constants.part(value.span))
        case .side: out.append(contentsOf: UnsafeBufferPointer(rebasing: side.bytes[value.span.range]))
        case .cell: out.append(contentsOf: row.part(value.span))
        case .number: print(value, fields[index], row, to: &out)
        }
    }

    private func print(_ value: RowValue, _ field: RowField, _ row: RowCells, to out: inout ByteBuffer) {
        switch (field.source, field.type) {
        case (.name, _), (.derived(.salutation, _, _), _), (.derived(.surname, _, _), _):
            printName(value, field.source, row, to: &out)
        case (.address, _): printAddress(value, row, to: &out)
        case (.derived(.addressBlock, let name, let address), _):
            printBlock(known[name], name, known[address], address, row, to: &out)
        case (_, .date): if let date = Self.date(value.number) { formatter.append(date, to: &out) }
        case (_, .time):
            if let time = ClockTime(hour: value.number / 60, minute: value.number % 60) {
                formatter.append(time, to: &out)
            }
        case (_, .amount): formatter.append(Amount(cents: value.number), to: &out)
        case (_, .number): formatter.append(value.number, to: &out)
        case (.derived, .choice):
            out.append(contentsOf: words.part(wordSpans[field.choices.lowerBound + value.number]))
        case (_, .flag): out.append(formatter.text(of: .flag(value.number == 1)))
        case (_, .list): printList(value, field, row, to: &out)
        default: out.append(contentsOf: row.part(value.span))
        }
    }

    private func printName(
        _ value: RowValue, _ source: RowField.Source, _ row: RowCells, to out: inout ByteBuffer
    ) {
        let columns = names[value.number]
        guard value.count == 0 else { return printOddName(columns, source, row, to: &out) }
        func part(_ column: Int) -> UnsafeBufferPointer<UInt8> { row.part(row.trimmed(column)) }
        let name = NameBytes(
            gender: gender(columns, row), usage: usage(part(columns.usage)) ?? .own,
            initials: part(columns.initials),
            givenName: part(columns.givenName), prefix: part(columns.prefix), surname: part(columns.surname),
            partnerPrefix: part(columns.partnerPrefix), partnerSurname: part(columns.partnerSurname))
        switch source {
        case .derived(.salutation, _, _): formatter.appendSalutation(name, to: &out)
        case .derived: formatter.appendSurname(name, to: &out)
        default: formatter.appendAddressing(name, to: &out)
        }
    }

    private func gender(_ columns: NameColumns, _ row: RowCells) -> PersonName.Gender {
        formatter.gender(fromTitle: row.part(row.trimmed(columns.title)))
    }

    /// The use of names by its letter in any case, the own name without one; `nil` for a letter that means nothing.
    private func usage(_ text: UnsafeBufferPointer<UInt8>) -> PersonName.Usage? {
        guard let letter = text.first else { return .own }
        guard text.count == 1 else { return nil }
        return switch letter & 0xDF {
        case UInt8(ascii: "E"): .own
        case UInt8(ascii: "P"): .partner
        case UInt8(ascii: "V"): .partnerFirst
        case UInt8(ascii: "N"): .partnerLast
        default: nil
        }
    }

    private func printOddName(
        _ columns: NameColumns, _ source: RowField.Source, _ row: RowCells, to out: inout ByteBuffer
    ) {
        let name = self.name(columns, row)
        let text =
            switch source {
            case .derived(.salutation, _, _): formatter.salutation(name)
            case .derived: formatter.surname(name)
            default: formatter.addressing(name)
            }
        out.append(Filler.printable(text))
    }

    private func name(_ columns: NameColumns, _ row: RowCells) -> PersonName {
        PersonName(
            gender: formatter.gender(fromTitle: row.text(ofColumn: columns.title)),
            initials: row.text(ofColumn: columns.initials), givenName: row.text(ofColumn: columns.givenName),
            prefix: row.text(ofColumn: columns.prefix), surname: row.text(ofColumn: columns.surname),
            partnerPrefix: row.text(ofColumn: columns.partnerPrefix),
            partnerSurname: row.text(ofColumn: columns.partnerSurname),
            usage: usage(row.part(row.trimmed(columns.usage))) ?? .own)
    }

    /// Two values with a line between them. Odd signs are cleaned from the whole of it, as for any text.
    private func printBlock(
        _ name: RowValue, _ nameField: Int, _ address: RowValue, _ addressField: Int, _ row: RowCells,
        to out: inout ByteBuffer
    ) {
        guard case .name(let names) = fields[nameField].source,
            case .address(let places) = fields[addressField].source, name.count + address.count > 0
        else {
            append(name, of: nameField, row, to: &out)
            out.append(UInt8(ascii: "\n"))
            return append(address, of: addressField, row, to: &out)
        }
        let block = formatter.addressBlock(
            self.name(self.names[names], row), self.address(addresses[places], row))
        out.append(Filler.printable(block))
    }

    private func address(_ columns: AddressColumns, _ row: RowCells) -> PostalAddress {
        PostalAddress(
            street: row.text(ofColumn: columns.street), number: row.text(ofColumn: columns.number),
            addition: row.text(ofColumn: columns.addition),
            postcode: FieldResolver.postcode(row.text(ofColumn: columns.postcode)) ?? "",
            town: row.text(ofColumn: columns.town))
    }

    private func printAddress(_ value: RowValue, _ row: RowCells, to out: inout ByteBuffer) {
        let columns = addresses[value.number]
        guard value.count == 0 else {
            return out.append(Filler.printable(formatter.text(of: .address(address(columns, row)))))
        }
        func part(_ column: Int) -> UnsafeBufferPointer<UInt8> { row.part(row.trimmed(column)) }
        formatter.append(
            AddressBytes(
                street: part(columns.street), number: part(columns.number), addition: part(columns.addition),
                postcode: part(columns.postcode), town: part(columns.town)),
            to: &out)
    }

    /// `a, b en c`. Rare in a letter, so by way of strings.
    private func printList(_ value: RowValue, _ field: RowField, _ row: RowCells, to out: inout ByteBuffer) {
        let texts = ListCell.items(of: row.text(value.span))
        out.append(Filler.printable(formatter.list(texts)))
    }

    // MARK: Numbers

    /// The value as ``RowValue/number`` holds it.
    static func number(_ value: Value, choices: [String]) -> Int {
        switch value {
        case .date(let date): packed(date)
        case .time(let time): time.hour * 60 + time.minute
        case .amount(let amount): amount.cents
        case .number(let number): number
        case .flag(let flag): flag ? 1 : 0
        case .choice(let word): choices.firstIndex(of: word) ?? -1
        default: 0
        }
    }

    private static func packed(_ date: CalendarDate) -> Int {
        date.year * 10_000 + date.month * 100 + date.day
    }

    private static func date(_ packed: Int) -> CalendarDate? {
        CalendarDate(year: packed / 10_000, month: packed / 100 % 100, day: packed % 100)
    }
}
