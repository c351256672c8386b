import HerautTestSupport
import Testing

/// The lines of the README, typed as they stand: a reader who tries them gets what the text promises.
@Suite struct `The README` {
    @Test func `has lines that work, in the order they stand`() throws {
        let lines = try Self.lines()
        #expect(lines.count > 15)
        let world = MemoryWorld()
        #expect(CommandLine("init", in: world).status == 0)
        for line in lines where line.first != "init" {
            let run = CommandLine(line, in: world)
            #expect(run.status == 0, "\(line): \(run.errors.suffix(600))")
        }
    }

    @Test func `begins with a line that makes a folder to work in`() throws {
        let first = try #require(try Self.lines().first { $0.first == "init" })
        let world = MemoryWorld()
        #expect(CommandLine(first, in: world).status == 0)
        let folder = try #require(first.last)
        #expect(world.contents(folder + "/zaak.yml")?.isEmpty == false)
    }

    @Test func `names every command that there is`() throws {
        let named = Set(try Self.lines().compactMap(\.first))
        let commands = [
            "init", "advise", "draft", "lint", "render", "merge", "check", "approve", "explain", "log",
            "rules", "ledger",
        ]
        #expect(Set(commands).subtracting(named) == [])
    }

    /// The words of every line `heraut …` in a block of shell, without its comment and its redirection.
    private static func lines() throws -> [[String]] {
        let readme = String(decoding: try Repository.bytes(of: Repository.root + "/README.md"), as: UTF8.self)
        var isShell = false
        var lines: [[String]] = []
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isShell = line == "```sh" }
            guard isShell, line.hasPrefix("heraut ") else { continue }
            lines.append(Array(ShellWords.words(of: line).dropFirst()))
        }
        return lines
    }
}
