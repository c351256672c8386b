public import HerautModel
import HerautTemplate

/// How letters are called: `{nummer}` is the place in the order of printing, `{rij}` the row of the list, any other word a column.
public struct NamePattern: Hashable, Sendable {
    /// A piece of the pattern.
    enum Piece: Hashable, Sendable {
        case text(String)
        case number
        case row
        case column(String)
    }

    let pieces: [Piece]
    /// As the user gave it.
    public let text: String

    /// `{nummer}`: says nothing of anyone, and a folder sorts by it as the letters are to be printed.
    public static let usual = NamePattern(pieces: [.number], text: "{nummer}")

    /// Reads a pattern.
    public init(parsing text: String) throws(HerautError) {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw HerautError(.usage, .key("samenvoegen.badPattern", ["tekst": text]))
            }
            let word = rest[rest.index(after: open)..<close].trimmingSpaces()
            guard !word.isEmpty else {
                throw HerautError(.usage, .key("samenvoegen.badPattern", ["tekst": text]))
            }
            pieces.append(word == "nummer" ? .number : word == "rij" ? .row : .column(word))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        guard !pieces.isEmpty, !rest.contains("}") else {
            throw HerautError(.usage, .key("samenvoegen.badPattern", ["tekst": text]))
        }
        self.init(pieces: pieces, text: text)
    }

    private init(pieces: [Piece], text: String) {
        self.pieces = pieces
        self.text = text
    }

    /// Whether a name can tell something of a person: then the record holds no names.
    public var isPersonal: Bool {
        pieces.contains { if case .column = $0 { true } else { false } }
    }

    /// Throws when a column of the pattern is not in the list.
    public func check(against mapping: ColumnMapping) throws(HerautError) {
        for case .column(let name) in pieces { _ = try Self.index(of: name, in: mapping) }
    }

    /// The column that a word of the pattern stands for, by the name above it or the name it is read as.
    fileprivate static func index(of name: String, in mapping: ColumnMapping) throws(HerautError) -> Int {
        if let index = mapping.sourceColumns.firstIndex(of: name) ?? mapping.index(of: name) { return index }
        let near = Suggestion.closest(to: name, among: mapping.sourceColumns + ["nummer", "rij"])
        let key = near == nil ? "samenvoegen.patternColumn" : "samenvoegen.patternColumnNear"
        throw HerautError(.usage, .key(key, ["kolom": name, "bedoeld": near ?? ""]))
    }

    /// Whether two letters can never have one name: it starts with a number that only one of them has.
    var isUnique: Bool { pieces.first == .number || pieces.first == .row }
}

/// Gives every letter of a run its name. Goes through the letters in the order of the list, so that the numbers of names that occur twice are the
/// same in every run of that list.
struct LetterNames {
    private enum Piece {
        case text(String)
        case number
        case row
        case column(Int)
    }

    private let pieces: [Piece]
    private let width: Int
    private let isUnique: Bool
    /// Names that were given, as hashes: a hash that two names share costs one of them a number, and no more.
    private var taken: Set<UInt64> = []
    private let hash = KeyedHash(key: [])

    /// Names after `pattern` for `count` letters.
    init(_ pattern: NamePattern, mapping: ColumnMapping, count: Int) throws(HerautError) {
        width = max(4, String(count).utf8.count)
        isUnique = pattern.isUnique
        var pieces: [Piece] = []
        for piece in pattern.pieces {
            switch piece {
            case .text(let text): pieces.append(.text(text))
            case .number: pieces.append(.number)
            case .row: pieces.append(.row)
            case .column(let name):
                let index = try NamePattern.index(of: name, in: mapping)
                pieces.append(.column(index))
            }
        }
        self.pieces = pieces
    }

    /// The name of the letter with print number `number` from row `row`, without an ending.
    mutating func name(number: Int, row: Int, _ cells: RowCells) -> String {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let words): text += words
            case .number: text += padded(number)
            case .row: text += padded(row)
            case .column(let index):
                let cell = cells.cells[index]
                text += String(decoding: cells.bytes[cell.range], as: UTF8.self).trimmingSpaces()
            }
        }
        let name = SafeName.name(from: text, fallback: padded(number))
        return isUnique ? name : numbered(name)
    }

    /// With a number behind it when another letter has the name, on any system: capitals and the way a letter is spelled do not count.
    private mutating func numbered(_ name: String) -> String {
        var candidate = name
        var count = 1
        while !taken.insert(key(candidate)).inserted {
            count += 1
            candidate = "\(name)-\(count)"
        }
        return candidate
    }

    private func key(_ name: String) -> UInt64 {
        // Two spellings of one letter are equal strings, and macOS takes them for one name: so hash what Swift takes for equal.
        var hasher = StableHasher(hash)
        for character in name.lowercased() { hasher.add(character) }
        return hasher.finish()
    }

    private func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

/// A hash that is the same in every run, of text in one spelling.
private struct StableHasher {
    private let hash: KeyedHash
    private var buffer = [UInt8]()

    init(_ hash: KeyedHash) { self.hash = hash }

    mutating func add(_ character: Character) {
        buffer += PersonSpelling.composed(character).utf8
    }

    func finish() -> UInt64 { buffer.withUnsafeBytes { hash.hash($0).low } }
}
