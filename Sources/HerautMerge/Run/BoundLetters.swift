import HerautArchive
public import HerautModel
public import HerautRender

/// One file with all letters of a run in the order of the post, made beside the letters themselves.
public struct BoundLetters {
    /// A file that was made.
    public struct File: Sendable {
        /// Its name in the folder of the run.
        public let name: String
        /// SHA-256.
        let hash: String
    }

    /// Why it could not be made.
    public enum Fault: Error, Sendable {
        /// Letters of this format cannot be bound.
        case format(RenderFormat)
        /// More than 4 GB.
        case tooLarge
        /// A letter is gone or is not what was made.
        case letter(name: String)
        /// The disk.
        case world(WorldError)
    }

    private let files: RunFolder
    private let letters: any OutputFolder

    /// Bytes that are written at once.
    private static let block = 1 << 20

    /// In the folder of `ledger`.
    public init(_ ledger: RunLedger) {
        files = ledger.files
        letters = ledger.letters
    }

    /// Binds the letters `names`, without endings, in this order. The file stands there whole or not at all.
    public func bind(_ names: [String], as format: RenderFormat) throws(Fault) -> File {
        guard var binder = LetterBinder(format) else { throw .format(format) }
        let name = files.bound(format.fileExtension)
        let draft = name + ".deel"
        do {
            try? files.folder.remove(draft)
            var sink = Sink(try files.folder.append(to: draft, keeping: 0))
            for stem in names {
                let letter = StandingLetter(stem + "." + format.fileExtension, in: letters)
                do { try sink.add(try binder.add(letter)) } catch LetterBinder.Fault.strange {
                    throw Fault.letter(name: stem)
                }
            }
            if !names.isEmpty { try sink.add(try binder.finish()) }
            let hash = try sink.finish()
            try files.folder.rename(draft, to: name)
            return File(name: name, hash: hash)
        } catch {
            try? files.folder.remove(draft)
            switch error {
            case let error as Fault: throw error
            case let error as WorldError: throw .world(error)
            default: throw .tooLarge
            }
        }
    }

    /// Writes in blocks, and hashes what it writes.
    private struct Sink {
        private let file: any OutputFile
        private var waiting: [UInt8] = []
        private var hash = SHA256()

        init(_ file: any OutputFile) { self.file = file }

        mutating func add(_ bytes: [UInt8]) throws(WorldError) {
            hash.update(bytes)
            waiting += bytes
            guard waiting.count >= BoundLetters.block else { return }
            try file.append(waiting)
            waiting.removeAll(keepingCapacity: true)
        }

        mutating func finish() throws(WorldError) -> String {
            try file.append(waiting)
            try file.sync()
            return hash.hexDigest()
        }
    }
}

/// A letter in its file.
private final class StandingLetter: LetterBinder.Source {
    private let content: [UInt8]?
    private lazy var archive = content.flatMap { try? ZipDirectory(ArchiveInput($0)) }

    init(_ name: String, in folder: any OutputFolder) {
        content = try? folder.read(name, limit: RunLedger.letterLimit)
    }

    func bytes() -> [UInt8]? { content }

    var partNames: [String] { archive?.entries.map(\.name) ?? [] }

    func part(_ name: String) -> [UInt8]? {
        archive.flatMap { archive in
            archive.entry(name).flatMap { try? archive.bytes(of: $0, limit: RunLedger.letterLimit) }
        }
    }
}
