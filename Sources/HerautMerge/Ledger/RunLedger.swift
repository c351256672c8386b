public import HerautModel
import HerautTemplate

/// What a run was made from. Two runs with the same inputs make the same letters.
public struct RunInputs: Sendable {
    /// The kind of document.
    public var kind: String
    /// `kenmerk` of the case; empty when it has none.
    public var reference: String
    /// Hash of the case.
    public var caseHash: String
    /// The template, as in `Template/identity`.
    public var template: String
    /// Hash of the rules.
    public var rules: String
    /// Whether someone of legal agreed to the template, and since when; `not required` when the user went past it.
    public var approval: String
    /// Who agreed.
    public var approvedBy: String
    /// Hash of everything else that decides what letters there are: list, municipality, columns, settings, formats, names, part.
    public var fingerprint: String
    /// The version of Heraut.
    public var version: String

    /// Inputs.
    public init(
        kind: String, reference: String, caseHash: String, template: String, rules: String, approval: String,
        approvedBy: String, fingerprint: String, version: String
    ) {
        self.kind = kind
        self.reference = reference
        self.caseHash = caseHash
        self.template = template
        self.rules = rules
        self.approval = approval
        self.approvedBy = approvedBy
        self.fingerprint = fingerprint
        self.version = version
    }

    /// The fields that have to be the same for a run to go on.
    fileprivate var fields: [(String, LedgerLine.Value)] {
        [
            ("kind", .text(kind)), ("reference", .text(reference)), ("case", .text(caseHash)),
            ("template", .text(template)), ("rules", .text(rules)), ("approval", .text(approval)),
            ("approvedBy", .text(approvedBy)), ("fingerprint", .text(fingerprint)),
            ("heraut", .text(version)),
        ]
    }
}

/// Why a record cannot be written.
public enum LedgerRefusal: Error, Hashable, Sendable {
    /// A record stands there, and nobody asked to go on with it.
    case exists
    /// Letters stand there without a record.
    case strangeLetters
    /// The record was made from other inputs.
    case otherInputs
    /// The record was changed; the line.
    case broken(line: Int)
    /// The key is not there.
    case noKey
    /// The letters of this run were taken away on purpose.
    case purged
    /// The disk.
    case world(WorldError)
}

/// The record of a run while it is written: opened new, or at the place where an earlier run was broken off.
public struct RunLedger {
    /// The files.
    public let files: RunFolder
    /// Where the letters go.
    let letters: any OutputFolder
    /// The key of the hashes.
    public let key: [UInt8]
    /// What an earlier run left.
    private(set) var past: PastRun
    /// Whether the run is an earlier one that goes on.
    public let isResumed: Bool
    private var writer: LedgerWriter
    private let hidesNames: Bool
    /// Whether anything was added since the run ended.
    private var hasNews: Bool

    /// Largest letter that is held against its record, in bytes.
    static let letterLimit = 1 << 30
    /// Largest file with all letters, in bytes.
    static let boundLimit = 1 << 32

    /// Opens the record of a run in `files`.
    ///
    /// - Parameters:
    ///   - inputs: what the letters are made from; an earlier run goes on only when they are the same.
    ///   - hidesNames: whether the names of files tell something of people, so that the record has a hash of each in their place.
    ///   - resumes: whether to go on with an earlier run.
    ///   - random: gives bytes for a key and a number.
    ///   - open: opens the record to be read.
    public init(
        _ files: RunFolder, inputs: RunInputs, hidesNames: Bool, resumes: Bool, now: Instant,
        random: (Int) -> [UInt8], open: (String) throws(WorldError) -> InputFile
    ) throws(LedgerRefusal) {
        do {
            self.files = files
            self.hidesNames = hidesNames
            letters = try files.folder.folder(RunFolder.letters)
            let names = try files.folder.names()
            var reader = LedgerReader()
            let standing = names.contains(files.key) ? try files.folder.read(files.key, limit: 64) : nil
            var past = PastRun(letters: letters, key: standing ?? [], hidesNames: hidesNames)
            if names.contains(files.ledger) {
                let end = reader.read(try open(files.ledger)) { past.take($0) }
                if case .broken(let line) = end { throw LedgerRefusal.broken(line: line) }
                if end == .unreadable { throw WorldError.other(path: files.ledger, code: 5) }
            }
            let isNew = reader.lineCount == 0
            try Self.check(past, inputs, isNew: isNew, resumes: resumes, letters)
            guard isNew || standing != nil else { throw LedgerRefusal.noKey }
            key = isNew ? random(16) : standing ?? []
            if isNew { try files.folder.write(key, to: files.key) }
            let file = try files.folder.append(to: files.ledger, keeping: reader.length)
            writer = LedgerWriter(file, after: reader.chain)
            isResumed = !isNew
            hasNews = !past.isEnded
            self.past = past
            if isNew {
                let start: [(String, LedgerLine.Value)] = [
                    ("schema", .text("heraut-ledger/1")), ("run", .text(Hexadecimal.text(random(8)))),
                    ("time", .text(now.text)),
                ]
                writer.add(LedgerLine(.run, start + inputs.fields))
            } else if hasNews {
                writer.add(LedgerLine(.resume, [("time", .text(now.text))]))
            }
        } catch let error as LedgerRefusal {
            throw error
        } catch let error as WorldError {
            throw .world(error)
        } catch {
            throw .world(.other(path: files.ledger, code: 0))
        }
    }

