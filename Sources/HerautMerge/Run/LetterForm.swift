import HerautLanguage
import HerautModel
import HerautRender
import HerautTemplate
import Synchronization

/// What the rules said of a letter: the names of those that spoke, sorted, and whether one of them stops it.
struct Verdict: Hashable, Sendable {
    let rules: [String]
    let isStopped: Bool

    /// What two verdicts say together.
    func and(_ other: Verdict) -> Verdict {
        if other == self { return self }
        return Verdict(
            rules: Set(rules + other.rules).sorted(), isStopped: isStopped || other.isStopped)
    }

    private init(rules: [String], isStopped: Bool) {
        self.rules = rules
        self.isStopped = isStopped
    }

    init(_ findings: [Finding]) {
        rules = Set(findings.map(\.rule.name)).sorted()
        isStopped = findings.contains { $0.severity == .error }
    }
}

/// One variant of the letter, ready for values: checked once, laid out once, for all threads.
final class LetterForm: Sendable {
    /// Which variant, in few signs; the same in every run of the same template.
    let variant: String
    /// The answers that make the variant.
    let branches: [RowBranch]
    let plan: DraftPlan
    /// What the rules say of the variant, with invented values.
    let verdict: Verdict
    /// The invented texts it was checked with, by slot.
    let neutral: [String]
    /// Slots with words that someone typed in a list, by their field.
    let typed: [(field: String, slots: [Int])]
    /// How the texts of two parents become one, by slot.
    let joins: [(slot: Int, join: Join)]
    /// What the rules say of the variant to two parents; `nil` before the first such letter.
    private let joint = Mutex<Verdict?>(nil)
    /// The row with invented values that it was checked with.
    private let record: Record
    /// The letter in each format, laid out; nothing is printed with these.
    private let moulds: [PressBox]

    /// How two texts become one.
    enum Join: Sendable {
        /// `mevrouw Bakker en de heer Jansen`.
        case names
        /// `Geachte mevrouw Bakker en heer Jansen`.
        case salutations
        /// Names on the first line, the address of the first below.
        case blocks
    }

    /// The form of the variant that `row` takes; `nil` when no letter can be made of it.
    init?(_ job: MergeJob, variant: String, branches: [RowBranch], row: Record, texts: [String]) {
        // With invented values what is found does not hang on which row came first.
        let invented = NeutralRow.record(row, job)
        let neutralLetter = job.filled(invented)
        guard let filled = neutralLetter ?? job.filled(row), filled.plan.slots.count == texts.count else {
            return nil
        }
        record = neutralLetter == nil ? row : invented
        self.variant = variant
        self.branches = branches
        plan = filled.plan
        neutral = filled.texts
        verdict = Verdict(filled.findings)
        let catalogue = job.template.catalogue
        typed = Self.typed(filled.plan, catalogue)
        joins = Self.joins(filled.plan, catalogue)
        moulds = job.formats.map { format in
            let compiled = CompiledPlan(filled.plan, as: format, style: job.pipeline.style, example: texts)
            return PressBox(CompiledPlan.Press(compiled, example: texts))
        }
    }

    /// What the rules say of the variant when it goes to two parents, with invented ones: their names stand in it side by side.
    func jointVerdict(_ job: MergeJob) -> Verdict {
        joint.withLock { joint in
            if let joint { return joint }
            let other = job.filled(NeutralRow.otherParent(record, job))?.texts ?? neutral
            var texts: [Int: String] = [:]
            for (slot, join) in joins where other.indices.contains(slot) {
                texts[slot] = JoinedTexts.text(join, neutral[slot], other[slot], job.pipeline.formatter)
            }
            let verdict = job.filled(record, replacing: texts).map { Verdict($0.findings) } ?? .unreadable
            joint = verdict
            return verdict
        }
    }

    /// Presses for one thread, one for each format.
    func presses() -> [PressBox] { moulds.map { PressBox($0.press.twin()) } }

    private static func typed(_ plan: DraftPlan, _ catalogue: FieldCatalogue) -> [(
        field: String, slots: [Int]
    )] {
        var found: [String: [Int]] = [:]
        for (index, slot) in plan.slots.enumerated() where slot.type == .text {
            let name = String(slot.field.prefix { $0 != "." })
            guard let field = catalogue.index(of: name), catalogue.fields[field].supplier == .recipient else {
                continue
            }
            found[slot.field, default: []].append(index)
        }
        return found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// How the letter to one parent becomes one to two, by slot.
    static func joins(_ plan: DraftPlan, _ catalogue: FieldCatalogue) -> [(slot: Int, join: Join)] {
        guard let parent = catalogue.fields.first(where: { $0.type == .name && $0.supplier == .recipient })
        else {
            return []
        }
        return plan.slots.enumerated().compactMap { index, slot in
            guard let number = catalogue.index(of: slot.field) else { return nil }
            let field = catalogue.fields[number]
            if field.name == parent.name { return (index, .names) }
            guard field.inputs.first == parent.name else { return nil }
            switch field.rule {
            case .salutation: return (index, .salutations)
            case .surname: return (index, .names)
            case .addressBlock: return (index, .blocks)
            default: return nil
            }
        }
    }
}

/// A press in a class, because arrays hold no values that cannot be copied. One that prints is of one thread; those of a form only have twins.
final class PressBox: @unchecked Sendable {
    private(set) var press: CompiledPlan.Press

    init(_ press: consuming CompiledPlan.Press) { self.press = press }

    /// Makes a letter and hands over its bytes and their hash.
    func print(
        _ texts: SlotTexts, _ body: (UnsafeBufferPointer<UInt8>, [UInt8]) -> Void
    ) throws(RenderRefusal) {
        try press.print(texts)
        body(press.output, press.digest)
    }
}

/// A row with invented values in place of what was typed, so that a variant is judged by its own words. What decides about the variant stays.
private enum NeutralRow {
    static func record(_ row: Record, _ job: MergeJob) -> Record {
        var texts = row.texts
        for field in job.template.catalogue.fields where field.supplier == .recipient {
            for (part, column) in field.columns {
                guard let index = row.columns.firstIndex(of: column), !texts[index].trimmingSpaces().isEmpty
                else {
                    continue
                }
                let example = job.template.example?[field.name]
                switch field.type {
                case .text: texts[index] = example?.text ?? field.example ?? texts[index]
                case .name, .address:
                    if let value = example?[part]?.text, !value.isEmpty { texts[index] = value }
                default: break
                }
            }
        }
        return Record(number: row.number, columns: row.columns, texts: texts)
    }

    /// The row of another invented parent of the same child.
    static func otherParent(_ row: Record, _ job: MergeJob) -> Record {
        let parent = job.template.catalogue.fields.first { $0.type == .name && $0.supplier == .recipient }
        var texts = row.texts
        for (part, text) in [("aanhef", "de heer"), ("voorletters", "J."), ("achternaam", "Jansen")] {
            guard let column = parent?.columns[part], let index = row.columns.firstIndex(of: column) else {
                continue
            }
            texts[index] = text
        }
        return Record(number: row.number, columns: row.columns, texts: texts)
    }
}
