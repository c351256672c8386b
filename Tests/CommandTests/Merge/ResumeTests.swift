import HerautCommands
import HerautModel
import HerautTestSupport
import Testing

/// Runs that were broken off, and what going on makes of them.
@Suite struct ResumeTests {
    private static let rows = MergeStage.rows(16)

    private static let undisturbed: [String: [UInt8]] = {
        let stage = MergeStage(rows)
        _ = stage.merge("--format txt --jobs 2")
        return stage.letters
    }()

    @Test func `a record cut off at any byte is gone on with, and the letters are the same`() throws {
        let whole = MergeStage(Self.rows)
        _ = whole.merge("--format txt --jobs 2")
        let record = try #require(whole.world.contents("/werk/uit/register.ndjson"))
        // Every kind of place: the start, all of the first two lines, and at random.
        let second = record.firstIndex(of: 0x0A).map { $0 + 1 } ?? 0
        var random = Seeded(6)
        let cuts =
            [0, 1, second - 1, second, second + 1, record.count - 1, record.count]
            + (0..<6).map { _ in Int.random(in: 0...record.count, using: &random) }
        for cut in cuts {
            whole.world.addFile("/werk/uit/register.ndjson", Array(record[..<cut]), permissions: 0o600)
            // What the crash took: some letters that had no line yet, half of one that was being written.
            for (name, bytes) in Self.undisturbed where Bool.random(using: &random) {
                let left = Int.random(in: 0...bytes.count, using: &random)
                if cut > second, Bool.random(using: &random) {
                    whole.world.removeFile("/werk/uit/brieven/" + name)
                } else if cut > second {
                    whole.world.addFile(
                        "/werk/uit/brieven/" + name, Array(bytes[..<left]), permissions: 0o600)
                }
            }
            if cut <= second - 1 {
                for name in whole.letters.keys { whole.world.removeFile("/werk/uit/brieven/" + name) }
            }
            let line = whole.merge("--format txt --jobs 2 --resume")
            #expect(line.status == 1, "cut at \(cut): \(line.errors)")
            #expect(whole.letters == Self.undisturbed, "cut at \(cut)")
            let verified = CommandLine("ledger verify uit --format json", in: whole.world)
            #expect(verified.status == 0, "cut at \(cut): \(verified.output)")
        }
    }

    @Test func `Ctrl-C leaves whole letters, and going on makes the rest`() {
        let stage = MergeStage(MergeStage.rows(220))
        stage.world.interrupt(after: 1)
        let line = stage.merge("--format txt --jobs 1")
        #expect(line.status == 130)
        #expect(line.output.contains("--resume"))
        #expect(stage.letters.count == 128)
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
        let rest = MergeStage(list: Array(stage.text("lijst.csv").utf8))
        _ = rest.merge("--format txt --jobs 1")
        for (path, bytes) in stage.files(below: "/werk/uit/") {
            rest.world.addFile("/werk/half/" + path, bytes, permissions: 0o600)
        }
        #expect(rest.merge("--format txt --jobs 1 --resume", out: "half").status == 1)
        #expect(rest.files(below: "/werk/half/brieven/") == rest.letters)
    }

    @Test func `going on with another list, other columns or another template is refused`() {
        let stage = MergeStage(Self.rows)
        _ = stage.merge("--format txt")
        stage.world.addFile("anders.csv", text: MergeStage.csv(Self.rows.dropLast()))
        for (options, list) in [
            ("--format txt --resume", "anders.csv"), ("--format docx --resume", "lijst.csv"),
            ("--format txt --resume --rows 1-3", "lijst.csv"),
        ] {
            let line = stage.merge(options, list: list)
            #expect(line.status == 65)
            #expect(line.errors.contains("andere lijst"))
        }
        #expect(stage.letters == Self.undisturbed)
    }

    @Test func `going on with a run that was complete changes nothing`() {
        let stage = MergeStage(Self.rows)
        _ = stage.merge("--format txt")
        let before = stage.files(below: "/werk/uit/")
        let line = stage.merge("--format txt --resume")
        #expect(line.output.contains("Al gemaakt en nog heel: 12"))
        #expect(stage.files(below: "/werk/uit/") == before)
    }

    @Test func `a full disk ends the run in order, and with room again it goes on`() {
        let stage = MergeStage(Self.rows)
        stage.world.limitSpace(to: 30_000)
        #expect(stage.merge("--format txt --jobs 1").status == 74)
        stage.world.limitSpace(to: .max)
        #expect(stage.merge("--format txt --jobs 1 --resume").status == 1)
        #expect(stage.letters == Self.undisturbed)
    }
}
