import HerautTestSupport

// The part of a benchmark that has to run inside the process: `heraut-benchmark JOB [ARGUMENT…]`. The scripts beside it call it and
// measure from outside.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A job of the tool: takes the arguments after its name, gives the exit status.
typealias Job = @Sendable ([String]) -> Int32

let jobs: [String: Job] = [
    "check-rows": CheckRows.job,
    "docx-letters": PrintedLetters.docx,
    "fill-held-rows": FillHeldRows.job,
    "fill-letters": FillLetters.job,
    "fuzz-readers": FuzzReaders.run,
    "fuzz-templates": FuzzTemplates.run,
    "pdf-letters": PrintedLetters.pdf,
]

let arguments = Array(CommandLine.arguments.dropFirst())
guard let name = arguments.first, let job = jobs[name] else {
    print("usage: heraut-benchmark JOB [ARGUMENT…]\njobs: \(jobs.keys.sorted().joined(separator: ", "))")
    exit(64)
}
exit(job(Array(arguments.dropFirst())))
