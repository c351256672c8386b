import HerautModel
import HerautTestSupport
import Testing

/// A list of posts becomes a notice for each, and a sheet with the evidence.
@Suite struct `A notice for every post of a list` {
    private static let columns =
        "platform,url,account,bericht_datum,bericht_tijd,omschrijving,reden,schermafdruk,vastgelegd,huisregel"

    private static let rows = [
        "Instagram,https://instagram.example/p/AB12/,kade_nu,2026-11-01,19:42,Het bericht vraagt anderen om vernielingen te plegen.,Het vraagt volgers om ruiten in te gooien.;Het noemt een plek en een tijd.,bewijs/een.png,\"2 november 2026, 9.10 uur\",geweld en aanzetten tot geweld",
        "TikTok,https://tiktok.example/v/77,kade.nu,2026-11-02,,Het bericht vraagt anderen om vuurwerk naar agenten te gooien.,Het vraagt om geweld tegen agenten.,bewijs/weg.png,,geweld",
    ]

    private func stage(_ rows: [String] = rows) throws -> MemoryWorld {
        let world = MemoryWorld()
        try #require(CommandLine("init", in: world).status == 0)
        world.addFile(
            "berichten.csv", text: ([Self.columns] + rows).joined(separator: "\n") + "\n")
        world.addFile("bewijs/een.png", Array("een beeld".utf8))
        return world
    }

    private func text(_ path: String, in world: MemoryWorld) throws -> String {
        String(decoding: try #require(world.contents(path)), as: UTF8.self)
    }

    private static let merge = "merge ntd-verzoek --data berichten.csv --out uit --no-require-approval"

    @Test func `stands in a text for the form, a mail and a page`() throws {
        let world = try stage()
        let run = CommandLine(Self.merge + " --format txt,eml,html", in: world)
        #expect(run.status == 0, "\(run.output) \(run.errors)")
        #expect(
            world.paths.filter { $0.hasPrefix("/werk/uit/brieven/") }
                == ["0001", "0002"].flatMap { name in
                    ["eml", "html", "txt"].map { "/werk/uit/brieven/\(name).\($0)" }
                })
        let notice = try text("uit/brieven/0001.txt", in: world)
        // Article 16(2) DSA: why it is illegal, where it is, who says so, in good faith.
        for words in [
            "artikel 131", "https://instagram.example/p/AB12/", "Hanna Veldkamp",
            "veiligheid@voorbeeldstad.example",
            "te goeder trouw", "(vastgelegd op 2",
        ] {
            #expect(notice.contains(words), "\(words) in \(notice)")
        }
        #expect(try text("uit/brieven/0001.eml", in: world).hasPrefix("X-Unsent: 1\r\nFrom: "))
        #expect(world.permissions("uit/brieven/0001.txt") == 0o600)
    }

    @Test func `says nothing of one post that belongs to another, or to the case`() throws {
        let world = try stage()
        _ = CommandLine(Self.merge + " --format txt", in: world)
        let second = try text("uit/brieven/0002.txt", in: world)
        #expect(second.contains("Aan: TikTok\n"))
        for foreign in [
            "Instagram", "KD3110", "kade_voor_altijd", "19.42", "vastgelegd op", "een plek en een tijd",
        ] {
            #expect(!second.contains(foreign), "\(foreign)")
        }
    }

    @Test func `comes with a sheet of what was seen, and where to hand it in`() throws {
        let world = try stage()
        let run = CommandLine(Self.merge + " --format txt", in: world)
        #expect(run.output.contains("Bewijsblad: uit/bewijsblad.html"))
        let sheet = try text("uit/bewijsblad.html", in: world)
        var hash = SHA256()
        hash.update("een beeld".utf8)
        for words in [
            "Melding 1 (rij 1): Instagram", "https://instagram.example/p/AB12/", hash.hexDigest(),
            "2 november 2026, 9.10 uur", "drie puntjes", "Violence and Incitement",
            "Nog niet in het origineel nagekeken",
            "brieven/0001.txt", "Melding 2 (rij 2): TikTok", "geen bestand gevonden",
        ] {
            #expect(sheet.contains(words), "\(words)")
        }
        #expect(world.permissions("uit/bewijsblad.html") == 0o600)
    }

