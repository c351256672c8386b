/// Reads running text: emphasis, code, links, pictures, comments, escapes. One pass with a stack of open marks, so linear.
struct InlineParser {
    private let bytes: [UInt8]
    /// The lines of the paragraph; a line break comes between two of them.
    private let pieces: [(start: Int, end: Int)]

    private var items: [Item] = []
    /// Indices in `items` of marks that may still open something, a stack for each byte.
    private var openStars: [Int] = []
    private var openUnderscores: [Int] = []
    private var openBrackets: [Int] = []
    private var textStart: Int?
    /// Lengths of backtick runs that have no partner further on.
    private var unmatchedTicks: Set<Int> = []
    /// Whether this line is known to have no further `-->`.
    private var hasNoCommentEnd = false

    private enum Item {
        case inline(Inline, depth: Int)
        case mark(byte: UInt8, count: Int, span: SourceSpan)
        case bracket(isImage: Bool, span: SourceSpan)
    }

    init(bytes: [UInt8], pieces: [(Int, Int)]) {
        self.bytes = bytes
        self.pieces = pieces.map { (start: $0.0, end: $0.1) }
    }

    mutating func parse() -> [Inline] {
        for (index, piece) in pieces.enumerated() {
            if index > 0 { append(Inline(.lineBreak, span: SourceSpan(pieces[index - 1].end, piece.start))) }
            parse(piece.start, piece.end)
        }
        return inlines(of: items[...])
    }

    private mutating func parse(_ start: Int, _ end: Int) {
        unmatchedTicks = []
        hasNoCommentEnd = false
        var position = start
        while position < end {
            position = step(position, end)
        }
        flush(end)
    }

    /// Handles what starts at `position` and returns where to go on.
    private mutating func step(_ position: Int, _ end: Int) -> Int {
        switch bytes[position] {
        case UInt8(ascii: "\\") where position + 1 < end && isPunctuation(bytes[position + 1]):
            flush(position)
            textStart = position + 1
            return position + 2
        case UInt8(ascii: "*"), UInt8(ascii: "_"): return mark(position, end)
        case UInt8(ascii: "`"): return code(position, end)
        case UInt8(ascii: "["): return bracket(position, isImage: false)
        case UInt8(ascii: "!") where position + 1 < end && bytes[position + 1] == UInt8(ascii: "["):
            return bracket(position, isImage: true)
        case UInt8(ascii: "]"): return closeBracket(position, end)
        case UInt8(ascii: "<"): return angle(position, end)
        default:
            if textStart == nil { textStart = position }
            return position + 1
        }
    }

    // MARK: Text

    private mutating func flush(_ end: Int) {
        guard let start = textStart else { return }
        textStart = nil
        guard start < end else { return }
        append(
            Inline(.text(String(decoding: bytes[start..<end], as: UTF8.self)), span: SourceSpan(start, end)))
    }

    private mutating func append(_ inline: Inline, depth: Int = 0) {
        items.append(.inline(inline, depth: depth))
    }

    private func inlines(of items: ArraySlice<Item>) -> [Inline] {
        items.map { item in
            switch item {
            case .inline(let inline, _): inline
            case .mark(_, _, let span), .bracket(_, let span):
                Inline(.text(String(decoding: bytes[span.range], as: UTF8.self)), span: span)
            }
        }
    }

    private func depth(of items: ArraySlice<Item>) -> Int {
        items.reduce(0) { deepest, item in
            if case .inline(_, let depth) = item { max(deepest, depth) } else { deepest }
        }
    }

    // MARK: Emphasis

    private mutating func mark(_ position: Int, _ end: Int) -> Int {
        flush(position)
        let byte = bytes[position]
        var next = position
        while next < end, bytes[next] == byte { next += 1 }
        let before = position > 0 ? bytes[position - 1] : 0x20
        let after = next < end ? bytes[next] : 0x20
        var canOpen = next < end && !isBlank(after)
        var canClose = !isBlank(before)
        if byte == UInt8(ascii: "_") {
            // snake_case is a word, not emphasis.
            canOpen = canOpen && !isWord(before)
            canClose = canClose && !isWord(after)
        }
        var left = next - position
        if canClose { left = close(byte, count: left, end: next) }
        if left > 0 {
            let span = SourceSpan(next - left, next)
            let index = items.count
            if canOpen { withStack(byte) { $0.append(index) } }
            items.append(.mark(byte: byte, count: left, span: span))
        }
        return next
    }

    /// Closes as many open marks as `count` allows; returns how many bytes of the run are left.
    private mutating func close(_ byte: UInt8, count: Int, end: Int) -> Int {
        var left = count
        while left > 0, let index = (byte == UInt8(ascii: "*") ? openStars : openUnderscores).last {
            guard case .mark(_, let openCount, let openSpan) = items[index], index + 1 < items.count else {
                break
            }
            let depth = depth(of: items[(index + 1)...]) + 1
            guard depth <= Markdown.nestingLimit else {
                withStack(byte) { _ = $0.popLast() }
                break
            }
            let width = min(left, openCount) >= 2 ? 2 : 1
            let inner = inlines(of: items[(index + 1)...])
            let span = SourceSpan(openSpan.end - width, end - left + width)
            left -= width
            if openCount > width {
                truncate(to: index + 1)
                let rest = SourceSpan(openSpan.start, openSpan.end - width)
                items[index] = .mark(byte: byte, count: openCount - width, span: rest)
            } else {
                truncate(to: index)
            }
            append(Inline(width == 2 ? .strong(inner) : .emphasis(inner), span: span), depth: depth)
        }
        return left
    }

