public import HerautLanguage
public import HerautModel
public import HerautRender
public import HerautTemplate

/// Checks every row of a list before the first letter is made: what is missing or wrong, who may not get a letter, who is there twice.
///
/// Goes through the list once and keeps a few bytes for a row, whatever the list holds: no name, no address. What there is to say comes from
/// ``PreflightReport``, which reads the list again.
public struct Preflight: ~Copyable {
    private let person: PersonColumns
    private let today: CalendarDate
    private let selection: RowSelection
    private let conditions: [BoundCondition]
    private var checker: RowChecker
    private var signs: SignCheck
    private var households: Households
    private var posts: TwinPosts
    private var order: PrintOrder?
    private(set) var result = PreflightResult()

    /// - Parameters:
    ///   - mapping: the columns of the list.
    ///   - input: the case, the municipality and the settings, as for ``RowPlan``.
    ///   - today: no act can be later.
    ///   - key: 16 secret bytes, others for every run, so that what is kept of persons can be traced to nobody.
    ///   - selection: rows that are meant; the others are not looked at.
    ///   - conditions: the same by what stands in them; all have to hold.
    ///   - fonts: the font that the letters carry, when there is one; it has to have every character of the list.
    ///   - keepsOrder: whether letters will be made, so that the order of printing is to be known.
    public init(
        _ template: Template, mapping: ColumnMapping, input: FillInput, formatter: ValueFormatter,
        today: CalendarDate, key: [UInt8], selection: RowSelection = .all, conditions: [BoundCondition] = [],
        fonts: FontFamily? = nil, keepsOrder: Bool = false
    ) {
        person = PersonColumns(template.catalogue, mapping)
        self.today = today
        self.selection = selection
        self.conditions = conditions
        checker = RowChecker(template, columns: mapping.columns, input: input, formatter: formatter)
        signs = SignCheck(person, fonts: fonts)
        households = Households(person, key: key)
        posts = TwinPosts(template.catalogue, mapping, key: key)
        let address = template.catalogue.fields.first { $0.type == .address && $0.supplier == .recipient }
        let postcode = address?.columns["postcode"].flatMap(mapping.index)
        order = keepsOrder ? PrintOrder(postcode: postcode ?? -1) : nil
    }

    /// Whether a row is meant at all.
    public static func selects(
        _ row: RowBatch.Row, _ cells: RowCells, _ selection: RowSelection, _ conditions: [BoundCondition]
    ) -> Bool {
        // A condition cannot be asked of a row that was not read: such a row stays, with its fault.
        selection.contains(row.number)
            && (row.fault != nil || conditions.allSatisfy { $0.holds(for: cells) })
    }

    /// Checks all rows of `source` to its end.
    public consuming func run(_ source: inout DataSource) -> PreflightResult {
        var batch = RowBatch()
        while source.next(into: &batch) {
            check(batch)
            if let last = batch.rows.last, selection.ends(before: last.number + 1) { break }
        }
        return finish(source)
    }

    /// Checks the rows of a batch.
    public mutating func check(_ batch: borrowing RowBatch) {
        batch.bytes.withUnsafeBufferPointer { bytes in
            batch.cells.withUnsafeBufferPointer { cells in
                for row in batch.rows {
                    check(row, RowCells(bytes: bytes, cells: UnsafeBufferPointer(rebasing: cells[row.cells])))
                }
            }
        }
    }

    /// What came of it, with what only the whole list can tell.
    public consuming func finish(_ source: DataSource) -> PreflightResult {
        households.finish(&result)
        result.isComplete = !source.isBroken
        result.sort()
        order?.finish(result)
        result.order = order
        return result
    }

    private mutating func check(_ row: RowBatch.Row, _ cells: RowCells) {
        guard Self.selects(row, cells, selection, conditions) else { return }
        result.rowCount += 1
        if let fault = row.fault { return result.add(RowFault(fault, row: row.number)) }
        if !checker.check(cells) {
            for fault in checker.faults {
                result.add(RowFault(RowRule(fault.refusal), row: row.number, column: fault.column))
            }
        }
        order?.add(cells, row.number)
        signs.check(cells, row.number, &result)
        checkAge(cells, row.number)
        checkMarks(cells, row.number)
        let birth = person.birth.flatMap { checker.number(of: $0, in: cells) }
        households.add(cells, row.number, birth: birth, &result)
        posts.add(cells, row.number, &result)
    }

