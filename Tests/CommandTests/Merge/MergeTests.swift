import HerautCommands
import HerautModel
import HerautTestSupport
import Testing

@Suite struct MergeTests {
    @Test func `every row that can stand gets a letter, for the user alone, and the others a reason`() throws
    {
        let stage = MergeStage([
            [:], ["postcode": "0123 AB", "kind_voornaam": "Noor", "huisnummer": "2"],
            ["kind_geboortedatum": "2001-01-01", "kind_voornaam": "Sam", "huisnummer": "3"],
            ["kind_voornaam": "Tess", "huisnummer": "4"],
        ])
        let line = stage.merge("--format txt,docx,html")
        #expect(line.status == 1, "\(line.errors)")
        #expect(
            stage.letters.keys.sorted() == [
                "0001.docx", "0001.html", "0001.txt", "0002.docx", "0002.html", "0002.txt",
            ])
        #expect(stage.text("uit/brieven/0002.txt").contains("Wij denken dat uw kind\nTess"))
        #expect(stage.world.permissions("/werk/uit") == 0o700)
        #expect(stage.world.permissions("/werk/uit/brieven") == 0o700)
        for path in stage.world.paths where path.hasPrefix("/werk/uit/") && stage.world.contents(path) != nil
        {
            #expect(stage.world.permissions(path) == 0o600, "\(path)")
        }
        let refused = stage.text("uit/geweigerd.csv")
        #expect(refused.contains("Noor") && refused.contains("Sam") && !refused.contains("Tess"))
        #expect(line.output.contains("Gemaakt: 2 brieven") && line.output.contains("Geweigerd: 2 rijen"))
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
    }

    @Test func `corrected refused rows make the letters that were missing`() throws {
        let stage = MergeStage([[:], ["postcode": "0123 AB", "kind_voornaam": "Noor"]])
        _ = stage.merge("--format txt")
        let mended = stage.text("uit/geweigerd.csv").replacing("0123 AB", with: "1234 AC")
        stage.world.addFile("beter.csv", text: mended)
        let line = stage.merge("--format txt", list: "beter.csv", out: "tweede")
        #expect(line.status == 0, "\(line.errors)")
        #expect(stage.text("tweede/brieven/0001.txt").contains("Noor"))
    }

    @Test func `letters are numbered by postcode, whatever the order of the list`() {
        let stage = MergeStage(
            ["9000 AA", "1000 ZZ", "1000 ab", "5000 AA"].enumerated().map { index, postcode in
                ["postcode": postcode, "kind_voornaam": ["Jip", "Noor", "Tess", "Sam"][index]]
            })
        _ = stage.merge("--format txt")
        let found = (1...4).map { number in
            ["1000 AB", "1000 ZZ", "5000 AA", "9000 AA"].firstIndex {
                stage.text("uit/brieven/000\(number).txt").contains($0)
            }
        }
        #expect(found == [0, 1, 2, 3])
    }

    @Test func `all letters come in one file as well, in the order of the post`() {
        let stage = MergeStage(
            ["9000 AA", "1000 ZZ", "5000 AA"].enumerated().map { index, postcode in
                ["postcode": postcode, "kind_voornaam": ["Jip", "Noor", "Tess"][index]]
            })
        let line = stage.merge("--format txt,docx --single-file --name-pattern {rij}-{kind_voornaam}")
        #expect(line.status == 0, "\(line.errors)")
        #expect(line.output.contains("uit/alle-brieven.docx"))
        let letters = stage.text("uit/alle-brieven.txt").split(separator: "\u{0C}").map(String.init)
        #expect(letters.count == 3)
        for (letter, name) in zip(letters, ["Noor", "Tess", "Jip"]) {
            #expect(letter.contains("uw kind\n\(name)"))
        }
        let apart = stage.letters.filter { $0.key.hasSuffix(".txt") }.values
        #expect(Set(apart.map { String(decoding: $0, as: UTF8.self) }) == Set(letters))
        #expect(stage.world.permissions("/werk/uit/alle-brieven.txt") == 0o600)
        #expect(stage.text("uit/register.ndjson").contains("\"file\":\"alle-brieven.docx\",\"letters\":3"))
        let verify = CommandLine("ledger verify uit", in: stage.world)
        #expect(verify.status == 0, "\(verify.output)")
        stage.world.addFile("uit/alle-brieven.txt", text: "anders")
        let again = CommandLine("ledger verify uit", in: stage.world)
        #expect(again.status == 1 && again.output.contains("alle-brieven.txt"))
        // Going on mends it, and what was whole stays.
        #expect(
            stage.merge("--format txt,docx --single-file --resume --name-pattern {rij}-{kind_voornaam}")
                .status
                == 0)
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
        _ = CommandLine("ledger purge uit --older-than 0d --archived", in: stage.world)
        #expect(stage.world.kind(of: "/werk/uit/alle-brieven.docx") == .missing)
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
    }

    @Test func `two parents at one address get one letter with both their names`() throws {
        let father = [
            "ouder_aanhef": "de heer", "ouder_voorletters": "P.", "ouder_achternaam": "Jansen",
            "kenmerk": "Z-2",
        ]
        let stage = MergeStage([[:], ["kind_voornaam": "Noor", "huisnummer": "9"], father])
        let line = stage.merge("--format txt")
        #expect(line.status == 0, "\(line.errors)")
        #expect(stage.letters.count == 2)
        let letter = try #require(
            stage.letters.values.map { String(decoding: $0, as: UTF8.self) }.first { $0.contains("Jip") })
        #expect(letter.contains("Aan mevrouw S. Bakker en de heer P. Jansen\n"))
        #expect(letter.contains("Geachte mevrouw Bakker en heer Jansen,"))
        #expect(line.output.contains("Naar twee ouders op één adres: 1"))
        #expect(stage.text("uit/register.ndjson").contains("\"row\":1,\"otherRow\":3"))
    }

    @Test func `a proof shows a letter to two parents with both their names`() {
        let father = [
            "ouder_aanhef": "de heer", "ouder_voorletters": "P.", "ouder_achternaam": "Jansen",
            "kenmerk": "Z-2",
        ]
        let stage = MergeStage([[:], father])
        let line = stage.merge("--proof --format txt")
        #expect(line.status == 0, "\(line.errors)")
        #expect(stage.text("uit/proef/01.txt").contains("Geachte mevrouw Bakker en heer Jansen,"))
    }

    @Test func `of several parts only the first tells of the refused rows`() {
        let rows = ["1000 AA", "x", "5000 AA"].enumerated().map { index, postcode in
            ["postcode": postcode, "kind_voornaam": ["Jip", "Noor", "Tess"][index]]
        }
        let stage = MergeStage(rows)
        let lines = [1, 2].map { stage.merge("--format txt --shard \($0)/2", out: "deel\($0)") }
        #expect(lines.map(\.status) == [1, 0], "\(lines.map(\.errors))")
        #expect(stage.text("deel1/geweigerd-1-van-2.csv").contains("Noor"))
        #expect(stage.world.kind(of: "/werk/deel2/geweigerd-2-van-2.csv") == .missing)
        #expect(lines[0].output.contains("geweigerd-1-van-2.csv"))
        #expect(!lines[1].output.contains("geweigerd-2-van-2.csv"))
        #expect(CommandLine("ledger verify deel2", in: stage.world).status == 0)
    }

    @Test
    func `two parents at one address with another talk get two letters, so that neither talk gets lost`() {
        let father = [
            "ouder_aanhef": "de heer", "ouder_achternaam": "Jansen", "gesprek_datum": "2026-11-12",
            "gesprek_tijd": "10:00", "gesprek_locatie": "De Kade",
        ]
        let stage = MergeStage([[:], father])
        let line = stage.merge("--format txt")
        #expect(stage.letters.count == 2)
        #expect(line.errors.contains("rij.differentLetters"))
    }

    @Test func `two parents at two addresses get two letters, and neither names the address of the other`() {
        let father = [
            "ouder_aanhef": "de heer", "ouder_achternaam": "Jansen", "straat": "Beukenlaan",
            "huisnummer": "77",
            "postcode": "4321 BA", "plaats": "Elders",
        ]
        let stage = MergeStage([[:], father])
        #expect(stage.merge("--format txt").status == 0)
        let texts = stage.letters.values.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts.count == 2)
        for text in texts {
            #expect(text.contains("Kastanjelaan") != text.contains("Beukenlaan"))
            #expect(text.contains("1234 AB") != text.contains("4321 BA"))
            #expect(text.contains("Bakker,") != text.contains("Jansen,"))
        }
    }

    @Test(arguments: [2, 5])
    func `the letters are the same on any number of jobs`(jobs: Int) {
        let rows = MergeStage.rows(28)
        let one = MergeStage(rows)
        _ = one.merge("--format docx,txt --jobs 1")
        let many = MergeStage(rows)
        _ = many.merge("--format docx,txt --jobs \(jobs)")
        #expect(one.letters.count == 2 * 21)
        #expect(one.letters == many.letters)
    }

    @Test func `the parts of several machines are together what one machine makes`() {
        let rows = MergeStage.rows(16)
        let whole = MergeStage(rows)
        _ = whole.merge("--format txt --name-pattern {ouder_achternaam}")
        var parts: [String: [UInt8]] = [:]
        for part in 1...3 {
            let stage = MergeStage(rows)
            let line = stage.merge("--format txt --shard \(part)/3 --name-pattern {ouder_achternaam}")
            // The first part tells of the rows that are refused.
            #expect(line.status == (part == 1 ? 1 : 0))
            #expect(stage.world.contents("/werk/uit/register-\(part)-van-3.ndjson") != nil)
            for (name, bytes) in stage.letters { #expect(parts.updateValue(bytes, forKey: name) == nil) }
        }
        #expect(parts == whole.letters)
    }

    @Test func `names from the list are safe, and names that occur twice are numbered`() {
        let names = ["Bakker", "BAKKER", "../../weg", "con", "a\u{202E}txt.exe", "Zoë", "Zoe\u{308}", "=1+1"]
        let stage = MergeStage(
            names.enumerated().map { index, name in
                [
                    "ouder_achternaam": name, "kind_voornaam": "Kind",
                    "kind_achternaam": "K\(["a","b","c","d","e","f","g","h"][index])",
                ]
            })
        let line = stage.merge("--format txt --name-pattern {ouder_achternaam}")
        #expect(
            stage.letters.keys.sorted()
                == [
                    "1+1.txt", "BAKKER-2.txt", "Bakker.txt", "Zoe\u{308}-2.txt", "Zoë.txt", "_con.txt",
                    "weg.txt",
                ].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "\(line.errors)")
        #expect(!stage.text("uit/register.ndjson").contains("akker"))
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
    }

    @Test func `nothing is made when nobody agreed to the template, and with an approval it is`() {
        let stage = MergeStage([[:]])
        let line = stage.merge("--require-approval")
        #expect(line.status == 65)
        #expect(line.errors.contains("Niemand is akkoord"))
        #expect(stage.world.kind(of: "/werk/uit") == .missing)
        _ = CommandLine(["approve", MergeStage.kind, "--by", "Kim Voorbeeld"], in: stage.world)
        #expect(stage.merge("--require-approval").status == 0)
        #expect(
            stage.text("uit/register.ndjson").contains(
                "\"approval\":\"approved\",\"approvedBy\":\"Kim Voorbeeld\""))
        let without = MergeStage([[:]])
        _ = without.merge()
        #expect(without.text("uit/register.ndjson").contains("\"approval\":\"notRequired\""))
    }

    @Test func `a word in the list that the rules forbid stops its letter and no other`() {
        let stage = MergeStage([
            [:],
            [
                "kind_voornaam": "Noor",
                "platform": "Instagram, waar uw kind zich schuldig heeft gemaakt aan opruiing",
            ],
        ])
        let line = stage.merge("--format txt")
        #expect(line.status == 1)
        #expect(stage.letters.count == 1)
        #expect(line.output.contains("rij 2: de brief komt niet door de regels"))
        #expect(stage.text("uit/geweigerd.csv").contains("Noor"))
        #expect(
            stage.text("uit/register.ndjson").contains(
                "{\"type\":\"refused\",\"row\":2,\"rules\":[\"rij.stopped\""))
        #expect(CommandLine("ledger verify uit", in: stage.world).status == 0)
    }

    @Test func `what one row explains does not speak for another`() {
        let stage = MergeStage([
            ["huisnummer": "2", "platform": "een adequaat forum, dat wil zeggen Discord"],
            ["huisnummer": "3", "kind_voornaam": "Noor", "platform": "een adequaat forum"],
        ])
        _ = stage.merge("--format txt")
        let letters = stage.text("uit/register.ndjson").split(separator: "\n").filter {
            $0.contains("\"type\":\"letter\"")
        }
        #expect(letters.count == 2)
        #expect(letters.map { $0.contains("PL-06") } == [false, true])
    }

    /// Words that no rule knows are asked about once for all of their form; none may take an odd one along.
    @Test func `what the rules say of a row does not hang on the rows beside it`() throws {
        let names = [
            "Fenna", "Wiebe", "Tuig", "Hidde", "Sjoerd", "Renée", "Zoë", "Bartje", "Politie", "Fenna-Lot",
            "Joris",
            "Maandag",
        ]
        let platforms = [
            "Kletsplein", "een adequaat forum", "Kletspleen", "#stationsplein2030", "kade_voor_altijd",
            "Buurtplein",
        ]
        let stage = MergeStage(
            names.enumerated().map { index, name in
                [
                    "kind_voornaam": name, "huisnummer": "\(index + 1)",
                    "platform": platforms[index % platforms.count],
                    "kind_geboortedatum": "\(2009 + index % 4)-05-03",
                ]
            })
        _ = stage.merge("--format txt")
        let together = try said(of: stage, "uit")
        #expect(together.count == names.count)
        #expect(Set(together.values).count > 1)
        for row in 1...names.count {
            _ = stage.merge("--format txt --rows \(row)", out: "los-\(row)")
            #expect(try said(of: stage, "los-\(row)")[row] == together[row], "\(names[row - 1])")
        }
    }

    /// What the record has of each row: the rules that spoke, or those that stopped its letter.
    private func said(of stage: MergeStage, _ folder: String) throws -> [Int: String] {
        let lines = stage.text(folder + "/register.ndjson").split(separator: "\n")
        var said: [Int: String] = [:]
        for line in lines where line.contains("\"row\":") {
            let row = line.split(separator: "\"row\":")[1].prefix { $0.isNumber }
            let key = line.contains("\"type\":\"refused\"") ? "\"rules\":" : "\"findings\":"
            let rest = try #require(line.split(separator: key).dropFirst().first)
            said[try #require(Int(row))] = key + rest.prefix { $0 != "]" }
        }
        return said
    }

    @Test func `what is missing at the municipality is told before any letter, and no row gets the blame`() {
        let stage = MergeStage([[:]])
        stage.world.addFile(
            "Templates/waarschuwingsbrief-ouders/en.md",
            text: """
                ---
                titel: Letter to parents
                versie: 1
                nagekeken_door: Kim Voorbeeld
                ---
                To {{ouder}}
                {{adres}}

                {{aanhef}},

                {{kind_voornaam}} was {{leeftijd}} years old. Call {{contact_naam}}, {{contact_functie}}.

                """)
        let line = stage.merge("--language en --format txt")
        #expect(line.status == 65, "\(line.output) \(line.errors)")
        #expect(line.errors.contains("contact_functie") && line.errors.contains("Er is geen brief van"))
        #expect(stage.world.kind(of: "/werk/uit") == .missing)
    }

    @Test func `a text for everyone is no letter, in any language`() {
        let line = CommandLine(
            "merge toelichting-ouders --language tr --data lijst.csv --out uit", in: MergeStage([[:]]).world)
        #expect(line.status == 64)
        #expect(line.errors.contains("heraut draft toelichting-ouders --language tr"))
    }

    /// The last two digits of the number to call are those of the Dutch letter, or others.
    @Test(arguments: [("78", true), ("87", false)])
    func `a letter in another language passes with the numbers of the Dutch one only`(
        _ digits: String, _ passes: Bool
    ) {
        let stage = MergeStage([[:]])
        let folder = "Templates/\(MergeStage.kind)"
        for path in ["Templates", folder] { stage.world.addFolder(path) }
        stage.world.addFile(
            folder + "/nl.md",
            text: "---\ntitel: Brief\nversie: 1\n---\n{{aanhef}},\n\n---\n\nBel 0123 45 67 78.\n")
        stage.world.addFile(
            folder + "/en.md",
            text: """
                ---
                titel: Letter
                versie: 1
                nagekeken_door: Bo Li
                ---
                {{aanhef}},

                ---

                Please call 0123 45 67 \(digits).

                """)
        let line = stage.merge("--language en")
        #expect(line.output.contains("TR-04") == !passes, "\(line.output)\(line.errors)")
        #expect(stage.letters.count == (passes ? 1 : 0))
    }

    @Test func `stop at the first fault makes nothing, and a rehearsal writes nothing`() {
        let stage = MergeStage([[:], ["postcode": "x", "kind_voornaam": "Noor"]])
        let before = stage.world.paths
        #expect(stage.merge("--on-error stop").status == 1)
        #expect(stage.merge("--dry-run").status == 1)
        #expect(stage.world.paths == before)
    }

    @Test func `a second run in the same folder is refused, and so is a folder with letters of nobody`() {
        let stage = MergeStage([[:]])
        #expect(stage.merge().status == 0)
        #expect(stage.merge().status == 73)
        stage.world.addFile("ander/brieven/brief.docx", text: "x")
        let line = stage.merge(out: "ander")
        #expect(line.status == 73)
        #expect(line.errors.contains("zonder register"))
    }

    @Test func `rows and conditions choose who gets a letter`() {
        let rows = (0..<6).map {
            [
                "kind_voornaam": "Kind", "kind_achternaam": ["Aa", "Bb", "Cc", "Dd", "Ee", "Ff"][$0],
                "plaats": $0 % 2 == 0 ? "Elders" : "Voorbeeldstad",
            ]
        }
        let stage = MergeStage(rows)
        _ = stage.merge("--format txt --rows 2- --where plaats=elders")
        #expect(stage.letters.count == 2)
    }

    @Test func `progress comes as lines of JSON when asked for`() {
        let stage = MergeStage(MergeStage.rows(8))
        let line = stage.merge("--progress json")
        let told = line.errors.split(separator: "\n").filter {
            $0.hasPrefix("{\"schema\":\"heraut-progress/1\"")
        }
        #expect(
            told.last
                == "{\"schema\":\"heraut-progress/1\",\"done\":6,\"total\":6,\"perSecond\":0,\"secondsLeft\":null}"
        )
    }

    @Test(arguments: [
        "--shard 3/2", "--shard x", "--name-pattern {", "--name-pattern {weetniet}", "--format rtf",
        "--single-file --format eml",
        "--delimiter ab", "--encoding x", "--proof --resume", "--rows a",
    ])
    func `what cannot be meant is told`(option: String) {
        let stage = MergeStage([[:]])
        let line = stage.merge(option)
        #expect(line.status == 64)
        #expect(line.errors.contains("heraut: "))
        #expect(stage.world.kind(of: "/werk/uit") == .missing)
    }

    @Test func `a proof shows every branch that occurs, and says where`() throws {
        let stage = MergeStage(
            MergeStage.rows(32).enumerated().map { index, row in
                row.merging(["kind_geboortedatum": "\(2009 + index % 8)-05-03"]) { $1 }
            })
        let line = stage.merge("--proof --format txt")
        #expect(line.status == 0, "\(line.errors)")
        let cover = stage.text("uit/proef/00-overzicht.txt")
        for branch in ["onder12", "12-13", "14-15", "16-17"] {
            #expect(cover.contains("leeftijdsband=\(branch)"))
        }
        #expect(cover.contains("gesprek_datum=leeg") && cover.contains("gesprek_tijd=ingevuld"))
        #expect(cover.contains("de langste brief"))
        // Four bands, and the longest and the one with most marks at most: a smallest set, not all letters.
        let letters = stage.files(below: "/werk/uit/proef/").count - 1
        #expect((4...6).contains(letters))
        #expect(stage.world.kind(of: "/werk/uit/register.ndjson") == .missing)
    }
}
