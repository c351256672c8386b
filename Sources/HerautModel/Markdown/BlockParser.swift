/// Splits lines into blocks. Containers call it again for the lines inside them.
struct BlockParser {
    /// Most lines a comment may have: past that, `<!--` without an end is text, and looking for the end stays cheap.
    private static let commentLimit = 100

    let bytes: [UInt8]

    func blocks(in lines: ArraySlice<Line>, depth: Int) -> [Block] {
        var blocks: [Block] = []
        var rest = lines
        while let line = rest.first {
            if line.isBlank {
                rest.removeFirst()
            } else {
                blocks.append(block(&rest, depth: depth))
            }
        }
        return blocks
    }

    /// Takes the lines of the next block off `rest`, which starts with a line that is not blank.
    private func block(_ rest: inout ArraySlice<Line>, depth: Int) -> Block {
        if let heading = heading(&rest) ?? fence(&rest) ?? rule(&rest) ?? comment(&rest) { return heading }
        if depth < Markdown.nestingLimit,
            let container = quote(&rest, depth: depth) ?? list(&rest, depth: depth)
        {
            return container
        }
        return table(&rest) ?? paragraph(&rest)
    }

    // MARK: Leaves

    private func heading(_ rest: inout ArraySlice<Line>) -> Block? {
        guard let line = rest.first, let level = headingLevel(line) else { return nil }
        rest.removeFirst()
        var start = indented(line) + level
        while start < line.end, isSpace(bytes[start]) { start += 1 }
        let end = withoutClosingHashes(start, line.end)
        let span = SourceSpan(line.start, line.end)
        return Block(.heading(level: level, inlines(start, end)), span: span)
    }

    private func headingLevel(_ line: Line) -> Int? {
        let start = indented(line)
        var level = 0
        while start + level < line.end, bytes[start + level] == UInt8(ascii: "#") { level += 1 }
        guard (1...6).contains(level), start + level == line.end || isSpace(bytes[start + level]) else {
            return nil
        }
        return level
    }

    private func withoutClosingHashes(_ start: Int, _ end: Int) -> Int {
        var cut = end
        while cut > start, bytes[cut - 1] == UInt8(ascii: "#") { cut -= 1 }
        guard cut < end, cut == start || isSpace(bytes[cut - 1]) else { return end }
        while cut > start, isSpace(bytes[cut - 1]) { cut -= 1 }
        return cut
    }

