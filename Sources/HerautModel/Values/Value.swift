/// A name as the registry (BRP) keeps it; parts may be empty.
public struct PersonName: Hashable, Sendable {
    /// `M`, `V` or `O` (unknown or not given), the registry's letters.
    public enum Gender: String, Sendable {
        /// Man.
        case male = "M"
        /// Woman.
        case female = "V"
        /// Unknown or not given: no title is guessed.
        case unknown = "O"
    }

    /// Which name someone uses (naamgebruik), the registry's letters.
    public enum Usage: String, Sendable {
        /// Own name.
        case own = "E"
        /// Partner's name.
        case partner = "P"
        /// Partner's name before the own name.
        case partnerFirst = "V"
        /// Partner's name after the own name.
        case partnerLast = "N"
    }

    /// Man, woman or unknown.
    public var gender: Gender
    /// Initials with points (`J.R.`).
    public var initials: String
    /// Given name.
    public var givenName: String
    /// Prefix of the surname (`van der`).
    public var prefix: String
    /// Surname.
    public var surname: String
    /// Prefix of the partner's surname.
    public var partnerPrefix: String
    /// Partner's surname.
    public var partnerSurname: String
    /// Which of the two is used.
    public var usage: Usage

    /// A name from its parts.
    public init(
        gender: Gender = .unknown, initials: String = "", givenName: String = "", prefix: String = "",
        surname: String,
        partnerPrefix: String = "", partnerSurname: String = "", usage: Usage = .own
    ) {
        self.gender = gender
        self.initials = initials
        self.givenName = givenName
        self.prefix = prefix
        self.surname = surname
        self.partnerPrefix = partnerPrefix
        self.partnerSurname = partnerSurname
        self.usage = usage
    }
}

/// A Dutch postal address.
public struct PostalAddress: Hashable, Sendable {
    /// Street.
    public var street: String
    /// House number, digits.
    public var number: String
    /// Letter and addition to the number (`bis`, `II`, `-3`).
    public var addition: String
    /// Postcode, `1234 AB`.
    public var postcode: String
    /// Town.
    public var town: String

    /// An address from its parts.
    public init(street: String, number: String, addition: String = "", postcode: String, town: String) {
        self.street = street
        self.number = number
        self.addition = addition
        self.postcode = postcode
        self.town = town
    }
}

/// An amount of money in whole cents of a euro.
public struct Amount: Hashable, Sendable {
    /// Cents.
    public let cents: Int

    /// An amount of `cents`.
    public init(cents: Int) { self.cents = cents }
}

/// A filled-in value, typed. What it looks like on paper is decided when it is printed, not when it is read.
public enum Value: Hashable, Sendable {
    /// Running text, one line.
    case text(String)
    /// A day.
    case date(CalendarDate)
    /// A time.
    case time(ClockTime)
    /// Money.
    case amount(Amount)
    /// A whole number.
    case number(Int)
    /// Yes or no.
    case flag(Bool)
    /// One of the values that the field declares.
    case choice(String)
    /// A person's name.
    case name(PersonName)
    /// An address.
    case address(PostalAddress)
    /// A phone number, as written by the user; grouped when printed.
    case phone(String)
    /// An e-mail address.
    case email(String)
    /// A web address.
    case url(String)
    /// Several values, each of the same type.
    case list([Value])
    /// Named values: one item of a list, such as a fact with its source.
    case group([String: Value])
}

/// The type of a field, as `soort:` in `fields.yml`.
public enum FieldType: String, Sendable, CaseIterable {
    /// Text of one line.
    case text = "tekst"
    /// A day, `2026-11-03`.
    case date = "datum"
    /// A time, `19:30`.
    case time = "tijd"
    /// Money in euros, `2500` or `12,50`.
    case amount = "bedrag"
    /// A whole number.
    case number = "getal"
    /// `ja` or `nee`.
    case flag = "ja-nee"
    /// One of the declared values.
    case choice = "keuze"
    /// Several items.
    case list = "lijst"
    /// A name.
    case name = "naam"
    /// An address.
    case address = "adres"
    /// A phone number.
    case phone = "telefoon"
    /// An e-mail address.
    case email = "e-mail"
    /// A web address.
    case url = "webadres"
}

/// One row of a data source: column names and texts as they stood there. Typed only when a template asks for a field.
public struct Record: Hashable, Sendable {
    /// Row number in the source, from 1, the heading not counted.
    public let number: Int
    /// Column names, in order.
    public let columns: [String]
    /// Texts, as many as there are columns.
    public let texts: [String]

    /// A row; `texts` has one text for each of `columns`.
    public init(number: Int, columns: [String], texts: [String]) {
        precondition(columns.count == texts.count, "a row has a text for every column")
        self.number = number
        self.columns = columns
        self.texts = texts
    }

    /// The text of a column; `nil` when there is no such column.
    public subscript(column: String) -> String? {
        columns.firstIndex(of: column).map { texts[$0] }
    }
}
