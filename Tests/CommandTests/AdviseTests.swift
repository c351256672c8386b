import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautCommands

/// `heraut advise`: the intervention card held against a case.
@Suite struct `heraut advise` {
    /// What a reader of the research expects of an example case.
    struct Expected: Sendable, CustomTestStringConvertible {
        let name: String
        /// What is said of doing nothing.
        let nothing: String
        /// Words in the reasons about doing nothing.
        let reason: String
        let fits: [String]
        let fitsNot: [String]
        /// Measures that may not be advised.
        let silent: [String]
        /// The drafts it proposes, no more and no fewer, from light to heavy.
        let kinds: [String]
        /// How each thing begins that had better not be done.
        let cautions: [String]

        var testDescription: String { name }
    }

    static let cases = [
        Expected(
            name: "oproep-tot-rellen", nothing: "past-niet", reason: "er is al schade",
            fits: [
                "scenarios", "openbaar-bericht", "poster", "gesprek", "brief-ouders", "oproep-signalen",
                "ntd",
                "officier-van-justitie", "evalueren",
            ], fitsNot: ["online-gebiedsverbod", "last-onder-dwangsom", "bevel-openbare-orde"],
            silent: ["vergunning", "nazorg", "contact-organisator", "kort-geding", "terroristische-inhoud"],
            kinds: [
                "scenarioblad", "openbaar-bericht", "ontkrachting", "burgemeestersvideo", "persbericht",
                "jongerenposter", "buurtapp", "ntd-verzoek", "stopgesprek", "huisbezoek",
                "waarschuwingsbrief-ouders", "waarschuwingsbrief-jongere", "oproep-signalen",
                "brief-sleutelfiguren", "evaluatie",
            ],
            cautions: [
                "Noem de plek", "Herhaal het gerucht", "Noem of toon geen", "Zeg niets over een dader",
            ]),
        Expected(
            name: "gerucht-azc", nothing: "past", reason: "weinig mensen (40)",
            fits: ["evalueren"],
            fitsNot: [
                "openbaar-bericht", "ontkrachting", "burgemeestersvideo", "persbericht", "buurtapp", "ntd",
            ],
            silent: ["wijkbijeenkomst", "brief-ouders", "meldpunt"], kinds: ["evaluatie"],
            cautions: ["Herhaal het gerucht"]),
        Expected(
            name: "illegaal-feest", nothing: "past-niet", reason: "Het dak is niet veilig",
            fits: [
                "contact-organisator", "vergunning", "poster", "openbaar-bericht", "aanwezig-in-het-veld",
            ],
            fitsNot: ["brief-ouders", "ntd", "burgemeestersvideo", "bevel-openbare-orde"],
            silent: ["officier-van-justitie", "verzoek-plaatser"],
            kinds: [
                "scenarioblad", "openbaar-bericht", "brief-organisator", "uitnodiging-gesprek",
                "jongerenposter", "buurtapp", "oproep-signalen", "evaluatie",
            ], cautions: ["Noem de plek"]),
        Expected(
            name: "dreiging-school", nothing: "past-niet", reason: "loos gebleken",
            fits: ["openbaar-bericht", "nazorg", "wijkbijeenkomst"],
            fitsNot: ["gesprek", "brief-ouders", "ntd", "burgemeestersvideo"],
            silent: ["oproep-signalen", "huisbezoek", "officier-van-justitie", "scenarios"],
            kinds: ["openbaar-bericht", "uitnodiging-wijkbijeenkomst", "evaluatie"],
            cautions: ["Noem of toon geen", "Zeg niets over een dader"]),
        Expected(
            name: "vlogger", nothing: "past", reason: "een reactie is precies wat de maker zoekt",
            fits: ["aanwezig-in-het-veld", "sleutelfiguren"],
            fitsNot: [
                "openbaar-bericht", "burgemeestersvideo", "ntd", "verzoek-plaatser", "oproep-signalen",
            ],
            silent: ["ontkrachting", "brief-ouders", "gesprek"],
            kinds: ["brief-sleutelfiguren", "evaluatie"],
            cautions: ["Ga online niet in discussie", "Doe geen huisbezoek"]),
    ]

