import HerautLanguage
import HerautModel
import Synchronization

extension LintDocument {
    /// The figures of its running text: headings, address and tables left out.
    func readability() -> Readability { readability(of: passages.filter(\.isRunningText)) }

    /// The figures of `passages`. What is no word of the language (numbers, names of accounts, addresses, code) is not counted.
    func readability(of passages: [Passage]) -> Readability {
        let measures = wordShelf.measures(of: vocabulary, with: references)
        var counts = Readability()
        for passage in passages {
            var sentence = -1
            for word in passage.words {
                let measure = measures[Int(word.form)]
                guard measure.isCounted else { continue }
                if word.sentence != sentence { counts.sentences += 1 }
                sentence = word.sentence
                counts.words += 1
                counts.syllables += Int(measure.syllables)
                if measure.isLong { counts.longWords += 1 }
            }
        }
        return counts
    }
}

/// What readability asks of a word.
struct WordMeasure: Sendable {
    /// Whether it is a word of the language at all.
    var isCounted = false
    /// Whether it has more than six letters.
    var isLong = false
    var syllables: Int32 = 0

    fileprivate init(_ word: ArraySlice<UInt8>, _ kind: Word.Kind, _ counter: SyllableCounter) {
        guard kind == .text, !word.contains(where: Byte.isDigit) else { return }
        isCounted = true
        isLong = word.letterCount > 6
        syllables = Int32(counter.count(word))
    }
}

/// The measures of the words of one draft, taken once, whichever rule asks first.
final class WordShelf: Sendable {
    private let found = Mutex<[WordMeasure]?>(nil)

    /// The measure of each form of `vocabulary`.
    func measures(of vocabulary: Vocabulary, with references: LintReferences) -> [WordMeasure] {
        found.withLock { found in
            if let found { return found }
            let counter = references.syllables
            let measures = (0..<vocabulary.count).map {
                WordMeasure(vocabulary.letters(of: $0), vocabulary.kind(of: $0), counter)
            }
            found = measures
            return measures
        }
    }
}

extension ArraySlice<UInt8> {
    /// How many characters, signs inside the word (hyphen, apostrophe, point) left out.
    fileprivate var letterCount: Int {
        count { $0 & 0xC0 != 0x80 && $0 != Byte.hyphen && $0 != Byte.apostrophe && $0 != Byte.point }
    }
}
