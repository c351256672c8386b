import Foundation

/// Where the tests find the files of this package, and the folder of shared test data that may stand beside it.
public enum Repository {
    /// The package's root.
    public static let root: String = {
        var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        parts.removeLast(3)
        return parts.joined(separator: "/")
    }()

    /// A file or folder of the shared test data, or `nil` where a clone stands alone.
    public static func shared(_ path: String) -> String? {
        let full = root + "/../shared/" + path
        return FileManager.default.fileExists(atPath: full) ? full : nil
    }

    /// The bytes of a file.
    public static func bytes(of path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Paths of all files below a folder of the package, from the package's root, sorted; hidden files left out.
    public static func files(below folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: root + "/" + folder)?.allObjects as? [String] ?? []
        return names.map { folder + "/" + $0 }.filter { path in
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
            return exists && !isFolder.boolValue && !path.contains("/.")
        }.sorted()
    }
}
