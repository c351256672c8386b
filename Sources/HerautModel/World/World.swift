/// What may be done to a file that is written.
public enum FileMode: Sendable {
    /// Readable by others as the user's umask allows: drafts without personal data.
    case shared
    /// For the user alone (0600, folders 0700): anything with personal data.
    case personal
}

/// What went wrong with a file, without words. `HerautCommands` turns it into a ``HerautError`` with a sentence.
public enum WorldError: Error, Hashable, Sendable {
    /// There is no such file or folder.
    case missing(path: String)
    /// A folder stands where a file was expected.
    case isDirectory(path: String)
    /// A file stands where a folder was expected, or something that is neither.
    case notRegular(path: String)
    /// No permission to read or write.
    case denied(path: String)
    /// More than the limit, in bytes.
    case tooLarge(path: String, limit: Int)
    /// A symbolic link leads out of the folder that was to be written in.
    case linkOutside(path: String)
    /// The file is there already and may not be replaced.
    case exists(path: String)
    /// The disk is full.
    case full(path: String)
    /// Another run has the file open.
    case busy(path: String)
    /// Anything else; the number of the operating system.
    case other(path: String, code: Int32)
    /// Standard output was closed by the reader (`| head`); the command ends quietly.
    case closedPipe
}

/// The one door to files, clock, environment and terminal. `DiskWorld` in the command line, `MemoryWorld` in tests.
public protocol World: Sendable {
    /// The working directory, absolute, without a slash at the end.
    var currentDirectory: String { get }
    /// Today in the user's time zone.
    var today: CalendarDate { get }
    /// How many threads can run at once; 1 or more.
    var processorCount: Int { get }
    /// Seconds since the start of 1970 in UTC.
    var now: Int { get }
    /// Waits so long, in milliseconds, for what another process holds.
    func pause(_ milliseconds: Int)
    /// Bytes that nobody can guess.
    func randomBytes(_ count: Int) -> [UInt8]
    /// Whether the user asked to stop (Ctrl-C). Who asks for the first time takes over: from then on the process does not end by itself at the
    /// first Ctrl-C, only at the second.
    var isInterrupted: Bool { get }
    /// A variable of the environment.
    func environment(_ name: String) -> String?
    /// Whether standard input, output and error are a terminal.
    func isTerminal(_ stream: StandardStream) -> Bool

    /// The bytes of a file; at most `limit`, so that no wrong file fills the memory. `-` is standard input.
    func read(_ path: String, limit: Int) throws(WorldError) -> [UInt8]
    /// Opens a file, or standard input for `-`, to be read piece by piece, however large.
    func open(_ path: String) throws(WorldError) -> InputFile
    /// What is at a path; a link is followed.
    func kind(of path: String) -> PathKind
    /// Names of the files and folders in a folder, sorted.
    func list(_ path: String) throws(WorldError) -> [String]

    /// Makes a folder and those above it; one that exists is left as it is.
    func createDirectory(_ path: String, mode: FileMode) throws(WorldError)
    /// Writes a whole file or nothing: to a file beside it that is then renamed. With `folder`, refuses a path that a link leads
    /// out of it. Replaces an existing file only when `replacing`.
    func write(_ bytes: [UInt8], to path: String, inside folder: String?, mode: FileMode, replacing: Bool)
        throws(WorldError)
    /// Runs a program of the user's `PATH` with `input` on its standard input; its complaints are thrown away. `nil` when there is no such
    /// program. Nothing personal may stand in `arguments`: everyone on the machine can read them.
    func run(_ program: String, arguments: [String], input: [UInt8]) throws(WorldError) -> ProgramOutput?
    /// Opens a folder to write many files in; made, with those above it, when it is not there.
    func outputFolder(_ path: String) throws(WorldError) -> any OutputFolder
    /// Writes to standard output or error.
    func print(_ bytes: [UInt8], to stream: StandardStream) throws(WorldError)
}

/// What another program printed, and how it ended.
public struct ProgramOutput: Hashable, Sendable {
    /// Its standard output.
    public let bytes: [UInt8]
    /// Its exit status; -1 when a signal ended it.
    public let status: Int32

    /// The output of a program that has ended.
    public init(bytes: [UInt8], status: Int32) {
        self.bytes = bytes
        self.status = status
    }
}

/// The three streams of a process.
public enum StandardStream: Sendable {
    /// Standard input.
    case input
    /// Standard output: the result.
    case output
    /// Standard error: everything else.
    case error
}

/// What stands at a path.
public enum PathKind: Sendable {
    /// A regular file.
    case file
    /// A folder.
    case directory
    /// Nothing.
    case missing
    /// A device, a socket.
    case other
}
