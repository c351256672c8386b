/// How fast a script is spoken: what the rule for its length and the formats for a video both count with.
public enum SpeakingPace {
    /// Words a minute, between the 120 and 140 of a calm speech (jaarbeurs.nl; communication.md §2.3).
    public static let wordsPerMinute = 130
    /// The pause after each paragraph, in milliseconds.
    public static let pause = 500

    /// Milliseconds to speak so many words, rounded up.
    public static func milliseconds(words: Int) -> Int {
        (words * 60_000 + wordsPerMinute - 1) / wordsPerMinute
    }
}
