/// What a caption may be, so that everyone can follow it (communication.md §2.3: the Dutch Timed Text Style Guide of Netflix, and slower reading
/// as Dutch subtitlers have it). Rules VI-04 to VI-07 hold captions against it; the caption writer keeps to it.
public enum CaptionNorm {
    /// Most characters on a line.
    public static let charactersPerLine = 42
    /// Most lines of a caption.
    public static let lines = 2
    /// Shortest time on screen, in milliseconds.
    public static let shortest = 1_000
    /// Longest time on screen, in milliseconds.
    public static let longest = 7_000
    /// Characters a second that everyone reads with ease; the space between two lines counts.
    public static let easySpeed = 15
    /// Characters a second that most can just follow.
    public static let highestSpeed = 17
    /// Characters a second that nobody reads to the end.
    public static let impossibleSpeed = 20
}

/// Words by which lines of captions are cut. All in small letters.
public enum CaptionWords {
    /// Words that never end a line: what follows belongs to them. Articles, pronouns, prepositions and what weighs the next word.
    public static let loose: Set<String> = [
        "de", "het", "een", "deze", "dit", "die", "dat", "mijn", "je", "jouw", "uw", "zijn", "haar", "ons",
        "onze", "hun", "u", "ik", "wij", "we", "jij", "hij", "zij", "ze", "aan", "bij", "door", "in", "met",
        "na", "naar", "om", "op", "over", "per", "te", "tegen", "tot", "tussen", "uit", "van", "vanaf", "via",
        "voor", "zonder", "niet", "geen", "heel", "erg", "zeer",
    ]

    /// Whether a word looks like a name: a capital and then a small letter.
    public static func looksLikeName(_ word: some StringProtocol) -> Bool {
        var scalars = word.unicodeScalars.makeIterator()
        guard let first = scalars.next(), let second = scalars.next() else { return false }
        return Letters.isUpper(first) && Letters.isLower(second)
    }
}
