public import HerautLanguage
import HerautModel

/// Which invented values fill a template when its variants are checked.
public enum SampleData: String, Sendable, CaseIterable {
    /// Those of the template's own `example.yml`.
    case example = "voorbeeld"
    /// The shortest there are.
    case shortest = "kort"
    /// The longest there are.
    case longest = "lang"
    /// Those with most letters outside plain a to z.
    case diacritics = "tekens"
}

/// Makes the invented values for one variant. They go together: the days keep their distance, and a child is born so that it has the age of
/// the variant on the day of the act.
struct SampleMaker {
    let template: Template
    let data: SampleData
    let formatter: ValueFormatter

    /// A day of the longest name, and one of the shortest; all other days move along.
    private static let shortDay = CalendarDate(year: 2026, month: 5, day: 1)
    private static let longDay = CalendarDate(year: 2026, month: 9, day: 23)

    /// A value for every field that is not derived and not absent in `variant`.
    func values(for variant: Variant?) -> [String: Value] {
        var values: [String: Value] = [:]
        for (index, field) in template.catalogue.fields.enumerated() where field.rule == nil {
            let state = variant?.states[.field(index)]
            if state != .absent && state != VariantState.none {
                values[field.name] = value(of: field, state, variant)
            }
        }
        setAges(variant, &values)
        return values
    }

    private func value(of field: Field, _ state: VariantState?, _ variant: Variant?) -> Value? {
        switch (field.type, state) {
        case (_, .flag(let flag)?): return .flag(flag)
        case (_, .choice(let choice)?): return .choice(choice)
        case (.list, _): return list(field, state, path: field.name, variant)
        case (.date, _): return example(of: field).map(shifted)
        default: return pick(candidates(for: field))
        }
    }

    // MARK: Ages

    private func setAges(_ variant: Variant?, _ values: inout [String: Value]) {
        for case (.field(let index), .ages(let ages)) in variant?.states ?? [:] {
            let field = template.catalogue.fields[index]
            guard field.rule == .age, let birth = field.inputs.first, let act = field.inputs.last,
                case .date(let day)? = values[act]
            else {
                if field.rule == nil { values[field.name] = .number(age(in: ages, like: nil)) }
                continue
            }
            var own: Int?
            if case .date(let birthday)? = values[birth] { own = birthday.age(on: day) }
            values[birth] = Self.birthday(of: age(in: ages, like: own), on: day).map(Value.date)
        }
    }

    /// Both ends of a group of ages get their turn: a border in the wrong place shows there.
    private func age(in ages: ClosedRange<Int>, like own: Int?) -> Int {
        switch data {
        case .shortest: ages.lowerBound
        case .longest: ages.upperBound
        case .example, .diacritics: own.flatMap { ages.contains($0) ? $0 : nil } ?? ages.lowerBound
        }
    }

    /// Some weeks before the birthday's day of the year, so that no day falls on 29 February and every age is whole.
    private static func birthday(of age: Int, on day: CalendarDate) -> CalendarDate? {
        let sameDay = CalendarDate(year: day.year - age, month: day.month, day: min(day.day, 28))
        return sameDay?.adding(days: -45)
    }

    // MARK: Values

    private func example(of field: Field) -> Value? {
        let own = template.example.flatMap { SampleReading(formatter).value(in: $0, field) }
        guard !field.isTranslated(into: formatter.language) else { return own }
        return own ?? field.example.flatMap {
            ValueReading.value(of: $0, as: field.type, choices: field.choices)
        }
            ?? field.fallback.flatMap { ValueReading.value(of: $0, as: field.type, choices: field.choices) }
    }

    /// The template's own value first, then further examples of the field, then those for its type.
    private func candidates(for field: Field) -> [Value] {
        let own = example(of: field).map { [$0] } ?? []
        // Further examples are Dutch, and those of a translation have to say the same as the Dutch text.
        guard data != .example || own.isEmpty, !field.isTranslated(into: formatter.language) else {
            return own
        }
        let further = field.examples.compactMap {
            ValueReading.value(of: $0, as: field.type, choices: field.choices)
        }
        // A text means something in its sentence: only its author can say what else may stand there.
        let pool = field.type == .text ? [] : template.samples?[field.type.rawValue]?.items ?? []
        return own + further + pool.compactMap { SampleReading(formatter).value(of: $0, field) }
    }

