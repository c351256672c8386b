/// Cuts a passage into words. A web address, an e-mail address, a `@name` and a piece of code are one word each.
enum Tokenizer {
    static func words(
        in bytes: [UInt8], folded: [UInt8], sentences: [Range<Int>], code: [Range<Int>],
        vocabulary: inout Vocabulary
    ) -> [Word] {
        var scanner = Scanner(bytes: bytes, folded: folded, code: code[...])
        var words: [Word] = []
        words.reserveCapacity(bytes.count / 6)
        var sentence = 0
        while let (range, kind) = scanner.next() {
            while sentence + 1 < sentences.count, sentences[sentence + 1].lowerBound <= range.lowerBound {
                sentence += 1
            }
            let form = folded.withUnsafeBufferPointer {
                vocabulary.number(of: UnsafeBufferPointer(rebasing: $0[range]), kind)
            }
            words.append(
                Word(
                    start: Int32(range.lowerBound), end: Int32(range.upperBound),
                    sentenceIndex: Int32(sentence), form: form, kind: kind))
        }
        return words
    }

    private struct Scanner {
        let bytes: [UInt8]
        let folded: [UInt8]
        var code: ArraySlice<Range<Int>>
        var position = 0

        mutating func next() -> (Range<Int>, Word.Kind)? {
            while position < folded.count {
                if let piece = code.first, piece.lowerBound <= position {
                    code.removeFirst()
                    position = max(position, piece.upperBound)
                    return (piece, .code)
                }
                if let word = word() { return word }
                position += 1
            }
            return nil
        }

        /// The word that starts here, and moves past it.
        private mutating func word() -> (Range<Int>, Word.Kind)? {
            let start = position
            let first = folded[start]
            if (first == Byte.at || first == Byte.hash), start + 1 < limit, isWordByte(start + 1) {
                position = run(
                    from: start + 1,
                    joiners: first == Byte.at ? [Byte.point, Byte.underscore] : [Byte.underscore])
                return (start..<position, first == Byte.at ? .handle : .hashtag)
            }
            guard isWordByte(start) else { return nil }
            let end = wordEnd(from: start)
            if mayBeAddress(start..<end), let address = address(from: start) {
                position = address.0.upperBound
                return address
            }
            position = end
            return (start..<position, Byte.isDigit(first) ? .number : .text)
        }

        /// Whether an address may start with a word. Nearly every word has a space behind it, or a comma and a space, and no address has: it
        /// goes on with a point, an at sign or a colon.
        private func mayBeAddress(_ word: Range<Int>) -> Bool {
            var end = word.upperBound
            if end < limit, isTrailing(folded[end]) { end += 1 }
            guard end == limit || Byte.isSpace(folded[end]) else { return true }
            return folded[word].contains(Byte.point)
        }

        /// Code ends a word, even without a space before it.
        private var limit: Int { code.first.map { max($0.lowerBound, position) } ?? folded.count }

        private func isWordByte(_ index: Int) -> Bool {
            let byte = folded[index]
            if byte < 0x80 { return Byte.isDigit(byte) || Byte.isASCIILetter(byte) }
            // Symbols and punctuation of U+0080…U+00BF, U+00D7, U+2000…U+2BFF, emoji.
            switch byte {
            case 0xC2, 0xE2, 0xF0...0xF7: return false
            case 0xC3: return index + 1 < folded.count && folded[index + 1] != 0x97
            case 0x80...0xBF: return index > 0 && isLeadOfLetter(before: index)
            default: return true
            }
        }

        private func isLeadOfLetter(before index: Int) -> Bool {
            var lead = index - 1
            while lead > 0, index - lead < 4, folded[lead] & 0xC0 == 0x80 { lead -= 1 }
            return folded[lead] >= 0x80 && isWordByteLead(folded[lead])
        }

        private func isWordByteLead(_ byte: UInt8) -> Bool {
            byte != 0xC2 && byte != 0xE2 && byte < 0xF0 && byte >= 0xC0
        }

        private func run(from start: Int, joiners: [UInt8]) -> Int {
            var end = start
            while end < limit {
                if isWordByte(end) {
                    end += 1
                } else if joiners.contains(folded[end]), end + 1 < limit,
                    isWordByte(end + 1) || folded[end + 1] == Byte.underscore
                {
                    end += 1
                } else {
                    break
                }
            }
            return end
        }

