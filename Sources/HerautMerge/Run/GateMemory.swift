import HerautLanguage
import HerautLint
import HerautModel
import HerautTemplate
import Synchronization

/// What the gates of all threads know of typed values: whether one makes a rule speak that was silent without it. The answers hang on the value
/// and its place alone, never on the row that brought it or on what came before.
final class GateMemory: Sendable {
    private let job: MergeJob
    private let facts: CaseFacts
    /// What fields hold in the letter to the invented recipient, so that a sentence is the same whichever row it was first met in.
    let invented: [String: String]
    /// That letter.
    let letter: String
    /// Words that no rule can tell apart; `nil` when they are not known.
    private let plainWords: PlainWords?
    private let known = Mutex(Known())

    private struct Known {
        /// The rules that speak with an invented value.
        var spoken: [Place: Set<String>?] = [:]
        var isClear: [Question: Bool] = [:]
        /// At which age rules are asked about a sentence with a value.
        var ages: [Question: Int?] = [:]
    }

    /// A sentence, or the letter with invented values in which a field takes the value.
    private enum Place: Hashable {
        case sentence(Surroundings)
        case letter(field: String)
    }

    private struct Question: Hashable {
        let place: Place
        /// That of a value, see ``TypedValue/form``.
        let form: [UInt8]
    }

    /// Answers that are remembered; past it they are forgotten and looked for anew.
    private static let limit = 400_000

    init(_ job: MergeJob) {
        self.job = job
        facts = Pipeline.facts(of: job.input)
        let texts = job.ruleTexts()
        plainWords =
            texts.isEmpty ? nil : PlainWords(besides: job.pipeline.linter, texts: texts, facts: facts)
        let sample = job.sample(with: [:])
        letter = sample?.text ?? ""
        let fields = sample.map { zip($0.plan.slots.map(\.field), $0.texts) }
        invented = fields.map { Dictionary($0) { first, _ in first } } ?? [:]
    }

    /// A typed text, with what stands for it beside the words of `nearby`; without those only itself can.
    func value(_ text: [UInt8], beside nearby: NearbyWords?) -> TypedValue {
        let form = nearby.flatMap { plainWords?.form(of: text, beside: $0) }
        return TypedValue(text: text, form: form ?? text)
    }

    /// Whether a value leaves all rules silent that were silent without it: in each of its sentences, and in a letter as a whole.
    func isClear(_ question: GateQuestion) -> Bool {
        question.sentences.allSatisfy { isClear(question.value, in: $0, question.metadata) }
            && isClear(question.value, as: question.field)
    }

    /// Whether a sentence stays as silent with `value` as it is with an invented one.
    private func isClear(_ value: TypedValue, in sentence: Surroundings, _ metadata: DraftMetadata) -> Bool {
        var (sentence, metadata) = (sentence, metadata)
        sentence.age = age(standingForThatOf: sentence, with: value)
        metadata.age = sentence.age
        return isClear(value, at: .sentence(sentence), neutral: sentence.neutral) {
            self.speaking(sentence, $0, metadata)
        }
    }

    /// Nearly every sentence is the same to the rules at 14 as at 15: then one of the two is asked about.
    private func age(standingForThatOf sentence: Surroundings, with value: TypedValue) -> Int? {
        guard let age = sentence.age else { return nil }
        let question = Question(place: .sentence(sentence), form: value.form)
        if let known = known.withLock({ $0.ages[question] }) { return known }
        let texts = [sentence.neutral, String(decoding: value.text, as: UTF8.self)]
        let text = texts.map { sentence.before + $0 + sentence.after }.joined(separator: "\n")
        let standing = job.pipeline.linter.age(standingFor: age, in: text)
        known.withLock { $0.ages[question] = .some(standing) }
        return standing
    }

    /// Whether the whole letter does: a rule may look further than one sentence. Of fields within a list only their sentences are asked.
    private func isClear(_ value: TypedValue, as field: String) -> Bool {
        if field.contains(".") { return true }
        return isClear(value, at: .letter(field: field), neutral: nil) {
            self.speaking(inLetterWith: field, $0)
        }
    }

    private func isClear(
        _ value: TypedValue, at place: Place, neutral: String?, speaking: (String?) -> Set<String>?
    ) -> Bool {
        let question = Question(place: place, form: value.form)
        let (answer, before) = known.withLock { ($0.isClear[question], $0.spoken[place]) }
        if let answer { return answer }
        let spoken = before ?? speaking(neutral)
        let now = speaking(String(decoding: value.text, as: UTF8.self))
        // What cannot be made at all has to be looked at as it is.
        let isClear = spoken.map { spoken in now?.isSubset(of: spoken) ?? false } ?? false
        known.withLock { known in
            if known.isClear.count > Self.limit {
                known.isClear.removeAll()
                known.ages.removeAll()
            }
            known.spoken[place] = .some(spoken)
            known.isClear[question] = isClear
        }
        return isClear
    }

