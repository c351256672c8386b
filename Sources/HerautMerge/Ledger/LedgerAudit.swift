public import HerautModel

/// A record, read and held against the letters beside it.
public struct LedgerAudit {
    /// How the record ends.
    public private(set) var end = LedgerReader.End.whole
    /// The line that starts it.
    public private(set) var start: LedgerLine?
    /// Whether the run came to its end.
    public private(set) var isEnded = false
    /// Letters in the record.
    public private(set) var letterCount = 0
    /// Letters to two parents among them.
    public private(set) var jointCount = 0
    /// Letters that stand in their files as the record has them.
    public private(set) var intactCount = 0
    /// Rows whose letters are not there.
    public private(set) var missing: [Int] = []
    /// Rows whose letters are not what they were.
    public private(set) var changed: [Int] = []
    /// Letters whose working copies were taken away.
    public private(set) var purgedCount = 0
    /// Files among the letters that the record does not know; not those of other records.
    public private(set) var strange: [String] = []
    /// Files with all letters that are gone or are not what they were.
    public private(set) var damaged: [String] = []
    /// Rows without a letter, by the rule that refused them.
    public private(set) var refused: [String: Int] = [:]
    /// Number of such rows.
    public private(set) var refusedCount = 0
    /// The variants: what makes them, and how many letters took each.
    public private(set) var variants: [String: (answers: [String], count: Int)] = [:]
    /// Rules that spoke without stopping a letter.
    public private(set) var spoken: [String: Int] = [:]
    /// Lines about working copies that were taken away.
    public private(set) var purges: [LedgerLine] = []
    /// When the last letter was made.
    public private(set) var lastTime: Instant?
    /// The chain after the last line.
    public private(set) var mark = ""

    private let letters: (any OutputFolder)?
    /// The hashes of files with all letters, by name.
    private var bound: [String: String] = [:]
    private let names: [String: String]
    private let standing: Set<String>
    private var known: Set<String> = []
    /// Rows by where their letter was found wanting; a later line of the same row may put that right.
    private var states: [Int: State] = [:]

    private enum State { case intact, missing(Instant?), changed }

    /// Reads the record in `folder` called `name`; `open` opens a file there.
    public init(
        named name: String, in folder: any OutputFolder,
        open: (String) throws(WorldError) -> InputFile
    ) throws(WorldError) {
        let hasLetters = try folder.names().contains(RunFolder.letters)
        letters = hasLetters ? try folder.folder(RunFolder.letters) : nil
        let found = try letters?.names() ?? []
        standing = Set(found)
        let keyName = RunFolder.key(of: name)
        let key = try folder.names().contains(keyName) ? try folder.read(keyName, limit: 64) : []
        names = FileNameHash(key: key).stems(found)
        var reader = LedgerReader()
        end = reader.read(try open(name)) { take($0) }
        mark = Hexadecimal.text(reader.chain)
        finish()
        damaged = bound.keys.sorted().filter { name in
            let hash = (try? open(name)).flatMap { $0.hash(limit: RunLedger.boundLimit) }
            return hash.map { Hexadecimal.text($0) } != bound[name]
        }
    }

    /// Whether everything is as it should be.
    public var isSound: Bool {
        (end == .whole || end == .cutOff) && missing.isEmpty && changed.isEmpty && damaged.isEmpty
    }

    /// The same, when files among the letters belong to other records.
    public mutating func forgive(_ others: some Sequence<LedgerAudit>) {
        let theirs = others.reduce(into: Set<String>()) { $0.formUnion($1.known) }
        strange.removeAll { theirs.contains($0) }
    }

    private mutating func take(_ line: LedgerLine) {
        switch line.kind {
        case .run: start = start ?? line
        case .resume: isEnded = false
        case .end: isEnded = true
        case .refused:
            refusedCount += 1
            for rule in line.texts("rules") { refused[rule, default: 0] += 1 }
        case .variant:
            line.text("variant").map { variants[$0, default: ([], 0)].answers = line.texts("answers") }
        case .letter: takeLetter(line)
        case .purge:
            purges.append(line)
            bound = [:]
        case .file: line.text("file").map { bound[$0] = line.text("sha256") }
        case .log, .event: break
        }
    }

    private mutating func takeLetter(_ line: LedgerLine) {
        guard let row = line.number("row") else { return }
        lastTime = line.time
        let isNew = states[row] == nil
        states[row] = state(of: line)
        // Going on after a crash may make a letter again; it is one letter.
        guard isNew else { return }
        letterCount += 1
        if line.number("otherRow") != nil { jointCount += 1 }
        line.text("variant").map { variants[$0, default: ([], 0)].count += 1 }
        for rule in line.texts("findings") { spoken[rule, default: 0] += 1 }
    }

    private mutating func state(of line: LedgerLine) -> State {
        guard let files = LedgerFiles(line, names: names), let letters else { return .missing(line.time) }
        known.formUnion(files.names)
        guard files.names.allSatisfy(standing.contains) else { return .missing(line.time) }
        let isSame = files.all { name, hash in
            let bytes = try? letters.read(name, limit: RunLedger.letterLimit)
            return bytes.map { Hexadecimal.text(SHA256.hash($0)) } == hash
        }
        return isSame ? .intact : .changed
    }

    private mutating func finish() {
        let limits = purges.compactMap { $0.text("before").flatMap { Instant($0) } }
        for (row, state) in states.sorted(by: { $0.key < $1.key }) {
            switch state {
            case .intact: intactCount += 1
            case .changed: changed.append(row)
            case .missing(let time):
                if let time, limits.contains(where: { time <= $0 }) {
                    purgedCount += 1
                } else {
                    missing.append(row)
                }
            }
        }
        strange = standing.subtracting(known).sorted()
        states = [:]
    }
}

extension InputFile {
    /// SHA-256 of its bytes, read piece by piece: a file with all letters may be larger than the memory. `nil` when it cannot be read, or is larger
    /// than `limit`.
    fileprivate func hash(limit: Int) -> [UInt8]? {
        guard let size, size <= limit else { return nil }
        var hash = SHA256()
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
        defer { memory.deallocate() }
        var offset = 0
        while offset < size {
            let got = read(offset, memory)
            guard got > 0 else { return nil }
            hash.update(UnsafeRawBufferPointer(rebasing: memory[..<got]))
            offset += got
        }
        return hash.finish()
    }
}