    private func pick(_ values: [Value]) -> Value? {
        func length(_ value: Value) -> Int { formatter.text(of: value).count }
        func marks(_ value: Value) -> Int {
            formatter.text(of: value).unicodeScalars.count { $0.value > 0x7F && $0.properties.isAlphabetic }
        }
        return switch data {
        case .example: values.first
        case .shortest: values.min { length($0) < length($1) }
        case .longest: values.max { length($0) < length($1) }
        case .diacritics: values.max { marks($0) < marks($1) }
        }
    }

    private func shifted(_ value: Value) -> Value {
        let base = template.catalogue.fields.first { $0.name == "datum" } ?? firstDateField
        guard case .date(let day) = value, case .date(let from)? = base.flatMap(example) else { return value }
        let target =
            switch data {
            case .shortest: Self.shortDay
            case .longest: Self.longDay
            case .example, .diacritics: from
            }
        guard let target else { return value }
        return day.adding(days: target.dayNumber - from.dayNumber).map(Value.date) ?? value
    }

    private var firstDateField: Field? { template.catalogue.fields.first { $0.type == .date } }

    // MARK: Lists

    private func list(_ field: Field, _ state: VariantState?, path: String, _ variant: Variant?) -> Value? {
        guard case .list(var items)? = example(of: field), let first = items.first else { return nil }
        if state == .many, items.count == 1 { items.append(first) }
        // Where no section asks, the shortest letter has the shortest list.
        if state == .one || (state == nil && data == .shortest) {
            items = [picked(of: items, field) ?? first]
        }
        return .list(items.map { item($0, field, path: path, variant) })
    }

    /// The item that is picked in Dutch: a draft in another language says the same.
    private func picked(of items: [Value], _ field: Field) -> Value? {
        let dutch = template.example?[field.name].flatMap { SampleReading(formatter).value(of: $0, field) }?
            .items
        guard let dutch, dutch.count == items.count else { return pick(items) }
        return pick(dutch).flatMap(dutch.firstIndex).map { items[$0] }
    }

    private func item(_ value: Value, _ list: Field, path: String, _ variant: Variant?) -> Value {
        guard case .group(var values) = value else { return value }
        for field in list.itemFields {
            switch variant?.states[.item(path + "." + field.name)] {
            case .absent?: values[field.name] = nil
            case VariantState.none?: values[field.name] = .list([])
            case .flag(let flag)?: values[field.name] = .flag(flag)
            case .present?: values[field.name] = values[field.name] ?? example(of: field)
            default: break
            }
        }
        return .group(values)
    }
}

extension Template {
    /// What to fill the template with to see `variant`, or any letter when `nil`. Everything in it is invented.
    public func sample(
        of variant: Variant?, data: SampleData, formatter: ValueFormatter, settings: [String: String] = [:]
    ) -> FillInput {
        let values = SampleMaker(template: self, data: data, formatter: formatter).values(for: variant)
        var input = FillInput(settings: settings)
        input.values = values
        // The rules hold a draft against the facts of its case.
        let known = catalogue.fields.compactMap { field in
            field.supplier == .caseFile
                ? field.path.flatMap { path in values[field.name].map { (path, $0) } } : nil
        }
        let caseValues = known.reduce(Value.group([:])) { $0.setting($1.1, at: $1.0) }
        input.caseFile = CaseFile(values: caseValues, source: SourceText(path: "", text: ""))
        return input
    }
}

extension Value {
    /// The value with `new` at a dotted path of nested groups.
    fileprivate func setting(_ new: Value, at path: some StringProtocol) -> Value {
        guard case .group(var values) = self else { return self }
        guard let dot = path.firstIndex(of: ".") else {
            values[String(path)] = new
            return .group(values)
        }
        let name = String(path[..<dot])
        values[name] = (values[name] ?? .group([:])).setting(new, at: path[path.index(after: dot)...])
        return .group(values)
    }
}
