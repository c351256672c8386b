public import HerautModel

/// Fills a template for one row after another, in buffers that it keeps. Not to be shared between threads: each has its own.
public struct RowFiller: ~Copyable, Sendable {
    /// The letter of the last row, values written as the format asks; only the values when ``writesLiterals`` is off. Valid until the next row.
    public var output: UnsafeBufferPointer<UInt8> { out.bytes }
    /// Where in ``output`` the texts of the slots lie, in the order of the slots of a ``DraftPlan``.
    /// Valid until the next row.
    public var slots: UnsafeBufferPointer<SourceSpan> { spans.elements }
    /// The answers to the sections, in order: which variant of the template the row took. Rows with the same answers have the same plan.
    /// Valid until the next row.
    public var variant: UnsafeBufferPointer<UInt8> { answers.elements }
    /// Why the last row has no letter; `nil` when it has.
    public private(set) var refusal: (rule: RowRefusal, field: Int)?
    /// Whether the text of the template goes into ``output`` as well.
    public var writesLiterals = true

    private let steps: RowTable<RowStep>
    private let texts: RowTable<UInt8>
    private var values: RowValues
    private let escape: OutputEscape
    private let isVerbatim: Bool
    private var spans = RowStack<SourceSpan>(capacity: 64)
    private var answers = RowStack<UInt8>()
    /// The steps that the answers are to.
    private var trail = RowStack<Int>()
    private var loops: [Loop] = []
    private var out = ByteBuffer(capacity: 1 << 12)
    private var scratch = ByteBuffer()
    /// The line that a value is added to, where a format looks at it.
    private var line: [UInt8] = []

    /// A list of the row that is being gone through.
    private struct Loop {
        let field: Int
        /// The first value of the current item.
        var item: Int
        var left: Int
        let stride: Int
    }

    init(_ plan: RowPlan) {
        steps = RowTable(plan.steps)
        texts = RowTable(plan.texts.bytes)
        values = RowValues(plan.fields, formatter: plan.formatter)
        isVerbatim = plan.escape == .verbatim
        escape = plan.escape
    }

    /// Fills the template for `row`; `false` when the row is refused, and then ``output`` holds no letter.
    public mutating func fill(_ row: RowCells) -> Bool {
        out.truncate(to: 0)
        spans.removeAll()
        answers.removeAll()
        trail.removeAll()
        loops.removeAll(keepingCapacity: true)
        refusal = nil
        values.clear()
        var position = 0
        while position < steps.count, refusal == nil { position = take(steps[position], at: position, row) }
        return refusal == nil
    }

    /// Does a step and gives the next one.
    @inline(__always)
    private mutating func take(_ step: RowStep, at position: Int, _ row: RowCells) -> Int {
        if writesLiterals, !step.lead.isEmpty { out.append(contentsOf: texts.part(step.lead)) }
        switch step.action {
        case .none: break
        case .constant(let text): printConstant(text)
        case .cell(let column, let field): print(column: column, field, row)
        case .field(let field): print(field, row)
        case .item(let level, let part):
            let loop = loops[level]
            print(values.item(loop.item + part), values.firstPart(loop.field) + part, of: loop.field, row)
        case .test(let field, let question, let isInverted, let isNeeded, let skip):
            let value = value(field, row, isNeeded: isNeeded)
            trail.append(position)
            return answer(question, value, isInverted) ? position + 1 : skip
        case .testItem(let level, let part, let question, let isInverted, let skip):
            let value = values.item(loops[level].item + part)
            trail.append(position)
            return answer(question, value, isInverted) ? position + 1 : skip
        case .each(let field, let isNeeded, let skip):
            trail.append(position)
            return open(field, value(field, row, isNeeded: isNeeded)) ? position + 1 : skip
        case .next(let start): return advance() ? start + 1 : position + 1
        case .refuse(let field, let rule): refusal = (rule, field)
        }
        return position + 1
    }

    /// The value of a field of `row`, the one filled last: a day as 20261103, a number as it is; `nil` when there is none.
    public mutating func number(of field: Int, in row: RowCells) -> Int? {
        let value = values.value(field, row)
        return value.state == .found ? value.number : nil
    }

