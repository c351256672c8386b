import HerautLanguage
import HerautModel
import HerautRender
import HerautTemplate

/// Makes letters one after another: fill, gate, render. Of one thread; what two of them make of a row is the same, byte for byte.
final class LetterMaker {
    private let job: MergeJob
    private let persons: PersonHash
    private var filler: RowFiller
    private var second: RowFiller
    private let gate: LetterGate
    private let shelf: FormShelf
    /// The forms that this thread has met, with its own presses for each.
    private var forms: [VariantKey: FormInUse?] = [:]
    private var joined = JoinedTexts()
    private var buffer = ByteBuffer()
    private let age: Int?
    private let day: Int?

    private final class FormInUse {
        let form: LetterForm
        let presses: [PressBox]
        /// Whether its branches stand with a letter that this made.
        var isNoted = false

        init(_ form: LetterForm) {
            self.form = form
            presses = form.presses()
        }
    }

    /// Shares what it learns of words with others through `memory`, and forms through `shelf`.
    init(_ job: MergeJob, plan: RowPlan, persons: PersonHash, memory: GateMemory, shelf: FormShelf) {
        self.shelf = shelf
        self.job = job
        self.persons = persons
        filler = plan.filler()
        second = plan.filler()
        filler.writesLiterals = false
        second.writesLiterals = false
        gate = LetterGate(job, memory)
        age = job.template.catalogue.index(of: "leeftijd")
        day = job.template.catalogue.index(of: "datum")
    }

    /// Makes the letter of `task` and hands over its bytes in each format; with `isDry` it goes no further than the gate.
    func make(
        _ task: LetterTask, isDry: Bool, write: (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) -> LetterOutcome {
        guard filler.fill(task.cells), let use = form(for: task) else {
            return .stopped(row: task.row, rules: ["merge.ambiguous"])
        }
        let form = use.form
        let texts = SlotTexts(bytes: filler.output, spans: filler.slots)
        var verdict = gate.judge(form, texts) { job.record(task.row, task.cells) }
        if task.other != nil { verdict = verdict.and(form.jointVerdict(job)) }
        if verdict.isStopped { return .stopped(row: task.row, rules: verdict.rules) }
        var hashes = [String](repeating: "", count: isDry ? 0 : job.formats.count)
        var isRefused = false
        if !isDry {
            with(texts, of: task, form) { texts in
                isRefused = !print(texts, use.presses) { format, bytes, digest in
                    write(format, bytes)
                    hashes[format] = Hexadecimal.text(digest)
                }
            }
        }
        if isRefused { return .stopped(row: task.row, rules: [Self.refusal]) }
        var people = [persons.hash(task.cells, &buffer)]
        if let other = task.other { people.append(persons.hash(other.cells, &buffer)) }
        defer { use.isNoted = true }
        return .made(
            LetterEntry(
                row: task.row, otherRow: task.other?.row, persons: people, variant: form.variant,
                branches: use.isNoted ? nil : form.branches, name: task.name, hashes: hashes,
                rules: verdict.rules
            ))
    }

    /// What the gate has to ask before it can judge the letter of `task`.
    func questions(of task: LetterTask) -> [GateQuestion] {
        guard filler.fill(task.cells), let use = form(for: task) else { return [] }
        return gate.questions(
            about: SlotTexts(bytes: filler.output, spans: filler.slots), of: use.form)
    }

    /// The rule that stops a letter whose text a format cannot show.
    private static let refusal = "pdf.characters"

    /// Hands over the letter in every format, or in none when one of them cannot show it.
    private func print(
        _ texts: SlotTexts, _ presses: [PressBox], _ body: (Int, UnsafeBufferPointer<UInt8>, [UInt8]) -> Void
    ) -> Bool {
        // The one format that may refuse goes first, so that no letter is there in one form and not in the other.
        let formats = job.formats.indices.sorted { job.formats[$0] == .pdf && job.formats[$1] != .pdf }
        do throws(RenderRefusal) {
            for format in formats {
                try presses[format].print(texts) { body(format, $0, $1) }
            }
            return true
        } catch { return false }
    }

    /// The branches that a row takes; `nil` when it gets no letter.
    func branches(of cells: RowCells) -> (branches: [RowBranch], length: Int)? {
        filler.fill(cells) ? (filler.branches, filler.output.count) : nil
    }

    /// The form for the row that was just filled.
    private func form(for task: LetterTask) -> FormInUse? {
        let key = VariantKey(
            answers: Array(filler.variant), age: age.flatMap { filler.number(of: $0, in: task.cells) } ?? -1,
            day: day.flatMap { filler.number(of: $0, in: task.cells) } ?? -1)
        if let known = forms[key] { return known }
        let texts = SlotTexts(bytes: filler.output, spans: filler.slots).strings
        let form = shelf.form(key) {
            LetterForm(
                job, variant: String(Hexadecimal.text(SHA256.hash(key.answers)).prefix(12)),
                branches: filler.branches, row: job.record(task.row, task.cells), texts: texts)
        }
        let use = form.map(FormInUse.init)
        forms[key] = .some(use)
        return use
    }

    /// The texts of a letter; for two parents with both in it.
    private func with(
        _ texts: SlotTexts, of task: LetterTask, _ form: LetterForm, _ body: (SlotTexts) -> Void
    ) {
        guard let other = task.other, second.fill(other.cells), second.slots.count == texts.count else {
            return body(texts)
        }
        joined.join(
            texts, SlotTexts(bytes: second.output, spans: second.slots), form.joins, job.pipeline.formatter)
        joined.with(body)
    }
}

/// The texts of a letter to two parents.
struct JoinedTexts {
    private var bytes: [UInt8] = []
    private var spans: [SourceSpan] = []

    /// Those of `first`, with what names the parent made to name both.
    mutating func join(
        _ first: SlotTexts, _ second: SlotTexts, _ joins: [(slot: Int, join: LetterForm.Join)],
        _ formatter: ValueFormatter
    ) {
        bytes.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        for slot in 0..<first.count {
            let start = bytes.count
            if let join = joins.first(where: { $0.slot == slot })?.join {
                let texts = [first, second].map { String(decoding: $0[slot], as: UTF8.self) }
                bytes += Self.text(join, texts[0], texts[1], formatter).utf8
            } else {
                bytes.append(contentsOf: first[slot])
            }
            spans.append(SourceSpan(start, bytes.count))
        }
    }

    func with(_ body: (SlotTexts) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            spans.withUnsafeBufferPointer { body(SlotTexts(bytes: bytes, spans: $0)) }
        }
    }

    static func text(
        _ join: LetterForm.Join, _ first: String, _ second: String, _ formatter: ValueFormatter
    ) -> String {
        if first == second { return first }
        switch join {
        case .names: return formatter.list([first, second])
        case .salutations:
            let word = first.prefix { $0 != " " }
            // `Geachte` once for both.
            let rest = second.hasPrefix(word + " ") ? String(second.dropFirst(word.count + 1)) : second
            return formatter.list([first, rest])
        case .blocks:
            let name = first.prefix { $0 != "\n" }
            let other = second.prefix { $0 != "\n" }
            return formatter.list([String(name), String(other)]) + first.dropFirst(name.count)
        }
    }
}
