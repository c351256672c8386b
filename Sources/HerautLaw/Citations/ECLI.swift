/// A European Case Law Identifier as it stands in a text, right or wrong: `ECLI:NL:HR:2020:2020`.
public struct ECLI: Hashable, Sendable {
    /// What is wrong with the way it is written.
    public enum Fault: String, Hashable, Sendable {
        /// Spaces between its parts.
        case spaces = "spatie"
        /// Another sign than the colon.
        case separator = "teken"
        /// The country is missing.
        case country = "land"
        /// Small letters.
        case lowercase = "klein"
        /// No court has this code.
        case unknownCourt = "gerecht"
        /// The court did not use this code in that year.
        case courtOfOtherYear = "jaar"
        /// Not a year of four digits, or one that cannot be.
        case year = "jaartal"
        /// Zeros before the number, or signs that no number has.
        case number = "volgnummer"
    }

    /// Its bytes.
    public let range: Range<Int>
    /// `NL`.
    public let country: String
    /// `HR`.
    public let court: String
    /// `2020`.
    public let year: Int
    /// `2020`, `ZC0788`.
    public let number: String
    /// What is wrong, in the order of its parts; empty for a right one.
    public let faults: [Fault]
    /// The right form, when it is certain; `nil` when the court or number would be a guess.
    public let corrected: String?

    /// As it should be written, in capitals with colons.
    public var normalForm: String { "ECLI:\(country):\(court):\(year):\(number)" }

    /// Where to read it.
    public var link: String { "https://deeplink.rechtspraak.nl/uitspraak?id=" + (corrected ?? normalForm) }
}

/// A court whose decisions have ECLIs, in the years it used its code.
public struct Court: Hashable, Sendable {
    /// `RBMNE`.
    public let code: String
    /// `Rechtbank Midden-Nederland`.
    public let title: String
    /// How texts call it: `Rb. Midden-Nederland`, `Rechtbank Midden-Nederland`.
    public let names: [String]
    /// First and last year of the code.
    public let years: ClosedRange<Int>
    /// Code of the court that came after it.
    public let successor: String?
    /// Codes that people write in its place: `ABRVS` for `RVS`.
    public let mistakenCodes: [String]
    /// Where this comes from.
    public let provenance: Provenance
}

extension Court: RegisterEntry {
    /// `gerecht RBMNE`.
    public var name: String { "gerecht \(code)" }
}
