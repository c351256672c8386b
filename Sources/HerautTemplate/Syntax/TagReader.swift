import HerautModel

/// What a tag does, by its sign.
enum TagKind {
    case variable, raw, open, inverted, close, partial, parent, block, comment, delimiters
}

/// Finds the tags of a text, one after the other, and says what is wrong with the ones that cannot be read.
struct TagReader {
    /// What was read.
    struct Reading {
        let kind: TagKind
        let tag: Tag
    }

    private let source: SourceText
    private let end: Int
    private(set) var delimiters: Delimiters
    private(set) var faults = FaultList()
    /// Where the next closing delimiter is, from `searched` on; `nil` when there is none. A forgotten one is then looked for once.
    private var close = Search()
    private var tripleClose = Search()

    private struct Search {
        var from = Int.max
        var found: Int?
    }

    init(source: SourceText, delimiters: Delimiters) {
        self.source = source
        self.end = source.bytes.count
        self.delimiters = delimiters
    }

    /// The first tag from `position` on that can be read.
    mutating func next(from position: Int) -> Reading? {
        var position = position
        while let open = find(delimiters.open, from: position) {
            if let reading = read(at: open, resume: &position) { return reading }
        }
        return nil
    }

    /// The tag at `open`; after a fault `nil`, with the position to go on from.
    private mutating func read(at open: Int, resume: inout Int) -> Reading? {
        let isTriple =
            delimiters == .standard && open + 2 < end && source.bytes[open + 2] == UInt8(ascii: "{")
        let inner = open + (isTriple ? 3 : delimiters.open.count)
        resume = inner
        guard let close = nextClose(isTriple, from: inner) else {
            reportUnclosed(open, inner)
            return nil
        }
        let content = SourceSpan(inner, close)
        let span = SourceSpan(open, close + (isTriple ? 3 : delimiters.close.count))
        switch source.bytes[inner] {
        case UInt8(ascii: "!") where !isTriple: return comment(content, span)
        case UInt8(ascii: "=") where !isTriple: return change(content, span, resume: &resume)
        default: break
        }
        guard let words = words(isTriple, content) else {
            reportUnclosed(open, inner)
            return nil
        }
        resume = span.end
        return named(words, span)
    }

    /// What a tag says: its sign and its name.
    private struct Words {
        let kind: TagKind
        let isDynamic: Bool
        let name: ArraySlice<UInt8>
    }

