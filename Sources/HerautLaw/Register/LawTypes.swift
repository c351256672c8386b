public import HerautModel

/// Where an entry of the register comes from.
public struct Provenance: Hashable, Sendable {
    /// Address or title of the source.
    public let source: String
    /// Day on which it was read.
    public let retrieved: CalendarDate
    /// State of the law that was read, when the source says so.
    public let stateOf: CalendarDate?
    /// Whether the text of the law itself was seen. A finding that rests on an entry that is not is at most a warning.
    public let isVerified: Bool
}

/// Anything the register knows: it has a name and comes from somewhere.
public protocol RegisterEntry: Sendable {
    /// As the user names it: `art. 125p Sv`.
    var name: String { get }
    /// Where it comes from.
    var provenance: Provenance { get }
}

extension Law: RegisterEntry {
    /// Its abbreviation.
    public var name: String { abbreviation }
}

extension Article: RegisterEntry {
    /// `art. 6:166 BW`.
    public var name: String { "art. \(number) \(law)" }
}

extension FinePeriod: RegisterEntry {
    /// `boetebedragen vanaf 2026-01-01`.
    public var name: String { "boetebedragen vanaf \(from.iso)" }
}

extension AgeRule: RegisterEntry {
    /// `leeftijd 14-15`.
    public var name: String { "leeftijd \(band.rawValue)" }
}

/// One law.
public struct Law: Hashable, Sendable {
    /// How its articles are numbered.
    public enum Numbering: String, Sendable, CaseIterable {
        /// `131`.
        case article = "artikel"
        /// Book and article: `6:166`.
        case book = "boek"
        /// Chapter and article: `5:32`.
        case chapter = "hoofdstuk"
        /// Chapter and article with a point: `3.8`.
        case point = "punt"

        /// The sign between book or chapter and article; `nil` when there is neither.
        public var separator: String? {
            switch self {
            case .article: nil
            case .book, .chapter: ":"
            case .point: "."
            }
        }
    }

    /// Abbreviation after the Leidraad voor juridische auteurs: `Sr`. Names the law everywhere in the register.
    public let abbreviation: String
    /// Official short title (citeertitel).
    public let title: String
    /// Other names it goes by.
    public let aliases: [String]
    /// Forms that people write and that are wrong: `AWB` for the Awb, `WBvSr` for the Sr.
    public let wrongNames: [String]
    /// `de` or `het`, for "van het Burgerlijk Wetboek"; `nil` when its title takes none.
    public let definiteArticle: String?
    /// Books or chapters it has, where known; empty otherwise.
    public let divisions: [String]
    /// The number above which it has no articles, where known.
    public let highestArticle: HighestArticle?
    /// BWB id or CELEX number; `nil` for a law of several books, or a local one.
    public let identifier: String?
    /// BWB id per book.
    public let books: [String: String]
    /// How its articles are numbered.
    public let numbering: Numbering
    /// Whether each municipality has its own.
    public let isLocal: Bool
    /// Where this comes from.
    public let provenance: Provenance

    /// Whether it is a regulation of the European Union: known by its CELEX number.
    public var isEuropean: Bool { identifier?.utf8.first == UInt8(ascii: "3") }
}

/// A number above which a law has no articles.
public struct HighestArticle: Hashable, Sendable, RegisterEntry {
    /// Abbreviation of the law.
    public let law: String
    /// Its number.
    public let number: Int
    /// Where this comes from.
    public let provenance: Provenance

    /// `hoogste artikel AVG`.
    public var name: String { "hoogste artikel \(law)" }
}

/// A bill that drafts take for law.
public struct Bill: Hashable, Sendable, RegisterEntry {
    /// Number of the dossier: `36789`.
    public let dossier: String
    /// What it is called.
    public let title: String
    /// How far it is, in plain Dutch.
    public let state: String
    /// Where this comes from.
    public let provenance: Provenance

    /// `wetsvoorstel 36 789`, with a space before the last three digits as parliament writes it.
    public var name: String { "wetsvoorstel \(dossier.dropLast(3)) \(dossier.suffix(3))" }
}

