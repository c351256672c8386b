public import HerautModel

/// Reads a ledger line by line and holds every line against the chain: each carries the hash of itself and of the one before it, so nothing can
/// be changed, taken out or put in between without showing.
public struct LedgerReader: Sendable {
    /// How a ledger ends.
    public enum End: Hashable, Sendable {
        /// Whole.
        case whole
        /// In the middle of a line: the run that wrote it was broken off.
        case cutOff
        /// A line, by its number from 1, that was changed or damaged; what follows is not read.
        case broken(line: Int)
        /// Reading went wrong.
        case unreadable
    }

    /// Bytes of the lines that hold.
    public private(set) var length = 0
    /// Number of them.
    public private(set) var lineCount = 0
    /// The chain after the last of them.
    public private(set) var chain = LedgerReader.start

    /// What the first line is chained to.
    static let start = [UInt8](repeating: 0, count: 32)
    /// Longest line; more is no ledger.
    private static let lineLimit = 1 << 20

    /// Nothing read yet.
    public init() {}

    /// Reads `file` to its end and hands over each line that holds.
    public mutating func read(_ file: InputFile, _ body: (LedgerLine) -> Void) -> End {
        var rest: [UInt8] = []
        var offset = 0
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { memory.deallocate() }
        while true {
            let got = file.read(offset, memory)
            if got < 0 { return .unreadable }
            if got == 0 { return rest.isEmpty ? .whole : .cutOff }
            offset += got
            rest.append(contentsOf: memory[..<got])
            var start = 0
            while let end = rest[start...].firstIndex(of: 0x0A) {
                guard take(rest[start..<end], body) else { return .broken(line: lineCount + 1) }
                start = end + 1
            }
            rest.removeFirst(start)
            if rest.count > Self.lineLimit { return .broken(line: lineCount + 1) }
        }
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>, _ body: (LedgerLine) -> Void) -> Bool {
        guard let (line, head, chain) = LedgerLine.read(bytes), chain == Self.link(head, after: self.chain)
        else {
            return false
        }
        self.chain = chain
        lineCount += 1
        length += bytes.count + 1
        body(line)
        return true
    }

    /// The chain of a line.
    static func link(_ head: some Sequence<UInt8>, after chain: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(chain)
        hash.update(head)
        return hash.finish()
    }
}

/// Adds lines to a ledger.
struct LedgerWriter {
    private let file: any OutputFile
    private var chain: [UInt8]
    private var waiting: [UInt8] = []
    private var unsynced = 0

    /// Lines between two times that the disk is waited for.
    private static let syncEvery = 4_000

    /// Goes on after `chain` at the end of `file`.
    init(_ file: any OutputFile, after chain: [UInt8]) {
        self.file = file
        self.chain = chain
    }

    /// Adds a line to those that wait.
    mutating func add(_ line: LedgerLine) {
        let head = line.head
        chain = LedgerReader.link(head, after: chain)
        waiting += head
        waiting += ",\"chain\":\"".utf8
        waiting += Hexadecimal.text(chain).utf8
        waiting += "\"}\n".utf8
        unsynced += 1
    }

    /// Writes what waits. The files that these lines speak of are there already: a line never comes before its letter.
    mutating func write(syncing sync: () throws(WorldError) -> Void) throws(WorldError) {
        if !waiting.isEmpty { try file.append(waiting) }
        waiting.removeAll(keepingCapacity: true)
        guard unsynced >= Self.syncEvery else { return }
        try finish(syncing: sync)
    }

    /// Waits for the disk.
    mutating func finish(syncing sync: () throws(WorldError) -> Void) throws(WorldError) {
        if !waiting.isEmpty { try file.append(waiting) }
        waiting.removeAll(keepingCapacity: true)
        // First the letters, then the record of them.
        try sync()
        try file.sync()
        unsynced = 0
    }

    /// The chain after the last line, in hexadecimal digits.
    var mark: String { Hexadecimal.text(chain) }
}