    /// The branches that the last row took, each once, in order.
    public var branches: [RowBranch] {
        var found: Set<RowBranch> = []
        var place = 0
        for step in trail.elements {
            switch steps[step].action {
            case .test(let field, let question, let isInverted, _, _):
                let holds = (answers[place] == 1) != isInverted
                found.insert(RowBranch(field: field, part: -1, answer: question.answer(holds)))
                place += 1
            case .testItem(_, let part, let question, let isInverted, _):
                let holds = (answers[place] == 1) != isInverted
                found.insert(RowBranch(field: -1, part: part, answer: question.answer(holds)))
                place += 1
            case .each(let field, _, _):
                let count = (0..<4).reduce(0) { $0 | Int(answers[place + $1]) << ($1 * 8) }
                found.insert(RowBranch(field: field, part: -1, answer: .items(min(count, 2))))
                place += 4
            default: break
            }
        }
        return found.sorted()
    }

    // MARK: Sections

    private mutating func value(_ field: Int, _ row: RowCells, isNeeded: Bool) -> RowValue {
        let value = values.value(field, row)
        if value.state == .faulty { refusal = (value.refusal, field) }
        if value.state == .absent, isNeeded { refusal = (.missing, field) }
        return value
    }

    private mutating func answer(_ question: RowQuestion, _ value: RowValue, _ isInverted: Bool) -> Bool {
        let holds = (value.state == .found && question.holds(for: value)) != isInverted
        answers.append(holds ? 1 : 0)
        return holds
    }

    /// The number of items is part of the variant, in four bytes.
    private mutating func open(_ field: Int, _ value: RowValue) -> Bool {
        let count = value.state == .found ? value.count : 0
        for shift in [0, 8, 16, 24] { answers.append(UInt8(truncatingIfNeeded: count >> shift)) }
        guard count > 0 else { return false }
        loops.append(Loop(field: field, item: value.number, left: count - 1, stride: values.stride(field)))
        return true
    }

    /// Goes to the next item; `false` when there is none.
    private mutating func advance() -> Bool {
        let last = loops.count - 1
        guard last >= 0, loops[last].left > 0 else {
            loops.removeLast()
            return false
        }
        loops[last].left -= 1
        loops[last].item += loops[last].stride
        return true
    }

    // MARK: Values

    /// The shortest way, for the most frequent value: a printable text goes over as it stands.
    @inline(__always)
    private mutating func print(column: Int, _ field: Int, _ row: RowCells) {
        let span = row.trimmed(column)
        guard isVerbatim, !span.isEmpty, RowText.isPrintable(row.bytes, span) else {
            return print(field, row)
        }
        let start = out.count
        out.append(contentsOf: row.part(span))
        spans.append(SourceSpan(start, out.count))
    }

    private mutating func print(_ field: Int, _ row: RowCells) {
        let value = value(field, row, isNeeded: true)
        if refusal == nil { print(value, field, of: field, row) }
    }

    private mutating func print(_ value: RowValue, _ index: Int, of field: Int, _ row: RowCells) {
        guard value.state == .found else { return refusal = (.missing, field) }
        let start = out.count
        if isVerbatim {
            values.append(value, of: index, row, to: &out)
        } else {
            scratch.truncate(to: 0)
            values.append(value, of: index, row, to: &scratch)
            writeEscaped()
        }
        close(slotFrom: start, of: field)
    }

    private mutating func printConstant(_ text: SourceSpan) {
        let start = out.count
        if isVerbatim {
            out.append(contentsOf: texts.part(text))
        } else {
            scratch.truncate(to: 0)
            scratch.append(contentsOf: texts.part(text))
            writeEscaped()
        }
        spans.append(SourceSpan(start, out.count))
    }

    /// Some formats look at what stands before on the line, so that goes along.
    private mutating func writeEscaped() {
        guard scratch.count > 0 else { return }
        var lineStart = out.count
        while lineStart > 0, out[lineStart - 1] != UInt8(ascii: "\n") { lineStart -= 1 }
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: out.bytes[lineStart...])
        let start = line.count
        escape.append(scratch.bytes, to: &line)
        line[start...].withUnsafeBufferPointer { out.append(contentsOf: $0) }
    }

    /// A value of which nothing can be printed would be a blank.
    private mutating func close(slotFrom start: Int, of field: Int) {
        if out.count == start { return refusal = (.missing, field) }
        spans.append(SourceSpan(start, out.count))
    }
}
