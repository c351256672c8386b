/// A piece of text that stands where a word can stand.
public struct TextToken: Hashable, Sendable {
    /// What it is made of.
    public enum Kind: UInt8, Sendable {
        /// Letters, with hyphens and apostrophes inside (`foto's`, `e-mail`), or an abbreviation with its dots (`i.v.m.`).
        case word
        /// Starts with a letter and holds a digit (`X2`, `covid-19`).
        case mixed
        /// Starts with a digit or a plus: `19.30`, `6:166`, `0900-8844`, `172a`, `100%`.
        case number
        /// `#tag`.
        case hashtag
        /// `@name`.
        case handle
        /// E-mail address.
        case email
        /// Web address, with or without a protocol.
        case link
    }

    /// What it is made of.
    public let kind: Kind
    /// Its bytes, half-open.
    public let range: Range<Int>

    /// A token at a place.
    public init(_ kind: Kind, _ range: Range<Int>) {
        self.kind = kind
        self.range = range
    }
}

/// Cuts text into words, numbers, addresses and tags. Punctuation is left out. Linear in the length of the text.
public struct WordSplitter: Sendable {
    /// A splitter. It needs no data: the shape of a word decides.
    public init() {}

    /// The tokens in `range` of UTF-8 `bytes` (all of it by default), in order.
    public func tokens(in bytes: [UInt8], range: Range<Int>? = nil) -> [TextToken] {
        let range = range ?? 0..<bytes.count
        var tokens: [TextToken] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let plain = PlainChunk(bytes, index, range.upperBound) {
                if let token = plain.token { tokens.append(token) }
                index = plain.end
                continue
            }
            let character = Letters.character(bytes, index, range.upperBound)
            if Letters.isSpace(character.scalar) {
                index += character.length
                continue
            }
            let chunk = index..<chunkEnd(bytes, index, range.upperBound)
            ChunkReader(bytes: bytes, chunk: chunk).read(into: &tokens)
            index = chunk.upperBound
        }
        return tokens
    }

    private func chunkEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end {
            let character = Letters.character(bytes, index, end)
            if Letters.isSpace(character.scalar) { break }
            index += character.length
        }
        return index
    }
}

/// What most text is made of, told by its bytes alone: a space, or a word or a number of plain letters or digits up to a space, perhaps with one
/// sign behind it.
private struct PlainChunk {
    let token: TextToken?
    let end: Int

    /// `nil` for anything else.
    @inline(__always)
    init?(_ bytes: [UInt8], _ start: Int, _ limit: Int) {
        let first = bytes[start]
        if first == 0x20 {
            token = nil
            end = start + 1
            return
        }
        let isNumber = Self.isDigit(first)
        guard isNumber || Self.isLetter(first) else { return nil }
        var index = start + 1
        while index < limit, isNumber ? Self.isDigit(bytes[index]) : Self.isLetter(bytes[index]) {
            index += 1
        }
        let wordEnd = index
        if index < limit, Self.isSign(bytes[index]) { index += 1 }
        guard index == limit || bytes[index] == 0x20 || bytes[index] == 0x0A else { return nil }
        token = TextToken(isNumber ? .number : .word, start..<wordEnd)
        end = index
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

    /// A sign that closes a word and belongs to none.
    private static func isSign(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?")
            || byte == UInt8(ascii: "!") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":")
    }
}

/// Reads what stands between two spaces.
private struct ChunkReader {
    let bytes: [UInt8]
    let chunk: Range<Int>

    func read(into tokens: inout [TextToken]) {
        if let address = AddressShape(bytes, chunk).token {
            tokens.append(address)
            return
        }
        var index = chunk.lowerBound
        while index < chunk.upperBound {
            if let token = token(at: index) {
                tokens.append(token)
                index = token.range.upperBound
            } else {
                index += character(index).length
            }
        }
    }

    private func character(_ index: Int) -> Letters.Character {
        Letters.character(bytes, index, chunk.upperBound)
    }

    private func scalar(_ index: Int) -> Unicode.Scalar? {
        index < chunk.upperBound ? character(index).scalar : nil
    }

    private func token(at index: Int) -> TextToken? {
        let first = character(index).scalar
        let next = scalar(index + character(index).length)
        switch first {
        case "#" where next.map(isWordPart) ?? false: return tag(.hashtag, at: index)
        case "@" where next.map(isWordPart) ?? false: return tag(.handle, at: index)
        case "+" where next.map(Letters.isDigit) ?? false: return run(from: index, after: index + 1)
        default: break
        }
        if Letters.isApostrophe(first) { return clitic(at: index) }
        return isWordPart(first) ? run(from: index, after: index) : nil
    }

