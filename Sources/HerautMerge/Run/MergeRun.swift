public import HerautModel
import HerautRender
import HerautTemplate

/// How a run goes.
public struct RunOptions: Sendable {
    /// Names of the letters.
    public var pattern = NamePattern.usual
    /// Which part of the letters.
    public var shard = Shard.whole
    /// Threads.
    public var jobs = 1
    /// Whether the first letter that the rules stop ends the run.
    public var stopsOnError = false
    /// Whether all letters come in one file as well.
    public var bindsLetters = false

    /// The usual way.
    public init() {}
}

/// What came of a run.
public struct RunSummary: Sendable {
    /// Letters that this run made.
    public internal(set) var made = 0
    /// Letters that an earlier run had made.
    public internal(set) var kept = 0
    /// Letters there should be.
    public internal(set) var total = 0
    /// Letters to two parents among those this run made.
    public internal(set) var joint = 0
    /// Rows whose letter the rules stopped, and the rules.
    public internal(set) var stopped: [(row: Int, rules: [String])] = []
    /// Rules that spoke without stopping a letter, and how often.
    public internal(set) var spoken: [String: Int] = [:]
    /// Whether the user broke it off.
    public internal(set) var wasInterrupted = false

    /// Nothing made yet.
    public init() {}
}

/// Makes the letters of a list: reads it batch by batch, spreads each over the threads, and records what stands in its file.
///
/// A letter counts when its line is in the record, and its line comes after its file. So whenever the process is killed, going on makes what is
/// missing and leaves the rest.
public struct MergeRun {
    private let job: MergeJob
    private let options: RunOptions
    private let result: PreflightResult
    private let second: [Int: Int]
    private var names: LetterNames
    private let makers: Makers
    /// First parents that wait for the second.
    private var held: [Int: HeldRow] = [:]
    /// Those of this batch, kept until its letters are made.
    private var released: [HeldRow] = []
    /// What came of it so far.
    public private(set) var summary = RunSummary()
    /// Names of the letters by their number in the order of the post, when they are to be bound.
    private var namesByNumber: [Int: String] = [:]

    /// Letters that are made between two looks at the clock and at Ctrl-C, for each thread.
    private static let stretch = 128

    /// What a run tells and asks on the way.
    public struct Hooks {
        /// The time.
        public var now: () -> Instant
        /// Whether the user wants to stop.
        public var isInterrupted: () -> Bool
        /// Told how many letters are there.
        public var progress: (RunSummary) throws(WorldError) -> Void

        /// Hooks.
        public init(
            now: @escaping () -> Instant, isInterrupted: @escaping () -> Bool,
            progress: @escaping (RunSummary) throws(WorldError) -> Void
        ) {
            self.now = now
            self.isInterrupted = isInterrupted
            self.progress = progress
        }
    }

    /// A run of `job` over the rows that `result`, a preflight that kept the order, lets pass. `key` makes the hashes of persons.
    public init(_ job: MergeJob, _ result: PreflightResult, options: RunOptions, key: [UInt8])
        throws(HerautError)
    {
        self.job = job
        self.options = options
        self.result = result
        second = result.secondParents()
        names = try LetterNames(options.pattern, mapping: job.mapping, count: result.letterCount)
        makers = Makers(job, count: max(1, options.jobs), key: key)
        summary.total = options.shard.size(of: result.letterCount)
    }

    /// Makes every letter of `source`, opened anew. Without a `ledger` nothing is written: the letters go no further than the gate.
    public mutating func run(_ source: inout DataSource, ledger: inout RunLedger?, hooks: Hooks)
        throws(WorldError)
    {
        var batch = RowBatch()
        let result = result
        let options = options
        ledger?.add(refusedBy: result) { options.shard.index == 1 || result.order?.number(of: $0) != 0 }
        try ledger?.write()
        while !summary.wasInterrupted, source.next(into: &batch) {
            let outcome = make(batch, &ledger, hooks)
            try outcome.get()
            if options.stopsOnError, !summary.stopped.isEmpty { break }
        }
    }

