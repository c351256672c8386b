import HerautModel

/// The words of a draft, as far as the reading of rules asks: a phrase with a word that is not among them can stand nowhere in the draft, and need
/// not be read. Most of a short lint is reading phrases.
public struct DraftWords: Sendable {
    /// A bit for each word, by its hash; empty when any word may be there. Two words may share one: then a phrase is read for nothing.
    private var bits: [UInt64] = []

    /// Any word may be among them.
    public static let any = DraftWords()

    private init() {}

    /// The words of `vocabulary`.
    init(_ vocabulary: Vocabulary) {
        bits = [UInt64](repeating: 0, count: Self.bitCount / 64)
        for form in 0..<vocabulary.count {
            vocabulary.withLetters(of: form) { letters in
                add(letters[...])
                // The word of a hashtag starts after its sign.
                if letters.first == Byte.hash { add(letters.dropFirst()) }
            }
        }
    }

    private static let bitCount = 1 << 16

    private mutating func add(_ word: Slice<UnsafeBufferPointer<UInt8>>) {
        let bit = Self.bit(FNV1a(word))
        bits[bit / 64] |= 1 << UInt64(bit % 64)
    }

    private static func bit(_ hash: FNV1a) -> Int {
        Int(truncatingIfNeeded: hash.value ^ hash.value >> 32) & (bitCount - 1)
    }

    // MARK: Phrases

    /// Whether a phrase of a rule file may stand among the words. `false` is sure: it has a word that must be there and is not. Of groups with a
    /// space in them, words that are left open, and letters with accents it does not judge.
    func mayHold(_ phrase: String) -> Bool {
        if bits.isEmpty { return true }
        var phrase = phrase
        return phrase.withUTF8 { text in
            var position = 0
            while position < text.count {
                if text[position] == Byte.space {
                    position += 1
                    continue
                }
                let part = Part(text, from: position)
                if part.isRequired, !mayHold(anyOf: text[part.letters]) { return false }
                position = part.end
            }
            return true
        }
    }

    /// Whether one of the alternatives with bars between may be there.
    private func mayHold(anyOf alternatives: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var hash = FNV1a()
        var length = 0
        for byte in alternatives {
            switch byte {
            case Byte.bar:
                if length > 0, holds(hash) { return true }
                (hash, length) = (FNV1a(), 0)
            case _ where Byte.isASCIILetter(byte):
                hash.add(byte | 0x20)
                length += 1
            case _ where Byte.isDigit(byte), Byte.hyphen, Byte.apostrophe:
                hash.add(byte)
                length += 1
            default: return true
            }
        }
        return length == 0 || holds(hash)
    }

    private func holds(_ hash: FNV1a) -> Bool {
        let bit = Self.bit(hash)
        return bits[bit / 64] >> UInt64(bit % 64) & 1 != 0
    }

    /// A word of a phrase with its alternatives, or a group.
    private struct Part {
        /// The alternatives, without brackets.
        let letters: Range<Int>
        /// Whether one of them must be there, as far as that can be told at a glance.
        let isRequired: Bool
        /// Where the next part starts.
        let end: Int

        init(_ text: UnsafeBufferPointer<UInt8>, from start: Int) {
            let isGroup = Self.opens(text[start])
            let close = text[start] == Byte.openBracket ? Byte.closeBracket : Byte.closeParenthesis
            let closing = isGroup ? text[start...].firstIndex(of: close) : nil
            let stop = text[(closing ?? start)...].firstIndex(of: Byte.space) ?? text.count
            letters = isGroup ? start + 1..<(closing ?? start + 1) : start..<stop
            // What is glued to a group is written out with it: nothing behind it is told at a glance.
            let isGlued =
                isGroup ? closing.map { $0 + 1 != stop } ?? true : text[letters].contains(where: Self.opens)
            end = isGlued ? text.count : stop
            isRequired =
                !isGlued && text[start] != Byte.openBracket && !text[letters].contains(Byte.space)
        }

        private static func opens(_ byte: UInt8) -> Bool {
            byte == Byte.openParenthesis || byte == Byte.openBracket
        }
    }
}
