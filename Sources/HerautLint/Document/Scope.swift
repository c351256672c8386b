/// What a piece of text is to its reader: a heading, a caption, what someone else said. Rules say where they look by these.
public struct Scope: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt32

    /// From bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// Heading, of a document or on a poster (`**Kop:**`).
    public static let heading = Scope(rawValue: 1 << 0)
    /// A line in bold above a text: a heading in all but name, or the label of a part of a poster.
    public static let label = Scope(rawValue: 1 << 1)
    /// Subject line of a letter or notice (`Onderwerp:`, `Betreft:`).
    public static let subject = Scope(rawValue: 1 << 2)
    /// The first paragraph that says something: after heading, address, salutation.
    public static let firstParagraph = Scope(rawValue: 1 << 3)
    /// Item of a list.
    public static let listItem = Scope(rawValue: 1 << 4)
    /// Quotation: a quote block, or text between quotation marks. The quotation marks around the spoken text of a script are none.
    public static let quotation = Scope(rawValue: 1 << 5)
    /// Quotation of someone other than the sender: what a resident wrote, or what stands in the post a notice is about.
    public static let reportedSpeech = Scope(rawValue: 1 << 6)
    /// Caption beside a poster or picture (`**Bijschrift:**`).
    public static let caption = Scope(rawValue: 1 << 7)
    /// Alternative text of a picture or poster.
    public static let altText = Scope(rawValue: 1 << 8)
    /// What stands on the poster itself.
    public static let onPoster = Scope(rawValue: 1 << 9)
    /// Text of a video script that is spoken.
    public static let spoken = Scope(rawValue: 1 << 10)
    /// Stage direction (`[Beeld: …]`).
    public static let direction = Scope(rawValue: 1 << 11)
    /// Name and address of the one written to.
    public static let address = Scope(rawValue: 1 << 12)
    /// The line with the date of a letter.
    public static let dateLine = Scope(rawValue: 1 << 13)
    /// Salutation (`Beste Noor,`).
    public static let salutation = Scope(rawValue: 1 << 14)
    /// Complimentary close and all that follows it: name, function.
    public static let closing = Scope(rawValue: 1 << 15)
    /// Cell of a table.
    public static let table = Scope(rawValue: 1 << 16)
    /// Text of a link.
    public static let link = Scope(rawValue: 1 << 17)

    /// The names that rule files use.
    static let names: [(name: String, scope: Scope)] = [
        ("kop", .heading), ("label", .label), ("onderwerp", .subject), ("eerste-alinea", .firstParagraph),
        ("lijst", .listItem),
        ("citaat", .quotation), ("andermans-woorden", .reportedSpeech), ("bijschrift", .caption),
        ("alt-tekst", .altText),
        ("poster", .onPoster), ("gesproken", .spoken), ("regie", .direction), ("adres", .address),
        ("datumregel", .dateLine),
        ("aanhef", .salutation), ("slot", .closing), ("tabel", .table), ("linktekst", .link),
    ]
}