    /// A folder with an example case in it, as a user would have it.
    static func world(_ name: String) throws -> MemoryWorld {
        let world = MemoryWorld(today: CalendarDate(year: 2026, month: 11, day: 20))
        let resources = Resources()
        let folder = "Templates/zaken/\(name)/"
        let paths = resources.paths(below: folder)
        try #require(!paths.isEmpty)
        for path in paths {
            world.addFile(
                String(path.dropFirst(folder.count)), try #require(resources.file(path)).source.bytes)
        }
        // Without the Word document that `init` writes beside it.
        let house = try #require(resources.file("Templates/start/heraut.yml")).source.text
        world.addFile("heraut.yml", text: house.replacing("  brief: huisstijl/brief.docx\n", with: ""))
        return world
    }

    private static func ids(_ advice: [String: Any], _ key: String) throws -> [String] {
        try (advice[key] as? [[String: Any]]).map { try $0.map { try #require($0["id"] as? String) } } ?? []
    }

    @Test(arguments: cases)
    func `says of an example case what the research says`(expected: Expected) throws {
        let run = CommandLine("advise --format json", in: try Self.world(expected.name))
        #expect(run.status == 0, "\(run.errors)")
        let advice = try run.json()
        let nothing = try #require(advice["nothing"] as? [String: Any])
        #expect(nothing["verdict"] as? String == expected.nothing)
        let side = expected.nothing == "past" ? "for" : "against"
        let reasons = try #require(nothing[side] as? [[String: Any]]).compactMap { $0["text"] as? String }
        #expect(reasons.joined(separator: " ").contains(expected.reason), "\(reasons)")
        let fits = try Self.ids(advice, "fits")
        let fitsNot = try Self.ids(advice, "fitsNot")
        #expect(Set(expected.fits).subtracting(fits) == [])
        #expect(Set(expected.fitsNot).subtracting(fitsNot) == [])
        #expect(Set(expected.silent).intersection(fits) == [])
        #expect(Set(fits).isDisjoint(with: fitsNot))
        let commands = try #require(advice["commands"] as? [[String: Any]])
        #expect(commands.compactMap { $0["kind"] as? String } == expected.kinds)
        let cautions = try #require(advice["cautions"] as? [[String: Any]]).compactMap {
            $0["text"] as? String
        }
        #expect(cautions.count == expected.cautions.count)
        for (text, start) in zip(cautions, expected.cautions) { #expect(text.hasPrefix(start)) }
    }

    /// Everything `advise` tells a user to type is typed, and what comes of it rendered.
    @Test(arguments: cases)
    func `gives lines that make files from the case as it stands`(expected: Expected) throws {
        let world = try Self.world(expected.name)
        world.addFile("lijst.csv", text: Self.keyFigures)
        let advice = try CommandLine("advise --format json", in: world).json()
        let commands = try #require(advice["commands"] as? [[String: Any]])
        try #require(!commands.isEmpty)
        for command in commands {
            let kind = try #require(command["kind"] as? String)
            for line in try #require(command["lines"] as? [String]) {
                let words = Self.words(line)
                #expect(words.first == "heraut")
                let run = CommandLine(Array(words.dropFirst()), in: world)
                #expect(run.status == 0, "\(line): \(run.errors)")
                #expect(!run.errors.contains(" waarschuwing "), "\(line): \(run.errors)")
            }
            let render = CommandLine(
                ["render", kind + ".md", "-o", "uit/", "--format", "docx,html"], in: world)
            #expect(render.status == 0, "\(render.errors)")
            #expect(world.contents("uit/\(kind).docx")?.isEmpty == false)
            let page = try #require(world.contents("uit/\(kind).html"))
            try Self.expectPage(String(decoding: page, as: UTF8.self), of: kind, in: world)
        }
    }

    /// What is made says what is certain, and to the public nothing of the call and nothing of the rumour.
    private static func expectPage(_ page: String, of kind: String, in world: MemoryWorld) throws {
        let source = SourceText(path: "zaak.yml", bytes: try #require(world.contents("zaak.yml")))
        let caseFile = CaseFile.read(source, with: LibYAMLReader()).case
        if kind == "openbaar-bericht" {
            #expect(page.contains(try #require(caseFile.values.at("feiten.0.tekst")?.string)))
        }
        guard try #require(DocumentKind.named(kind)).isPublic else { return }
        let internals = ["oproep.hashtags", "oproep.accounts"].flatMap {
            caseFile.values.at($0)?.items.compactMap(\.string) ?? []
        }
        for word in internals + caseFile.facts.rumours.map(\.text) {
            #expect(!page.contains(word), "\(kind): \(word)")
        }
    }

    @Test func `weighs doing nothing before all else, and says that people decide`() throws {
        let run = CommandLine("advies", in: try Self.world("gerucht-azc"))
        #expect(run.status == 0)
        let text = run.output
        let people = try #require(text.firstRange(of: "Mensen beslissen."))
        let nothing = try #require(text.firstRange(of: "Niets doen past hier."))
        let rest = try #require(text.firstRange(of: "Wat past, van licht naar zwaar"))
        #expect(people.lowerBound < nothing.lowerBound && nothing.lowerBound < rest.lowerBound)
        #expect(text.contains("Vul in: omgevingsanalyse.vragen."))
    }

    @Test func `goes through the steps from light to heavy`() throws {
        for expected in Self.cases {
            let advice = try CommandLine("advise --format json", in: try Self.world(expected.name)).json()
            for key in ["fits", "fitsNot"] {
                let steps = try #require(advice[key] as? [[String: Any]]).compactMap { $0["step"] as? Int }
                #expect(steps == steps.sorted())
            }
        }
    }

    @Test func `rests every reason on what the case says, or on what it lacks`() throws {
        let advice = try CommandLine("advise --format json", in: try Self.world("oproep-tot-rellen")).json()
        let lines = try #require(advice["fits"] as? [[String: Any]])
        for line in lines {
            for reason in try #require(line["reasons"] as? [[String: Any]]) {
                #expect((reason["facts"] as? [[String: Any]])?.isEmpty == false)
                #expect((reason["text"] as? String)?.contains("{") == false)
            }
        }
    }

    @Test func `of an empty case it says what to find out`() throws {
        let world = MemoryWorld()
        world.addFile(
            "zaak.yml",
            text:
                "kenmerk: Z-1\ndatum: 2026-11-03\nincident: {datum: 2026-11-01, wat: Iets.}\nfeiten: [Het is zo.]\n"
        )
        let advice = try CommandLine("advise --format json", in: world).json()
        let nothing = try #require(advice["nothing"] as? [String: Any])
        #expect(nothing["verdict"] as? String == "open")
        let fits = try Self.ids(advice, "fits")
        #expect(fits == ["rollen", "omgevingsanalyse", "logboek", "evalueren"])
        #expect(try #require(advice["missing"] as? [Any]).count >= 8)
    }

    @Test func `keeps what a case says out of the markup of the page`() throws {
        let world = try Self.world("vlogger")
        let text = String(decoding: try #require(world.contents("zaak.yml")), as: UTF8.self)
        world.addFile(
            "zaak.yml", text: text.replacing("veld: [wijkagent,", with: "veld: ['<script>alert(1)</script>',")
        )
        let page = CommandLine("advise --format html", in: world).output
        #expect(page.contains("&lt;script&gt;alert(1)"))
        #expect(!page.contains("<script"))
        #expect(page.contains("Content-Security-Policy"))
    }

    @Test func `asks for a case that is there`() {
        let run = CommandLine("advise --case weg.yml")
        #expect(run.status == 66)
        #expect(run.errors.contains("`weg.yml` bestaat niet"))
    }

    // MARK: The card

    /// The built-in texts in a folder, the card changed.
    private static func changed(_ old: String, _ new: String) throws -> MemoryWorld {
        let world = MemoryWorld()
        let resources = Resources()
        for path in resources.paths(below: "Locales/") {
            guard let file = resources.file(path) else { continue }
            var text = file.source.text
            if path.hasSuffix("interventies.yml") {
                try #require(text.contains(old))
                text = text.replacing(old, with: new, maxReplacements: 1)
            }
            world.addFile("eigen/" + path.dropFirst("Locales/".count), text: text)
        }
        return world
    }

    @Test(arguments: [
        ("    bron: {kaart: stap 1, factsheet: tip 6, rapport: par. 5.5}\n", "", "Dit heeft geen bron"),
        (
            "grondslag: [art. 175 Gemw,", "grondslag: [art. 1756 Gemw,",
            "`art. 1756 Gemw` staat niet in het wettenregister"
        ),
        ("soorten: [scenarioblad]", "soorten: [scenariobld]", "De soort `scenariobld` bestaat niet"),
        ("regels: [PC-08]\n    bron", "regels: [PC-80]\n    bron", "De regel `PC-80` bestaat niet"),
        (
            "want: \"Er is iets te bieden: {activiteit.kop}.\"", "want: \"Er is iets te bieden.\"",
            "noemt niets uit de zaak"
        ),
        ("{activiteit.kop}", "{activiteit.kopp}", "`activiteit.kopp` staat niet in zaak.yml"),
        ("{stand: vervallen, sinds: 2025", "{stand: weg, sinds: 2025", "Een status heeft een stand"),
        ("  - id: ntd\n", "  - id: huisbezoek\n", "`huisbezoek` staat er twee keer"),
    ])
    func `refuses a card with a fault in it, at its place`(old: String, new: String, words: String) throws {
        let run = CommandLine("rules card --locales eigen", in: try Self.changed(old, new))
        #expect(run.status == 1)
        #expect(run.output.contains(words), "\(run.output.prefix(400))")
        #expect(run.output.contains("interventies.yml:"))
    }

    @Test func `has something for every measure of every step, or a reason why not`() throws {
        let run = CommandLine("rules card")
        #expect(run.status == 0)
        let card = try CommandLine("rules card --format json").json()
        let measures = try #require(card["measures"] as? [[String: Any]])
        for measure in measures {
            let kinds = try #require(measure["kinds"] as? [String])
            let rules = try #require(measure["rules"] as? [String])
            let lines = try #require(measure["adviceLines"] as? Int)
            let reason = measure["reason"] as? String ?? ""
            #expect(!kinds.isEmpty || !rules.isEmpty || !reason.isEmpty)
            // What no draft is made for and no advice is given on has its reason written down.
            #expect(!kinds.isEmpty || lines > 0 || !reason.isEmpty, "\(measure)")
            #expect((measure["source"] as? String)?.isEmpty == false)
        }
        #expect(Set(measures.compactMap { $0["step"] as? Int }) == Set(0...7))
    }

    /// The steps of the card, one by one, and the measure that each became. Its text stands in the issue the card was made from.
    @Test(arguments: [
        (0, ["rollen", "omgevingsanalyse", "scenarios", "logboek"]), (1, ["niets-doen"]),
        (
            2,
            [
                "aanwezig-in-het-veld", "openbaar-bericht", "ontkrachting", "burgemeestersvideo",
                "contact-organisator", "poster", "buurtapp", "huisregels", "influencers",
            ]
        ), (3, ["huisbezoek", "gesprek", "brief-ouders", "stille-midden"]),
        (4, ["oproep-signalen", "wijkbijeenkomst", "sleutelfiguren", "meldpunt"]),
        (
            5,
            ["verzoek-plaatser", "ntd", "officier-van-justitie", "kort-geding", "terroristische-inhoud"]
        ),
        (
            6,
            [
                "veiligheidsrisicogebied", "bevel-openbare-orde", "noodbevel", "noodverordening",
                "last-onder-dwangsom", "online-gebiedsverbod",
            ]
        ), (7, ["evalueren", "nazorg"]),
    ])
    func `has every measure of the card on its step, with who may and on what ground`(
        step: Int, ids: [String]
    )
        throws
    {
        let context = Context(
            world: MemoryWorld(), resources: Resources(), messages: Resources().messages("nl"))
        let (card, findings) = try context.loadedCard()
        #expect(findings.isEmpty)
        for id in ids {
            let measure = try #require(card.measures.first { $0.id == id }, "\(id)")
            #expect(measure.step == step, "\(id)")
            #expect(!measure.competent.isEmpty && !measure.risks.isEmpty, "\(id)")
            // From step 5 on somebody limits somebody else: that rests on a law.
            if step == 5 || step == 6 { #expect(!measure.basis.isEmpty, "\(id)") }
        }
    }

    @Test func `drafts every kind that is not of the first five from some step of the card`() throws {
        let card = try CommandLine("rules card --format json").json()
        let measures = try #require(card["measures"] as? [[String: Any]])
        let drafted = Set(measures.flatMap { $0["kinds"] as? [String] ?? [] })
        #expect(Set(DocumentKind.all.map(\.name)).subtracting(drafted) == [])
    }

    @Test func `says of the online area ban that it no longer stands, and since when`() throws {
        let text = CommandLine("advise", in: try Self.world("oproep-tot-rellen")).output
        #expect(text.contains("dit middel bestaat niet meer sinds 2025-06-11"))
        #expect(text.contains("onzeker sinds 2025-06-11"))
    }

    // MARK: Shell

    private static let keyFigures = """
        kenmerk;ontvanger_aanhef;ontvanger_voorletters;ontvanger_achternaam;straat;huisnummer;postcode;plaats;gegevens_van
        Z-1;mevrouw;A.;Yildiz;Kerklaan;2;1234 AK;Voorbeeldstad;de wijkmanager

        """

    /// The words of a line as a shell takes them, quoted ones without their quotes.
    private static func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for character in line {
            switch character {
            case "'": isQuoted.toggle()
            case " " where !isQuoted:
                words.append(word)
                word = ""
            default: word.append(character)
            }
        }
        return words + [word]
    }
}
