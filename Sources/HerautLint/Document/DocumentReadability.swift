import HerautLanguage
import HerautModel

extension LintDocument {
    /// The figures of its running text: headings, address and tables left out.
    func readability() -> Readability { readability(of: passages.filter(\.isRunningText)) }

    /// The figures of `passages`. What is no word of the language (numbers, names of accounts, addresses, code) is not counted.
    func readability(of passages: [Passage]) -> Readability {
        let counter = references.syllables
        var counts = Readability()
        for passage in passages {
            var sentence = -1
            for word in passage.words where word.kind == .text {
                let letters = passage.folded(word)
                guard !letters.contains(where: Byte.isDigit) else { continue }
                if word.sentence != sentence { counts.sentences += 1 }
                sentence = word.sentence
                counts.words += 1
                counts.syllables += counter.count(letters)
                if letters.letterCount > 6 { counts.longWords += 1 }
            }
        }
        return counts
    }
}

extension ArraySlice<UInt8> {
    /// How many characters, signs inside the word (hyphen, apostrophe, point) left out.
    fileprivate var letterCount: Int {
        count { $0 & 0xC0 != 0x80 && $0 != Byte.hyphen && $0 != Byte.apostrophe && $0 != Byte.point }
    }
}
