import HerautModel

/// A piece of a Mustache text.
enum Token {
    case text(SourceSpan)
    case tag(TagKind, Tag, indent: String)
}

/// What a tag does, by its sign.
enum TagKind {
    case variable, raw, open, inverted, close, partial, comment
    /// Signs of the optional modules of the specification and of changing delimiters; not read yet.
    case unsupported
}

/// Cuts a text into tokens. Tags that stand alone on their line take the line with them, as the specification has it.
struct MustacheLexer {
    private let source: SourceText
    private let start: Int
    private let end: Int
    private var position: Int
    private var tokens: [Token] = []
    private(set) var findings: [Finding] = []

    init(source: SourceText, from start: Int) {
        self.source = source
        self.start = start
        self.position = start
        self.end = source.bytes.count
    }

    mutating func tokenize() -> [Token] {
        var textStart = position
        while let open = find("{{", from: position) {
            guard let (kind, tag, close) = readTag(at: open) else { continue }
            let (textEnd, next, indent) = lineAround(open, close, kind)
            if textStart < textEnd { tokens.append(.text(SourceSpan(textStart, textEnd))) }
            if kind != .comment { tokens.append(.tag(kind, tag, indent: indent)) }
            position = next
            textStart = next
        }
        if textStart < end { tokens.append(.text(SourceSpan(textStart, end))) }
        return tokens
    }

    /// The tag that opens at `open`, or `nil` after reporting what is wrong with it; then `position` is past the fault.
    private mutating func readTag(at open: Int) -> (TagKind, Tag, close: Int)? {
        let isTriple = open + 2 < end && source.bytes[open + 2] == UInt8(ascii: "{")
        let inner = open + (isTriple ? 3 : 2)
        let isComment = inner < end && source.bytes[inner] == UInt8(ascii: "!")
        guard let close = find(isTriple ? "}}}" : "}}", from: inner), isComment || !crossesTag(inner, close)
        else {
            report("template.unclosedTag", at: SourceSpan(open, min(lineEnd(open), open + 60)))
            position = inner
            return nil
        }
        let after = close + (isTriple ? 3 : 2)
        let (kind, name) = sign(isTriple, source.text(of: SourceSpan(inner, close)))
        let tag = Tag(name: name, span: SourceSpan(open, after))
        if kind == .unsupported || (kind != .comment && !Self.isName(name)) {
            report(kind == .unsupported ? "template.unsupportedTag" : "template.badName", at: tag.span)
            position = after
            return nil
        }
        return (kind, tag, after)
    }

    private func sign(_ isTriple: Bool, _ content: String) -> (TagKind, String) {
        if isTriple { return (.raw, content.trimmingSpaces()) }
        let kinds: [Character: TagKind] = [
            "#": .open, "^": .inverted, "/": .close, ">": .partial, "!": .comment, "&": .raw,
            "=": .unsupported, "$": .unsupported,
            "<": .unsupported,
        ]
        let trimmed = content.trimmingSpaces()
        guard let first = trimmed.first, let kind = kinds[first] else { return (.variable, trimmed) }
        return (kind, trimmed.dropFirst().trimmingSpaces())
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && !name.unicodeScalars.contains { $0 == "{" || $0 == "}" || $0.value <= 32 }
    }

    /// Another tag opens, or a paragraph ends, before this one closes: then it was forgotten.
    private func crossesTag(_ start: Int, _ close: Int) -> Bool {
        let inner = source.bytes[start..<close]
        return inner.contains(UInt8(ascii: "\n")) || inner.contains(UInt8(ascii: "{"))
    }

    /// Where the text before a tag ends and the text after it starts, and the white space before a tag that stands alone.
    private func lineAround(_ open: Int, _ close: Int, _ kind: TagKind) -> (
        textEnd: Int, next: Int, indent: String
    ) {
        guard kind != .variable, kind != .raw else { return (open, close, "") }
        var start = open
        while start > position, isSpace(source.bytes[start - 1]) { start -= 1 }
        var stop = close
        while stop < end, isSpace(source.bytes[stop]) { stop += 1 }
        let startsLine = start == 0 || source.bytes[start - 1] == UInt8(ascii: "\n") || start == self.start
        guard startsLine, stop == end || isLineEnd(stop) else { return (open, close, "") }
        if stop < end, source.bytes[stop] == UInt8(ascii: "\r") { stop += 1 }
        if stop < end, source.bytes[stop] == UInt8(ascii: "\n") { stop += 1 }
        return (start, stop, source.text(of: SourceSpan(start, open)))
    }

    private func isLineEnd(_ at: Int) -> Bool {
        source.bytes[at] == UInt8(ascii: "\n")
            || (source.bytes[at] == UInt8(ascii: "\r") && at + 1 < end
                && source.bytes[at + 1] == UInt8(ascii: "\n"))
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func lineEnd(_ at: Int) -> Int { source.lineSpan(source.location(of: at).line).end }

    private func find(_ needle: String, from start: Int) -> Int? {
        let needle = Array(needle.utf8)
        var at = start
        while at + needle.count <= end {
            if source.bytes[at] == needle[0], source.bytes[at..<at + needle.count].elementsEqual(needle) {
                return at
            }
            at += 1
        }
        return nil
    }

    private mutating func report(_ rule: String, at span: SourceSpan) {
        findings.append(
            Finding(
                RuleID(rule), .error, .key(rule, ["tag": source.text(of: span)]), at: span, in: source,
                hint: .key("hint." + rule)))
    }
}
