public import HerautModel
import Synchronization

/// A world in memory: a command runs in it as on a disk, and a test sees all that it left. Behaves as ``World`` says, permissions,
/// links, a full disk and a closed pipe included; the tests of `World` run on this one and on the disk.
public final class MemoryWorld: World {
    /// What a program makes of its arguments and its input.
    public typealias Program = @Sendable (_ arguments: [String], _ input: [UInt8]) -> ProgramOutput

    private struct State {
        var programs: [String: Program] = [:]
        var files: MemoryFiles
        var input: [UInt8] = []
        var printed: [StandardStream: [UInt8]] = [:]
        var pipeCloses: Int?
        var space: Int?
        var interruptsAfter: Int?
        var now = 1_793_700_000
        var milliseconds = 0
        var random = Seeded(1)
    }

    /// The folder the command runs in.
    public let currentDirectory: String
    /// Two, so that work is shared where it can be.
    public let processorCount = 2
    /// The day it is.
    public let today: CalendarDate
    private let variables: [String: String]
    private let terminals: Set<StandardStream>
    private let state: Mutex<State>

    /// A world with the folder `directory` in it and nothing else; the day is 3 November 2026 unless given.
    public init(
        directory: String = "/werk", today: CalendarDate? = nil, environment: [String: String] = [:],
        terminals: Set<StandardStream> = []
    ) {
        guard let day = today ?? CalendarDate(year: 2026, month: 11, day: 3) else { preconditionFailure() }
        self.currentDirectory = directory
        self.today = day
        self.variables = environment
        self.terminals = terminals
        state = Mutex(State(files: MemoryFiles(currentDirectory: directory)))
        addFolder(directory)
    }

    // MARK: what a test puts in and takes out

    /// Puts a file there, with the folders above it.
    public func addFile(_ path: String, _ bytes: [UInt8], permissions: UInt32 = 0o644) {
        add(path, .file(bytes), permissions)
    }

    /// Installs a program.
    public func addProgram(_ name: String, _ program: @escaping Program) {
        state.withLock { $0.programs[name] = program }
    }

    /// Puts a text file there, with the folders above it.
    public func addFile(_ path: String, text: String) { addFile(path, Array(text.utf8)) }

    /// Makes a folder and those above it.
    public func addFolder(_ path: String, permissions: UInt32 = 0o755) { add(path, .folder, permissions) }

    /// Puts a symbolic link there.
    public func addLink(_ path: String, to target: String) { add(path, .link(to: target), 0o777) }

    /// Puts something there that is neither a file nor a folder.
    public func addDevice(_ path: String) { add(path, .device, 0o666) }

    /// Changes who may do what.
    public func setPermissions(_ path: String, _ permissions: UInt32) {
        state.withLock { state in
            guard let place = try? state.files.resolve(path) else { return }
            state.files[place]?.permissions = permissions
        }
    }

    /// What a command reads from standard input.
    public func setInput(_ bytes: [UInt8]) { state.withLock { $0.input = bytes } }

    /// Closes standard output after so many bytes, as `head` does.
    public func closePipe(after bytes: Int) { state.withLock { $0.pipeCloses = bytes } }

    /// Presses Ctrl-C once a command has asked so many times whether it was pressed.
    public func interrupt(after questions: Int) { state.withLock { $0.interruptsAfter = questions } }

    /// Sets the clock, in seconds since the start of 1970.
    public func setClock(_ seconds: Int) { state.withLock { $0.now = seconds } }

    /// Takes a file or a link away.
    public func removeFile(_ path: String) {
        state.withLock { state in
            guard let place = try? state.files.resolve(path, followingLast: false) else { return }
            state.files[place] = nil
        }
    }

    /// Leaves room for so many more bytes on the disk.
    public func limitSpace(to bytes: Int) { state.withLock { $0.space = bytes } }