    /// The words between the delimiters; `nil` when the closing one belongs to another tag: one opens before it, or a line ends inside
    /// the name.
    private func words(_ isTriple: Bool, _ content: SourceSpan) -> Words? {
        var name = trimmed(source.bytes[content.range])
        var kind = isTriple ? TagKind.raw : .variable
        if !isTriple, let sign = name.first.flatMap(Self.kind) {
            kind = sign
            name = trimmed(name.dropFirst())
        }
        let isDynamic = [.partial, .parent, .close].contains(kind) && name.first == UInt8(ascii: "*")
        if isDynamic { name = trimmed(name.dropFirst()) }
        let isStandard = delimiters == .standard
        let isUnclosed = name.contains {
            $0 == UInt8(ascii: "\n")
                || (isStandard && ($0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}")))
        }
        return isUnclosed ? nil : Words(kind: kind, isDynamic: isDynamic, name: name)
    }

    private mutating func named(_ words: Words, _ span: SourceSpan) -> Reading? {
        guard Self.isName(words.name) else {
            reportBadName(words, span)
            return nil
        }
        let name = String(decoding: words.name, as: UTF8.self)
        return Reading(kind: words.kind, tag: Tag(name: name, span: span, isDynamic: words.isDynamic))
    }

    private static func kind(of sign: UInt8) -> TagKind? {
        switch sign {
        case UInt8(ascii: "#"): .open
        case UInt8(ascii: "^"): .inverted
        case UInt8(ascii: "/"): .close
        case UInt8(ascii: ">"): .partial
        case UInt8(ascii: "<"): .parent
        case UInt8(ascii: "$"): .block
        case UInt8(ascii: "&"): .raw
        default: nil
        }
    }

    /// White space and control characters have no place in a name; braces are what is left of a delimiter.
    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy {
                $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "{") && $0 != UInt8(ascii: "}")
            }
    }

    // MARK: Tags without a name

    /// A comment may hold anything. But one with an opening delimiter in it was most likely meant to end sooner, and what follows would
    /// silently be lost.
    private mutating func comment(_ content: SourceSpan, _ span: SourceSpan) -> Reading {
        if let inner = find(delimiters.open, from: content.start, before: content.end) {
            faults.report(
                "template.unclosedComment", at: SourceSpan(span.start, oneLine(span.start, inner)),
                in: source,
                hint: .key("hint.template.unclosedComment"))
        }
        return Reading(kind: .comment, tag: Tag(name: "", span: span))
    }

    private mutating func change(_ content: SourceSpan, _ span: SourceSpan, resume: inout Int) -> Reading? {
        let words = source.bytes[content.range].dropFirst()
        let isClosed = words.last == UInt8(ascii: "=")
        let pair = words.dropLast().split(whereSeparator: Self.isSpace)
        guard isClosed, let changed = Delimiters(Array(pair)) else {
            if source.bytes[content.range].contains(UInt8(ascii: "\n")) {
                reportUnclosed(span.start, content.start)
            } else {
                resume = span.end
                faults.report(
                    "template.badDelimiters", values: ["tag": source.text(of: span)], at: span, in: source,
                    hint: .key("hint.template.badDelimiters"))
            }
            return nil
        }
        delimiters = changed
        (close, tripleClose) = (Search(), Search())
        return Reading(kind: .delimiters, tag: Tag(name: "", span: span))
    }

    // MARK: Faults

    /// Points at the opening, up to where the author may have meant the tag to end.
    private mutating func reportUnclosed(_ open: Int, _ inner: Int) {
        let isComment = inner < end && source.bytes[inner] == UInt8(ascii: "!")
        let rule = isComment ? "template.unclosedComment" : "template.unclosedTag"
        let values = [
            "opent": source.text(of: SourceSpan(open, inner)),
            "sluit": inner - open == 3 && delimiters == .standard
                ? "}}}" : String(decoding: delimiters.close, as: UTF8.self),
        ]
        let next = find(delimiters.open, from: inner, before: min(end, inner + 60)) ?? end
        faults.report(
            rule, values: values, at: SourceSpan(open, max(inner, oneLine(open, next))), in: source,
            hint: .key("hint." + rule, values))
    }

    /// Where a place that starts at `open` ends so that it stays on its line, before `limit`, and is no longer than one can see.
    private func oneLine(_ open: Int, _ limit: Int) -> Int {
        var stop = open
        while stop < min(limit, open + 60), source.bytes[stop] != UInt8(ascii: "\n") { stop += 1 }
        while stop > open, stop < end, source.bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
        while stop > open, Self.isSpace(source.bytes[stop - 1]) { stop -= 1 }
        return stop
    }

    private mutating func reportBadName(_ words: Words, _ span: SourceSpan) {
        let text = String(decoding: words.name, as: UTF8.self)
        let rule = text.isEmpty ? "template.emptyTag" : "template.badName"
        faults.report(
            rule, values: ["tag": source.text(of: span)], at: span, in: source,
            hint: hint(rule, words.kind, text))
    }

    /// Authors who know another template language write its words here.
    private func hint(_ rule: String, _ kind: TagKind, _ text: String) -> Message {
        let words = text.split(separator: " ")
        guard words.count == 2, kind != .variable else {
            return .key("hint." + rule)
        }
        let isNegative = words[0] == "unless"
        guard isNegative || ["if", "each", "with"].contains(words[0]) else { return .key("hint." + rule) }
        let values = ["naam": String(words[1]), "teken": isNegative ? "^" : "#"]
        return .key("hint.template.sectionWord", values)
    }

    // MARK: Bytes

    private func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: Self.isSpace)
        while let last = bytes.last, Self.isSpace(last) { bytes.removeLast() }
        return bytes
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    /// The next closing delimiter from `start` on. Positions only grow, so an answer holds until it is passed.
    private mutating func nextClose(_ isTriple: Bool, from start: Int) -> Int? {
        let search = isTriple ? tripleClose : close
        if search.from <= start, search.found ?? .max >= start { return search.found }
        let needle = isTriple ? Array("}}}".utf8) : delimiters.close
        let fresh = Search(from: start, found: find(needle, from: start))
        if isTriple { tripleClose = fresh } else { close = fresh }
        return fresh.found
    }

    private func find(_ needle: [UInt8], from start: Int, before limit: Int? = nil) -> Int? {
        source.bytes.withUnsafeBufferPointer { bytes in
            let last = (limit ?? end) - needle.count
            var at = start
            while at <= last {
                if bytes[at] == needle[0], bytes[at..<at + needle.count].elementsEqual(needle) { return at }
                at += 1
            }
            return nil
        }
    }
}
