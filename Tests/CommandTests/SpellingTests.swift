import HerautCommands
import HerautModel
import HerautTestSupport
import Synchronization
import Testing

/// `heraut lint --spelling`: words go through a pipe to a dictionary, and only words of the language.
@Suite struct `Looking up spelling` {
    /// What the program was given.
    private final class Log: Sendable {
        struct Call: Sendable {
            let arguments: [String]
            let words: [String]
        }

        private let state = Mutex<[Call]>([])
        var calls: [Call] { state.withLock { $0 } }

        func add(_ arguments: [String], _ words: [String]) {
            state.withLock { $0.append(Call(arguments: arguments, words: words)) }
        }
    }

    /// A world with a dictionary that knows all words but `misspelled`.
    private static func world(_ text: String, misspelled: Set<String> = [], log: Log = Log()) -> MemoryWorld {
        let world = MemoryWorld()
        world.addFile("brief.md", text: text)
        world.addProgram("hunspell") { arguments, input in
            let words = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
            log.add(arguments, words)
            let wrong = words.filter(misspelled.contains).joined(separator: "\n") + "\n"
            return ProgramOutput(bytes: Array(wrong.utf8), status: 0)
        }
        return world
    }

    private static let line = "lint brief.md --rule lint.spelling --spelling --format line"

    @Test func `a word the dictionary does not know is a tip at its place`() {
        let world = Self.world("De wegt is open. Ook de wegt naar huis.\n", misspelled: ["wegt"])
        let run = CommandLine(Self.line, in: world)
        #expect(
            run.output == """
                brief.md:1:4: tip lint.spelling ‘wegt’ staat niet in het woordenboek.
                brief.md:1:25: tip lint.spelling ‘wegt’ staat niet in het woordenboek.

                """)
        #expect(run.status == 0)
    }

    @Test func `nothing is looked up unless asked for`() {
        let log = Log()
        let world = Self.world("De wegt is open.\n", misspelled: ["wegt"], log: log)
        _ = CommandLine("lint brief.md --rule lint.spelling", in: world)
        #expect(log.calls.isEmpty)
    }

    @Test func `no word of a draft stands in the arguments`() throws {
        let log = Log()
        _ = CommandLine(Self.line, in: Self.world("Onze buurman vond fietsen.\n", log: log))
        let call = try #require(log.calls.first)
        #expect(call.arguments == ["-d", "nl_NL", "-i", "UTF-8", "-p", "/dev/null", "-l"])
        #expect(call.words == ["buurman", "fietsen"])
    }

    @Test func `names, accounts, numbers, code and the words of the case are left out`() throws {
        let log = Log()
        let text = """
            ---
            soort: brief
            afzender: wijkteam Zuidplas
            feiten: [{tekst: De kwalster is open, woorden: [kwalsterij]}]
            ---
            Beste Noorx,

            In de kwalsterij zag Pietx de GGDX om 9u30 bij #relx en @pietx. Mail a@voorbeeld.example. Het wijkteam zei: `codex`.
            Dat bewoners schrokken, snappen wij.

            Met vriendelijke groet,

            Samirx
            """
        _ = CommandLine(Self.line, in: Self.world(text, log: log))
        let words = try #require(log.calls.first).words
        #expect(
            Set(words).isDisjoint(with: [
                "Noorx", "Pietx", "GGDX", "Samirx", "kwalsterij", "kwalster", "codex", "wijkteam",
            ]))
        #expect(Set(words).isSuperset(of: ["schrokken", "snappen", "bewoners"]))
    }

    @Test func `a draft in another language is let be`() {
        let log = Log()
        let world = Self.world("---\nsoort: bericht\ntaal: en\n---\nThe road is opeen.\n", log: log)
        _ = CommandLine(Self.line, in: world)
        #expect(log.calls.allSatisfy { $0.words.isEmpty })
    }

    @Test func `without a dictionary the user hears how to get one, and the rest is checked`() {
        let world = MemoryWorld()
        world.addFile("brief.md", text: "Raddraaiers zijn er niet.\n")
        let run = CommandLine("lint brief.md --spelling --format line", in: world)
        #expect(run.status == 78)
        #expect(run.errors.contains("sudo apt-get install hunspell hunspell-nl"))
        #expect(run.output.contains("DE-01"))
        world.addProgram("hunspell") { _, _ in ProgramOutput(bytes: [], status: 1) }
        #expect(CommandLine("lint brief.md --spelling", in: world).status == 78)
    }

    // MARK: A real program

    @Test func `text goes through a program of the disk, more than a pipe holds`() throws {
        let input = Array(String(repeating: "een regel van een paar woorden\n", count: 40_000).utf8)
        let output = try #require(try DiskWorld().run("cat", arguments: [], input: input))
        #expect(output.status == 0)
        #expect(output.bytes == input)
    }

    @Test func `a program that is not there, fails, or does not listen is told apart`() throws {
        let world = DiskWorld()
        #expect(try world.run("heraut-no-such-program", arguments: [], input: []) == nil)
        #expect(try world.run("false", arguments: [], input: [1, 2, 3])?.status == 1)
        let deaf = try world.run("true", arguments: [], input: [UInt8](repeating: 65, count: 1 << 20))
        #expect(deaf?.status == 0)
    }
}
