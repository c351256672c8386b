import HerautTestSupport

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a job took.
enum Clock {
    /// Seconds on the wall, from some moment.
    static var wall: Double { seconds(CLOCK_MONOTONIC) }
    /// Seconds of processor that this process used.
    static var cpu: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

    /// Most memory held at once. Linux hands the peak of the process that started this one down in `ru_maxrss`; its own is in `/proc`.
    static var peakKB: Int {
        var usage = rusage()
        // 0 is the process itself; systems differ in the type of its name.
        getrusage(0, &usage)
        let status = (try? Repository.bytes(of: "/proc/self/status")).map {
            String(decoding: $0, as: UTF8.self)
        }
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? Int(usage.ru_maxrss)
    }

    private static func seconds(_ id: clockid_t) -> Double {
        var time = timespec()
        clock_gettime(id, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
