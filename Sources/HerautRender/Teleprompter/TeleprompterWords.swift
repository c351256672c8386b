import HerautModel

/// What the teleprompter page says besides the script, in the language of the draft.
public struct TeleprompterWords: Hashable, Sendable {
    /// Name of the text for who hears the page: `Tekst van de video`.
    public var text: String
    /// Length of the script, with `{woorden}` and `{tijd}` (minutes and seconds).
    public var length: String
    /// Name of the group of buttons.
    public var controls: String
    /// Names of the buttons.
    public var start, stop, slower, faster, smaller, larger, mirror, top: String
    /// Behind the number of words a minute.
    public var pace: String
    /// Which keys do what.
    public var keys: String

    /// The words of a language, from `render.teleprompter` in its `messages.yml`.
    init(_ catalogue: MessageCatalogue) {
        func word(_ name: String) -> String { catalogue("render.teleprompter." + name) }
        text = word("text")
        length = word("length")
        controls = word("controls")
        start = word("start")
        stop = word("stop")
        slower = word("slower")
        faster = word("faster")
        smaller = word("smaller")
        larger = word("larger")
        mirror = word("mirror")
        top = word("top")
        pace = word("pace")
        keys = word("keys")
    }
}
