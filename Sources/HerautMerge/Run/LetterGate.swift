import HerautLanguage
import HerautModel
import HerautTemplate

/// The gate: no letter is rendered before the rules have let it pass.
///
/// The words of a variant are checked once, with invented values (``LetterForm/verdict``). What a list brings in is checked for every letter:
/// values of a closed kind (names, addresses, days, numbers) by the preflight; words that someone typed here, each in the sentence it comes to
/// stand in, and by itself: beside another value a rule may find its explanation. When a value makes a rule speak that was silent before, the
/// whole letter is checked as it is. Of one thread.
struct LetterGate {
    private let job: MergeJob
    private let facts: CaseFacts
    /// Places by the words around them: variants share their sentences.
    private var places: [[Surroundings]: Place] = [:]
    /// The places of each form, in the order of its typed fields.
    private var placesOfForms: [ObjectIdentifier: [Place?]] = [:]
    /// Values of a place that are remembered; past it they are forgotten and checked anew.
    private static let limit = 200_000

    /// The words around a value, and what else the rules there depend on.
    private struct Surroundings: Hashable {
        let before: String
        let after: String
        let isHeading: Bool
        let age: Int?
        let day: CalendarDate?
    }

    /// The sentences that a value comes to stand in, and what is known of it there.
    private final class Place {
        let around: [Surroundings]
        /// The rules that speak of them with an invented value.
        let spoken: Set<String>
        /// Whether a value leaves all other rules silent.
        var isClear: [[UInt8]: Bool] = [:]

        init(_ around: [Surroundings], spoken: Set<String>) {
            self.around = around
            self.spoken = spoken
        }
    }

    init(_ job: MergeJob) {
        self.job = job
        facts = Pipeline.facts(of: job.input)
    }

    /// The verdict on a letter. `record` gives the row when the letter has to be checked as a whole.
    mutating func judge(_ form: LetterForm, _ texts: SlotTexts, record: () -> Record) -> Verdict {
        let isClear = zip(form.typed, places(of: form)).allSatisfy { typed, place in
            staysSilent(texts[typed.slots[0]], at: place, besides: form.neutral[typed.slots[0]], form)
        }
        if isClear { return form.verdict }
        // Without a letter there is nothing to let pass.
        return job.filled(record()).map { Verdict($0.findings) } ?? Verdict.unreadable
    }

    /// Whether a value leaves all rules silent that were silent without it.
    private func staysSilent(
        _ text: UnsafeBufferPointer<UInt8>, at place: Place?, besides neutral: String, _ form: LetterForm
    ) -> Bool {
        // The invented value was checked with the variant.
        if text.elementsEqual(neutral.utf8) { return true }
        guard let place else { return false }
        let value = Self.shape(text)
        if let known = place.isClear[value] { return known }
        if place.isClear.count > Self.limit { place.isClear.removeAll() }
        let spoken = speaking(place.around, String(decoding: value, as: UTF8.self), form)
        place.isClear[value] = spoken.isSubset(of: place.spoken)
        return spoken.isSubset(of: place.spoken)
    }

    /// Where each typed field of a form stands; `nil` for one whose sentences cannot be told.
    private mutating func places(of form: LetterForm) -> [Place?] {
        if let known = placesOfForms[ObjectIdentifier(form)] { return known }
        let places = form.typed.map { place(of: $0.slots, in: form) }
        placesOfForms[ObjectIdentifier(form)] = places
        return places
    }

    private mutating func place(of slots: [Int], in form: LetterForm) -> Place? {
        let around = slots.compactMap { Self.surroundings(of: $0, in: form) }
        guard around.count == slots.count else { return nil }
        if let known = places[around] { return known }
        let place = Place(around, spoken: speaking(around, form.neutral[slots[0]], form))
        places[around] = place
        return place
    }

    /// The rules that speak of sentences with a value in them, and how gravely; not those about a document as a whole, of which these are parts.
    private func speaking(_ around: [Surroundings], _ value: String, _ form: LetterForm) -> Set<String> {
        var bytes: [UInt8] = []
        for place in Self.unique(around) {
            bytes += (place.isHeading ? "## " : "").utf8
            OutputEscape.markdown.append(place.before + value + place.after, to: &bytes)
            bytes += "\n\n".utf8
        }
        let source = SourceText(path: "", bytes: bytes)
        let draft = Draft(
            source: source, metadata: form.plan.metadata, bodyStart: 0, blocks: Markdown.blocks(of: source))
        let findings = job.pipeline.lint(draft, facts: facts).filter { !$0.isDocument }
        return Set(findings.map { "\($0.rule.name) \($0.severity.rawValue)" })
    }

    private static func unique(_ around: [Surroundings]) -> [Surroundings] {
        var seen: Set<Surroundings> = []
        return around.filter { seen.insert($0).inserted }
    }

    // MARK: Where a value stands

    private static func surroundings(of slot: Int, in form: LetterForm) -> Surroundings? {
        for block in form.plan.blocks {
            if let found = surroundings(of: slot, in: block, form) { return found }
        }
        return nil
    }

    private static func surroundings(of slot: Int, in block: Block, _ form: LetterForm) -> Surroundings? {
        switch block.content {
        case .heading(_, let inlines): return cut(inlines, slot, form, isHeading: true)
        case .paragraph(let inlines): return cut(inlines, slot, form, isHeading: false)
        case .list(_, let items):
            return items.lazy.flatMap(\.blocks).compactMap { surroundings(of: slot, in: $0, form) }.first
        case .quote(let blocks): return blocks.lazy.compactMap { surroundings(of: slot, in: $0, form) }.first
        case .table(let header, let rows):
            return (header + rows.joined()).lazy.compactMap { cut($0, slot, form, isHeading: false) }.first
        case .code, .rule, .comment: return nil
        }
    }

    private static func cut(_ inlines: [Inline], _ slot: Int, _ form: LetterForm, isHeading: Bool)
        -> Surroundings?
    {
        var before = ""
        var after = ""
        var isFound = false
        func walk(_ inlines: [Inline]) {
            for inline in inlines {
                switch inline.content {
                case .slot(let id) where id.index == slot: isFound = true
                case .slot(let id): add(form.neutral[id.index])
                case .strong(let inner), .emphasis(let inner), .link(let inner, _): walk(inner)
                default: add([inline].plainText)
                }
            }
        }
        func add(_ text: String) { if isFound { after += text } else { before += text } }
        walk(inlines)
        return isFound
            ? Surroundings(
                before: before, after: after, isHeading: isHeading, age: form.plan.metadata.age,
                day: form.plan.metadata.date)
            : nil
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
