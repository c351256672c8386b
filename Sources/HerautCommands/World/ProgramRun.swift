import HerautModel

#if canImport(Darwin)
    import Darwin
#elseif canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Another program at work: text in, text out, both through pipes, so that nothing of it comes on a disk or into a list of processes.
struct ProgramRun {
    let program: String
    let arguments: [String]

    /// Most that is taken from the program, in bytes.
    private static let outputLimit = 64 << 20

    /// What it printed; `nil` when there is no such program.
    func run(_ input: [UInt8]) throws(WorldError) -> ProgramOutput? {
        let toProgram = try PipeEnds(program)
        let fromProgram = try PipeEnds(program)
        let process = try start(toProgram, fromProgram)
        close(toProgram.reading)
        close(fromProgram.writing)
        guard let process else {
            close(toProgram.writing)
            close(fromProgram.reading)
            return nil
        }
        let output = exchange(input, toProgram.writing, fromProgram.reading)
        close(fromProgram.reading)
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        // The lowest seven bits tell of a signal, the next eight what it said itself.
        return ProgramOutput(bytes: output, status: status & 0x7F == 0 ? status >> 8 & 0xFF : -1)
    }

    private func start(_ input: PipeEnds, _ output: PipeEnds) throws(WorldError) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input.reading, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var process = pid_t()
        switch posix_spawnp(&process, program, &actions, nil, &words, environ) {
        case 0: return process
        case ENOENT: return nil
        case let code: throw SystemCall.error(code, program)
        }
    }

    /// Writes and reads in turn, whichever can: a program that answers before it has read all would otherwise wait for us, and we for it.
    private func exchange(_ input: [UInt8], _ writing: Int32, _ reading: Int32) -> [UInt8] {
        _ = fcntl(writing, F_SETFL, O_NONBLOCK)
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var rest = input[...]
        var isOpen = true
        while output.count < Self.outputLimit {
            if rest.isEmpty, isOpen {
                close(writing)
                isOpen = false
            }
            var ends = [
                pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
                pollfd(fd: isOpen ? writing : -1, events: Int16(POLLOUT), revents: 0),
            ]
            guard poll(&ends, 2, -1) >= 0 || errno == EINTR else { break }
            if ends[1].revents != 0 {
                let written = rest.withUnsafeBytes { write(writing, $0.baseAddress, min($0.count, 1 << 14)) }
                // Whoever reads no more has seen enough.
                rest = written < 0 && errno != EAGAIN && errno != EINTR ? [] : rest.dropFirst(max(0, written))
            }
            guard ends[0].revents != 0 else { continue }
            let count = read(reading, &buffer, buffer.count)
            if count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN) { break }
            output += buffer.prefix(max(0, count))
        }
        if isOpen { close(writing) }
        return output
    }
}

/// The two ends of a pipe, which no other program inherits.
private struct PipeEnds {
    let reading: Int32
    let writing: Int32

    init(_ program: String) throws(WorldError) {
        var ends: [Int32] = [-1, -1]
        try SystemCall.run(program) { pipe(&ends) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }
}