    private static func check(
        _ past: PastRun, _ inputs: RunInputs, isNew: Bool, resumes: Bool, _ letters: any OutputFolder
    ) throws {
        if isNew {
            guard try letters.names().isEmpty else { throw LedgerRefusal.strangeLetters }
            return
        }
        guard resumes else { throw LedgerRefusal.exists }
        guard !past.isPurged else { throw LedgerRefusal.purged }
        let isSame = past.start.map { line in inputs.fields.allSatisfy { line[$0.0] == $0.1 } } ?? false
        guard isSame else { throw LedgerRefusal.otherInputs }
    }

    // MARK: Adding

    /// Adds the rows that the preflight refused, those that are not in the record yet.
    mutating func add(refusedBy result: PreflightResult, belonging: (Int) -> Bool) {
        result.forEachRefused { row, rules in
            guard belonging(row), !past.refused.contains(row) else { return }
            addRefused(row, rules.map(\.id.name))
        }
    }

    /// Adds a row without a letter.
    mutating func addRefused(_ row: Int, _ rules: [String]) {
        guard !past.refused.contains(row) else { return }
        past.refused.insert(row)
        writer.add(LedgerLine(.refused, [("row", .number(row)), ("rules", .texts(rules))]))
        hasNews = true
    }

    /// Adds a letter that stands in its file.
    mutating func add(_ entry: LetterEntry, formats: [String], words: ([RowBranch]) -> [String], now: Instant)
    {
        if let branches = entry.branches, past.variants.insert(entry.variant).inserted {
            let fields: [(String, LedgerLine.Value)] = [
                ("variant", .text(entry.variant)), ("answers", .texts(words(branches))),
            ]
            writer.add(LedgerLine(.variant, fields))
        }
        var fields: [(String, LedgerLine.Value)] = [("row", .number(entry.row))]
        if let other = entry.otherRow { fields.append(("otherRow", .number(other))) }
        fields += [
            ("persons", .texts(entry.persons)), ("variant", .text(entry.variant)),
            hidesNames
                ? ("fileHash", .text(FileNameHash(key: key).hash(entry.name))) : ("file", .text(entry.name)),
            ("formats", .texts(formats)), ("sha256", .texts(entry.hashes)), ("findings", .texts(entry.rules)),
            ("time", .text(now.text)),
        ]
        writer.add(LedgerLine(.letter, fields))
        hasNews = true
    }

    /// Adds a file with all letters, when the record does not speak of it yet.
    public mutating func add(_ file: BoundLetters.File, letters: Int, now: Instant) {
        guard past.bound.updateValue(file.hash, forKey: file.name) != file.hash else { return }
        let fields: [(String, LedgerLine.Value)] = [
            ("file", .text(file.name)), ("letters", .number(letters)), ("sha256", .text(file.hash)),
            ("time", .text(now.text)),
        ]
        writer.add(LedgerLine(.file, fields))
        hasNews = true
    }

    /// Writes what was added.
    mutating func write() throws(WorldError) {
        let letters = letters
        try writer.write { () throws(WorldError) in try letters.sync() }
    }

