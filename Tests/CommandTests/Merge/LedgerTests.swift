import HerautCommands
import HerautModel
import HerautTestSupport
import Testing

/// The record of a run, and what can be done with it.
@Suite struct LedgerTests {
    private static func made() -> MergeStage {
        let stage = MergeStage(MergeStage.rows(9))
        _ = stage.merge("--format txt")
        return stage
    }

    @Test func `a changed, missing or added letter shows`() {
        let stage = Self.made()
        stage.world.addFile("uit/brieven/0001.txt", text: "iets anders")
        stage.world.removeFile("/werk/uit/brieven/0002.txt")
        stage.world.addFile("uit/brieven/erbij.txt", text: "x")
        let line = CommandLine("ledger verify uit", in: stage.world)
        #expect(line.status == 1)
        #expect(line.output.contains("Veranderd na het maken: 1"))
        #expect(line.output.contains("Weg zonder reden: 1"))
        #expect(line.output.contains("Bestanden die niet in het register staan: 1 (erbij.txt)"))
    }

    @Test func `any byte of the record that changes shows, and so does a line that is taken out`() throws {
        let stage = Self.made()
        let path = "/werk/uit/register.ndjson"
        let record = try #require(stage.world.contents(path))
        var random = Seeded(3)
        for _ in 0..<25 {
            var bytes = record
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= UInt8.random(in: 1...255, using: &random)
            stage.world.addFile(path, bytes)
            let line = CommandLine("ledger verify uit --format json", in: stage.world)
            // The last newline may go: that is a run that was broken off, not a record that was changed.
            #expect(line.status == 1 || place == record.count - 1, "byte \(place)")
        }
        let lines = record.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        for index in 0..<lines.count - 2 {
            var fewer = lines
            fewer.remove(at: index)
            stage.world.addFile(path, Array(fewer.joined(separator: [0x0A])))
            #expect(CommandLine("ledger verify uit", in: stage.world).status == 1, "line \(index)")
        }
    }

    @Test func `show tells what was made from what`() {
        let stage = Self.made()
        let line = CommandLine("register show uit", in: stage.world)
        #expect(line.status == 0)
        for part in [
            "waarschuwingsbrief-ouders", "Z-2026-0931", "6 brieven", "3 rijen geweigerd",
            "leeftijdsband=14-15", "rij.adult",
        ] {
            #expect(line.output.contains(part), "\(part)")
        }
    }

    @Test func `working copies go when they are old and archived, and the record stays and says so`() {
        let stage = Self.made()
        #expect(CommandLine("ledger purge uit", in: stage.world).status == 64)
        #expect(CommandLine("ledger purge uit --older-than drie", in: stage.world).status == 64)
        #expect(CommandLine("ledger purge uit --older-than 90d --archived", in: stage.world).status == 0)
        #expect(stage.letters.count == 6)
        stage.world.setClock(stage.world.now + 91 * 86_400)
        let asked = CommandLine("ledger purge uit --older-than 90d", in: stage.world)
        #expect(asked.status == 1)
        #expect(asked.output.contains("Archiefwet") && asked.output.contains("--archived"))
        #expect(stage.letters.count == 6)
        let purged = CommandLine("ledger purge uit --older-than 90d --archived", in: stage.world)
        #expect(purged.status == 0, "\(purged.errors)")
        #expect(stage.letters.isEmpty)
        #expect(stage.world.kind(of: "/werk/uit/geweigerd.csv") == .missing)
        let verified = CommandLine("ledger verify uit", in: stage.world)
        #expect(verified.status == 0)
        #expect(verified.output.contains("opgeruimd: 6"))
        #expect(stage.merge("--format txt --resume").status == 65)
    }

    @Test func `the period may stand in heraut yml`() {
        let stage = Self.made()
        let text = stage.text("heraut.yml") + "\nregister:\n  werkkopieen_bewaren: 30 dagen\n"
        stage.world.addFile("heraut.yml", text: text)
        stage.world.setClock(stage.world.now + 31 * 86_400)
        #expect(CommandLine("ledger purge uit --archived", in: stage.world).status == 0)
        #expect(stage.letters.isEmpty)
    }

    @Test func `a folder without a record is told`() {
        let stage = MergeStage([[:]])
        stage.world.addFolder("/werk/leeg")
        #expect(CommandLine("ledger verify leeg", in: stage.world).status == 66)
        #expect(CommandLine("ledger show nergens", in: stage.world).status == 66)
    }
}
