import HerautModel

/// An open place in compiled bytes: what a format writes there once the texts of a letter are known.
protocol Opening: Sendable {
    /// Writes the place, with `texts[i]` for slot `i`.
    func write(_ texts: [String], to out: inout [UInt8])
}

/// Literal runs of bytes with open places between them. A draft without slots is one run.
struct SlottedBytes<Place: Opening>: Sendable {
    /// A run of finished bytes, or an open place.
    enum Piece: Sendable {
        case literal([UInt8])
        case opening(Place)
    }

    private var pieces: [Piece] = []
    /// The run being written, not yet among the pieces.
    private var run: [UInt8] = []

    /// Writes markup as it is.
    mutating func append(_ markup: String) { run.append(contentsOf: markup.utf8) }

    /// Writes finished bytes.
    mutating func append(_ bytes: [UInt8]) { run.append(contentsOf: bytes) }

    /// Lets `write` add to the run in place.
    mutating func append(with write: (inout [UInt8]) -> Void) { write(&run) }

    /// Leaves a place open.
    mutating func append(_ opening: Place) {
        if !run.isEmpty { pieces.append(.literal(run)) }
        run = []
        pieces.append(.opening(opening))
    }

    /// All of it, in order.
    var allPieces: [Piece] { run.isEmpty ? pieces : pieces + [.literal(run)] }

    /// The bytes of one letter.
    func bytes(filledWith texts: [String]) -> [UInt8] {
        var out: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .literal(let bytes): out.append(contentsOf: bytes)
            case .opening(let place): place.write(texts, to: &out)
            }
        }
        out.append(contentsOf: run)
        return out
    }

    /// The bytes when nothing is left open.
    var literal: [UInt8]? { pieces.isEmpty ? run : nil }
}

extension SlottedBytes {
    /// Writes a title as markup: on one line, its looks left out. `place` is where the value of a slot comes.
    mutating func append(title inlines: [Inline], _ place: (Int) -> Place) {
        for inline in inlines {
            switch inline.content {
            case .text(let text), .code(let text), .image(let text, _):
                append { TextEscape.markup.append(text, to: &$0) }
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): append(title: inner, place)
            case .lineBreak: append(" ")
            case .slot(let slot): append(place(slot.index))
            case .comment: break
            }
        }
    }
}
