public import HerautModel

/// Why a row gets no letter, as the rule of the finding that ``Template/fill(_:formatter:)`` reports for it.
public enum RowRefusal: String, Sendable, CaseIterable, BitwiseCopyable {
    /// A value that the text asks for is not there.
    case missing = "template.missing"
    /// A value is not of its type.
    case wrongType = "template.wrongType"
    /// A part of an address is not there.
    case addressPart = "template.addressPart"
    /// A postcode that does not exist.
    case badPostcode = "template.badPostcode"
    /// A use of names that the registry does not know.
    case badNameUsage = "template.badNameUsage"
    /// A day after the last that it may be (`niet_na`).
    case tooLate = "template.tooLate"
    /// A birth after the act.
    case bornAfterAct = "template.bornAfterAct"
    /// An age that is none.
    case badAge = "template.badAge"
    /// An age for which the text has no passage.
    case noPassage = "template.noPassage"
    /// Someone of age, in a letter to parents.
    case adult = "template.adult"
    /// A term of no days, or of more than makes sense.
    case badTerm = "template.badTerm"
    /// A derived field whose rule cannot take its input.
    case badDerivation = "template.badDerivation"
}

/// What is known of a field in one row.
struct RowValue: Sendable, BitwiseCopyable {
    enum State: UInt8 {
        case unknown, found, absent
        /// Then ``RowValue/refusal`` says why.
        case faulty
    }

    /// Where the bytes of the text lie.
    enum Home: UInt8 {
        /// In the row, as they are printed.
        case cell
        /// Nowhere yet: to be printed from the number.
        case number
        /// Among the texts that had to be cleaned first.
        case side
        /// Among the values that are the same for every row.
        case constant
    }

    var state = State.unknown
    var home = Home.number
    var refusal = RowRefusal.missing
    /// The bytes, for texts.
    var span = SourceSpan(0, 0)
    /// The value as a number: a day as 20261103, a time in minutes, an amount in cents, 0 or 1, the number of a choice, the first item of a list.
    var number = 0
    /// Number of items.
    var count = 0

    static let absent = RowValue(state: .absent)

    static func faulty(_ refusal: RowRefusal) -> RowValue { RowValue(state: .faulty, refusal: refusal) }

    static func found(_ span: SourceSpan, _ home: Home = .cell, number: Int = 0) -> RowValue {
        RowValue(state: .found, home: home, span: span, number: number)
    }

    static func found(number: Int) -> RowValue { RowValue(state: .found, number: number) }
}

/// A field as the loop over rows needs it: numbers only, so that copying it counts no references.
struct RowField: Sendable {
    enum Source: Sendable {
        /// Known before the first row.
        case constant
        /// A cell, by its column; -1 when there is no such column.
        case column(Int)
        /// Several cells, by a number into ``RowValues``.
        case name(Int), address(Int)
        /// From other fields, by their numbers; the second is -1 when there is one.
        case derived(Derivation, Int, Int)
    }

    let source: Source
    let type: FieldType
    /// The date field that it may not come after; -1 for none.
    var limit = -1
    /// The constant, or what it is when the row has nothing.
    var base = RowValue.absent
    /// The values of a choice, as numbers into the table of words.
    var choices = 0..<0
    /// The fields of an item, as numbers into the fields; those of a list of texts are one text.
    var parts = 0..<0
}

/// The columns that a name is made of; -1 for a part without a column.
struct NameColumns: Sendable {
    let title, initials, givenName, prefix, surname, partnerPrefix, partnerSurname, usage: Int
}

/// The columns that an address is made of; -1 for a part without a column.
struct AddressColumns: Sendable {
    let street, number, addition, postcode, town: Int
}

/// Texts one after another in one piece of memory.
struct ByteTable: Sendable {
    private(set) var bytes: [UInt8] = []
    /// Where each text lies in ``bytes``.
    private(set) var spans: [SourceSpan] = []

    /// Adds a text and returns its place in ``bytes``.
    mutating func add(_ text: some Sequence<UInt8>) -> SourceSpan {
        let start = bytes.count
        bytes.append(contentsOf: text)
        spans.append(SourceSpan(start, bytes.count))
        return SourceSpan(start, bytes.count)
    }
}

/// One row of a data source, where it lies: valid only as long as its bytes.
public struct RowCells {
    /// The bytes that the cells are ranges of. UTF-8; what is not is read as a replacement character.
    public let bytes: UnsafeBufferPointer<UInt8>
    /// The text of each column, quotation marks already taken off.
    public let cells: UnsafeBufferPointer<SourceSpan>

    /// A row.
    public init(bytes: UnsafeBufferPointer<UInt8>, cells: UnsafeBufferPointer<SourceSpan>) {
        self.bytes = bytes
        self.cells = cells
    }

    /// The cell of a column without white around it; empty when there is none.
    func trimmed(_ column: Int) -> SourceSpan {
        cells.indices.contains(column) ? RowText.trimmed(bytes, cells[column]) : SourceSpan(0, 0)
    }

    /// The first place in a range where `byte` stands; the end of the range when it stands nowhere.
    func first(_ byte: UInt8, in span: SourceSpan) -> Int {
        ByteScan.first(
            byte, in: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[..<span.end]),
            from: span.start)
    }

    /// The bytes of a range.
    func part(_ span: SourceSpan) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[span.range])
    }

    /// The text of a range, as the slow way reads it.
    func text(_ span: SourceSpan) -> String { String(decoding: part(span), as: UTF8.self) }

    /// The trimmed text of a column; empty when there is none.
    func text(ofColumn column: Int) -> String {
        cells.indices.contains(column) ? text(cells[column]).trimmingSpaces() : ""
    }
}