    /// The bytes of a file, whoever may read it; `nil` when there is no file.
    public func contents(_ path: String) -> [UInt8]? {
        state.withLock { state in
            guard let place = try? state.files.resolve(path),
                case .file(let bytes) = state.files[place]?.content
            else { return nil }
            return bytes
        }
    }

    /// The permission bits of what stands at a path.
    public func permissions(_ path: String) -> UInt32? {
        state.withLock { state in (try? state.files.resolve(path)).flatMap { state.files[$0]?.permissions } }
    }

    /// Every path there is, sorted.
    public var paths: [String] { state.withLock { $0.files.entries.keys.sorted() } }

    /// What was printed to standard output.
    public var output: String { printed(.output) }

    /// What was printed to standard error.
    public var errors: String { printed(.error) }

    private func printed(_ stream: StandardStream) -> String {
        state.withLock { String(decoding: $0.printed[stream] ?? [], as: UTF8.self) }
    }

    private func add(_ path: String, _ content: MemoryFiles.Content, _ permissions: UInt32) {
        state.withLock { state in
            let absolute = path.hasPrefix("/") ? path : currentDirectory + "/" + path
            var place = ""
            for part in absolute.split(separator: "/").dropLast() {
                place += "/" + part
                if state.files[place] == nil {
                    state.files[place] = MemoryFiles.Entry(content: .folder, permissions: 0o755)
                }
            }
            guard let end = try? state.files.resolve(absolute, followingLast: false) else { return }
            state.files[end] = MemoryFiles.Entry(content: content, permissions: permissions)
        }
    }
}

// MARK: what a command sees

extension MemoryWorld {
    /// The clock the test set.
    public var now: Int { state.withLock { $0.now } }

    /// Time goes by; nothing else happens in this world.
    public func pause(_ milliseconds: Int) {
        state.withLock { state in
            state.milliseconds += milliseconds
            state.now += state.milliseconds / 1000
            state.milliseconds %= 1000
        }
    }

