public import HerautModel

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The world of the command line: the disk, the clock, the environment and the terminal.
///
/// Making one prepares the process: a closed pipe becomes an error instead of a signal that kills it.
public struct DiskWorld: World {
    /// The folder the program was started in.
    public let currentDirectory: String

    /// The world of this process.
    public init() {
        _ = signal(SIGPIPE, SIG_IGN)
        Self.keepStreamsOpen()
        currentDirectory = (try? SystemCall.realPath(".")) ?? "/"
    }

    /// The day on the user's clock.
    public var today: CalendarDate {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let day = CalendarDate(
            year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
        guard let day else { preconditionFailure("the clock gives a day that does not exist") }
        return day
    }

    /// Processors that are switched on.
    public var processorCount: Int { SystemCall.processorCount }

    /// The clock of the machine.
    public var now: Int { Int(time(nil)) }

    /// Lets the process sleep.
    public func pause(_ milliseconds: Int) { usleep(UInt32(clamping: milliseconds) * 1000) }

    /// Bytes from the random numbers of the system.
    public func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// Whether Ctrl-C was pressed.
    public var isInterrupted: Bool { Interrupt.isAsked }

    /// A variable of the environment; an empty one is as good as none.
    public func environment(_ name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Whether a person sits at the other end.
    public func isTerminal(_ stream: StandardStream) -> Bool { isatty(stream.descriptor) == 1 }

    /// The bytes of a regular file, or of standard input for `-`.
    public func read(_ path: String, limit: Int) throws(WorldError) -> [UInt8] {
        if path == "-" { return try readAll(StandardStream.input.descriptor, path: path, limit: limit) }
        guard !path.utf8.contains(0) else { throw .missing(path: path) }
        let opened = try OpenFile(reading: path)
        defer { opened.close() }
        let file = opened.descriptor
        let status = try SystemCall.status(of: file, path: path)
        switch status.kind {
        case .directory: throw .isDirectory(path: path)
        case .missing, .other: throw .notRegular(path: path)
        case .file: break
        }
        guard status.size <= limit else { throw .tooLarge(path: path, limit: limit) }
        return try readAll(file, path: path, limit: limit)
    }

    /// Opens a regular file, or standard input for `-`.
    public func open(_ path: String) throws(WorldError) -> InputFile {
        if path == "-" {
            return InputFile(size: nil) { _, target in
                SystemCall.read(StandardStream.input.descriptor, into: target)
            }
        }
        let file = try OpenFile(reading: path)
        let status = try SystemCall.status(of: file.descriptor, path: path)
        switch status.kind {
        case .directory: throw .isDirectory(path: path)
        case .missing, .other: throw .notRegular(path: path)
        case .file: break
        }
        return InputFile(size: status.size) { offset, target in
            SystemCall.read(file.descriptor, at: offset, into: target)
        }
    }

    /// Opens a folder to write in.
    public func outputFolder(_ path: String) throws(WorldError) -> any OutputFolder {
        try createDirectory(path, mode: .personal)
        return try DiskFolder(path)
    }

    /// What stands at a path.
    public func kind(of path: String) -> PathKind { SystemCall.status(of: path)?.kind ?? .missing }

    /// The names in a folder, sorted by their bytes, so that every machine gives the same order.
    public func list(_ path: String) throws(WorldError) -> [String] {
        switch kind(of: path) {
        case .missing: throw .missing(path: path)
        case .file, .other: throw .notRegular(path: path)
        case .directory: return try SystemCall.names(in: path).sorted()
        }
    }

    /// Makes a folder and those above it.
    public func createDirectory(_ path: String, mode: FileMode) throws(WorldError) {
        switch kind(of: path) {
        case .directory: return
        case .file, .other: throw .notRegular(path: path)
        case .missing: break
        }
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing(path: path) }
        let parent = PathName(path).parent
        if parent != path { try createDirectory(parent, mode: mode) }
        do throws(WorldError) {
            try SystemCall.run(path) { mkdir(path, mode.directoryBits) }
        } catch .exists {
            // Someone was faster; what matters is that it is a folder.
            guard kind(of: path) == .directory else { throw .notRegular(path: path) }
        }
    }

    /// Writes a whole file or nothing.
    public func write(
        _ bytes: [UInt8], to path: String, inside folder: String?, mode: FileMode, replacing: Bool
    ) throws(WorldError) {
        try AtomicWrite(path: path, inside: folder, mode: mode, replacing: replacing).write(bytes)
    }

    /// Runs a program of the `PATH`, and waits for it.
    public func run(_ program: String, arguments: [String], input: [UInt8]) throws(WorldError)
        -> ProgramOutput?
    {
        try ProgramRun(program: program, arguments: arguments).run(input)
    }

    /// Writes to standard output or error.
    public func print(_ bytes: [UInt8], to stream: StandardStream) throws(WorldError) {
        try SystemCall.write(bytes, to: stream.descriptor, path: "-")
    }

    private func readAll(_ file: Int32, path: String, limit: Int) throws(WorldError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try SystemCall.read(file, count: 1 << 16, path: path)
            if piece.isEmpty { return bytes }
            bytes += piece
            guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
        }
    }

    /// A stream that was closed (`>&-`) would lend its number to the next file that is opened, and output would land in it.
    private static func keepStreamsOpen() {
        for stream in [StandardStream.input, .output, .error] where fcntl(stream.descriptor, F_GETFD) == -1 {
            _ = SystemCall.open("/dev/null", O_RDWR)
        }
    }
}

extension StandardStream {
    fileprivate var descriptor: Int32 {
        switch self {
        case .input: 0
        case .output: 1
        case .error: 2
        }
    }
}

extension FileMode {
    fileprivate var directoryBits: mode_t { self == .personal ? 0o700 : 0o777 }
}
