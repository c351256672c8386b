import HerautModel
import Synchronization

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A number of the operating system for an open file or folder; closed when nobody holds it any more.
final class OpenFile: Sendable {
    let descriptor: Int32
    private let isClosed = Atomic(false)

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// Opens a path to read. Without waiting: opening a named pipe would hang until someone writes into it.
    convenience init(reading path: String) throws(WorldError) {
        guard !path.utf8.contains(0) else { throw .missing(path: path) }
        self.init(try SystemCall.run(path) { SystemCall.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK) })
    }

    /// Closes it before its time.
    func close() {
        if !isClosed.exchange(true, ordering: .relaxed) { systemClose(descriptor) }
    }

    deinit { close() }
}

/// Whether the user asked to stop.
enum Interrupt {
    private static let asked = Atomic(false)
    private static let installed: Void = {
        _ = asked.load(ordering: .relaxed)
        signal(SIGINT) { _ in
            Interrupt.asked.store(true, ordering: .relaxed)
            // Who presses again does not want to wait.
            signal(SIGINT, SIG_DFL)
        }
    }()

    /// Takes over Ctrl-C when asked for the first time.
    static var isAsked: Bool {
        _ = installed
        return asked.load(ordering: .relaxed)
    }
}

private func systemClose(_ descriptor: Int32) { _ = close(descriptor) }