    /// The same bytes in every run.
    public func randomBytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &state.random) }
        }
    }

    /// Whether the test pressed Ctrl-C.
    public var isInterrupted: Bool {
        state.withLock { state in
            guard let left = state.interruptsAfter else { return false }
            state.interruptsAfter = max(0, left - 1)
            return left == 0
        }
    }

    /// The file as it is now, or the input the test set for `-`.
    public func open(_ path: String) throws(WorldError) -> InputFile {
        let bytes = try read(path, limit: .max)
        return InputFile(size: path == "-" ? nil : bytes.count) { offset, target in
            let count = max(0, min(target.count, bytes.count - offset))
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
            return count
        }
    }

    /// A folder of this world.
    public func outputFolder(_ path: String) throws(WorldError) -> any OutputFolder {
        try createDirectory(path, mode: .personal)
        let place = try locked { state throws(WorldError) in try state.files.resolve(path) }
        return MemoryFolder(world: self, path: path, place: place)
    }

    /// A variable the test set.
    public func environment(_ name: String) -> String? { variables[name].flatMap { $0.isEmpty ? nil : $0 } }

    /// Whether the test called the stream a terminal.
    public func isTerminal(_ stream: StandardStream) -> Bool { terminals.contains(stream) }

    /// The bytes of a file, or the input the test set for `-`.
    public func read(_ path: String, limit: Int) throws(WorldError) -> [UInt8] {
        try locked { state throws(WorldError) in
            let bytes = path == "-" ? state.input : try Self.contents(path, state.files)
            guard bytes.count <= limit else { throw .tooLarge(path: path, limit: limit) }
            return bytes
        }
    }

    /// What stands at a path.
    public func kind(of path: String) -> PathKind {
        state.withLock { state in (try? state.files.resolve(path)).map { state.files.kind($0) } ?? .missing }
    }

    /// The names in a folder.
    public func list(_ path: String) throws(WorldError) -> [String] {
        try locked { state throws(WorldError) in
            let place = try state.files.resolve(path)
            switch state.files.kind(place) {
            case .missing: throw .missing(path: path)
            case .file, .other: throw .notRegular(path: path)
            case .directory: break
            }
            guard state.files.allows(4, at: place) else { throw .denied(path: path) }
            return state.files.names(in: place)
        }
    }

    /// Makes a folder and those above it.
    public func createDirectory(_ path: String, mode: FileMode) throws(WorldError) {
        try locked { state throws(WorldError) in
            let parts = path.split(separator: "/").map(String.init)
            var place = path.hasPrefix("/") ? "/" : currentDirectory
            for part in parts {
                let next = try state.files.resolve(place == "/" ? "/" + part : place + "/" + part)
                switch state.files.kind(next) {
                case .directory: break
                case .file, .other: throw .notRegular(path: path)
                case .missing:
                    guard state.files.allows(2, at: place) else { throw .denied(path: path) }
                    let bits: UInt32 = mode == .personal ? 0o700 : 0o755
                    state.files[next] = MemoryFiles.Entry(content: .folder, permissions: bits)
                }
                place = next
            }
        }
    }

    /// Writes a whole file or nothing.
    public func write(
        _ bytes: [UInt8], to path: String, inside folder: String?, mode: FileMode, replacing: Bool
    ) throws(WorldError) {
        try locked { state throws(WorldError) in
            let place = try Self.place(path, inside: folder, state.files)
            var bits: UInt32 = mode == .personal ? 0o600 : 0o644
            switch state.files.kind(place) {
            case .directory: throw .isDirectory(path: path)
            case .other: throw .notRegular(path: path)
            case .missing: break
            case .file:
                guard replacing else { throw .exists(path: path) }
                guard state.files.allows(2, at: place) else { throw .denied(path: path) }
                bits = (state.files[place]?.permissions ?? bits) & (mode == .personal ? 0o600 : 0o777)
            }
            guard state.files.allows(2, at: MemoryFiles.parent(place)) else { throw .denied(path: path) }
            guard bytes.count <= state.space ?? .max else { throw .full(path: path) }
            state.space? -= bytes.count
            state.files[place] = MemoryFiles.Entry(content: .file(bytes), permissions: bits)
        }
    }

    /// Runs a program that was installed by ``addProgram(_:_:)``.
    public func run(_ program: String, arguments: [String], input: [UInt8]) throws(WorldError)
        -> ProgramOutput?
    {
        state.withLock { $0.programs[program] }?(arguments, input)
    }

    /// Keeps what is printed for the test.
    public func print(_ bytes: [UInt8], to stream: StandardStream) throws(WorldError) {
        try locked { state throws(WorldError) in
            let printed = state.printed[stream, default: []] + bytes
            let room = stream == .output ? state.pipeCloses ?? .max : .max
            state.printed[stream] = Array(printed.prefix(room))
            guard printed.count <= room else { throw .closedPipe }
        }
    }

    fileprivate func cut(_ path: String, after count: Int) throws(WorldError) {
        try locked { state throws(WorldError) in
            guard case .file(let bytes) = state.files[path]?.content else { throw .missing(path: path) }
            state.files[path]?.content = .file(Array(bytes.prefix(count)))
        }
    }

    /// Adds to a file; on a full disk what there is room for.
    fileprivate func add(_ bytes: [UInt8], to path: String) throws(WorldError) {
        try locked { state throws(WorldError) in
            guard case .file(let before) = state.files[path]?.content else { throw .missing(path: path) }
            let room = min(bytes.count, state.space ?? .max)
            state.space? -= room
            state.files[path]?.content = .file(before + bytes.prefix(room))
            guard room == bytes.count else { throw .full(path: path) }
        }
    }

    private func locked<T: Sendable>(_ work: (inout State) throws(WorldError) -> T) throws(WorldError)
        -> T
    {
        try state.withLock { state -> Result<T, WorldError> in
            do throws(WorldError) { return .success(try work(&state)) } catch { return .failure(error) }
        }.get()
    }

    private static func contents(_ path: String, _ files: MemoryFiles) throws(WorldError) -> [UInt8] {
        let place = try files.resolve(path)
        switch files[place]?.content {
        case .folder: throw .isDirectory(path: path)
        case .device: throw .notRegular(path: path)
        case .link, nil: throw .missing(path: path)
        case .file(let bytes):
            guard files.allows(4, at: place) else { throw .denied(path: path) }
            return bytes
        }
    }

    /// Where a file comes to stand; `linkOutside` when a link leads it out of `folder`.
    private static func place(_ path: String, inside folder: String?, _ files: MemoryFiles) throws(WorldError)
        -> String
    {
        let last = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing(path: path) }
        guard !["", ".", ".."].contains(last) else { throw .isDirectory(path: path) }
        let above = last.utf8.count == path.utf8.count ? "." : String(path.dropLast(last.count + 1))
        let parent = try files.resolve(above.isEmpty ? "/" : above)
        switch files.kind(parent) {
        case .directory: break
        case .file: throw .notRegular(path: above)
        case .missing, .other: throw .missing(path: above)
        }
        let place = parent == "/" ? "/" + last : parent + "/" + last
        var isLink = false
        if case .link = files[place]?.content { isLink = true }
        guard let folder else {
            guard isLink else { return place }
            let target = try files.resolve(path)
            guard files[target] != nil else { throw .missing(path: path) }
            return target
        }
        let root = try files.resolve(folder)
        guard files[root] != nil else { throw .missing(path: folder) }
        let isBelow = parent == root || parent.hasPrefix(root == "/" ? "/" : root + "/")
        guard isBelow, !isLink else { throw .linkOutside(path: path) }
        return place
    }
}

