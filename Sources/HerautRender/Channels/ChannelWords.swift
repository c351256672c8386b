import HerautModel

/// What the sheet of channels says besides the texts, in the language of the draft.
public struct ChannelWords: Hashable, Sendable {
    /// How long the text is, with `{aantal}`.
    public var used: String
    /// How long it may be, with `{aantal}`.
    public var limit: String
    /// How much has to go, with `{aantal}`.
    public var tooLong: String
    /// Above what a reader sees first, with `{aantal}`.
    public var visible: String
    /// Above a text without channels.
    public var anywhere: String
    /// Above the description of the picture.
    public var alternative: String

    /// The words of a language, from `render.channels` in its `messages.yml`.
    init(_ catalogue: MessageCatalogue) {
        func word(_ name: String) -> String { catalogue("render.channels." + name) }
        used = word("used")
        limit = word("limit")
        tooLong = word("tooLong")
        visible = word("visible")
        anywhere = word("anywhere")
        alternative = word("alternative")
    }
}
