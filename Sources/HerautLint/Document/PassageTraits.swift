/// What stands in a passage, noted once while it is read: most rules look for a shape that most passages do not have.
struct PassageTraits: OptionSet, Sendable {
    let rawValue: UInt16

    /// A word that starts with a digit.
    static let number = PassageTraits(rawValue: 1 << 0)
    static let hashtag = PassageTraits(rawValue: 1 << 1)
    static let handle = PassageTraits(rawValue: 1 << 2)
    static let link = PassageTraits(rawValue: 1 << 3)
    static let email = PassageTraits(rawValue: 1 << 4)
    /// A word that may be in capitals: two capitals or more, and no small letter at its end.
    static let capitals = PassageTraits(rawValue: 1 << 5)
    /// A word whose second letter is a point: `i.v.m.`
    static let points = PassageTraits(rawValue: 1 << 6)
    /// A word that may be long to the rule about long words.
    static let longWord = PassageTraits(rawValue: 1 << 7)
    /// What may be a place to fill in: a closing bracket, or a word that starts with an x.
    static let blank = PassageTraits(rawValue: 1 << 8)
    static let exclamation = PassageTraits(rawValue: 1 << 9)
    /// A letter beyond those of Western Europe, or a sign.
    static let foreign = PassageTraits(rawValue: 1 << 10)
    /// A sign: `€`, `⚠`, an emoji; or a letter of a script of three bytes.
    static let sign = PassageTraits(rawValue: 1 << 11)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Those of a text and its words. `folded` is the text in lower case.
    init(of words: [Word], in bytes: [UInt8], folded: [UInt8]) {
        var bits: UInt16 = 0
        Self.ofByte.withUnsafeBufferPointer { table in
            for byte in bytes { bits |= table[Int(byte)] }
        }
        self.init(rawValue: bits)
        for word in words { formUnion(Self.traits(of: word, in: bytes, folded)) }
    }

    private static func traits(of word: Word, in bytes: [UInt8], _ folded: [UInt8]) -> PassageTraits {
        switch word.kind {
        case .number: return .number
        case .hashtag: return .hashtag
        case .handle: return .handle
        case .link: return .link
        case .email: return .email
        case .code: return folded[Int(word.start)] == UInt8(ascii: "x") ? .blank : []
        case .text: return shape(of: Int(word.start)..<Int(word.end), in: bytes, folded)
        }
    }

    private static func shape(of word: Range<Int>, in bytes: [UInt8], _ folded: [UInt8]) -> PassageTraits {
        var traits: PassageTraits = []
        if word.count >= LongWord.leastLetters { traits.insert(.longWord) }
        if folded[word.lowerBound] == UInt8(ascii: "x"), word.count > 2 { traits.insert(.blank) }
        if word.count > 2, bytes[word.lowerBound + 1] == Byte.point { traits.insert(.points) }
        // Nearly every word ends in a small letter.
        if !Byte.isLower(bytes[word.upperBound - 1]), word.count > 1,
            bytes[word].count(where: { Byte.isUpper($0) || $0 >= 0x80 }) > 1
        {
            traits.insert(.capitals)
        }
        return traits
    }

    /// What a byte says of the text it stands in.
    private static let ofByte: [UInt16] = (0...255).map { (byte: Int) in
        var traits: PassageTraits = []
        if byte >= 0xC3 { traits.insert(.foreign) }
        if byte >= 0xE2 { traits.insert(.sign) }
        if [0x5D, 0x3E, 0x7D].contains(byte) { traits.insert(.blank) }
        if byte == Int(Byte.exclamation) { traits.insert(.exclamation) }
        return traits.rawValue
    }
}

/// The passages of a document that hold what a rule looks for, in order. The others are passed over without being touched.
struct PassageSelection: Sequence, IteratorProtocol {
    private let passages: [Passage]
    private let traits: [PassageTraits]
    private let wanted: PassageTraits
    private var index = 0

    fileprivate init(_ passages: [Passage], _ traits: [PassageTraits], _ wanted: PassageTraits) {
        self.passages = passages
        self.traits = traits
        self.wanted = wanted
    }

    mutating func next() -> Passage? {
        while index < traits.count {
            defer { index += 1 }
            if !traits[index].isDisjoint(with: wanted) { return passages[index] }
        }
        return nil
    }
}

extension LintDocument {
    /// The passages that hold one of `traits`, in order.
    func passages(with traits: PassageTraits) -> PassageSelection {
        PassageSelection(passages, self.traits, traits)
    }

    /// Whether a passage holds one of `traits`.
    func holds(_ traits: PassageTraits) -> Bool { self.traits.contains { !$0.isDisjoint(with: traits) } }

    /// The passages that cite a law, in order.
    var citingPassages: [Passage] { foundCitations.passages.map { passages[$0] } }

    /// The passages that name a judgment by its ECLI, in order.
    var passagesWithECLI: [Passage] { foundECLIs.passages.map { passages[$0] } }
}
