#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Does work on several threads at once and waits until all of it is done.
enum Workers {
    /// Calls `work` with 0, 1, … below `count`, each on a thread of its own; the first on this one. Where a thread cannot be had, its work is
    /// done here.
    static func run(_ count: Int, _ work: @escaping @Sendable (Int) -> Void) {
        let threads = (1..<max(count, 1)).map { index in (index, start { work(index) }) }
        if count > 0 { work(0) }
        for (index, thread) in threads {
            if let thread { pthread_join(thread, nil) } else { work(index) }
        }
    }

    /// What a thread is handed.
    private final class Task: Sendable {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }

    private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
        let task = Unmanaged.passRetained(Task(work))
        #if canImport(Darwin)
            var thread: pthread_t?
            let failed = pthread_create(
                &thread, nil,
                {
                    Workers.run($0); return nil
                }, task.toOpaque())
            if failed == 0, let thread { return thread }
        #else
            var thread = pthread_t()
            let failed = pthread_create(
                &thread, nil,
                { argument in
                    if let argument { Workers.run(argument) }
                    return nil
                }, task.toOpaque())
            if failed == 0 { return thread }
        #endif
        task.release()
        return nil
    }

    private static func run(_ argument: UnsafeMutableRawPointer) {
        Unmanaged<Task>.fromOpaque(argument).takeRetainedValue().work()
    }
}
