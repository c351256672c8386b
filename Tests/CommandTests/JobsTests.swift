import HerautLint
import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautCommands

/// `heraut lint --jobs`: the same bytes on any number of threads.
@Suite struct `Linting on several threads` {
    /// Enough drafts, of several kinds and sizes, that they are shared out; one that cannot be read, and one whose case is broken.
    private static func world() -> MemoryWorld {
        let world = MemoryWorld()
        let sentences = [
            "Raddraaiers worden keihard aangepakt!! ", "Dat is opruiing in de zin van artikel 132 Sr. ",
            "Wij maken ons zorgen om de wijk. ", "U krijgt een boete van € 5.000, i.v.m. artikel 6:166 BW. ",
        ]
        var seed = Seeded(11)
        for number in 0..<10 {
            let text = seed.text(from: sentences, count: Int.random(in: 32...48, using: &seed))
            let kind = number == 7 ? "brief" : "bericht"
            let front = "---\nsoort: \(kind)\n---\n"
            world.addFile("map/\(number).md", text: front + text + "\n")
        }
        world.addFile("map/stuk.md", [0x50, 0x4B, 0x03, 0x04])
        world.addFile("map/zaak.yml", text: "kenmerk: [\n")
        world.addFile("map/zonder.md", text: "---\nsoort: bericht\nzaak: zaak.yml\n---\nHallo.\n")
        return world
    }

    /// A few rules: it is the order that is tried here, not the rules.
    private static let rules = "--rule DE-01 --rule LG-01 --rule PL-16 --rule DE-14 --rule lint.noCase"

    private static func run(_ options: String) -> CommandLine {
        CommandLine("lint map \(rules) \(options)", in: world())
    }

    @Test func `there is enough work to share out`() throws {
        let world = Self.world()
        let sizes = try world.list("map").map { try world.read("map/" + $0, limit: 1 << 20).count }
        #expect(sizes.reduce(0, +) > LintRun.smallInput)
    }

    @Test func `the output is the same on one thread and on several`() {
        let one = Self.run("--jobs 1 --format json")
        #expect(one.output.contains("DE-01"))
        #expect(!one.errors.isEmpty && one.status != 0)
        for jobs in [2, 8] {
            let more = Self.run("--jobs \(jobs) --format json")
            #expect(more.output == one.output)
            #expect(more.errors == one.errors)
            #expect(more.status == one.status)
        }
    }

    @Test func `twenty runs on several threads give the same bytes`() throws {
        let world = Self.world()
        let context = Context(world: world, resources: Resources(), messages: Resources().messages("nl"))
        let linter = try context.linter(try context.rulePack(for: .message))
        let drafts = try (0..<4).map { number in
            ReadDraft(
                SourceText(path: "\(number)", bytes: try world.read("map/\(number).md", limit: 1 << 20))
            ).draft
        }
        func report() -> String {
            let files = ParallelMap.map(drafts, jobs: 4) { draft in
                LintReport.File(source: draft.source, findings: linter.lint(draft), draft: draft)
            }
            return JSONReporter(messages: context.messages).text(LintReport(files: files))
        }
        let first = report()
        #expect(first.contains("DE-01"))
        for _ in 0..<20 { #expect(report() == first) }
    }

    @Test(arguments: ["0", "-1"])
    func `no threads is no number of threads`(jobs: String) {
        let run = CommandLine(["lint", "map", "--jobs=" + jobs], in: Self.world())
        #expect(run.status == 64)
        #expect(run.errors.contains("`--jobs` is een aantal van 1 of hoger, en niet `\(jobs)`."))
    }
}