    /// Names of the letters that are there, without endings, in the order of the post. Only when they are to be bound.
    public var namesInOrder: [String] { namesByNumber.sorted { $0.key < $1.key }.map(\.value) }

    private mutating func make(
        _ batch: borrowing RowBatch, _ ledger: inout RunLedger?, _ hooks: Hooks
    ) -> Result<Void, WorldError> {
        var tasks: [LetterTask] = []
        return batch.withRows { rows in
            for (row, cells) in rows { add(row, cells, to: &tasks, ledger?.past.done) }
            defer { released.removeAll() }
            do throws(WorldError) {
                try make(tasks, &ledger, hooks)
                return .success(())
            } catch { return .failure(error) }
        }
    }

    /// Adds the letter that is made when this row comes by: its own, or the one to both parents when it is the second.
    private mutating func add(
        _ row: RowBatch.Row, _ cells: RowCells, to tasks: inout [LetterTask], _ done: RowSet?
    ) {
        var first = row.number
        var other: (row: Int, cells: RowCells)?
        var letter = cells
        if case .joined(let to) = result.decision(for: row.number) {
            guard let held = held.removeValue(forKey: to) else { return }
            released.append(held)
            (first, other, letter) = (to, (row.number, cells), held.cells)
        }
        let number = result.order?.number(of: first) ?? 0
        guard number > 0 else { return }
        if other == nil, second[row.number] != nil { return held[row.number] = HeldRow(cells) }
        let name = names.name(number: number, row: first, letter)
        guard options.shard.contains(number, of: result.letterCount) else { return }
        if options.bindsLetters { namesByNumber[number] = name }
        if done?.contains(first) == true {
            summary.kept += 1
        } else {
            tasks.append(LetterTask(row: first, cells: letter, other: other, name: name))
        }
    }

    private mutating func make(
        _ tasks: [LetterTask], _ ledger: inout RunLedger?, _ hooks: Hooks
    ) throws(WorldError) {
        let size = Self.stretch * makers.count
        var start = 0
        while start < tasks.count {
            if hooks.isInterrupted() { return summary.wasInterrupted = true }
            let end = min(tasks.count, start + size)
            let (outcomes, error) = makers.make(tasks[start..<end], in: ledger?.letters)
            for outcome in outcomes { take(outcome, &ledger, hooks.now()) }
            try ledger?.write()
            if let error { throw error }
            try hooks.progress(summary)
            if options.stopsOnError, !summary.stopped.isEmpty { return }
            start = end
        }
    }

    private mutating func take(_ outcome: LetterOutcome, _ ledger: inout RunLedger?, _ now: Instant) {
        switch outcome {
        case .made(let entry):
            summary.made += 1
            if entry.otherRow != nil { summary.joint += 1 }
            for rule in entry.rules { summary.spoken[rule, default: 0] += 1 }
            let words = BranchWords(job.template.catalogue)
            ledger?.add(
                entry, formats: job.formats.map(\.fileExtension), words: { $0.compactMap(words.text) },
                now: now)
        case .stopped(let row, let rules):
            summary.stopped.append((row, rules))
            namesByNumber[result.order?.number(of: row) ?? 0] = nil
            ledger?.addRefused(row, ["rij.stopped"] + rules)
        }
    }
}

/// Branches in words that need no language: the names of fields and what they hold.
struct BranchWords {
    private let catalogue: FieldCatalogue

    init(_ catalogue: FieldCatalogue) { self.catalogue = catalogue }

