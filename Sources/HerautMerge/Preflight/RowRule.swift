public import HerautModel
import HerautTemplate

/// What can be wrong with a row, or is to be known about it: `rij.NAME` in the messages, with a hint under `rij.hint.NAME`.
public enum RowRule: UInt8, Sendable, CaseIterable {
    // The row as it was read.
    /// More cells than columns.
    case tooManyCells
    /// Fewer cells than columns.
    case tooFewCells
    /// Text behind the quotation mark that closes a cell.
    case textAfterQuote
    /// A cell past every measure.
    case cellTooLong
    /// Bytes that are no letters.
    case notText
    /// Zero bytes.
    case nullByte
    /// An object of JSON that is none.
    case badObject
    /// A name in an object that the first objects did not have.
    case unknownKey
    /// A name that stands in an object twice.
    case duplicateKey
    /// A value in an object that does not fit in a cell.
    case nestedValue

    // The values that the letter asks for.
    /// A required value that is not there.
    case missing
    /// A value of another type.
    case wrongType
    /// A part of an address that is not there.
    case addressPart
    /// A postcode that does not exist.
    case badPostcode
    /// A use of names that the registry does not know.
    case badNameUsage
    /// A day after the last that it may be.
    case tooLate
    /// A birth after the act.
    case bornAfterAct
    /// An age that is none.
    case badAge
    /// An age for which the text has no passage.
    case noPassage
    /// Someone of age, in a letter to parents.
    case adult
    /// A term that makes no sense.
    case badTerm
    /// A derived value that cannot be derived.
    case badDerivation

    // The values as people read them.
    /// A sign that cannot be seen or turns text around.
    case invisibleSign
    /// The sign for letters that were lost before Heraut saw them.
    case lostLetter
    /// UTF-8 that was read as something else: `Ã«` for `ë`.
    case garbledLetter
    /// What a spreadsheet shows when a formula failed.
    case errorValue
    /// A value that is a formula.
    case formula
    /// A sign that no name has.
    case oddName
    /// More lines than fit in the window of an envelope.
    case tooManyAddressLines
    /// A character that the font of the PDF lacks.
    case missingCharacter

    // The persons.
    /// An act after today.
    case actInFuture
    /// A child under 12: the letter takes the other passage.
    case underTwelve
    /// The child or the recipient has died.
    case deceased
    /// The child has other parents by law now.
    case adoptedAway
    /// The registry doubts this entry.
    case inInquiry
    /// Someone asked the registry for secrecy.
    case secret
    /// The recipient does not hold parental authority.
    case noAuthority
    /// The list leaves open who holds it.
    case unknownAuthority
    /// A mark such as `overleden` that says neither yes nor no.
    case badFlag

    // Rows together.
    /// The same child and the same parent at the same address.
    case duplicateRow
    /// The same child and the same parent at two addresses.
    case otherAddress
    /// A third recipient for one child.
    case thirdRecipient
    /// Two parents at one address: one letter to both.
    case jointLetter
    /// Two parents at two addresses: two letters.
    case twoAddresses
    /// Two parents at one address, in rows that do not say the same: two letters.
    case differentLetters

    /// The same post.
    case duplicatePost

    // The letter itself.
    /// A character in the text of the letter that the font of the PDF lacks. `other` of the fault is its number.
    case textCharacter
    /// More pages than the template allows. `other` of the fault is how many.
    case tooManyPages
    /// The rule checker stopped the letter.
    case stopped

    /// The rule as in the messages.
    public var name: String { "\(self)" }

    /// The rule of the findings.
    public var id: RuleID { RuleID("rij." + name) }

    /// `fout` refuses the row; with anything milder the letter goes.
    public var severity: Severity {
        switch self {
        case .underTwelve, .secret, .jointLetter, .twoAddresses: .tip
        case .inInquiry, .unknownAuthority, .formula, .oddName, .differentLetters: .warning
        default: .error
        }
    }

    /// Whether the reader found it: then nothing else is known of the row.
    var isOfReading: Bool { rawValue <= Self.nestedValue.rawValue }

    /// The same as the template says it.
    init(_ refusal: RowRefusal) {
        self =
            switch refusal {
            case .missing: .missing
            case .wrongType: .wrongType
            case .addressPart: .addressPart
            case .badPostcode: .badPostcode
            case .badNameUsage: .badNameUsage
            case .tooLate: .tooLate
            case .bornAfterAct: .bornAfterAct
            case .badAge: .badAge
            case .noPassage: .noPassage
            case .adult: .adult
            case .badTerm: .badTerm
            case .badDerivation: .badDerivation
            }
    }
}

/// A fault of a row in few bytes, because every row of a million may have one. The words come later, from the list itself.
struct RowFault: Hashable, Sendable {
    /// Number of the row.
    let row: UInt32
    /// The other row it is about, or what the rule says; 0 for none.
    var other: UInt32 = 0
    /// The column, -1 for none.
    var column: Int16 = -1
    /// What is wrong.
    let rule: RowRule

    init(_ rule: RowRule, row: Int, column: Int = -1, other: Int = 0) {
        self.rule = rule
        self.row = UInt32(clamping: row)
        self.other = UInt32(clamping: other)
        self.column = Int16(clamping: column)
    }
}
