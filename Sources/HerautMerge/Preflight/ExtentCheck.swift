import HerautModel
import HerautRender
import HerautTemplate

/// Looks at the letters of a list as PDFs, before one is made: characters that the font lacks in the text itself, and letters that are longer than
/// they may be. What a list brings in was looked at by ``Preflight``; a letter that it refused is passed over.
public struct ExtentCheck: ~Copyable {
    private let job: MergeJob
    /// Pages that a letter may have; `nil` when it may have as many as it likes.
    private let limit: Int?
    private var filler: RowFiller
    private var second: RowFiller
    private var joined = JoinedTexts()
    /// What is known of each variant, by the answers that make it.
    private var variants: [[UInt8]: Variant] = [:]
    /// First parents whose letter is looked at when the second comes by.
    private var held: [Int: HeldRow] = [:]
    private var faults: [RowFault] = []

    private struct Variant {
        /// `nil` when no letter can be made of it, which the run says.
        let extent: LetterExtent?
        let joins: [(slot: Int, join: LetterForm.Join)]
    }

    /// A check for `job`; `nil` when it makes no PDFs.
    public init?(_ job: MergeJob) {
        guard job.formats.contains(.pdf) else { return nil }
        self.job = job
        limit = job.template.pageLimit
        let plan = RowPlan(
            job.template, columns: job.mapping.columns, input: job.input, formatter: job.pipeline.formatter,
            escape: .verbatim)
        filler = plan.filler()
        second = plan.filler()
        filler.writesLiterals = false
        second.writesLiterals = false
    }

    /// Checks the letters of `source`, opened anew, and refuses in `result` those that cannot be made.
    public consuming func run(_ source: inout DataSource, _ result: inout PreflightResult) {
        var batch = RowBatch()
        let seconds = result.secondParents()
        while source.next(into: &batch) { check(batch, result, seconds) }
        result.refuse(faults, pageLimit: limit)
    }

    private mutating func check(
        _ batch: borrowing RowBatch, _ result: PreflightResult, _ seconds: [Int: Int]
    ) {
        batch.bytes.withUnsafeBufferPointer { bytes in
            batch.cells.withUnsafeBufferPointer { cells in
                for row in batch.rows
                where (result.order?.number(of: row.number) ?? 1) > 0 || !seconds.isEmpty {
                    let cells = RowCells(bytes: bytes, cells: UnsafeBufferPointer(rebasing: cells[row.cells]))
                    check(row.number, cells, result, seconds)
                }
            }
        }
    }

    private mutating func check(
        _ row: Int, _ cells: RowCells, _ result: PreflightResult, _ seconds: [Int: Int]
    ) {
        switch result.decision(for: row) {
        case .refused: return
        case .joined(let first):
            guard let other = held.removeValue(forKey: first) else { return }
            check(first, other.cells, with: cells)
        case .letter where seconds[row] != nil: held[row] = HeldRow(cells)
        case .letter:
            // Rows that are not meant have no number.
            if result.order?.number(of: row) != 0 { check(row, cells, with: nil) }
        }
    }

    /// Looks at the letter of a row, and of the other parent when there is one.
    private mutating func check(_ row: Int, _ cells: RowCells, with other: RowCells?) {
        guard filler.fill(cells) else { return }
        let texts = SlotTexts(bytes: filler.output, spans: filler.slots)
        let variant = variant(row, cells, texts)
        guard let extent = variant.extent else { return }
        if let character = extent.missing.first {
            faults.append(RowFault(.textCharacter, row: row, other: Int(character.value)))
        }
        guard let limit else { return }
        var pages: Int?
        if let other, second.fill(other), second.slots.count == texts.count {
            joined.join(
                texts, SlotTexts(bytes: second.output, spans: second.slots), variant.joins,
                job.pipeline.formatter)
            joined.with { pages = extent.pages(of: $0, over: limit) }
        } else {
            pages = extent.pages(of: texts, over: limit)
        }
        if let pages { faults.append(RowFault(.tooManyPages, row: row, other: pages)) }
    }

    private mutating func variant(_ row: Int, _ cells: RowCells, _ texts: SlotTexts) -> Variant {
        let answers = Array(filler.variant)
        if let known = variants[answers] { return known }
        var input = job.input
        input.record = job.record(row, cells)
        let filled = job.template.fill(input, formatter: job.pipeline.formatter)
        let plan = filled.plan.flatMap { $0.slots.count == texts.count ? $0 : nil }
        let variant = Variant(
            extent: plan.flatMap { LetterExtent($0, style: job.pipeline.style, example: texts.strings) },
            joins: plan.map { LetterForm.joins($0, job.template.catalogue) } ?? [])
        variants[answers] = variant
        return variant
    }
}

extension PreflightResult {
    /// Refuses letters after all; of a letter to two parents both rows. `limit` is how many pages a letter may have.
    mutating func refuse(_ faults: [RowFault], pageLimit limit: Int?) {
        pageLimit = limit
        guard !faults.isEmpty else { return }
        let seconds = secondParents()
        for fault in faults {
            add(fault)
            guard let second = seconds[Int(fault.row)] else { continue }
            unjoin(second)
            add(RowFault(fault.rule, row: second, other: Int(fault.other)))
        }
        sort()
        renumber()
    }
}