    @Test func `has only the rows that were meant on its sheet`() throws {
        let world = try stage()
        _ = CommandLine(Self.merge + " --format txt --rows 2", in: world)
        let sheet = try text("uit/bewijsblad.html", in: world)
        #expect(sheet.contains("Melding 1 (rij 2): TikTok") && !sheet.contains("Instagram"))
        #expect(try text("uit/brieven/0001.txt", in: world).contains("Aan: TikTok\n"))
    }

    @Test func `of one part of a list has the notices of that part on its sheet`() throws {
        let world = try stage()
        for part in 1...2 {
            let merge = Self.merge.replacing("--out uit", with: "--out deel-\(part)")
            let run = CommandLine(merge + " --format txt --shard \(part)/2", in: world)
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("Bewijsblad: deel-\(part)/bewijsblad-\(part)-van-2.html"))
        }
        let first = try text("deel-1/bewijsblad-1-van-2.html", in: world)
        let second = try text("deel-2/bewijsblad-2-van-2.html", in: world)
        #expect(first.contains("Melding 1 (rij 1): Instagram") && !first.contains("TikTok"))
        #expect(second.contains("Melding 2 (rij 2): TikTok") && !second.contains("Instagram"))
        #expect(second.contains("brieven/0002.txt") && world.contents("deel-2/brieven/0002.txt") != nil)
    }

    @Test func `is made once of a post that stands there twice, and not without an address`() throws {
        let twice = Self.rows[0].replacing("kade_nu", with: "ander")
        let without = Self.rows[1].replacing("https://tiktok.example/v/77", with: "")
        let world = try stage([Self.rows[0], twice, without])
        let run = CommandLine(Self.merge + " --format txt", in: world)
        #expect(run.status == 1)
        #expect(run.output.contains("1 × rij.duplicatePost") && run.output.contains("1 × rij.missing"))
        #expect(world.paths.filter { $0.hasPrefix("/werk/uit/brieven/") } == ["/werk/uit/brieven/0001.txt"])
        #expect(try text("uit/geweigerd.csv", in: world).contains("hetzelfde bericht als rij 1"))
    }

    @Test func `needs a list of its own, not that of the parents`() throws {
        let world = try stage()
        let run = CommandLine(
            "merge ntd-verzoek --out uit --no-require-approval --format txt", in: world)
        #expect(run.status == 64)
        #expect(run.errors.contains("--data"))
    }

    @Test func `can be drafted for one row, while without a list the case is used`() throws {
        let world = try stage()
        let row = CommandLine("draft ntd-verzoek --data berichten.csv --row 2 -o een.md", in: world)
        #expect(row.status == 0, "\(row.errors)")
        #expect(try text("een.md", in: world).contains("https://tiktok.example/v/77"))
        #expect(CommandLine("draft ntd-verzoek -o zaak.md", in: world).status == 0)
        #expect(try text("zaak.md", in: world).contains("KD3110"))
    }

    @Test func `goes as a mail with its screenshot`() throws {
        let world = try stage()
        _ = CommandLine("draft ntd-verzoek -o melding.md", in: world)
        let draft = try text("melding.md", in: world)
        world.addFile("melding.md", text: "---\nbijlagen: [bewijs/een.png]\n" + draft.dropFirst(4))
        let run = CommandLine("render melding.md -o melding.eml", in: world)
        #expect(run.status == 0, "\(run.errors)")
        let mail = try text("melding.eml", in: world)
        #expect(mail.contains("multipart/mixed") && mail.contains(Base64.text(Array("een beeld".utf8))))
        world.removeFile("bewijs/een.png")
        let without = CommandLine("render melding.md -o melding.eml", in: world)
        #expect(without.status == 66 && without.errors.contains("bewijs/een.png"))
    }
}
