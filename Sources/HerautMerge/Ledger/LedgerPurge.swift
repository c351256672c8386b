public import HerautModel

/// How long working copies are kept: `90d`, `12w`, `90 dagen`.
public struct Retention: Hashable, Sendable {
    /// Days.
    public let days: Int
    /// As it was written.
    public let text: String

    /// Reads a period; `nil` for anything else. Months are no number of days, so they are not taken.
    public init?(_ text: String) {
        let words = text.trimmingSpaces().lowercased()
        let digits = words.prefix { ("0"..."9").contains($0) }
        guard let number = Int(digits), (0...36_500).contains(number) else { return nil }
        switch words.dropFirst(digits.count).trimmingSpaces() {
        case "d", "dag", "dagen", "days": days = number
        case "w", "week", "weken", "weeks": days = number * 7
        default: return nil
        }
        self.text = text.trimmingSpaces()
    }
}

/// Takes the working copies of letters away and leaves the record. What was sent belongs in the archive of the municipality, and a person says that
/// it is there.
public struct LedgerPurge {
    private let name: String
    private let folder: any OutputFolder
    private let before: Instant
    private let retention: Retention
    /// Files to take away.
    public private(set) var files: [String] = []
    /// Letters they hold.
    public private(set) var letterCount = 0
    /// Files with all letters: when one letter has to go, so have they.
    private var bound: [String] = []
    /// Where the record ends, and its chain there.
    private var length = 0
    private var chain = LedgerReader.start
    /// Whether every letter of the record goes: then what was made beside them goes as well.
    private var isAll = true

    /// Looks up what is older than `retention` on `now` in the record `name`, read from `file`.
    public init(
        _ file: InputFile, named name: String, in folder: any OutputFolder, retention: Retention, now: Instant
    ) throws(LedgerRefusal) {
        self.name = name
        self.folder = folder
        self.retention = retention
        before = Instant(seconds: now.seconds - retention.days * 86_400)
        do {
            let standing = try folder.folder(RunFolder.letters).names()
            let keyName = RunFolder.key(of: name)
            let key = try folder.names().contains(keyName) ? try folder.read(keyName, limit: 64) : []
            let names = FileNameHash(key: key).stems(standing)
            var reader = LedgerReader()
            let end = reader.read(file) { take($0, names) }
            (length, chain) = (reader.length, reader.chain)
            if case .broken(let line) = end { throw LedgerRefusal.broken(line: line) }
            files = Set(files).intersection(standing).sorted()
        } catch let error as LedgerRefusal {
            throw error
        } catch let error as WorldError {
            throw .world(error)
        } catch {
            throw .world(.other(path: name, code: 0))
        }
    }

    private mutating func take(_ line: LedgerLine, _ names: [String: String]) {
        if line.kind == .file { line.text("file").map { bound.append($0) } }
        guard line.kind == .letter, let found = LedgerFiles(line, names: names) else { return }
        guard let time = line.time, time <= before else { return isAll = false }
        letterCount += 1
        files += found.names
    }

    /// Takes them away. The record says so first, so that a crash leaves no letter missing without a reason.
    public func run(now: Instant) throws(WorldError) {
        let letters = try folder.folder(RunFolder.letters)
        var writer = LedgerWriter(try folder.append(to: name, keeping: length), after: chain)
        writer.add(
            LedgerLine(
                .purge,
                [
                    ("letters", .number(letterCount)), ("olderThan", .text(retention.text)),
                    ("before", .text(before.text)), ("archived", .flag(true)), ("time", .text(now.text)),
                ]))
        try writer.finish { () throws(WorldError) in try folder.sync() }
        for file in files { try letters.remove(file) }
        for file in bound { try folder.remove(file) }
        if isAll {
            // The refused rows and the proof hold the same people.
            try folder.remove(RunFolder.refused(of: name))
            if try folder.names().contains(RunFolder.proof) {
                let proof = try folder.folder(RunFolder.proof)
                for file in try proof.names() { try proof.remove(file) }
            }
        }
        try letters.sync()
    }
}