    /// `leeftijdsband=14-15`; `nil` for an answer that says only what a choice is not.
    func text(_ branch: RowBranch) -> String? {
        guard catalogue.fields.indices.contains(branch.field) else { return nil }
        let field = catalogue.fields[branch.field]
        switch branch.answer {
        case .flag(let isTrue): return field.name + (isTrue ? "=ja" : "=nee")
        case .presence(let isThere): return field.name + (isThere ? "=ingevuld" : "=leeg")
        case .choice(let number, true):
            return field.name + "=" + (field.choices.indices.contains(number) ? field.choices[number] : "?")
        case .choice(_, false): return nil
        case .items(let count): return field.name + ["=geen", "=één", "=meer"][min(max(count, 0), 2)]
        }
    }
}

/// The makers of all threads.
private final class Makers: @unchecked Sendable {
    /// Each is touched by one thread at a time.
    private let makers: [LetterMaker]
    private let memory: GateMemory
    private let formats: [String]
    /// How many letters were looked through for what the gate has to ask. Of the thread that calls.
    private var lookedAhead = 0

    /// The first letters of a list bring nearly all that there is to ask.
    private static let lookAhead = 4_000

    var count: Int { makers.count }

    init(_ job: MergeJob, count: Int, key: [UInt8]) {
        let plan = RowPlan(
            job.template, columns: job.mapping.columns, input: job.input, formatter: job.pipeline.formatter,
            escape: .verbatim)
        let persons = PersonHash(job, key: key)
        memory = GateMemory(job)
        let memory = memory
        let shelf = FormShelf()
        makers = (0..<count).map { _ in
            LetterMaker(job, plan: plan, persons: persons, memory: memory, shelf: shelf)
        }
        formats = job.formats.map(\.fileExtension)
    }

    /// Makes letters, in pieces of equal size side by side, and gives what came of them in their order. With an error, that of the first letter that
    /// could not be written; those before it in its piece are there.
    func make(_ tasks: ArraySlice<LetterTask>, in folder: (any OutputFolder)?) -> (
        [LetterOutcome], WorldError?
    ) {
        if makers.count > 1, lookedAhead < Self.lookAhead { ask(about: tasks) }
        let results = inPieces(tasks) { self.make($0, $1, folder) }
        return (results.flatMap(\.outcomes), results.lazy.compactMap(\.error).first)
    }

    /// Asks what the gate will ask of these letters: each question once, and spread over the threads. While letters are made, threads would ask the
    /// same of the same rows side by side.
    private func ask(about tasks: ArraySlice<LetterTask>) {
        lookedAhead += tasks.count
        var known: Set<GateQuestion.Key> = []
        let questions = inPieces(tasks) { piece, maker in piece.flatMap(maker.questions) }
            .joined().filter { known.insert($0.key).inserted }
        let memory = memory
        _ = ParallelMap.map(questions, jobs: makers.count) { memory.isClear($0) }
    }

    /// `work` on pieces of equal size, side by side, each with a maker of its own.
    private func inPieces<Result: Sendable>(
        _ tasks: ArraySlice<LetterTask>, _ work: @Sendable (ArraySlice<LetterTask>, LetterMaker) -> Result
    ) -> [Result] {
        let pieces = min(makers.count, tasks.count)
        return ParallelMap.map(Array(0..<pieces), jobs: pieces) { index in
            let start = tasks.startIndex + tasks.count * index / pieces
            let end = tasks.startIndex + tasks.count * (index + 1) / pieces
            return work(tasks[start..<end], self.makers[index])
        }
    }

    private func make(_ tasks: ArraySlice<LetterTask>, _ maker: LetterMaker, _ folder: (any OutputFolder)?)
        -> Piece
    {
        var piece = Piece()
        for task in tasks where piece.error == nil {
            let outcome = maker.make(task, isDry: folder == nil) { format, bytes in
                guard let folder, piece.error == nil else { return }
                do throws(WorldError) {
                    try folder.write(UnsafeRawBufferPointer(bytes), to: task.name + "." + formats[format])
                } catch { piece.error = error }
            }
            if piece.error == nil { piece.outcomes.append(outcome) }
        }
        return piece
    }

    private struct Piece {
        var outcomes: [LetterOutcome] = []
        var error: WorldError?
    }
}
