import HerautModel

/// A caption as it stands in a draft: WebVTT or SubRip, in a code block or as plain lines.
struct Caption {
    /// One line of text.
    struct Line {
        let span: SourceSpan
        /// Characters as a viewer counts them, without tags.
        let characters: Int
    }

    /// How long it is on screen.
    let milliseconds: Int
    let lines: [Line]

    /// From the first line to the last.
    var textSpan: SourceSpan { lines.dropFirst().reduce(lines[0].span) { $0.union($1.span) } }
}

/// Finds captions by their line of times: `00:00:01.000 --> 00:00:03.500`.
enum CaptionReader {
    /// The captions of a draft that have text, in order.
    static func captions(in document: LintDocument) -> [Caption] {
        document.draft.blocks.flatMap { block -> [Caption] in
            switch block.content {
            case .code, .paragraph: captions(in: block.span, of: document.source)
            default: []
            }
        }
    }

    private static func captions(in span: SourceSpan, of source: SourceText) -> [Caption] {
        var captions: [Caption] = []
        var milliseconds: Int?
        var lines: [Caption.Line] = []
        func close() {
            if let time = milliseconds, !lines.isEmpty {
                captions.append(Caption(milliseconds: time, lines: lines))
            }
            (milliseconds, lines) = (nil, [])
        }
        let first = source.location(of: span.start).line
        let last = source.location(of: span.end).line
        for number in first...max(first, last) {
            let line = trimmed(source.lineSpan(number), in: source)
            let text = source.text(of: line)
            if let time = duration(text) {
                // The number above the times of a SubRip caption is no text.
                if lines.last.map({ Int(source.text(of: $0.span)) != nil }) ?? false { lines.removeLast() }
                close()
                milliseconds = time
            } else if line.isEmpty || text.hasPrefix("```") || text.hasPrefix("~~~") {
                close()
            } else if milliseconds != nil {
                lines.append(Caption.Line(span: line, characters: visible(text)))
            }
        }
        close()
        return captions
    }

    private static func trimmed(_ span: SourceSpan, in source: SourceText) -> SourceSpan {
        var (start, end) = (span.start, span.end)
        while start < end, source.bytes[start] == 0x20 || source.bytes[start] == 0x09 { start += 1 }
        while end > start, source.bytes[end - 1] == 0x20 || source.bytes[end - 1] == 0x09 { end -= 1 }
        return SourceSpan(start, end)
    }

    /// Milliseconds between the two times of a line; `nil` when it holds none.
    private static func duration(_ line: String) -> Int? {
        let words = line.split(separator: " ")
        guard words.count >= 3, words[1] == "-->", let from = time(words[0]), let to = time(words[2]) else {
            return nil
        }
        return max(0, to - from)
    }

    /// `00:00:01.000`, `00:01.000`, `00:00:01,000`.
    private static func time(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let seconds = parts.last else { return nil }
        let halves = seconds.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
        let numbers = (parts.dropLast() + halves).map { $0.utf8.count <= 3 ? Int($0) : nil }
        guard halves.count == 2, halves[1].utf8.count == 3, !numbers.contains(nil) else { return nil }
        let whole = numbers.compactMap { $0 }
        return whole.dropLast().reduce(0) { $0 * 60 + $1 } * 1000 + (whole.last ?? 0)
    }

    /// Characters on screen: tags (`<i>`, `{\an8}`) are not.
    private static func visible(_ text: String) -> Int {
        var count = 0
        var closing: Character?
        for character in text {
            if let close = closing {
                if character == close { closing = nil }
            } else if character == "<" {
                closing = ">"
            } else if character == "{" {
                closing = "}"
            } else {
                count += 1
            }
        }
        return count
    }
}