/// Most that an adult can get for an offence.
public struct Penalty: Hashable, Sendable {
    /// Imprisonment or detention, in months.
    public let months: Int
    /// Category of fine, 1…6.
    public let fineCategory: Int
}

/// One article of a law.
public struct Article: Hashable, Sendable {
    /// What its age table is about.
    public enum AgeTopic: String, Sendable, CaseIterable {
        /// Which criminal law holds, and the most a minor can get.
        case criminalLaw = "strafrecht"
        /// Who is liable for damage: the young person, the parents.
        case liability = "aansprakelijk"
    }

    /// Whether it is law.
    public enum Status: String, Sendable, CaseIterable {
        /// In force.
        case inForce = "geldend"
        /// Repealed.
        case repealed = "vervallen"
        /// Not known for certain; not to be used in a template.
        case unknown = "onzeker"
    }

    /// Abbreviation of its law.
    public let law: String
    /// Number with book or chapter: `131`, `6:166`, `172a`.
    public let number: String
    /// What it is about, in a few words.
    public let subject: String
    /// What it says, in plain Dutch, for the articles that letters name.
    public let summary: String?
    /// For whom it is, in plain Dutch.
    public let audience: String?
    /// A way to put it in a letter that holds.
    public let safeWording: String?
    /// Mistakes that are made with it.
    public let mistakes: [String]
    /// Which ages to show with it.
    public let ageTopic: AgeTopic?
    /// What it is called, words that belong to this article alone: `opruiing`.
    public let names: [String]
    /// Words that belong to it.
    public let words: [String]
    /// Words that point to a mix-up when they stand beside it.
    public let foreignWords: [String]
    /// Number of paragraphs (leden), 0 when it has none; `nil` when it was not seen.
    public let paragraphs: Int?
    /// Most that an adult can get.
    public let penalty: Penalty?
    /// Who has the power it gives.
    public let authority: String?
    /// Whether it is law.
    public let status: Status
    /// First day it holds, when known.
    public let validFrom: CalendarDate?
    /// Last day it held, when known.
    public let validTo: CalendarDate?
    /// Dossier of the bill that would put something new here.
    public let bill: String?
    /// Where this comes from.
    public let provenance: Provenance

    /// Whether it is law on `day`, as far as the register knows.
    public func isInForce(on day: CalendarDate?) -> Bool {
        guard let day else { return status != .repealed && validTo == nil }
        if let validFrom, day < validFrom { return false }
        if let validTo { return day <= validTo }
        return status != .repealed
    }
}

/// Amounts of the six categories of fine (Sr 23, fourth paragraph) in one period.
public struct FinePeriod: Hashable, Sendable {
    /// First day.
    public let from: CalendarDate
    /// Last day.
    public let to: CalendarDate
    /// Amounts in whole euros, first category first.
    public let euros: [Int]
    /// Where this comes from.
    public let provenance: Provenance
}

/// What the law says at an age.
public struct AgeRule: Hashable, Sendable {
    /// Whether someone is liable for damage.
    public enum Liability: String, Sendable, CaseIterable {
        /// Yes.
        case yes = "ja"
        /// Yes, unless they cannot be blamed for not preventing it.
        case unless = "tenzij"
        /// No.
        case no = "nee"
    }

    /// Which criminal law holds.
    public enum CriminalLaw: String, Sendable, CaseIterable {
        /// None: no prosecution.
        case none = "geen"
        /// Juvenile.
        case juvenile = "jeugd"
        /// Adult.
        case adult = "volwassen"
    }

    /// The age.
    public let band: AgeBand
    /// First and last age in completed years; no last one for the oldest.
    public let ages: ClosedRange<Int>
    /// Liability of who has parental authority or guardianship (BW 6:169).
    public let parents: Liability
    /// Paragraph of BW 6:169 that says so.
    public let parentsParagraph: Int?
    /// Liability of the young person (BW 6:164).
    public let child: Liability
    /// Which criminal law holds.
    public let criminalLaw: CriminalLaw
    /// Longest juvenile detention, in months (Sr 77i).
    public let detentionMonths: Int?
    /// Highest category of fine (Sr 77l).
    public let fineCategory: Int?
    /// Where this comes from.
    public let provenance: Provenance
}
