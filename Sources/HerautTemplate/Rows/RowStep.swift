import HerautModel

/// A step of filling a template for many rows: text of the template, and what comes after it. Numbers only.
struct RowStep: Sendable {
    /// Text of the template, by its place among the texts; empty when there is none.
    var lead: SourceSpan
    var action: RowAction
}

/// What a step does after its text.
enum RowAction: Sendable {
    /// Nothing: there was only text.
    case none
    /// A value that is the same for every row, by its place among the texts.
    case constant(SourceSpan)
    /// The text in a column that is a field as it stands; with its field for when there is more to it.
    case cell(column: Int, field: Int)
    /// The value of a field.
    case field(Int)
    /// A field of the current item of the list that is open at `level`; `part` counts from the first field of an item.
    case item(level: Int, part: Int)
    /// A section over a field: when it does not hold, go on at `skip`. `isNeeded` says that nothing can be decided without a value.
    case test(Int, RowQuestion, isInverted: Bool, isNeeded: Bool, skip: Int)
    /// A section over a field of an item.
    case testItem(level: Int, part: Int, RowQuestion, isInverted: Bool, skip: Int)
    /// A section over a list.
    case each(Int, isNeeded: Bool, skip: Int)
    /// The end of such a section, that opened at `start`.
    case next(start: Int)
    /// A fault that every row has that comes here: in a field, by its number.
    case refuse(Int, RowRefusal)
}

/// What a section asks.
enum RowQuestion: Sendable {
    /// A yes/no field is yes.
    case isTrue
    /// There is a value.
    case isPresent
    /// A list is not empty.
    case hasItems
    /// A choice is the one with this number.
    case equals(Int)

    /// Whether a value that is there answers yes.
    func holds(for value: RowValue) -> Bool {
        switch self {
        case .isTrue: value.number == 1
        case .isPresent: true
        case .hasItems: value.count > 0
        case .equals(let choice): value.number == choice
        }
    }
}
