/// The bytes of a JSON text, one after another, with the line they stand on.
struct JSONBytes {
    private let text: TextStream
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var position = 0
    private var end = 0
    /// Line of the next byte, from 1.
    private(set) var line = 1
    /// Whether reading went wrong.
    var hasFailed: Bool { text.hasFailed }
    /// The encoding, once it shows.
    var encoding: TextEncoding? { text.encoding }

    init(_ text: TextStream) { self.text = text }

    /// The next byte, without taking it; `nil` at the end.
    mutating func peek() -> UInt8? {
        if position == end {
            end = buffer.withUnsafeMutableBytes { text.read(into: $0) }
            position = 0
            if end == 0 { return nil }
        }
        return buffer[position]
    }

    /// Takes the next byte; `nil` at the end.
    mutating func next() -> UInt8? {
        guard let byte = peek() else { return nil }
        position += 1
        if byte == 0x0A { line += 1 }
        return byte
    }

    /// Takes `byte` if it is the next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        _ = next()
        return true
    }

    /// Goes past white, and gives the next byte without taking it.
    mutating func peekPastWhite() -> UInt8? {
        while let byte = peek(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { _ = next() }
        return peek()
    }

    /// Goes to the start of the next line.
    mutating func skipLine() { while let byte = next(), byte != 0x0A {} }
}