    /// The column of the day of the act is told by its field; the mapping has no place for a fixed day from the case.
    private mutating func checkAge(_ cells: RowCells, _ row: Int) {
        if let act = person.act, let day = checker.number(of: act, in: cells),
            day > today.year * 10_000 + today.month * 100 + today.day
        {
            result.add(RowFault(.actInFuture, row: row, column: person.actColumn))
        }
        if let age = person.age, let years = checker.number(of: age, in: cells), years < 12 {
            result.add(RowFault(.underTwelve, row: row))
        }
    }

    private mutating func checkMarks(_ cells: RowCells, _ row: Int) {
        for (mark, column) in person.marks {
            let text = UnsafeBufferPointer(rebasing: cells.bytes[cells.cells[column].range])
            if mark != .authority, text.isEmpty { continue }
            switch (MarkAnswer.of(text, mark), mark) {
            case (.unclear, _): result.add(RowFault(.badFlag, row: row, column: column))
            case (.empty, .authority): result.add(RowFault(.unknownAuthority, row: row, column: column))
            case (.no, .authority): result.add(RowFault(.noAuthority, row: row, column: column))
            case (.yes, .authority), (.no, _), (.empty, _): break
            case (.yes, _): result.add(RowFault(mark.rule, row: row, column: column))
            }
        }
    }
}

/// What a preflight found: which rows get a letter, and every fault in a few bytes.
public struct PreflightResult: Sendable {
    /// Rows that were meant.
    public internal(set) var rowCount = 0
    /// Whether the list was read to its end. When not, rows could be missing and no letter may be made.
    public internal(set) var isComplete = true
    private(set) var faults: [RowFault] = []
    private(set) var refused = RowSet()
    private var joined: [UInt32: UInt32] = [:]
    private var secret = RowSet()
    /// The order of printing, when it was asked for.
    var order: PrintOrder?
    /// Pages that a letter may have, when that was looked at.
    var pageLimit: Int?

    /// What becomes of a row.
    public enum Decision: Hashable, Sendable {
        /// A letter.
        case letter
        /// None; the report says why.
        case refused
        /// None of its own: the letter of this row goes to both parents.
        case joined(to: Int)
    }

    /// What becomes of row `number`.
    public func decision(for number: Int) -> Decision {
        if refused.contains(number) { return .refused }
        return joined[UInt32(clamping: number)].map { .joined(to: Int($0)) } ?? .letter
    }

    /// The row of the other parent who gets the letter of row `number` too; `nil` for none.
    public func secondParents() -> [Int: Int] {
        Dictionary(joined.map { (Int($0.value), Int($0.key)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Rows that get no letter because something is wrong.
    public var refusedCount: Int { refused.count }
    /// Letters that will be made.
    public var letterCount: Int { rowCount - refused.count - joined.count }
    /// How often each rule spoke.
    public var counts: [RowRule: Int] { faults.reduce(into: [:]) { $0[$1.rule, default: 0] += 1 } }

    /// Refuses a row after all: the rules stopped its letter.
    public mutating func stop(_ row: Int) {
        add(RowFault(.stopped, row: row))
        sort()
    }

    /// What part `shard` tells of it: the first tells of the whole list, the others of what the rules stop among their own letters.
    public func told(by shard: Shard) -> PreflightResult {
        guard shard.index > 1 else { return self }
        var own = self
        own.faults = []
        own.refused = RowSet()
        return own
    }

    /// Every refused row with what refuses it, in order.
    func forEachRefused(_ body: (Int, [RowRule]) -> Void) {
        var index = 0
        while index < faults.count {
            let row = faults[index].row
            var rules: [RowRule] = []
            while index < faults.count, faults[index].row == row {
                if faults[index].rule.severity == .error { rules.append(faults[index].rule) }
                index += 1
            }
            if !rules.isEmpty { body(Int(row), rules) }
        }
    }

    /// Whether someone in row `number` asked for secrecy.
    func isSecret(_ number: Int) -> Bool { secret.contains(number) }

    mutating func add(_ fault: RowFault) {
        faults.append(fault)
        if fault.rule.severity == .error { refused.insert(Int(fault.row)) }
        if fault.rule == .secret { secret.insert(Int(fault.row)) }
    }

    /// Gives the second of two parents a decision of its own again.
    mutating func unjoin(_ row: Int) { joined[UInt32(clamping: row)] = nil }

    /// Takes what is refused by now out of the order of printing.
    mutating func renumber() {
        guard var order else { return }
        order.keep { decision(for: $0) == .letter }
        self.order = order
    }

    mutating func join(_ row: Int, to first: Int) { joined[UInt32(clamping: row)] = UInt32(clamping: first) }

    mutating func sort() {
        faults.sort { ($0.row, $0.column, $0.rule.rawValue) < ($1.row, $1.column, $1.rule.rawValue) }
    }
}
