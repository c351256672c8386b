public import HerautModel

/// Where the parts of a letter stand: what lint asks for and render lays out. Recognised from their form, since people write letters
/// by hand; a part that cannot be told for certain is `nil`.
public struct LetterParts: Hashable, Sendable {
    /// Some lines of one block.
    public struct Place: Hashable, Sendable {
        /// Index of the block, at the top level of the draft.
        public let block: Int
        /// Lines of the block, counted from 0.
        public let lines: Range<Int>

        /// Lines `lines` of block `block`.
        public init(block: Int, lines: Range<Int>) {
            self.block = block
            self.lines = lines
        }
    }

    /// One line with the sender's address.
    public var returnAddress: Place?
    /// Name and address of the addressee: two to six lines, one of them with a Dutch postcode.
    public var address: Place?
    /// `Datum: …`, or a date alone on its line.
    public var date: Place?
    /// `Kenmerk: …`.
    public var reference: Place?
    /// `Onderwerp: …` or `Betreft: …`.
    public var subject: Place?
    /// `Beste …,` or `Geachte …,`.
    public var salutation: Place?
    /// `Met vriendelijke groet,`.
    public var closing: Place?
    /// Name and function under the closing.
    public var signature: Place?

    /// The parts found in the blocks of a draft. `words` are those of the letter's language.
    public init(of blocks: [Block], words: LetterWords = .dutch) {
        var finder = LetterPartFinder(blocks: blocks, words: words)
        finder.find()
        self = finder.parts
    }

    /// Nothing found yet.
    init() {}
}

/// The words by which parts of a letter are recognised, in small letters and without the colon.
public struct LetterWords: Hashable, Sendable {
    /// Labels of the date line.
    public var date: [String]
    /// Labels of the reference line.
    public var reference: [String]
    /// Labels of the subject line.
    public var subject: [String]
    /// Labels of the return address.
    public var returnAddress: [String]
    /// First words of a salutation.
    public var salutations: [String]
    /// How a closing begins.
    public var closings: [String]

    /// Words for another language.
    public init(
        date: [String], reference: [String], subject: [String], returnAddress: [String],
        salutations: [String],
        closings: [String]
    ) {
        self.date = date
        self.reference = reference
        self.subject = subject
        self.returnAddress = returnAddress
        self.salutations = salutations
        self.closings = closings
    }

    /// Dutch, wide enough for what people write by hand.
    public static let dutch = LetterWords(
        date: ["datum", "plaats en datum", "dagtekening"],
        reference: ["kenmerk", "ons kenmerk", "zaaknummer", "zaak", "referentie"],
        subject: ["onderwerp", "betreft", "betreffende"],
        returnAddress: ["retouradres", "afzender"],
        salutations: ["beste", "geachte", "lieve", "hallo", "hoi", "dag"],
        closings: [
            "met vriendelijke groet", "vriendelijke groet", "met hartelijke groet", "hartelijke groet",
            "met groet", "groet",
            "groeten", "veel groeten", "hoogachtend", "met de meeste hoogachting",
        ])
}

extension Block {
    /// The lines of a paragraph, cut at its line breaks; any other block is one line without text.
    public var lines: [[Inline]] {
        if case .paragraph(let inlines) = content { inlines.lines } else { [[]] }
    }
}

extension [Inline] {
    /// The inlines of each line; a strong or linked run over two lines is cut in two.
    public var lines: [[Inline]] {
        var lines: [[Inline]] = [[]]
        for inline in self {
            let pieces = inline.lines
            lines[lines.count - 1] += pieces[0]
            lines += pieces.dropFirst()
        }
        return lines
    }
}

extension Inline {
    /// The inline cut at the line breaks in it.
    fileprivate var lines: [[Inline]] {
        // Looked at once for each depth: text nested deep must not cost more than its length.
        func cut(_ inner: [Inline], _ wrap: ([Inline]) -> Content) -> [[Inline]] {
            let lines = inner.lines
            return lines.map { $0.isEmpty && lines.count > 1 ? [] : [Inline(wrap($0), span: span)] }
        }
        return switch content {
        case .lineBreak: [[], []]
        case .strong(let inner): cut(inner) { .strong($0) }
        case .emphasis(let inner): cut(inner) { .emphasis($0) }
        case .link(let inner, let destination): cut(inner) { .link($0, destination: destination) }
        default: [[self]]
        }
    }
}
