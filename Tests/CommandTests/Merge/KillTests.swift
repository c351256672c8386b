import Foundation
import HerautTestSupport
import Testing

/// The program, where it was built beside these tests.
private let builtBinary: String? = {
    let beside = ProcessInfo.processInfo.arguments.compactMap { argument -> String? in
        guard let range = argument.range(of: "/debug/") ?? argument.range(of: "/release/") else {
            return nil
        }
        return argument[..<range.upperBound] + "heraut"
    }
    let path =
        ProcessInfo.processInfo.environment["HERAUT_BINARY"] ?? beside.first ?? Repository.root
        + "/.build/debug/heraut"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
}()

/// The program itself, killed without warning (SIGKILL) while it makes letters. `Tests/Benchmarks/kill_merge.py` does it 200 times.
@Suite(.enabled(if: builtBinary != nil), .serialized)
struct KillTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/heraut-\(UUID().uuidString)"

    private func start(_ arguments: [String]) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(builtBinary))
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func run(_ arguments: [String]) throws -> Int32 {
        let process = try start(arguments)
        process.waitUntilExit()
        return process.terminationStatus
    }

    private func letters(_ out: String) throws -> [String: Data] {
        let path = folder + "/" + out + "/brieven"
        let names = try FileManager.default.contentsOfDirectory(atPath: path)
        return Dictionary(
            try names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: path + "/" + $0))) }
        ) { first, _ in first }
    }

    @Test func `no letter is lost and none is there twice, whenever the program is killed`() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(try run(["init", "."]) == 0)
        try MergeStage.csv(MergeStage.rows(400)).write(
            toFile: folder + "/lijst.csv", atomically: true, encoding: .utf8)
        let merge = [
            "merge", MergeStage.kind, "--data", "lijst.csv", "--no-require-approval", "--format", "txt,docx",
            "--jobs", "2",
        ]
        let began = Date()
        #expect(try run(merge + ["--out", "heel"]) == 1)
        let length = Date().timeIntervalSince(began)
        let whole = try letters("heel")
        #expect(whole.count == 2 * 300)
        var random = Seeded(20)
        for round in 0..<3 {
            let out = "ronde-\(round)"
            let process = try start(merge + ["--out", out, "--resume"])
            // The letters come in the last part of the run, behind start-up and preflight.
            Thread.sleep(forTimeInterval: length * Double.random(in: 0.5...1, using: &random))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(try run(merge + ["--out", out, "--resume"]) == 1)
            #expect(try letters(out) == whole, "round \(round)")
            #expect(try run(["ledger", "verify", out]) == 0)
        }
    }
}