    /// The rules that speak of a sentence with a value in it, and how gravely.
    private func speaking(_ sentence: Surroundings, _ value: String?, _ metadata: DraftMetadata) -> Set<
        String
    > {
        var bytes = Array((sentence.isHeading ? "## " : "").utf8)
        OutputEscape.markdown.append(
            sentence.before + (value ?? sentence.neutral) + sentence.after, to: &bytes)
        bytes += "\n\n".utf8
        let source = SourceText(path: "", bytes: bytes)
        let draft = Draft(
            source: source, metadata: metadata, bodyStart: 0, blocks: Markdown.blocks(of: source))
        return Self.names(job.pipeline.lint(draft, facts: facts, isPart: true))
    }

    /// The rules that speak of the letter with invented values, in which `field` is `value`; `nil` when no letter can be made.
    private func speaking(inLetterWith field: String, _ value: String?) -> Set<String>? {
        job.sample(with: value.map { [field: $0] } ?? [:]).map { Self.names($0.findings) }
    }

    private static func names(_ findings: [Finding]) -> Set<String> {
        Set(findings.map { "\($0.rule.name) \($0.severity.rawValue)" })
    }
}

/// A value in a form of the letter, of which the gate has to know whether it makes a rule speak.
struct GateQuestion: Sendable {
    let form: ObjectIdentifier
    let value: TypedValue
    /// The sentences it stands in.
    let sentences: [Surroundings]
    let metadata: DraftMetadata
    let field: String

    /// What questions with one answer have in common.
    struct Key: Hashable {
        let form: ObjectIdentifier
        let value: [UInt8]
        let field: String
    }

    var key: Key { Key(form: form, value: value.form, field: field) }
}

/// What someone typed in a list.
struct TypedValue: Sendable {
    let text: [UInt8]
    /// What stands for it and for all texts that are the same to the rules: what they say of one of them they say of all.
    let form: [UInt8]
}

/// The words around a value, and what else the rules there depend on.
struct Surroundings: Hashable, Sendable {
    let before: String
    let after: String
    /// The invented value.
    let neutral: String
    let isHeading: Bool
    var age: Int?
    let day: CalendarDate?

    /// Whether no letter, number or sign beside the value makes one word of it with the text, and no number stands before or behind it.
    var isApart: Bool {
        let (left, right) = (before.utf8.reversed(), after.utf8)
        let isOpen = left.first.map { " \n(\"".utf8.contains($0) } ?? true
        let isClosed = right.first.map { " \n),.;:?!\"".utf8.contains($0) } ?? true
        let isEnd =
            right.first == UInt8(ascii: " ")
            || right.dropFirst().first.map { " \n".utf8.contains($0) } ?? true
        func isDigit(_ byte: UInt8?) -> Bool { byte.map { $0 >= 0x30 && $0 <= 0x39 } ?? false }
        let signs = " \n(),.;:?!\"".utf8
        return isOpen && isClosed && isEnd && !isDigit(left.first { !signs.contains($0) })
            && !isDigit(right.first { !signs.contains($0) })
    }

    /// Those of a slot, with what other fields hold in the letter to an invented recipient; `nil` when it stands in no text.
    init?(of slot: Int, in form: LetterForm, invented: [String: String]) {
        let texts = zip(form.plan.slots, form.neutral).map { invented[$0.field] ?? $1 }
        let cut = Cut(slot: slot, texts: texts)
        guard let found = form.plan.blocks.lazy.compactMap(cut.cut).first else { return nil }
        (before, after, isHeading) = found
        neutral = texts[slot]
        age = form.plan.metadata.age
        day = form.plan.metadata.date
    }

    /// Looks for a slot.
    private struct Cut {
        let slot: Int
        let texts: [String]

        func cut(_ block: Block) -> (before: String, after: String, isHeading: Bool)? {
            switch block.content {
            case .heading(_, let inlines): return cut(inlines, isHeading: true)
            case .paragraph(let inlines): return cut(inlines, isHeading: false)
            case .list(_, let items): return items.lazy.flatMap(\.blocks).compactMap(cut).first
            case .quote(let blocks): return blocks.lazy.compactMap(cut).first
            case .table(let header, let rows):
                return (header + rows.joined()).lazy.compactMap { cut($0, isHeading: false) }.first
            case .code, .rule, .comment: return nil
            }
        }

        private func cut(_ inlines: [Inline], isHeading: Bool) -> (String, String, Bool)? {
            var before = ""
            var after = ""
            var isFound = false
            func walk(_ inlines: [Inline]) {
                for inline in inlines {
                    switch inline.content {
                    case .slot(let id) where id.index == slot: isFound = true
                    case .slot(let id): add(texts[id.index])
                    case .strong(let inner), .emphasis(let inner), .link(let inner, _): walk(inner)
                    default: add([inline].plainText)
                    }
                }
            }
            func add(_ text: String) { if isFound { after += text } else { before += text } }
            walk(inlines)
            return isFound ? (before, after, isHeading) : nil
        }
    }
}
