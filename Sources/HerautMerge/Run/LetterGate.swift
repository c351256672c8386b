import HerautLanguage
import HerautLint
import HerautModel
import HerautTemplate

/// The gate: no letter is rendered before the rules have let it pass.
///
/// The words of a variant are checked once, with invented values (``LetterForm/verdict``). What a list brings in is checked for every letter:
/// values of a closed kind (names, addresses, days, numbers) by the preflight; words that someone typed here, each by itself, because beside
/// another value a rule may find its explanation. When a value makes a rule speak that was silent before, the whole letter is checked as it
/// is. Of one thread.
final class LetterGate {
    private let job: MergeJob
    private let memory: GateMemory
    /// The typed fields of each form.
    private var watches: [ObjectIdentifier: [Watch]] = [:]

    /// A field of a form with words that someone typed.
    private final class Watch {
        let field: String
        let slot: Int
        /// The invented value, which was checked with the form.
        let neutral: [UInt8]
        /// The sentences it stands in; `nil` when they cannot be told.
        let sentences: [Surroundings]?
        /// All words that it is read with; `nil` when it does not stand apart from them, so that only itself stands for it.
        let nearby: NearbyWords?
        /// Values that were asked about beforehand.
        var asked: Set<[UInt8]> = []
        /// Values that leave all rules silent, and their forms.
        private(set) var clear: Set<[UInt8]> = []

        /// Values that are kept; past it they are looked for in the memory anew.
        private static let limit = 50_000

        init(_ field: String, _ slots: [Int], in form: LetterForm, _ memory: GateMemory) {
            self.field = field
            slot = slots[0]
            neutral = Array(form.neutral[slot].utf8)
            let found = slots.compactMap { Surroundings(of: $0, in: form, invented: memory.invented) }
            let isWhole = found.count == slots.count
            sentences = isWhole ? found : nil
            let isApart = isWhole && found.allSatisfy(\.isApart) && form.plan.metadata.inline == CaseFacts()
            nearby = isApart ? NearbyWords(found.flatMap { [$0.before, $0.after] } + [memory.letter]) : nil
        }

        func remember(_ value: TypedValue) {
            if clear.count > Self.limit { clear.removeAll() }
            clear.insert(value.text)
            clear.insert(value.form)
        }
    }

    /// A gate that shares what it learns with those of other threads.
    init(_ job: MergeJob, _ memory: GateMemory) {
        self.job = job
        self.memory = memory
    }

    /// The verdict on a letter. `record` gives the row when the letter has to be checked as a whole.
    func judge(_ form: LetterForm, _ texts: SlotTexts, record: () -> Record) -> Verdict {
        let watches = self.watches(of: form)
        if watches.allSatisfy({ isClear(texts[$0.slot], $0, form) }) { return form.verdict }
        // Without a letter there is nothing to let pass.
        return job.filled(record()).map { Verdict($0.findings) } ?? Verdict.unreadable
    }

    /// What the rules have to be asked about the values of a letter, as far as this gate did not ask it before. The answers come to ``GateMemory``.
    func questions(about texts: SlotTexts, of form: LetterForm) -> [GateQuestion] {
        watches(of: form).compactMap { watch in
            let text = texts[watch.slot]
            guard let sentences = watch.sentences, !text.elementsEqual(watch.neutral) else { return nil }
            let shape = Self.shape(text)
            guard !watch.clear.contains(shape), watch.asked.insert(shape).inserted else { return nil }
            let value = memory.value(shape, beside: watch.nearby)
            return GateQuestion(
                form: ObjectIdentifier(form), value: value, sentences: sentences,
                metadata: form.plan.metadata, field: watch.field)
        }
    }

    private func watches(of form: LetterForm) -> [Watch] {
        if let known = watches[ObjectIdentifier(form)] { return known }
        let new = form.typed.map { Watch($0.field, $0.slots, in: form, memory) }
        watches[ObjectIdentifier(form)] = new
        return new
    }

    /// Whether a value leaves all rules silent that were silent without it: in each sentence of this form, and in a letter as a whole.
    private func isClear(_ text: UnsafeBufferPointer<UInt8>, _ watch: Watch, _ form: LetterForm) -> Bool {
        if text.elementsEqual(watch.neutral) { return true }
        guard let sentences = watch.sentences else { return false }
        let shape = Self.shape(text)
        if watch.clear.contains(shape) { return true }
        let value = memory.value(shape, beside: watch.nearby)
        let isSilent =
            watch.clear.contains(value.form)
            || memory.isClear(
                GateQuestion(
                    form: ObjectIdentifier(form), value: value, sentences: sentences,
                    metadata: form.plan.metadata, field: watch.field))
        if isSilent { watch.remember(value) }
        return isSilent
    }

    /// The text that stands for a value: a code such as `Z26-100000` for all codes of its shape, so that each row's own reference need not be
    /// checked; anything else for itself. Long runs of digits stay: they could be somebody's number.
    static func shape(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var run = 0
        var letters = 0
        var hasLetter = false
        for byte in text {
            switch byte {
            case 0x30...0x39: (run, letters) = (run + 1, 0)
            case 0x41...0x5A, 0x61...0x7A: (run, letters, hasLetter) = (0, letters + 1, true)
            case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "/"): (run, letters) = (0, 0)
            default: return Array(text)
            }
            if run > 7 || letters > 2 { return Array(text) }
        }
        return hasLetter ? text.map { $0 >= 0x30 && $0 <= 0x39 ? 0x31 : $0 } : Array(text)
    }
}

extension Verdict {
    /// Of a letter that could not be read back.
    static let unreadable = Verdict([
        Finding(
            "merge.ambiguous", .error, .key("merge.ambiguous"), at: SourceSpan(0, 0),
            in: SourceText(path: "", bytes: []), isDocument: true)
    ])
}
