import HerautModel

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A folder on the disk, opened once: names are looked up in it and not along a path.
struct DiskFolder: OutputFolder {
    let path: String
    private let folder: OpenFile

    init(_ path: String) throws(WorldError) {
        guard !path.utf8.contains(0) else { throw .missing(path: path) }
        self.path = path
        folder = OpenFile(
            try SystemCall.run(path) { systemOpen(AT_FDCWD, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
    }

    private init(path: String, folder: OpenFile) {
        self.path = path
        self.folder = folder
    }

    func names() throws(WorldError) -> [String] { try SystemCall.names(in: path).sorted() }

    func read(_ name: String, limit: Int) throws(WorldError) -> [UInt8] {
        let file = try open(name, O_RDONLY | O_NONBLOCK)
        let status = try SystemCall.status(of: file.descriptor, path: full(name))
        guard status.kind == .file else { throw .notRegular(path: full(name)) }
        guard status.size <= limit else { throw .tooLarge(path: full(name), limit: limit) }
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: status.size) { target, count in
            while count < status.size {
                let rest = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(target)[count...])
                let got = SystemCall.read(file.descriptor, at: count, into: rest)
                if got < 0 { failed = true }
                guard got > 0 else { return }
                count += got
            }
        }
        if failed { throw SystemCall.error(errno, full(name)) }
        return bytes
    }

    func write(_ bytes: UnsafeRawBufferPointer, to name: String) throws(WorldError) {
        let file = try create(name)
        try SystemCall.write(bytes, to: file.descriptor, path: full(name))
    }

    func remove(_ name: String) throws(WorldError) {
        try check(name)
        do throws(WorldError) {
            try SystemCall.run(full(name)) { unlinkat(folder.descriptor, name, 0) }
        } catch .missing {}
    }

    func rename(_ name: String, to other: String) throws(WorldError) {
        try check(name)
        try check(other)
        try SystemCall.run(full(name)) { renameat(folder.descriptor, name, folder.descriptor, other) }
    }

    func append(to name: String, keeping count: Int) throws(WorldError) -> any OutputFile {
        let file = try open(name, O_WRONLY | O_CREAT, bits: 0o600)
        guard try SystemCall.status(of: file.descriptor, path: full(name)).kind == .file else {
            throw .notRegular(path: full(name))
        }
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path: full(name)) }
        let output = DiskOutputFile(file: file, path: full(name))
        try output.cut(after: count)
        return output
    }

    func folder(_ name: String) throws(WorldError) -> any OutputFolder {
        try check(name)
        do throws(WorldError) {
            try SystemCall.run(full(name)) { mkdirat(folder.descriptor, name, 0o700) }
        } catch .exists {}
        return DiskFolder(path: full(name), folder: try open(name, O_RDONLY | O_DIRECTORY))
    }

    func sync() throws(WorldError) { try SystemCall.run(path) { fsync(folder.descriptor) } }

    private func full(_ name: String) -> String { PathName.join(path, name) }

    /// A new file. One that has the name is taken away first: it may be a link, be shared under another name, or be open to others.
    private func create(_ name: String) throws(WorldError) -> OpenFile {
        do throws(WorldError) {
            return try open(name, O_WRONLY | O_CREAT | O_EXCL, bits: 0o600)
        } catch .exists {
            try remove(name)
            return try open(name, O_WRONLY | O_CREAT | O_EXCL, bits: 0o600)
        }
    }

    private func open(_ name: String, _ flags: Int32, bits: mode_t = 0) throws(WorldError) -> OpenFile {
        try check(name)
        let flags = flags | O_NOFOLLOW | O_CLOEXEC
        do throws(WorldError) {
            return OpenFile(
                try SystemCall.run(full(name)) { systemOpen(folder.descriptor, name, flags, bits) })
        } catch .other(let path, ELOOP) {
            throw .linkOutside(path: path)
        }
    }

    private func check(_ name: String) throws(WorldError) {
        let isName =
            !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == 0x2F || $0 == 0 }
        guard isName else { throw .linkOutside(path: full(name)) }
    }
}

/// A file on the disk that is added to.
private struct DiskOutputFile: OutputFile {
    let file: OpenFile
    let path: String

    func append(_ bytes: [UInt8]) throws(WorldError) {
        try SystemCall.write(bytes, to: file.descriptor, path: path)
    }

    func cut(after count: Int) throws(WorldError) {
        if try SystemCall.status(of: file.descriptor, path: path).size > count {
            try SystemCall.run(path) { ftruncate(file.descriptor, off_t(count)) }
        }
        try SystemCall.run(path) { lseek(file.descriptor, 0, SEEK_END) }
    }

    func sync() throws(WorldError) { try SystemCall.run(path) { fsync(file.descriptor) } }
}

private func systemOpen(_ folder: Int32, _ path: String, _ flags: Int32, _ bits: mode_t = 0) -> Int32 {
    openat(folder, path, flags, bits)
}
