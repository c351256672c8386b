public import HerautModel

/// What `Locales/LANG/syllables.yml` knows of the syllables of a language. All in lower case, in UTF-8.
public struct SyllableTable: Sendable {
    /// Letters that sound together, or a part of a word that does not sound as it is spelled.
    struct Piece: Sendable {
        /// Where in a word it counts.
        enum Place: Sendable {
            case anywhere, wholeWord, end
        }

        let letters: [UInt8]
        let syllables: Int
        let place: Place
    }

    /// The pieces of two bytes and more by their first byte, the longest first.
    private var pieces: [[Piece]] = Array(repeating: [], count: 256)
    /// Whether a piece starts with these two bytes: nearly always not, and then nothing has to be compared.
    private var pairs: [Bool] = Array(repeating: false, count: 256 * 256)
    /// Vowels of one byte.
    private var vowels: [Bool] = Array(repeating: false, count: 256)
    /// Vowels of one byte that are consonants before another vowel: the y of `yoghurt`.
    private var semivowels: Set<UInt8> = []
    /// Whether it knows no letters at all.
    let isEmpty: Bool

    /// Knows no letters: no word has a syllable.
    public static let empty = SyllableTable(Node(.mapping([]), span: SourceSpan(0, 0)))

    /// The table in a parsed file; what it does not hold is not counted.
    public init(_ root: Node) {
        let vowels = root["klinkers"]?.items ?? []
        isEmpty = vowels.isEmpty
        for node in vowels + (root["kernen"]?.items ?? []) { add(node.text, 1, .anywhere) }
        for node in root["stom"]?.items ?? [] { add(node.text, 0, .anywhere) }
        for (key, place) in [("uitgangen", Piece.Place.end), ("woorden", .wholeWord), ("delen", .anywhere)] {
            for entry in root[key]?.entries ?? [] {
                add(entry.key.text, Int(entry.value.text) ?? 1, place)
            }
        }
        semivowels = Set((root["halfklinkers"]?.items ?? []).compactMap(\.text.utf8.first))
        for byte in pieces.indices { pieces[byte].sort { $0.letters.count > $1.letters.count } }
    }

    /// The longest piece that starts at `position`: how many bytes it takes, and its syllables.
    func piece(at position: Int, in part: ArraySlice<UInt8>) -> (length: Int, syllables: Int)? {
        let first = part[position]
        guard position + 1 < part.endIndex else { return vowels[Int(first)] ? (1, 1) : nil }
        let second = part[position + 1]
        if pairs[Int(first) << 8 | Int(second)] {
            for piece in pieces[Int(first)] where stands(piece, at: position, in: part) {
                return (piece.letters.count, piece.syllables)
            }
        }
        guard vowels[Int(first)], !(vowels[Int(second)] && semivowels.contains(first)) else { return nil }
        return (1, 1)
    }

    private func stands(_ piece: Piece, at position: Int, in part: ArraySlice<UInt8>) -> Bool {
        let rest = part[position...]
        guard rest.starts(with: piece.letters) else { return false }
        return switch piece.place {
        case .anywhere: true
        case .end: rest.count == piece.letters.count
        case .wholeWord: rest.count == piece.letters.count && position == part.startIndex
        }
    }

    private mutating func add(_ text: String, _ syllables: Int, _ place: Piece.Place) {
        let letters = Array(text.utf8)
        guard let first = letters.first else { return }
        guard letters.count > 1 else {
            vowels[Int(first)] = true
            return
        }
        pieces[Int(first)].append(Piece(letters: letters, syllables: syllables, place: place))
        pairs[Int(first) << 8 | Int(letters[1])] = true
    }
}
