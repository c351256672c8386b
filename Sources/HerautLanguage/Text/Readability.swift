/// How clear a text is by its figures alone: lengths of sentences and words. No measure of language level (CEFR): it knows nothing of what
/// the words mean.
public struct Readability: Hashable, Sendable {
    /// Words; those with a digit in them do not count.
    public var words = 0
    /// Sentences with a word in them.
    public var sentences = 0
    /// Syllables of all words.
    public var syllables = 0
    /// Words of more than six letters.
    public var longWords = 0

    /// Nothing counted yet.
    public init() {}

    /// Words in a sentence, on average.
    public var meanSentenceLength: Double { ratio(words, sentences) }

    /// Flesch reading ease for Dutch (Douma 1960): 206.835 − 0.93 × words a sentence − 77 × syllables a word. 0 hard … 100 easy.
    public var fleschDouma: Double {
        206.835 - 0.93 * meanSentenceLength - 77 * ratio(syllables, words)
    }

    /// Leesindex A (Brouwer 1963): 195 − ⅔ × syllables in a hundred words − 2 × words a sentence. Higher is easier.
    public var readingIndexA: Double {
        195 - 200 / 3 * ratio(syllables, words) - 2 * meanSentenceLength
    }

    /// LIX (Björnsson 1968): words a sentence + percentage of words of more than six letters. Higher is harder.
    public var lix: Double { meanSentenceLength + 100 * ratio(longWords, words) }

    private func ratio(_ part: Int, _ whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }
}
