import HerautLanguage
import HerautModel
import HerautTemplate

/// The gate: no letter is rendered before the rules have let it pass.
///
/// The words of a variant are checked once, with invented values (``LetterForm/verdict``). What a list brings in is checked for every letter:
/// values of a closed kind (names, addresses, days, numbers) by the preflight; words that someone typed here, each in the sentence it comes to
/// stand in. When a value makes a rule speak that was silent before, the whole letter is checked as it is. Of one thread.
struct LetterGate {
    private let job: MergeJob
    private let facts: CaseFacts
    /// Whether a value leaves the rules silent, by the variant, the field and the value.
    private var known: [Value: Bool] = [:]
    /// The same by the sentences, which variants share.
    private var places: [Place: Bool] = [:]
    /// The rules that speak of sentences with an invented value.
    private var spoken: [[Surroundings]: Set<String>] = [:]
    /// Values that are remembered; past it they are forgotten and checked anew.
    private static let limit = 200_000

    /// Values that are checked in one text.
    private static let together = 50
    /// Values to be checked.
    private var noted: [Noted: (form: LetterForm, slots: [Int], values: Set<[UInt8]>)] = [:]

    private struct Noted: Hashable {
        let variant: String
        let field: String
    }

    private struct Value: Hashable {
        let variant: String
        let field: String
        let text: [UInt8]
    }

    /// The words around a value.
    private struct Surroundings: Hashable {
        let before: String
        let after: String
        let isHeading: Bool
        let age: Int?
    }

    private struct Place: Hashable {
        let around: [Surroundings]
        let text: [UInt8]
    }

    init(_ job: MergeJob) {
        self.job = job
        facts = Pipeline.facts(of: job.input)
    }

    /// The verdict on a letter. `record` gives the row when the letter has to be checked as a whole.
    mutating func judge(_ form: LetterForm, _ texts: SlotTexts, record: () -> Record) -> Verdict {
        var isClear = true
        for (field, slots) in form.typed where !isKnown(form, field, slots, texts) { isClear = false }
        if isClear { return form.verdict }
        // Without a letter there is nothing to let pass.
        return job.filled(record()).map { Verdict($0.findings) } ?? Verdict.unreadable
    }

    // MARK: Many values at once

    /// Remembers the values of a letter that is to be judged, so that ``settle()`` can check many in one go.
    mutating func note(_ form: LetterForm, _ texts: SlotTexts) {
        for (field, slots) in form.typed where !texts[slots[0]].elementsEqual(form.neutral[slots[0]].utf8) {
            let key = Value(variant: form.variant, field: field, text: Self.shape(texts[slots[0]]))
            guard known[key] == nil else { continue }
            let place = Noted(variant: form.variant, field: field)
            noted[place, default: (form, slots, [])].values.insert(key.text)
        }
    }

    /// Checks what was noted: all values of a field in one text. When a rule speaks of it that is silent without them, nothing is known yet, and
    /// each value is checked by itself when its letter comes.
    mutating func settle() {
        for (place, (form, slots, values)) in noted {
            let around = slots.compactMap { Self.surroundings(of: $0, in: form) }
            guard around.count == slots.count, values.count > 1 else { continue }
            let neutral = form.neutral[slots[0]]
            // Said twice, so that a rule about repetition speaks here as well.
            let before = rules(around, neutral, form).union(speaking(around, [neutral, neutral], form))
            for chunk in values.sorted(by: { $0.lexicographicallyPrecedes($1) }).chunks(of: Self.together) {
                let texts = chunk.map { String(decoding: $0, as: UTF8.self) }
                guard speaking(around, texts, form).isSubset(of: before) else { continue }
                for text in chunk {
                    known[Value(variant: place.variant, field: place.field, text: text)] = true
                }
            }
        }
        noted.removeAll(keepingCapacity: true)
    }

    // MARK: One value

    /// Whether a value leaves all rules silent that were silent without it.
    private mutating func isKnown(_ form: LetterForm, _ field: String, _ slots: [Int], _ texts: SlotTexts)
        -> Bool
    {
        let text = texts[slots[0]]
        // The invented value was checked with the variant.
        if text.elementsEqual(form.neutral[slots[0]].utf8) { return true }
        let key = Value(variant: form.variant, field: field, text: Self.shape(text))
        if let known = known[key] { return known }
        if known.count > Self.limit { known.removeAll() }
        let isClear = isClear(form, slots, key.text)
        known[key] = isClear
        return isClear
    }

    private mutating func isClear(_ form: LetterForm, _ slots: [Int], _ text: [UInt8]) -> Bool {
        let around = slots.compactMap { Self.surroundings(of: $0, in: form) }
        guard around.count == slots.count else { return false }
        let place = Place(around: around, text: text)
        if let known = places[place] { return known }
        if places.count > Self.limit { places.removeAll() }
        let before = rules(around, form.neutral[slots[0]], form)
        let isClear = speaking(around, [String(decoding: text, as: UTF8.self)], form).isSubset(of: before)
        places[place] = isClear
        return isClear
    }

    private mutating func rules(_ around: [Surroundings], _ neutral: String, _ form: LetterForm) -> Set<
        String
    > {
        if let known = spoken[around] { return known }
        let rules = speaking(around, [neutral], form)
        spoken[around] = rules
        return rules
    }

    /// The rules that speak of sentences with a value in them; not those about a document as a whole, of which these are parts.
    private func speaking(_ around: [Surroundings], _ values: [String], _ form: LetterForm) -> Set<String> {
        var bytes: [UInt8] = []
        let places = Self.unique(around)
        for value in values {
            for place in places {
                bytes += (place.isHeading ? "## " : "").utf8
                OutputEscape.markdown.append(place.before + value + place.after, to: &bytes)
                bytes += "\n\n".utf8
            }
        }
        let source = SourceText(path: "", bytes: bytes)
        let draft = Draft(
            source: source, metadata: form.plan.metadata, bodyStart: 0, blocks: Markdown.blocks(of: source))
        return Set(job.pipeline.lint(draft, facts: facts).filter { !$0.isDocument }.map(\.rule.name))
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
            ? Surroundings(before: before, after: after, isHeading: isHeading, age: form.plan.metadata.age)
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

extension Array {
    /// The elements in pieces of at most `size`.
    fileprivate func chunks(of size: Int) -> [ArraySlice<Element>] {
        stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
    }
}
