import HerautModel

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes one file whole or not at all: to a file beside it, which then takes its name.
///
/// It guards against a full disk, a crash and a reader that looks too early. It does not wait for the disk (`fsync`): a power cut
/// may cost the newest files, and the run can be done again.
struct AtomicWrite {
    let path: String
    let folder: String?
    let mode: FileMode
    let replacing: Bool

    init(path: String, inside folder: String?, mode: FileMode, replacing: Bool) {
        self.path = path
        self.folder = folder
        self.mode = mode
        self.replacing = replacing
    }

    /// Writes `bytes`; when it throws, the folder is as it was.
    func write(_ bytes: [UInt8]) throws(WorldError) {
        let place = try self.place()
        let existing = try check(place)
        // From here on all names are looked up in the folder that was checked, whatever happens to the path meanwhile.
        let directory = try SystemCall.run(path) {
            open(place.parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        defer { close(directory) }
        let temporary = ".heraut-\(getpid())-\(UInt64.random(in: .min ... .max)).tmp"
        do throws(WorldError) {
            try fill(temporary, in: directory, with: bytes, permissions: permissions(replacing: existing))
            try publish(temporary, as: place.name, in: directory)
        } catch {
            unlinkat(directory, temporary, 0)
            throw error
        }
    }

    /// Where the file comes to stand, with the links in the folders above it resolved.
    private func place() throws(WorldError) -> PathName {
        let given = PathName(path)
        guard !given.name.isEmpty, !path.utf8.contains(0) else { throw .missing(path: path) }
        guard given.name != ".", given.name != "..", !path.hasSuffix("/") else {
            throw .isDirectory(path: path)
        }
        let isLink = SystemCall.status(of: path, followingLinks: false)?.isLink == true
        guard let folder else {
            // A link the user named himself stays a link: the file it leads to is written.
            return isLink ? PathName(try SystemCall.realPath(path)) : try resolved(given)
        }
        let place = try resolved(given)
        let root = try SystemCall.realPath(folder)
        let isBelow = place.parent == root || place.parent.hasPrefix(root == "/" ? "/" : root + "/")
        guard isBelow, !isLink else { throw .linkOutside(path: path) }
        return place
    }

    private func resolved(_ name: PathName) throws(WorldError) -> PathName {
        guard SystemCall.status(of: name.parent)?.kind != .file else { throw .notRegular(path: name.parent) }
        do throws(WorldError) {
            return PathName(PathName.join(try SystemCall.realPath(name.parent), name.name))
        } catch .missing {
            throw .missing(path: name.parent)
        }
    }

    /// What stands there now, when it may be replaced.
    private func check(_ place: PathName) throws(WorldError) -> FileStatus? {
        let target = PathName.join(place.parent, place.name)
        guard let status = SystemCall.status(of: target) else { return nil }
        switch status.kind {
        case .directory: throw .isDirectory(path: path)
        case .missing, .other: throw .notRegular(path: path)
        case .file: break
        }
        guard replacing else { throw .exists(path: path) }
        // Renaming asks leave of the folder only; a file that is marked read-only was marked so by someone.
        guard access(target, W_OK) == 0 else { throw .denied(path: path) }
        return status
    }

    /// A file that is replaced keeps its permissions, unless they are too wide for what comes in it.
    private func permissions(replacing existing: FileStatus?) -> UInt32? {
        guard let existing else { return nil }
        return existing.permissions & (mode == .personal ? 0o600 : 0o777)
    }

    private func fill(
        _ name: String, in directory: Int32, with bytes: [UInt8], permissions: UInt32?
    ) throws(WorldError) {
        let bits: mode_t = mode == .personal ? 0o600 : 0o666
        let file = try SystemCall.run(path) {
            openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, bits)
        }
        var isOpen = true
        defer { if isOpen { close(file) } }
        if let permissions { try SystemCall.run(path) { fchmod(file, mode_t(permissions)) } }
        try SystemCall.write(bytes, to: file, path: path)
        isOpen = false
        // A full network disk may tell only now.
        if close(file) != 0, errno != EINTR { throw SystemCall.error(errno, path) }
    }

    /// Gives the finished file its name. Without leave to replace, by a second link: that fails when the name has been taken since.
    private func publish(_ temporary: String, as name: String, in directory: Int32) throws(WorldError) {
        if !replacing {
            do throws(WorldError) {
                try SystemCall.run(path) { linkat(directory, temporary, directory, name, 0) }
                unlinkat(directory, temporary, 0)
                return
            } catch .exists {
                throw .exists(path: path)
            } catch {
                // A disk without hard links (a USB stick): an empty file takes the name first.
                let claim = try SystemCall.run(path) {
                    openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
                }
                close(claim)
            }
        }
        try SystemCall.run(path) { renameat(directory, temporary, directory, name) }
    }
}
