import Foundation
import HerautCommands
import HerautModel
import HerautTestSupport

/// A folder to try a `World` in, on the disk or in memory, with the means to prepare it and to look at it from outside.
protocol WorldStage: AnyObject {
    associatedtype Tested: World
    var world: Tested { get }
    /// The folder the test has to itself.
    var root: String { get }
    /// Whether permissions hold: the administrator may do anything on a disk.
    var obeysPermissions: Bool { get }
    func addFile(_ path: String, _ text: String)
    func addFolder(_ path: String)
    func addLink(_ path: String, to target: String)
    func addDevice(_ path: String)
    func setPermissions(_ path: String, _ bits: UInt32)
    func permissions(_ path: String) -> UInt32?
    func contents(_ path: String) -> String?
    func names() -> [String]
}

/// Which world a test runs in.
enum StageKind: String, CaseIterable, CustomStringConvertible {
    case memory, disk

    var description: String { rawValue }

    func stage() -> any WorldStage { self == .memory ? MemoryStage() : DiskStage() }
}

final class MemoryStage: WorldStage {
    let world = MemoryWorld()
    let root = "/werk/proef"
    let obeysPermissions = true

    init() { world.addFolder(root) }

    func addFile(_ path: String, _ text: String) { world.addFile(root + "/" + path, text: text) }
    func addFolder(_ path: String) { world.addFolder(root + "/" + path) }
    func addLink(_ path: String, to target: String) { world.addLink(root + "/" + path, to: target) }
    func addDevice(_ path: String) { world.addDevice(root + "/" + path) }
    func setPermissions(_ path: String, _ bits: UInt32) { world.setPermissions(root + "/" + path, bits) }
    func permissions(_ path: String) -> UInt32? { world.permissions(root + "/" + path) }
    func contents(_ path: String) -> String? {
        world.contents(root + "/" + path).map { String(decoding: $0, as: UTF8.self) }
    }
    func names() -> [String] {
        world.paths.filter { $0.hasPrefix(root + "/") }.map { String($0.dropFirst(root.count + 1)) }
    }
}

final class DiskStage: WorldStage {
    let world = DiskWorld()
    let root: String
    let obeysPermissions = geteuid() != 0
    private let files = FileManager.default

    init() {
        root = files.temporaryDirectory.path + "/heraut-\(UUID().uuidString)"
        try? files.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit {
        for name in names() { try? files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: full(name)) }
        try? files.removeItem(atPath: root)
    }

    func addFile(_ path: String, _ text: String) {
        _ = files.createFile(
            atPath: full(path), contents: Data(text.utf8), attributes: [.posixPermissions: 0o644])
    }
    func addFolder(_ path: String) {
        try? files.createDirectory(atPath: full(path), withIntermediateDirectories: true)
    }
    func addLink(_ path: String, to target: String) {
        try? files.createSymbolicLink(atPath: full(path), withDestinationPath: target)
    }
    func addDevice(_ path: String) { mkfifo(full(path), 0o600) }
    func setPermissions(_ path: String, _ bits: UInt32) { chmod(full(path), mode_t(bits)) }
    func permissions(_ path: String) -> UInt32? {
        (try? files.attributesOfItem(atPath: full(path)))?[.posixPermissions].flatMap { $0 as? NSNumber }?
            .uint32Value
    }
    func contents(_ path: String) -> String? {
        files.contents(atPath: full(path)).map { String(decoding: $0, as: UTF8.self) }
    }
    func names() -> [String] { (try? files.subpathsOfDirectory(atPath: root))?.sorted() ?? [] }

    private func full(_ path: String) -> String { root + "/" + path }
}
