import HerautModel

/// A comment that silences rules: `<!-- heraut: negeer DE-01 voor=sectie tot=2027-01-01 reden="…" -->`.
struct Suppression: Sendable {
    /// How far it goes; `voor=` in the comment.
    enum Reach: String, Sendable {
        /// The block after it, or the block it stands in.
        case block = "blok"
        /// The section it stands in, or the one that the heading after it opens.
        case section = "sectie"
        /// The whole draft, what is missing in it included.
        case file = "bestand"
    }

    /// The rules it names.
    private(set) var rules: [RuleID] = []
    /// Why, as every exception must say; `nil` when it does not.
    private(set) var reason: String?
    /// The last day on which it counts.
    private(set) var until: CalendarDate?
    /// How far it goes.
    private(set) var reach = Reach.block
    /// What could not be understood, as it was typed.
    private(set) var misread: [String] = []
    /// The comment.
    let span: SourceSpan
    /// The bytes it is for; `nil` when nothing follows.
    var target: SourceSpan?

    /// Reads the text of a comment; `nil` when it is any other comment.
    init?(_ comment: String, span: SourceSpan) {
        self.span = span
        var words = SuppressionWords(comment)
        guard words.next() == "heraut:", words.next() == "negeer" else { return nil }
        while let word = words.next() { take(word) }
    }

    private mutating func take(_ word: String) {
        guard let sign = word.firstIndex(of: "=") else {
            rules += word.split(separator: ",").map { RuleID(String($0)) }
            return
        }
        let value = String(word[word.index(after: sign)...])
        switch word[..<sign] {
        case "reden": reason = value.trimmingSpaces().isEmpty ? nil : value
        case "tot":
            until = CalendarDate(iso: value)
            if until == nil { misread.append(word) }
        case "voor":
            if let reach = Reach(rawValue: value) { self.reach = reach } else { misread.append(word) }
        default: misread.append(word)
        }
    }

    /// Whether it counts on `day`: an exception without a reason, that cannot be read or that has run out silences nothing.
    func counts(on day: CalendarDate?) -> Bool {
        reason != nil && misread.isEmpty && !isExpired(on: day)
    }

    /// Whether its last day has passed.
    func isExpired(on day: CalendarDate?) -> Bool {
        guard let until, let day else { return false }
        return day > until
    }

    /// Whether `finding` lies within its reach.
    func covers(_ finding: Finding) -> Bool {
        guard rules.contains(finding.rule) else { return false }
        if reach == .file { return true }
        return !finding.isDocument && (target?.contains(finding.span) ?? false)
    }
}

/// The words of a comment; what stands between quotation marks is one word with what is before it.
private struct SuppressionWords {
    private var rest: Substring

    init(_ comment: String) { rest = comment[...] }

    mutating func next() -> String? {
        rest = rest.drop(while: \.isWhitespace)
        guard !rest.isEmpty else { return nil }
        var word = ""
        var isQuoted = false
        while let character = rest.first, isQuoted || !character.isWhitespace {
            if character == "\"" { isQuoted.toggle() } else { word.append(character) }
            rest.removeFirst()
        }
        return word
    }
}

extension [Suppression] {
    /// Gives those for a section or the whole draft the bytes they are for.
    mutating func settleReach(in draft: Draft) {
        for index in indices {
            switch self[index].reach {
            case .block: break
            case .section: self[index].target = draft.section(around: self[index].span)
            case .file: self[index].target = SourceSpan(draft.bodyStart, draft.source.bytes.count)
            }
        }
    }
}

extension Draft {
    /// The section that `comment` stands in; the one that opens right after it when a heading follows.
    fileprivate func section(around comment: SourceSpan) -> SourceSpan {
        let headings = blocks.compactMap { block -> (level: Int, start: Int)? in
            if case .heading(let level, _) = block.content { (level, block.span.start) } else { nil }
        }
        let next = blocks.first { $0.span.start >= comment.end }
        let opening = headings.last { $0.start < comment.start || $0.start == next?.span.start }
        let start = opening?.start ?? bodyStart
        let end = headings.first { $0.start > start && $0.level <= (opening?.level ?? 6) }?.start
        return SourceSpan(start, end ?? source.bytes.count)
    }
}