        private func wordEnd(from start: Int) -> Int {
            let limit = limit
            var end = start
            while end < limit {
                if isWordByte(end) || joins(end, start: start) { end += 1 } else { break }
            }
            if end < limit, folded[end] == Byte.percent, end > start, Byte.isDigit(folded[end - 1]) {
                return end + 1
            }
            return endOfAbbreviation(start, end)
        }

        /// Whether the sign at `index` lies inside a word: `foto's`, `QR-code`, `21.00`, `13:00`, `i.v.m.`
        private func joins(_ index: Int, start: Int) -> Bool {
            guard index > start, index + 1 < limit, isWordByte(index + 1) else { return false }
            switch folded[index] {
            case Byte.apostrophe, Byte.hyphen, Byte.underscore: return true
            case Byte.point:
                if Byte.isDigit(folded[index - 1]) { return Byte.isDigit(folded[index + 1]) }
                return isSingleLetter(endingAt: index, start: start)
            case Byte.comma, Byte.colon:
                return Byte.isDigit(folded[index - 1]) && Byte.isDigit(folded[index + 1])
            default: return false
            }
        }

        /// Whether one letter stands before the point at `index`, as in `o.a.`
        private func isSingleLetter(endingAt index: Int, start: Int) -> Bool {
            guard Byte.isASCIILetter(folded[index - 1]) else { return false }
            return index - 1 == start || folded[index - 2] == Byte.point
        }

        /// The point at the end of `i.v.m.` belongs to it.
        private func endOfAbbreviation(_ start: Int, _ end: Int) -> Int {
            guard end < limit, folded[end] == Byte.point, end - start >= 3, folded[start + 1] == Byte.point,
                isSingleLetter(endingAt: end, start: start)
            else { return end }
            return end + 1
        }

        // MARK: Addresses

        private func address(from start: Int) -> (Range<Int>, Word.Kind)? {
            let limit = limit
            var end = start
            var hasAt = false
            var firstPoint = limit
            while end < limit {
                let byte = folded[end]
                if Byte.isSpace(byte) || isAddressEnd(byte) { break }
                if byte == Byte.at { hasAt = true }
                if byte == Byte.point { firstPoint = min(firstPoint, end) }
                end += 1
            }
            while end > start, isTrailing(folded[end - 1]) { end -= 1 }
            // Nearly every word: no address is without one of these.
            if !hasAt, firstPoint >= end, folded[start] != UInt8(ascii: "h") { return nil }
            let text = folded[start..<end]
            // Before the question of e-mail: addresses of accounts have an @ too (https://…/@name/video/1).
            if text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8) {
                return (start..<end, .link)
            }
            if hasAt { return isEmail(text) ? (start..<end, .email) : nil }
            return isHost(bytes[start..<end]) ? (start..<end, .link) : nil
        }

        private func isAddressEnd(_ byte: UInt8) -> Bool {
            byte == Byte.quote || byte == 0x3C || byte == 0x3E || byte == 0xE2
        }

        private func isTrailing(_ byte: UInt8) -> Bool {
            switch byte {
            case Byte.point, Byte.comma, Byte.colon, Byte.question, Byte.exclamation, 0x3B, 0x29,
                Byte.apostrophe, Byte.closeBracket:
                true
            default: false
            }
        }

        private func isEmail(_ text: ArraySlice<UInt8>) -> Bool {
            guard let at = text.firstIndex(of: Byte.at), at > text.startIndex else { return false }
            return isHost(text[(at + 1)...], isMarked: true)
        }

        /// `voorbeeldstad.example/zwembad`: labels with points between them, the last of two letters or more, in small letters, so that
        /// a space forgotten after a sentence is not taken for an address. Names of one letter (`n.v.t`) only count when a sign before them
        /// marks an address.
        private func isHost(_ text: ArraySlice<UInt8>, isMarked: Bool = false) -> Bool {
            let host = text.prefix { $0 != Byte.slash && $0 != Byte.colon && $0 != Byte.question }
            let labels = host.split(separator: Byte.point, omittingEmptySubsequences: false)
            guard labels.count >= 2, let last = labels.last, last.count >= 2, last.allSatisfy(Byte.isLower)
            else { return false }
            guard isMarked || labels.dropLast().contains(where: { $0.count > 1 }) else { return false }
            return labels.allSatisfy { label in
                !label.isEmpty
                    && label.allSatisfy { Byte.isASCIILetter($0) || Byte.isDigit($0) || $0 == Byte.hyphen }
            }
        }
    }
}
