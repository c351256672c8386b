public import HerautLanguage
public import HerautModel

/// The few words that a format itself puts on paper, in the language of the draft.
public struct DocumentWords: Hashable, Sendable {
    /// Before a page number: `Pagina`.
    public var page: String
    /// Between page number and number of pages: `van`.
    public var of: String
    /// Before the return address: `Retouradres`.
    public var returnAddress: String
    /// Name of a box that is not ticked, for who hears the page.
    public var unticked: String
    /// Name of a box that is ticked.
    public var ticked: String
    /// Before the description of a picture.
    public var picture: String
    /// Before the list of files that go with a mail.
    public var attachments: String
    /// Words of the teleprompter page.
    public var teleprompter: TeleprompterWords
    /// Words of the sheet with texts per channel.
    public var channels: ChannelWords

    /// The words of a language, from `render.words` in its `messages.yml`.
    public init(_ catalogue: MessageCatalogue) {
        page = catalogue("render.words.page")
        of = catalogue("render.words.of")
        returnAddress = catalogue("render.words.returnAddress")
        unticked = catalogue("render.words.unticked")
        ticked = catalogue("render.words.ticked")
        picture = catalogue("render.words.picture")
        attachments = catalogue("render.words.attachments")
        teleprompter = TeleprompterWords(catalogue)
        channels = ChannelWords(catalogue)
    }
}

/// How the documents of a municipality look, and who they say they come from.
public struct HouseStyle: Hashable, Sendable {
    /// Name of the municipality, at the top of every page; empty when it is not known.
    public var municipality: String
    /// Return address of letters, one line without the word for it; `nil` when it is not known.
    public var returnAddress: String?
    /// At the foot of every page: phone, website; `nil` for none.
    public var footer: String?
    /// Who a mail comes from; `nil` when it is not known.
    public var email: String?
    /// Font family of documents and pages. Embedded in PDF only: elsewhere the reader's machine has it or falls back on another sans.
    public var font: String
    /// The font that a PDF carries; `nil` while none is looked for.
    public var fonts: FontFamily?
    /// Where the window of the envelope is.
    public var window = AddressWindow.usual
    /// Whether a letter with an address shows where to fold it.
    public var showsFoldMarks = true
    /// Whether a PDF has the sorting code of PostNL below the address (`kix`).
    public var showsKIX = false
    /// At the top of the first page; `nil` for none. A Word document with a reference has that of the reference.
    public var logo: Logo?
    /// The Word document whose looks Word documents take over; `nil` for those of Heraut itself.
    public var reference: ReferenceDocument?
    /// Colour of headings and lines, `#rrggbb`.
    public var colour: String
    /// Words that the layout itself adds.
    public var words: DocumentWords
    /// Tells captions where a sentence ends. Unless set, every full stop is an end.
    public var sentences = SentenceSplitter(.empty)
    /// How long a text may be where.
    public var platforms = PlatformRegister.empty

    /// Arial: every office has it, and Liberation Sans has the same widths where it is missing.
    public static let defaultFont = "Arial"
    /// A dark blue with a contrast of 9.6 to 1 on white.
    public static let defaultColour = "#154273"

    /// A neutral style, for texts without a municipality.
    public init(words: DocumentWords) {
        municipality = ""
        font = Self.defaultFont
        colour = Self.defaultColour
        self.words = words
    }

    /// The style of a municipality (`gemeente` and `huisstijl` in `heraut.yml`). `catalogue` holds the sentences of the language of
    /// the documents. A colour that cannot be read on white (contrast under 4.5 to 1) is darkened until it can.
    public init(_ municipality: Municipality, words catalogue: MessageCatalogue) {
        self.init(words: DocumentWords(catalogue))
        let values = municipality.values
        self.municipality = values.at("gemeente.naam")?.string ?? ""
        returnAddress = values.at("gemeente.postadres")?.string
        let contact = ["gemeente.telefoon", "gemeente.website"].compactMap { values.at($0)?.string }
        email = ["contact.e-mail", "gemeente.e-mail"].compactMap { values.at($0)?.string }.first
        footer = contact.isEmpty ? nil : contact.joined(separator: " · ")
        font = values.at("huisstijl.lettertype")?.string ?? Self.defaultFont
        window = AddressWindow(municipality)
        if case .flag(let isShown)? = values.at("huisstijl.vouwlijnen") { showsFoldMarks = isShown }
        if case .flag(let isShown)? = values.at("huisstijl.kix") { showsKIX = isShown }
        colour = values.at("huisstijl.kleur")?.string.flatMap(Colour.init)?.readable.hex ?? Self.defaultColour
    }
}