// MARK: folders

/// A folder of a ``MemoryWorld`` that was opened.
private struct MemoryFolder: OutputFolder {
    let world: MemoryWorld
    let path: String
    /// Where it was when it was opened.
    let place: String

    func names() throws(WorldError) -> [String] { try world.list(place) }

    func read(_ name: String, limit: Int) throws(WorldError) -> [UInt8] {
        try check(name)
        return try world.read(place + "/" + name, limit: limit)
    }

    func write(_ bytes: UnsafeRawBufferPointer, to name: String) throws(WorldError) {
        try check(name)
        world.removeFile(place + "/" + name)
        try world.write(
            Array(bytes), to: place + "/" + name, inside: place, mode: .personal, replacing: false)
    }

    func remove(_ name: String) throws(WorldError) {
        try check(name)
        if world.kind(of: place + "/" + name) == .directory { throw .isDirectory(path: full(name)) }
        world.removeFile(place + "/" + name)
    }

    func rename(_ name: String, to other: String) throws(WorldError) {
        let bytes = try read(name, limit: .max)
        try write(bytes, to: other)
        try remove(name)
    }

    func append(to name: String, keeping count: Int) throws(WorldError) -> any OutputFile {
        try check(name)
        let before = world.contents(place + "/" + name) ?? []
        try write(Array(before.prefix(count)), to: name)
        return MemoryOutputFile(folder: self, name: name)
    }

    func folder(_ name: String) throws(WorldError) -> any OutputFolder {
        try check(name)
        return try world.outputFolder(place + "/" + name)
    }

    func sync() throws(WorldError) {}

    private func full(_ name: String) -> String { path + "/" + name }

    private func check(_ name: String) throws(WorldError) {
        let isName =
            !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0x2F || $0 == 0 }
        guard isName else { throw .linkOutside(path: full(name)) }
    }
}

private struct MemoryOutputFile: OutputFile {
    let folder: MemoryFolder
    let name: String

    func append(_ bytes: [UInt8]) throws(WorldError) {
        try folder.world.add(bytes, to: folder.place + "/" + name)
    }

    func cut(after count: Int) throws(WorldError) {
        try folder.world.cut(folder.place + "/" + name, after: count)
    }

    func sync() throws(WorldError) {}
}
