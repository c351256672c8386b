public import HerautLanguage
import HerautModel

/// Finds every fault of a row, where ``RowFiller`` stops at the first: it asks for all fields that a row fills, whether the letter needs them or
/// not, and derives what is derived from them. Not to be shared between threads.
public struct RowChecker: ~Copyable, Sendable {
    /// One fault.
    public struct Fault: Hashable, Sendable {
        /// Number of the field in the catalogue.
        public let field: Int
        /// What is wrong.
        public let refusal: RowRefusal
        /// The column to look at; -1 when the list has none for it.
        public let column: Int
    }

    /// The faults of the last row, in the order of the fields.
    public private(set) var faults: [Fault] = []
    private let asked: RowTable<AskedField>
    private let inputs: RowTable<Int>
    private let fields: RowFields
    private var values: RowValues

    /// A checker for rows with these columns. `input` as for ``RowPlan``.
    public init(_ template: Template, columns: [String], input: FillInput, formatter: ValueFormatter) {
        let plan = RowPlan(template, columns: columns, input: input, formatter: formatter, escape: .verbatim)
        let catalogue = template.catalogue
        let binder = Binder(catalogue: catalogue, columns: columns, settings: input.settings)
        fields = plan.fields
        values = RowValues(plan.fields, formatter: formatter)
        var inputs: [Int] = []
        let asked = catalogue.fields.indices.filter(binder.isPerRow).map { index in
            let field = catalogue.fields[index]
            let start = inputs.count
            if field.rule != nil { inputs += field.inputs.compactMap(catalogue.index) }
            return AskedField(field: index, isRequired: field.isRequired, inputs: start..<inputs.count)
        }
        self.asked = RowTable(asked)
        self.inputs = RowTable(inputs)
    }

    /// Checks `row`; `true` when nothing is wrong with it.
    public mutating func check(_ row: RowCells) -> Bool {
        faults.removeAll(keepingCapacity: true)
        values.clear()
        for index in 0..<asked.count { check(asked[index], row) }
        return faults.isEmpty
    }

    /// The value of a field of `row`, the one checked last: a day as 20261103, a number as it is; `nil` when there is none.
    public mutating func number(of field: Int, in row: RowCells) -> Int? {
        let value = values.value(field, row)
        return value.state == .found ? value.number : nil
    }

    private mutating func check(_ asked: AskedField, _ row: RowCells) {
        let value = values.value(asked.field, row)
        let refusal: RowRefusal
        switch value.state {
        case .faulty: refusal = value.refusal
        case .absent where asked.isRequired: refusal = .missing
        default: return
        }
        for input in asked.inputs where values.value(inputs[input], row).state != .found { return }
        let column = column(of: asked.field, refusal, row)
        faults.append(Fault(field: asked.field, refusal: refusal, column: column))
    }

    private func column(of field: Int, _ refusal: RowRefusal, _ row: RowCells) -> Int {
        switch fields.fields[field].source {
        case .constant: return -1
        case .column(let column): return column
        case .name(let index):
            let columns = fields.names[index]
            return refusal == .badNameUsage ? columns.usage : columns.surname
        case .address(let index):
            let columns = fields.addresses[index]
            if refusal == .badPostcode { return columns.postcode }
            let parts = [columns.street, columns.number, columns.postcode, columns.town]
            return parts.first { row.trimmed($0).isEmpty } ?? columns.street
        case .derived(_, let input, _): return input < 0 ? -1 : column(of: input, refusal, row)
        }
    }
}

/// A field that depends on the row. Numbers only, so that going through them counts no references.
struct AskedField {
    let field: Int
    let isRequired: Bool
    /// The fields it is derived from, as numbers into those of the checker: what is wrong with those is told there.
    let inputs: Range<Int>
}