    private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        Letters.isLetter(scalar) || Letters.isDigit(scalar)
    }

    private func tag(_ kind: TextToken.Kind, at start: Int) -> TextToken {
        var index = start + 1
        while let next = scalar(index),
            isWordPart(next) || next == "_" || (kind == .handle && next == "." && partFollows(index))
        {
            index += character(index).length
        }
        return TextToken(kind, start..<index)
    }

    private func partFollows(_ index: Int) -> Bool { scalar(index + 1).map(isWordPart) ?? false }

    /// `'s`, `'t`, `'n`: a word of one letter behind an apostrophe.
    private func clitic(at start: Int) -> TextToken? {
        let letter = start + character(start).length
        guard let scalar = scalar(letter), "stnkmr".unicodeScalars.contains(scalar),
            letter + 1 == chunk.upperBound
        else {
            return nil
        }
        return TextToken(.word, start..<letter + 1)
    }

    /// A run of letters and digits, with the signs that may stand inside it.
    private func run(from start: Int, after first: Int) -> TextToken {
        var index = first
        var partStart = first
        var hasDigit = false
        var isDotted = false
        let startsWithDigit = character(first).scalar.value < 0x80 && Letters.isDigit(character(first).scalar)
        while let next = scalar(index) {
            let length = character(index).length
            if isWordPart(next) {
                hasDigit = hasDigit || Letters.isDigit(next)
            } else if joins(next, at: index, length: length, partStart: partStart) {
                isDotted = isDotted || (next == "." && !startsWithDigit)
                partStart = index + length
            } else {
                break
            }
            index += length
        }
        if let next = scalar(index), (next == "." && isDotted) || (next == "%" && startsWithDigit) {
            index += 1
        }
        return TextToken(startsWithDigit ? .number : hasDigit ? .mixed : .word, start..<index)
    }

    /// Whether a sign ties what stands before and after it into one token.
    private func joins(_ sign: Unicode.Scalar, at index: Int, length: Int, partStart: Int) -> Bool {
        guard let after = scalar(index + length), isWordPart(after), index > partStart else { return false }
        let before = Letters.characterBefore(bytes, index, chunk.lowerBound).scalar
        let betweenDigits = Letters.isDigit(before) && Letters.isDigit(after)
        switch sign {
        case "-", "‑", "‐": return true
        case "'", "’", "ʼ": return Letters.isLetter(before) || Letters.isDigit(before)
        case ",", ":", "/": return betweenDigits
        // `i.v.m.`: parts of one or two letters. `klaar.Daarna` is two words without a space.
        case ".":
            return betweenDigits
                || (index - partStart <= 2 && Letters.isLetter(before) && Letters.isLetter(after))
        default: return false
        }
    }
}

/// Tells web and e-mail addresses from words.
private struct AddressShape {
    let token: TextToken?

    init(_ bytes: [UInt8], _ chunk: Range<Int>) {
        var range = chunk
        while let first = range.first.map({ Letters.character(bytes, $0, range.upperBound) }),
            Letters.isOpener(first.scalar) || first.scalar == "<"
        {
            range = range.lowerBound + first.length..<range.upperBound
        }
        range = Self.withoutTail(bytes, range)
        let text = bytes[range]
        if Self.startsLikeLink(text) {
            token = TextToken(.link, range)
        } else if let at = text.firstIndex(of: UInt8(ascii: "@")), at > range.lowerBound,
            Self.isDomain(text[(at + 1)...])
        {
            token = TextToken(.email, range)
        } else if Self.isDomain(text.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }) {
            token = TextToken(.link, range)
        } else {
            token = nil
        }
    }

    private static func withoutTail(_ bytes: [UInt8], _ chunk: Range<Int>) -> Range<Int> {
        var range = chunk
        while !range.isEmpty {
            let last = Letters.characterBefore(bytes, range.upperBound, range.lowerBound)
            guard Letters.isCloser(last.scalar) || ".,;:!?>…".unicodeScalars.contains(last.scalar) else {
                break
            }
            range = range.lowerBound..<range.upperBound - last.length
        }
        return range
    }

    private static func startsLikeLink(_ text: ArraySlice<UInt8>) -> Bool {
        let head = Folding.lowercased(Array(text.prefix(12)))
        return ["https://", "http://", "www."].contains {
            head.starts(with: $0.utf8) && text.count > $0.utf8.count
        }
    }

    /// `voorbeeldstad.example`: labels of two or more letters, digits or hyphens; the last of small letters.
    private static func isDomain(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= 253, text.contains(UInt8(ascii: ".")) else { return false }
        let labels = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return false }
        return labels.allSatisfy { label in
            label.count >= 2
                && label.allSatisfy {
                    (48...57).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
                }
        }
    }
}