    private func fence(_ rest: inout ArraySlice<Line>) -> Block? {
        guard let open = rest.first, let count = fenceLength(open) else { return nil }
        let mark = bytes[indented(open)]
        var info = indented(open) + count
        while info < open.end, isSpace(bytes[info]) { info += 1 }
        rest.removeFirst()
        var content: [Line] = []
        var end = open.end
        while let line = rest.popFirst() {
            end = max(end, line.end)
            let isClosing =
                fenceLength(line).map {
                    $0 >= count && bytes[indented(line)] == mark && indented(line) + $0 == line.end
                }
            if isClosing ?? false { break }
            content.append(line)
        }
        let text = content.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) + "\n" }.joined()
        let word = String(decoding: bytes[info..<open.end], as: UTF8.self)
        return Block(.code(info: word, text: text), span: SourceSpan(open.start, end))
    }

    private func fenceLength(_ line: Line) -> Int? {
        let start = indented(line)
        guard start < line.end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
            return nil
        }
        var count = 0
        while start + count < line.end, bytes[start + count] == bytes[start] { count += 1 }
        return count >= 3 ? count : nil
    }

    private func rule(_ rest: inout ArraySlice<Line>) -> Block? {
        guard let line = rest.first, isRule(line) else { return nil }
        rest.removeFirst()
        return Block(.rule, span: SourceSpan(line.start, line.end))
    }

    private func isRule(_ line: Line) -> Bool {
        let start = indented(line)
        let mark = bytes[start]
        guard mark == UInt8(ascii: "-") || mark == UInt8(ascii: "*") || mark == UInt8(ascii: "_") else {
            return false
        }
        var marks = 0
        for position in start..<line.end where !isSpace(bytes[position]) {
            guard bytes[position] == mark else { return false }
            marks += 1
        }
        return marks >= 3
    }

    private func comment(_ rest: inout ArraySlice<Line>) -> Block? {
        guard let first = rest.first, bytes[indented(first)..<first.end].starts(with: "<!--".utf8)
        else { return nil }
        let start = indented(first)
        for (index, line) in rest.prefix(Self.commentLimit).enumerated() {
            let from = index == 0 ? start + 4 : line.start
            guard let close = find("-->", from: from, to: line.end) else { continue }
            guard close + 3 == line.end else { return nil }
            rest.removeFirst(index + 1)
            let text = String(decoding: bytes[start + 4..<close], as: UTF8.self)
            return Block(.comment(text), span: SourceSpan(start, line.end))
        }
        return nil
    }

    private func paragraph(_ rest: inout ArraySlice<Line>) -> Block {
        let first = rest.removeFirst()
        var lines = [first]
        while let line = rest.first, !line.isBlank, !startsBlock(line) { lines.append(rest.removeFirst()) }
        var parser = InlineParser(bytes: bytes, pieces: lines.map { (indented($0), $0.end) })
        return Block(
            .paragraph(parser.parse()), span: SourceSpan(indented(first), lines.last?.end ?? first.end))
    }

    private func startsBlock(_ line: Line) -> Bool {
        headingLevel(line) != nil || fenceLength(line) != nil || isRule(line) || quoteStart(line) != nil
            || marker(of: line) != nil || bytes[indented(line)..<line.end].starts(with: "<!--".utf8)
    }

    // MARK: Table

    private func table(_ rest: inout ArraySlice<Line>) -> Block? {
        guard rest.count >= 2, let head = rest.first, hasBar(head), isDelimiterRow(rest[rest.startIndex + 1])
        else { return nil }
        rest.removeFirst(2)
        let header = cells(head)
        var rows: [[[Inline]]] = []
        var end = head.end
        while let line = rest.first, !line.isBlank, hasBar(line) {
            rest.removeFirst()
            end = line.end
            let row = Array(cells(line).prefix(header.count))
            rows.append(row + Array(repeating: [], count: header.count - row.count))
        }
        return Block(.table(header: header, rows: rows), span: SourceSpan(head.start, max(end, head.end)))
    }

    private func hasBar(_ line: Line) -> Bool { bytes[line.start..<line.end].contains(UInt8(ascii: "|")) }

    private func isDelimiterRow(_ line: Line) -> Bool {
        guard hasBar(line) else { return false }
        let row = bytes[line.start..<line.end]
        return row.contains(UInt8(ascii: "-"))
            && row.allSatisfy { isSpace($0) || $0 == 0x7C || $0 == 0x2D || $0 == 0x3A }
    }

    private func cells(_ line: Line) -> [[Inline]] {
        var start = indented(line)
        var end = line.end
        if bytes[start] == UInt8(ascii: "|") { start += 1 }
        if end > start, bytes[end - 1] == UInt8(ascii: "|"), bytes[max(end - 2, start)] != UInt8(ascii: "\\")
        {
            end -= 1
        }
        var cells: [[Inline]] = []
        var from = start
        for position in start...max(start, end) {
            let isBar =
                position < end && bytes[position] == UInt8(ascii: "|")
                && bytes[position - 1] != UInt8(ascii: "\\")
            guard isBar || position == end else { continue }
            let (a, b) = trimmed(from, position)
            cells.append(inlines(a, b))
            from = position + 1
        }
        return cells
    }

    // MARK: Containers

    private func quoteStart(_ line: Line) -> Int? {
        let start = indented(line)
        guard start < line.end, bytes[start] == UInt8(ascii: ">") else { return nil }
        return start + 1 < line.end && isSpace(bytes[start + 1]) ? start + 2 : start + 1
    }

    private func quote(_ rest: inout ArraySlice<Line>, depth: Int) -> Block? {
        guard let first = rest.first, quoteStart(first) != nil else { return nil }
        var inner: [Line] = []
        var end = first.end
        while let line = rest.first, !line.isBlank, let start = quoteStart(line) {
            rest.removeFirst()
            inner.append(Line(start: min(start, line.end), end: line.end))
            end = line.end
        }
        return Block(.quote(blocks(in: inner[...], depth: depth + 1)), span: SourceSpan(indented(first), end))
    }

    /// A list marker: where its text starts, how it counts, and the byte that makes two lists differ.
    private struct Marker {
        let contentStart: Int
        let style: Block.ListStyle
        let delimiter: UInt8
    }

    private func marker(of line: Line) -> Marker? {
        let start = indented(line)
        guard start < line.end, !isRule(line) else { return nil }
        if bytes[start] == 0x2D || bytes[start] == 0x2A || bytes[start] == 0x2B {
            return marker(line, after: start + 1, .bullet)
        }
        var digits = start
        while digits < line.end, digits - start < 4, (48...57).contains(bytes[digits]) { digits += 1 }
        guard digits > start, digits < line.end,
            bytes[digits] == UInt8(ascii: ".") || bytes[digits] == UInt8(ascii: ")")
        else {
            return nil
        }
        let number = bytes[start..<digits].reduce(0) { $0 * 10 + Int($1 - 48) }
        return marker(line, after: digits + 1, .ordered(first: number))
    }

    private func marker(_ line: Line, after position: Int, _ style: Block.ListStyle) -> Marker? {
        guard position == line.end || isSpace(bytes[position]) else { return nil }
        var content = position
        while content < line.end, isSpace(bytes[content]) { content += 1 }
        return Marker(contentStart: content, style: style, delimiter: bytes[position - 1])
    }

    private func list(_ rest: inout ArraySlice<Line>, depth: Int) -> Block? {
        guard let first = rest.first, let firstMarker = marker(of: first) else { return nil }
        let margin = indented(first) - first.start
        var items: [Block.Item] = []
        var end = first.end
        while let line = rest.first, let marker = marker(of: line), marker.delimiter == firstMarker.delimiter,
            indented(line) - line.start <= margin + 1
        {
            let lines = itemLines(&rest, marker: marker)
            end = lines.last { !$0.isBlank }?.end ?? line.end
            items.append(item(lines, depth: depth))
            let blanks = rest.prefix { $0.isBlank }.count
            if blanks > 0, continues(rest.dropFirst(blanks), firstMarker, margin) { rest.removeFirst(blanks) }
        }
        return Block(
            .list(firstMarker.style, items), span: SourceSpan(indented(first), max(end, indented(first))))
    }

    private func continues(_ rest: ArraySlice<Line>, _ first: Marker, _ margin: Int) -> Bool {
        guard let next = rest.first, let marker = marker(of: next) else { return false }
        return marker.delimiter == first.delimiter && indented(next) - next.start <= margin + 1
    }

    /// The lines of one item, with the part that belongs to the marker taken off.
    private func itemLines(_ rest: inout ArraySlice<Line>, marker: Marker) -> [Line] {
        let first = rest.removeFirst()
        let width = max(2, marker.contentStart - first.start)
        // Two further than the marker is enough, as people type it; as far as the marker is the next item.
        let least = min(width, indented(first) - first.start + 2)
        var lines = [Line(start: min(marker.contentStart, first.end), end: first.end)]
        while let line = rest.first {
            if line.isBlank {
                let blanks = rest.prefix { $0.isBlank }
                guard let next = rest.dropFirst(blanks.count).first, indented(next) - next.start >= width
                else { break }
                lines += blanks
                rest.removeFirst(blanks.count)
            } else if indented(line) - line.start >= least {
                rest.removeFirst()
                lines.append(Line(start: line.start + min(width, indented(line) - line.start), end: line.end))
            } else if startsBlock(line) || lines.last?.isBlank ?? true {
                break
            } else {
                lines.append(rest.removeFirst())
            }
        }
        return lines
    }

    private func item(_ lines: [Line], depth: Int) -> Block.Item {
        var lines = lines
        var isTicked: Bool?
        if let first = lines.first, first.end - first.start >= 3,
            first.end - first.start == 3 || isSpace(bytes[first.start + 3])
        {
            let box = bytes[first.start..<first.start + 3]
            if box.elementsEqual("[ ]".utf8) { isTicked = false }
            if box.elementsEqual("[x]".utf8) || box.elementsEqual("[X]".utf8) { isTicked = true }
            if isTicked != nil { lines[0].start = min(first.end, first.start + 4) }
        }
        return Block.Item(blocks: blocks(in: lines[...], depth: depth + 1), isTicked: isTicked)
    }

    // MARK: Bytes

    private func inlines(_ start: Int, _ end: Int) -> [Inline] {
        var parser = InlineParser(bytes: bytes, pieces: [(min(start, end), end)])
        return parser.parse()
    }

    private func indented(_ line: Line) -> Int {
        var start = line.start
        while start < line.end, isSpace(bytes[start]) { start += 1 }
        return start
    }

    private func trimmed(_ start: Int, _ end: Int) -> (Int, Int) {
        var (start, end) = (start, end)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return (start, end)
    }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func find(_ needle: String, from start: Int, to end: Int) -> Int? {
        let needle = Array(needle.utf8)
        guard end - start >= needle.count else { return nil }
        return (start...end - needle.count).first { bytes[$0..<$0 + needle.count].elementsEqual(needle) }
    }
}