    /// Forgets the items from `count` on, and with them every mark that could still open.
    private mutating func truncate(to count: Int) {
        items.removeSubrange(count...)
        while let last = openStars.last, last >= count { openStars.removeLast() }
        while let last = openUnderscores.last, last >= count { openUnderscores.removeLast() }
        while let last = openBrackets.last, last >= count { openBrackets.removeLast() }
    }

    private mutating func withStack(_ byte: UInt8, _ change: (inout [Int]) -> Void) {
        if byte == UInt8(ascii: "*") { change(&openStars) } else { change(&openUnderscores) }
    }

    // MARK: Code, links, comments

    private mutating func code(_ position: Int, _ end: Int) -> Int {
        flush(position)
        let width = run(position, end)
        if !unmatchedTicks.contains(width) {
            var search = position + width
            while search < end {
                guard bytes[search] == UInt8(ascii: "`") else { search += 1; continue }
                let closing = run(search, end)
                if closing == width {
                    let text = String(decoding: bytes[position + width..<search], as: UTF8.self)
                    append(Inline(.code(text), span: SourceSpan(position, search + width)))
                    return search + width
                }
                search += closing
            }
            unmatchedTicks.insert(width)
        }
        textStart = position
        flush(position + width)
        return position + width
    }

    private func run(_ position: Int, _ end: Int) -> Int {
        var next = position
        while next < end, bytes[next] == bytes[position] { next += 1 }
        return next - position
    }

    private mutating func bracket(_ position: Int, isImage: Bool) -> Int {
        flush(position)
        let next = position + (isImage ? 2 : 1)
        openBrackets.append(items.count)
        items.append(.bracket(isImage: isImage, span: SourceSpan(position, next)))
        return next
    }

    private mutating func closeBracket(_ position: Int, _ end: Int) -> Int {
        guard let index = openBrackets.popLast(), case .bracket(let isImage, let span) = items[index],
            let (destination, next) = destination(position + 1, end)
        else {
            if textStart == nil { textStart = position }
            return position + 1
        }
        flush(position)
        let depth = depth(of: items[(index + 1)...]) + 1
        let inner = inlines(of: items[(index + 1)...])
        truncate(to: index)
        // No link in a link: an outer bracket can no longer become one.
        if !isImage { openBrackets.removeAll() }
        let content: Inline.Content =
            isImage
            ? .image(alt: inner.plainText, destination: destination) : .link(inner, destination: destination)
        append(Inline(content, span: SourceSpan(span.start, next)), depth: depth)
        return next
    }

    /// `(destination)` right after a bracket, without spaces in it, of at most 2,000 bytes.
    private func destination(_ position: Int, _ end: Int) -> (String, Int)? {
        guard position < end, bytes[position] == UInt8(ascii: "(") else { return nil }
        var next = position + 1
        let limit = min(end, next + 2_000)
        while next < limit, bytes[next] != UInt8(ascii: ")"), !isBlank(bytes[next]) { next += 1 }
        guard next < limit, bytes[next] == UInt8(ascii: ")") else { return nil }
        return (String(decoding: bytes[position + 1..<next], as: UTF8.self), next + 1)
    }

    private mutating func angle(_ position: Int, _ end: Int) -> Int {
        if let next = comment(position, end) ?? autolink(position, end) { return next }
        if textStart == nil { textStart = position }
        return position + 1
    }

    private mutating func comment(_ position: Int, _ end: Int) -> Int? {
        guard !hasNoCommentEnd, bytes[position..<end].starts(with: "<!--".utf8) else { return nil }
        var next = position + 4
        while next + 3 <= end, !bytes[next..<next + 3].elementsEqual("-->".utf8) { next += 1 }
        guard next + 3 <= end else {
            hasNoCommentEnd = true
            return nil
        }
        flush(position)
        let text = String(decoding: bytes[position + 4..<next], as: UTF8.self)
        append(Inline(.comment(text), span: SourceSpan(position, next + 3)))
        return next + 3
    }

    /// `<https://…>` and `<name@host>`: the address is its own text.
    private mutating func autolink(_ position: Int, _ end: Int) -> Int? {
        var next = position + 1
        let limit = min(end, next + 2_000)
        while next < limit, bytes[next] != UInt8(ascii: ">"), bytes[next] != UInt8(ascii: "<"),
            !isBlank(bytes[next])
        {
            next += 1
        }
        guard next < limit, bytes[next] == UInt8(ascii: ">") else { return nil }
        let text = String(decoding: bytes[position + 1..<next], as: UTF8.self)
        let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        guard isWeb || (text.contains("@") && !text.hasPrefix("@")) else { return nil }
        flush(position)
        let inner = Inline(.text(text), span: SourceSpan(position + 1, next))
        let link = Inline.Content.link([inner], destination: isWeb ? text : "mailto:" + text)
        append(Inline(link, span: SourceSpan(position, next + 1)), depth: 1)
        return next + 1
    }

    // MARK: Bytes

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
            || (0x7B...0x7E).contains(byte)
    }

    private func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte)
    }
}
