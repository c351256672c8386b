/// A folder that a run writes in, for the user alone: the folder 0700, its files 0600.
///
/// It is opened once, and every name is looked up in what was opened, so nothing is written elsewhere whatever links appear meanwhile. A name
/// is the name of a file, never a path: one with a slash in it is refused (``WorldError/linkOutside(path:)``).
public protocol OutputFolder: Sendable {
    /// The path, for messages.
    var path: String { get }
    /// Names of what stands in it, sorted by their bytes.
    func names() throws(WorldError) -> [String]
    /// The bytes of a file; at most `limit`.
    func read(_ name: String, limit: Int) throws(WorldError) -> [UInt8]
    /// Writes a file, in place of one that stands there; a link that stands there is taken away, not followed. Not in one step: after a crash the
    /// file may be cut off, and who writes thousands keeps a record of those that are whole.
    func write(_ bytes: UnsafeRawBufferPointer, to name: String) throws(WorldError)
    /// Takes a file away; one that is not there is no fault.
    func remove(_ name: String) throws(WorldError)
    /// Gives a file another name, in place of one that has it.
    func rename(_ name: String, to other: String) throws(WorldError)
    /// Opens a file to be added to, made when it is not there, cut off after `count` bytes when it is longer. Nobody else may have it open so
    /// (``WorldError/busy(path:)``).
    func append(to name: String, keeping count: Int) throws(WorldError) -> any OutputFile
    /// The folder `name` in it, made when it is not there.
    func folder(_ name: String) throws(WorldError) -> any OutputFolder
    /// Waits until names and files are on the disk as far as the system can tell.
    func sync() throws(WorldError)
}

extension OutputFolder {
    /// Writes a file from an array.
    public func write(_ bytes: [UInt8], to name: String) throws(WorldError) {
        // Typed errors do not go through a closure that rethrows.
        let result: Result<Void, WorldError> = bytes.withUnsafeBytes { bytes in
            do throws(WorldError) {
                try write(bytes, to: name)
                return .success(())
            } catch { return .failure(error) }
        }
        try result.get()
    }
}

/// A file that is only added to.
public protocol OutputFile: Sendable {
    /// Adds bytes at the end.
    func append(_ bytes: [UInt8]) throws(WorldError)
    /// Takes away what stands after the first `count` bytes.
    func cut(after count: Int) throws(WorldError)
    /// Waits until they are on the disk.
    func sync() throws(WorldError)
}
