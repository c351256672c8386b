import HerautModel
import HerautTestSupport
import Testing

@Suite struct `Fixes and baselines` {
    private static let faulty = "---\nsoort: bericht\n---\nBel 0900 - 8844. Wij schrijven middels deze weg.\n"

    private func world() -> MemoryWorld {
        let world = MemoryWorld()
        world.addFile("a.md", text: Self.faulty)
        return world
    }

    private func text(_ path: String, in world: MemoryWorld) throws -> String {
        String(decoding: try #require(world.contents(path)), as: UTF8.self)
    }

    @Test func `only what is safe is changed, and once`() throws {
        let world = world()
        let run = CommandLine("lint a.md --fix", in: world)
        #expect(run.errors.contains("a.md: verbeterd op 1 plaatsen."))
        let once = try text("a.md", in: world)
        #expect(once.contains("Bel 0900-8844.") && once.contains("middels"))
        _ = CommandLine("lint a.md --fix", in: world)
        #expect(try text("a.md", in: world) == once)
    }

    @Test func `what someone has to read is changed when asked for`() throws {
        let world = world()
        _ = CommandLine("lint a.md --fix --unsafe-fixes", in: world)
        #expect(try text("a.md", in: world).contains("Wij schrijven met deze weg."))
    }

    @Test func `a diff shows the change and writes nothing`() throws {
        let world = world()
        let run = CommandLine("lint a.md --diff", in: world)
        #expect(run.output.contains("@@ -1,4 +1,4 @@"))
        #expect(run.output.contains("-Bel 0900 - 8844.") && run.output.contains("+Bel 0900-8844."))
        #expect(try text("a.md", in: world) == Self.faulty)
    }

    @Test func `standard input comes back on standard output`() {
        let world = MemoryWorld()
        world.setInput(Array(Self.faulty.utf8))
        let run = CommandLine("lint - --fix", in: world)
        #expect(run.output == Self.faulty.replacing("0900 - 8844", with: "0900-8844"))
        #expect(run.errors.contains("PL-05"))
    }

    @Test func `a baseline keeps back what was there, moved or not, and no more`() throws {
        let world = world()
        #expect(CommandLine("lint a.md --write-baseline b.yml", in: world).status == 0)
        #expect(try !text("b.yml", in: world).contains("middels"))
        #expect(CommandLine("lint a.md --baseline b.yml", in: world).status == 0)
        world.addFile(
            "a.md",
            text: Self.faulty.replacing("Bel 0900", with: "Eerst een zin.\n\nBel 0900")
                + "\nBel 0900 - 8844.\n")
        let run = CommandLine("lint a.md --baseline b.yml --format line", in: world)
        #expect(run.status == 1)
        #expect(run.output.ranges(of: "CC-14").count == 1)
        #expect(!run.output.contains("PL-05"))
    }

    @Test func `a baseline tells what was mended since`() {
        let world = world()
        _ = CommandLine("lint a.md --write-baseline b.yml", in: world)
        world.addFile("a.md", text: "---\nsoort: bericht\n---\nDe weg is open.\n")
        let run = CommandLine("lint a.md --baseline b.yml", in: world)
        #expect(run.errors.contains("Opgelost maar nog in de baseline: "))
    }

    @Test(arguments: [
        "nee", "schema: iets\nbestanden: []\n", "schema: heraut-baseline/1\nbestanden: [{pad: a}", "",
    ])
    func `a file that is no baseline is refused`(text: String) {
        let world = world()
        world.addFile("b.yml", text: text)
        #expect(CommandLine("lint a.md --baseline b.yml", in: world).status == 65)
    }
}
