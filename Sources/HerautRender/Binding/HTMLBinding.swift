import HerautModel

/// Web pages: what stands in the body of each becomes an article; the head is that of the first.
struct HTMLBinding: Binding {
    private var isFirst = true

    private static let style =
        "article + article { break-before: right; }\n@media screen { article + article { margin-top: 6rem; } }\n"

    mutating func add(_ letter: some LetterBinder.Source) throws(LetterBinder.Fault) -> [UInt8] {
        guard let page = letter.bytes(), let body = page.range(of: "<body", from: 0),
            let open = page[body.upperBound...].firstIndex(of: UInt8(ascii: ">")),
            let close = page.lastRange(of: "</body>")
        else { throw .strange }
        let article = Array("\n<article>".utf8) + page[(open + 1)..<close.lowerBound] + "</article>\n".utf8
        guard isFirst else { return article }
        isFirst = false
        guard let style = page.range(of: "</style>", from: 0) else { throw .strange }
        return page[..<style.lowerBound] + Self.style.utf8 + page[style.lowerBound...open] + article
    }

    func finish() -> [UInt8] { Array("</body>\n</html>\n".utf8) }
}

extension [UInt8] {
    /// Where `text` stands first from `start` on.
    func range(of text: StaticString, from start: Int) -> Range<Int>? {
        let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard let first = needle.first else { return nil }
        var next = start
        while let found = self[next...].firstIndex(of: first), found + needle.count <= count {
            if self[found..<found + needle.count].elementsEqual(needle) {
                return found..<found + needle.count
            }
            next = found + 1
        }
        return nil
    }

    /// Where `text` stands last.
    func lastRange(of text: StaticString) -> Range<Int>? {
        let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        var start = count - needle.count
        while start >= 0 {
            if self[start..<start + needle.count].elementsEqual(needle) {
                return start..<start + needle.count
            }
            start -= 1
        }
        return nil
    }
}
