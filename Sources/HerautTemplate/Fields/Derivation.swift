import HerautLanguage
import HerautLaw
import HerautModel

/// How a derived field is made from others; `regel:` in `fields.yml`.
public enum Derivation: String, Sendable, CaseIterable {
    /// Age in completed years, from the day of birth and the day of the act.
    case age = "leeftijd"
    /// Age band of an age, as far as the law makes a difference.
    case ageBand = "leeftijdsband"
    /// Whether an age is below 18.
    case isMinor = "minderjarig"
    /// Salutation of a letter, from a name.
    case salutation = "aanhef"
    /// Surname with its prefix as it stands after a given name (`van der Meer`), from a name.
    case surname = "achternaam"
    /// The lines of an address on an envelope, the name on top, from a name and an address.
    case addressBlock = "adresblok"
    /// The last day of a term, from the day it starts and its number of days. A term that would end on a Saturday, a Sunday or a public
    /// holiday ends on the next working day.
    case deadline = "termijn"

    /// The types of the fields it takes, in order.
    var inputTypes: [FieldType] {
        switch self {
        case .age: [.date, .date]
        case .ageBand, .isMinor: [.number]
        case .salutation, .surname: [.name]
        case .addressBlock: [.name, .address]
        case .deadline: [.date, .number]
        }
    }

    /// The type of what it makes.
    var outputType: FieldType {
        switch self {
        case .age: .number
        case .ageBand: .choice
        case .isMinor: .flag
        case .salutation, .surname, .addressBlock: .text
        case .deadline: .date
        }
    }

    /// The value, or the key of the message that says why there is none.
    func value(of inputs: [Value], choices: [String], formatter: ValueFormatter) -> Result<Value, Refusal> {
        switch (self, inputs.first, inputs.dropFirst().first) {
        case (.age, .date(let birth)?, .date(let day)?):
            birth <= day ? .success(.number(birth.age(on: day))) : .failure(Refusal("template.bornAfterAct"))
        case (.ageBand, .number(let age)?, _): band(age, choices)
        case (.isMinor, .number(let age)?, _):
            AgeBand(age: age).map { .success(.flag($0.isMinor)) } ?? .failure(Refusal("template.badAge"))
        case (.salutation, .name(let name)?, _): .success(.text(formatter.salutation(name)))
        case (.surname, .name(let name)?, _): .success(.text(formatter.surname(name)))
        case (.addressBlock, .name(let name)?, .address(let address)?):
            .success(.text(formatter.addressBlock(name, address)))
        case (.deadline, .date(let start)?, .number(let days)?):
            Self.deadline(start, days: days).map { .success(.date($0)) }
                ?? .failure(Refusal("template.badTerm"))
        default: .failure(Refusal("template.badDerivation"))
        }
    }

    /// The last day of a term of at least a day; `nil` for another, and past any letter's life.
    static func deadline(_ start: CalendarDate, days: Int) -> CalendarDate? {
        guard (1...longestTerm).contains(days) else { return nil }
        return start.adding(days: days)?.firstWorkingDay
    }

    /// Ten years, in days: more is a mistake in the data.
    private static let longestTerm = 3652

    /// A parents' letter has no passage for someone of age: the absence of the band is the refusal.
    private func band(_ age: Int, _ choices: [String]) -> Result<Value, Refusal> {
        guard let band = AgeBand(age: age) else { return .failure(Refusal("template.badAge")) }
        if choices.contains(band.rawValue) { return .success(.choice(band.rawValue)) }
        return .failure(Refusal(band.isMinor ? "template.noPassage" : "template.adult"))
    }

    /// Why a value cannot be derived; a key of the messages.
    struct Refusal: Error {
        let key: String

        init(_ key: String) { self.key = key }
    }
}
