import HerautModel
public import HerautTemplate

/// Picks the recipients of a proof: as few as together show every branch of the letter, and the longest letter and the one with most diacritics.
public struct ProofSet: Sendable {
    /// Why a recipient is in it.
    public enum Reason: Hashable, Sendable {
        /// Shows this branch.
        case branch(RowBranch)
        /// The longest letter.
        case longest
        /// Most letters with diacritics.
        case diacritics
    }

    /// One recipient.
    public struct Pick: Sendable {
        /// Number of the row.
        public let row: Int
        /// What its letter shows: branches that no pick before it shows come first in nobody's order but that of the template.
        public internal(set) var reasons: [Reason]
    }

    /// The recipients, in the order of the list.
    public private(set) var picks: [Pick] = []
    /// Branches that nobody in the list has.
    public private(set) var unseen: [RowBranch] = []

    /// Goes through the rows of `source` that get a letter.
    public init(_ job: MergeJob, _ result: PreflightResult, _ source: inout DataSource) {
        let plan = RowPlan(
            job.template, columns: job.mapping.columns, input: job.input, formatter: job.pipeline.formatter,
            escape: .verbatim)
        var search = ProofSearch(plan.filler())
        var batch = RowBatch()
        while source.next(into: &batch) {
            batch.forEach { row, cells in
                let isLetter = result.order.map { $0.number(of: row.number) > 0 } ?? true
                if isLetter, result.decision(for: row.number) == .letter { search.look(row.number, cells) }
            }
        }
        picks = search.picks()
        unseen = plan.branches.subtracting(search.seen).sorted()
    }
}

/// Gathers what each letter shows, and searches the smallest set.
private struct ProofSearch: ~Copyable {
    private var filler: RowFiller
    /// The first row with each set of branches.
    private var rows: [Set<RowBranch>: Int] = [:]
    private(set) var seen: Set<RowBranch> = []
    private var longest = (row: 0, length: -1)
    private var marked = (row: 0, count: 0)

    init(_ filler: consuming RowFiller) { self.filler = filler }

    mutating func look(_ row: Int, _ cells: RowCells) {
        guard filler.fill(cells) else { return }
        let branches = Set(filler.branches)
        if rows[branches] == nil { rows[branches] = row }
        seen.formUnion(branches)
        if filler.output.count > longest.length { longest = (row, filler.output.count) }
        // Every letter outside ASCII starts with a byte from 0xC0; the template's own are the same in all letters of a variant.
        let count = filler.output.reduce(0) { $0 + ($1 >= 0xC0 ? 1 : 0) }
        if count > marked.count { marked = (row, count) }
    }

    func picks() -> [ProofSet.Pick] {
        var reasons: [Int: [ProofSet.Reason]] = [:]
        for (row, branches) in SmallestCover(rows.map { ($0.value, $0.key) }).chosen {
            reasons[row, default: []] += branches.sorted().map { .branch($0) }
        }
        if longest.length >= 0 { reasons[longest.row, default: []].append(.longest) }
        if marked.count > 0 { reasons[marked.row, default: []].append(.diacritics) }
        return reasons.sorted { $0.key < $1.key }.map { ProofSet.Pick(row: $0.key, reasons: $0.value) }
    }
}

/// The fewest rows that together have every branch: exact by branch and bound, within a number of steps that no letter of this house comes near.
struct SmallestCover {
    private let candidates: [(row: Int, branches: Set<RowBranch>)]
    private var best: [Int] = []
    private var steps = 0
    private static let stepLimit = 200_000

    /// Rows with what each has.
    init(_ rows: [(Int, Set<RowBranch>)]) {
        let sorted = rows.sorted { $0.0 < $1.0 }
        // A row that has nothing of its own beside another is never needed; of two equals the first stays.
        candidates = sorted.enumerated().filter { index, one in
            !sorted.enumerated().contains { other, two in
                one.1.isStrictSubset(of: two.1) || one.1 == two.1 && other < index
            }
        }.map { (row: $1.0, branches: $1.1) }
        best = greedy()
        var chosen: [Int] = []
        search(candidates.reduce(into: []) { $0.formUnion($1.branches) }, &chosen)
    }

    /// The rows with all they have, in order.
    var chosen: [(row: Int, branches: Set<RowBranch>)] {
        best.sorted().map { (candidates[$0].row, candidates[$0].branches) }
    }

    private func greedy() -> [Int] {
        var left = candidates.reduce(into: Set<RowBranch>()) { $0.formUnion($1.branches) }
        var chosen: [Int] = []
        while !left.isEmpty {
            let gains = candidates.map { $0.branches.intersection(left).count }
            guard let most = gains.max(), most > 0, let index = gains.firstIndex(of: most) else { break }
            chosen.append(index)
            left.subtract(candidates[index].branches)
        }
        return chosen
    }

    private mutating func search(_ left: Set<RowBranch>, _ chosen: inout [Int]) {
        if left.isEmpty {
            if chosen.count < best.count { best = chosen }
            return
        }
        steps += 1
        guard chosen.count + 1 < best.count, steps < Self.stepLimit else { return }
        // The branch that the fewest rows have leaves the least to try.
        var rarest: (branch: RowBranch, holders: [Int])?
        for branch in left.sorted() {
            let holders = candidates.indices.filter { candidates[$0].branches.contains(branch) }
            if holders.count < rarest?.holders.count ?? .max { rarest = (branch, holders) }
        }
        for index in rarest?.holders ?? [] {
            chosen.append(index)
            search(left.subtracting(candidates[index].branches), &chosen)
            chosen.removeLast()
        }
    }
}
