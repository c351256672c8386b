import HerautModel

// What DiskWorld needs of the operating system, under names of our own: the only file that knows which C library it is.
#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What `stat` says about a path.
struct FileStatus {
    let kind: PathKind
    let isLink: Bool
    let size: Int
    /// Permission bits only.
    let permissions: UInt32

    fileprivate init(_ raw: stat) {
        let format = UInt32(raw.st_mode) & 0o170000
        isLink = format == 0o120000
        size = Int(raw.st_size)
        permissions = UInt32(raw.st_mode) & 0o777
        switch format {
        case 0o100000: kind = .file
        case 0o040000: kind = .directory
        default: kind = .other
        }
    }
}

/// Calls of the operating system, repeated when a signal interrupts them, with errors as ``WorldError``.
enum SystemCall {
    /// Processors that may be used.
    static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// `open`, for types that have a method of that name.
    static func open(_ path: String, _ flags: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.open(path, flags)
        #elseif canImport(Glibc)
            Glibc.open(path, flags)
        #else
            Musl.open(path, flags)
        #endif
    }

    /// Repeats `call` while a signal interrupts it; a negative result becomes the error that belongs to `path`.
    @discardableResult
    static func run<Result: SignedInteger>(
        _ path: @autoclosure () -> String, _ call: () -> Result
    ) throws(WorldError) -> Result {
        while true {
            let result = call()
            if result >= 0 { return result }
            let code = errno
            if code != EINTR { throw error(code, path()) }
        }
    }

    /// The number of the operating system as a fault a person can act on.
    static func error(_ code: Int32, _ path: String) -> WorldError {
        switch code {
        case ENOENT, ENOTDIR: .missing(path: path)
        case EISDIR: .isDirectory(path: path)
        case EACCES, EPERM, EROFS: .denied(path: path)
        case ENOSPC, EDQUOT, EFBIG: .full(path: path)
        case EEXIST: .exists(path: path)
        case EPIPE: .closedPipe
        default: .other(path: path, code: code)
        }
    }

    /// What stands at a path, or `nil` for nothing; a link is followed unless `followingLinks` is false.
    static func status(of path: String, followingLinks: Bool = true) -> FileStatus? {
        var raw = stat()
        guard !path.utf8.contains(0) else { return nil }
        let failed = followingLinks ? stat(path, &raw) : lstat(path, &raw)
        return failed == 0 ? FileStatus(raw) : nil
    }

    /// What an open file is.
    static func status(of file: Int32, path: String) throws(WorldError) -> FileStatus {
        var raw = stat()
        try run(path) { fstat(file, &raw) }
        return FileStatus(raw)
    }

    /// The path with every link in it resolved.
    static func realPath(_ path: String) throws(WorldError) -> String {
        guard !path.utf8.contains(0) else { throw .missing(path: path) }
        guard let resolved = realpath(path, nil) else { throw error(errno, path) }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The names in a folder, unsorted, without `.` and `..`.
    static func names(in path: String) throws(WorldError) -> [String] {
        guard let folder = opendir(path) else { throw error(errno, path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// Reads up to `count` bytes; an empty result is the end.
    static func read(_ file: Int32, count: Int, path: String) throws(WorldError) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        let got = try run(path) { () -> Int in
            #if canImport(Darwin)
                Darwin.read(file, &buffer, count)
            #elseif canImport(Glibc)
                Glibc.read(file, &buffer, count)
            #else
                Musl.read(file, &buffer, count)
            #endif
        }
        buffer.removeLast(count - got)
        return buffer
    }

    /// Reads at a place of a file into memory and gives the number of bytes; negative when that failed.
    static func read(_ file: Int32, at offset: Int, into target: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let got = pread(file, target.baseAddress, target.count, off_t(offset))
            if got >= 0 || errno != EINTR { return got }
        }
    }

    /// Reads on from a stream, as ``read(_:at:into:)``.
    static func read(_ file: Int32, into target: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            #if canImport(Darwin)
                let got = Darwin.read(file, target.baseAddress, target.count)
            #elseif canImport(Glibc)
                let got = Glibc.read(file, target.baseAddress, target.count)
            #else
                let got = Musl.read(file, target.baseAddress, target.count)
            #endif
            if got >= 0 || errno != EINTR { return got }
        }
    }

    /// Writes all of `bytes`, in as many pieces as it takes.
    static func write(_ bytes: [UInt8], to file: Int32, path: String) throws(WorldError) {
        let result: Result<Void, WorldError> = bytes.withUnsafeBytes { bytes in
            do throws(WorldError) {
                try write(bytes, to: file, path: path)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }

    /// Writes all of `bytes`, in as many pieces as it takes.
    static func write(
        _ bytes: UnsafeRawBufferPointer, to file: Int32, path: @autoclosure () -> String
    ) throws(WorldError) {
        var done = 0
        while done < bytes.count {
            do throws(WorldError) {
                done += try run(path()) { writeSome(bytes[done...], to: file) }
            } catch .other(_, EAGAIN) {
                // The reader of a pipe that does not block is slow: wait for it.
                var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
                _ = poll(&waiting, 1, -1)
            }
        }
    }

    private static func writeSome(_ bytes: Slice<UnsafeRawBufferPointer>, to file: Int32) -> Int {
        let part = UnsafeRawBufferPointer(rebasing: bytes)
        #if canImport(Darwin)
            return Darwin.write(file, part.baseAddress, part.count)
        #elseif canImport(Glibc)
            return Glibc.write(file, part.baseAddress, part.count)
        #else
            return Musl.write(file, part.baseAddress, part.count)
        #endif
    }
}
