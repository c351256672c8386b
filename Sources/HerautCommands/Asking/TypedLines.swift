import HerautModel

/// The lines that somebody types, one by one.
struct TypedLines {
    private let input: InputFile
    private var waiting: [UInt8] = []
    /// Bytes that went by: a file in memory wants to know, a terminal does not.
    private var offset = 0

    init(_ input: InputFile) { self.input = input }

    /// The next line, without its end. `nil` at the end of the input (Ctrl-D): a line that was not ended was not answered.
    mutating func next() -> [UInt8]? {
        while true {
            if let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
                let line = waiting[..<end]
                waiting.removeFirst(end + 1)
                return Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
            }
            guard waiting.count < Self.limit, readOn() else { return nil }
        }
    }

    /// Nobody types a line of a megabyte.
    private static let limit = 1 << 20

    private mutating func readOn() -> Bool {
        let start = offset
        let piece = [UInt8](unsafeUninitializedCapacity: 4096) { target, count in
            count = max(0, input.read(start, UnsafeMutableRawBufferPointer(target)))
        }
        offset += piece.count
        waiting += piece
        return !piece.isEmpty
    }
}
