import HerautModel
import HerautTemplate

/// A mark that a registry sets with a person, which decides whether a letter may go.
enum PersonMark: CaseIterable {
    case deceased, adoptedAway, inInquiry, secret, authority

    /// The columns it may stand in.
    var columns: [String] {
        switch self {
        case .deceased: ["overleden", "kind_overleden", "ouder_overleden"]
        case .adoptedAway: ["weggeadopteerd"]
        case .inInquiry: ["in_onderzoek"]
        case .secret: ["geheim"]
        case .authority: ["gezag"]
        }
    }

    /// What a yes means.
    var rule: RowRule {
        switch self {
        case .deceased: .deceased
        case .adoptedAway: .adoptedAway
        case .inInquiry: .inInquiry
        case .secret: .secret
        case .authority: .noAuthority
        }
    }
}

/// The answer of a mark.
enum MarkAnswer {
    case yes, no, empty, unclear

    /// Words as people write them, dates (of a death) and the registry's codes: zeros say no, another number says which restriction holds.
    static func of(_ cell: UnsafeBufferPointer<UInt8>, _ mark: PersonMark) -> MarkAnswer {
        if cell.isEmpty { return .empty }
        let text = String(decoding: cell, as: UTF8.self).trimmingSpaces().lowercased()
        switch text {
        case "": return .empty
        case "ja", "j", "x", "true", "waar", "1", "yes": return .yes
        case "nee", "n", "false", "onwaar", "no": return .no
        default: break
        }
        if text.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) { return .no }
        switch mark {
        case .deceased: return ValueReading.date(text) == nil ? .unclear : .yes
        case .secret, .inInquiry: return text.utf8.allSatisfy { (48...57).contains($0) } ? .yes : .unclear
        case .adoptedAway, .authority: return .unclear
        }
    }
}

/// Where in a list the persons stand.
struct PersonColumns {
    /// Fields of the child's birth and of the act, by their numbers; `nil` in a letter that knows no age.
    private(set) var birth: Int?
    private(set) var act: Int?
    private(set) var age: Int?
    /// The column of the act; -1 when the case knows it.
    private(set) var actColumn = -1
    /// Columns that make the child, the parent and the address.
    private(set) var child: [Int] = []
    private(set) var parent: [Int] = []
    private(set) var address: [Int] = []
    private(set) var marks: [(mark: PersonMark, column: Int)] = []
    /// Columns that someone reads in the letter or that decide about it.
    private(set) var used: [Int] = []
    /// Columns that the letter is about beside who gets it: not its reference, which every row has of its own.
    private(set) var rest: [Int] = []
    /// Columns with names of people.
    private(set) var names: [Int] = []

    init(_ catalogue: FieldCatalogue, _ mapping: ColumnMapping) {
        if let derived = catalogue.fields.firstIndex(where: { $0.rule == .age }) {
            age = derived
            let inputs = catalogue.fields[derived].inputs
            birth = inputs.first.flatMap(catalogue.index)
            act = inputs.dropFirst().first.flatMap(catalogue.index)
            let column = act.flatMap { catalogue.fields[$0].columns["waarde"] }.flatMap(mapping.index)
            actColumn = column ?? -1
        }
        let person = Self.names(catalogue)
        names = person.compactMap(mapping.index)
        let isKnown = person.allSatisfy { $0.hasSuffix("tussenvoegsel") || mapping.index(of: $0) != nil }
        child = isKnown ? names : []
        for field in catalogue.fields where field.supplier == .recipient {
            func columns(_ parts: [String]) -> [Int] {
                parts.compactMap { field.columns[$0] }.compactMap(mapping.index)
            }
            if field.type == .name, parent.isEmpty {
                parent = columns(["voorletters", "tussenvoegsel", "achternaam"])
            }
            if field.type == .name {
                names += columns(["voornaam", "tussenvoegsel", "achternaam", "partner_achternaam"])
            }
            if field.type == .address, address.isEmpty {
                address = columns(["straat", "huisnummer", "toevoeging", "postcode", "plaats"])
            }
            let all = field.columns.values.compactMap(mapping.index)
            used += all
            if field.type != .name, field.type != .address, field.name != "kenmerk" { rest += all }
        }
        rest.sort()
        for mark in PersonMark.allCases {
            for column in mark.columns.compactMap(mapping.index) { marks.append((mark, column)) }
        }
        used = Set(used + names).sorted()
        names = Set(names).sorted()
    }

    /// Surname and given name of the one the letter is about: columns beside the day of birth, `kind_geboortedatum`.
    static func names(_ catalogue: FieldCatalogue) -> [String] {
        guard let age = catalogue.fields.first(where: { $0.rule == .age }), let birth = age.inputs.first,
            let cut = birth.lastIndex(of: "_")
        else { return [] }
        return ["tussenvoegsel", "achternaam", "voornaam"].map { birth[..<cut] + "_" + $0 }
    }
}