    /// Ends the run, when there is anything to end, and waits for the disk.
    mutating func end(_ counts: [(String, Int)], now: Instant) throws(WorldError) {
        if hasNews {
            let fields = counts.map { ($0.0, LedgerLine.Value.number($0.1)) } + [("time", .text(now.text))]
            writer.add(LedgerLine(.end, fields))
        }
        try sync()
    }

    /// Waits for the disk.
    mutating func sync() throws(WorldError) {
        let (letters, folder) = (letters, files.folder)
        try writer.finish { () throws(WorldError) in
            try letters.sync()
            try folder.sync()
        }
    }

    /// Ends the run in the record; one that was broken off only waits for the disk.
    public mutating func finish(_ summary: RunSummary, now: Instant) throws(WorldError) {
        if summary.wasInterrupted { return try sync() }
        let letters = summary.made + summary.kept
        try end([("letters", letters), ("refused", past.refused.count)], now: now)
    }

    /// The chain after the last line: who writes it down can tell later that nothing was changed.
    public var mark: String { writer.mark }
}

/// What an earlier run left: which letters are there as the record has them.
struct PastRun {
    private(set) var start: LedgerLine?
    /// Rows whose letters stand in their files, with the hashes that the record has of them.
    private(set) var done = RowSet()
    /// Rows that the record calls refused.
    var refused = RowSet()
    var variants: Set<String> = []
    /// The hashes of files with all letters, by name.
    var bound: [String: String] = [:]
    private(set) var isEnded = false
    private(set) var isPurged = false
    private let letters: any OutputFolder
    private let names: [String: String]

    init(letters: any OutputFolder, key: [UInt8], hidesNames: Bool) {
        self.letters = letters
        let standing = hidesNames && !key.isEmpty ? (try? letters.names()) ?? [] : []
        names = FileNameHash(key: key).stems(standing)
    }

    mutating func take(_ line: LedgerLine) {
        isEnded = line.kind == .end || isEnded && line.kind == .resume
        switch line.kind {
        case .run: start = start ?? line
        case .refused: line.number("row").map { refused.insert($0) }
        case .variant: line.text("variant").map { _ = variants.insert($0) }
        case .letter: takeLetter(line)
        case .purge: isPurged = true
        case .file: line.text("file").map { bound[$0] = line.text("sha256") }
        case .resume, .end, .log, .event: break
        }
    }

    private mutating func takeLetter(_ line: LedgerLine) {
        guard let row = line.number("row") else { return }
        let files = LedgerFiles(line, names: names)
        let isThere = files?.all { name, hash in
            guard let bytes = try? letters.read(name, limit: RunLedger.letterLimit) else { return false }
            return Hexadecimal.text(SHA256.hash(bytes)) == hash
        }
        if isThere == true { done.insert(row) }
    }
}

/// The files that a line of the record speaks of.
struct LedgerFiles {
    private let files: [(name: String, hash: String)]

    /// `names` are those in the folder by their hash, for a record that holds no names. `nil` when no file has the name.
    init?(_ line: LedgerLine, names: [String: String]) {
        guard let stem = line.text("file") ?? line.text("fileHash").flatMap({ names[$0] }) else { return nil }
        let formats = line.texts("formats")
        let hashes = line.texts("sha256")
        guard formats.count == hashes.count else { return nil }
        files = zip(formats, hashes).map { (stem + "." + $0, $1) }
    }

    /// Their names.
    var names: [String] { files.map(\.name) }

    /// Whether something holds for each of them and its hash.
    func all(_ holds: (String, String) -> Bool) -> Bool { files.allSatisfy { holds($0.name, $0.hash) } }
}

/// Names of files as a record holds them when they tell something of people.
struct FileNameHash {
    private let hash: KeyedHash

    init(key: [UInt8]) { hash = KeyedHash(key: key) }

    /// The hash of a name without its ending.
    func hash(_ stem: String) -> String {
        var stem = stem
        let key = stem.withUTF8 { hash.hash(UnsafeRawBufferPointer($0)) }
        return Hexadecimal.text([key.high, key.low])
    }

    /// Names of files, without their endings, by their hashes.
    func stems(_ names: [String]) -> [String: String] {
        let stems = names.compactMap { name in name.lastIndex(of: ".").map { String(name[..<$0]) } }
        return Dictionary(stems.map { (hash($0), $0) }) { first, _ in first }
    }
}
