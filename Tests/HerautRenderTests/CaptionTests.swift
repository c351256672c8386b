import HerautLanguage
import HerautModel
import HerautRender
import HerautTestSupport
import Testing

struct CaptionTests {
    private static func script(_ body: String) -> String { "---\nsoort: videoscript\n---\n" + body + "\n" }

    private static func captions(_ body: String, _ format: RenderFormat = .vtt) throws -> [CaptionCue] {
        CaptionCue.cues(of: try Sample.render(script(body), format))
    }

    @Test func `a file of captions, as players read it`() throws {
        let body = "# Titel\n\n[Beeld: een plein]\n\nGoedenavond. Ik ben Marit Zandwijk.\n\nDank u wel."
        #expect(
            try Sample.render(Self.script(body), .vtt) == """
                WEBVTT

                1
                00:00:00.000 --> 00:00:02.334
                Goedenavond. Ik ben Marit Zandwijk.

                2
                00:00:02.834 --> 00:00:04.219
                Dank u wel.

                """)
        #expect(
            try Sample.render(Self.script(body), .srt) == """
                1
                00:00:00,000 --> 00:00:02,334
                Goedenavond. Ik ben Marit Zandwijk.

                2
                00:00:02,834 --> 00:00:04,219
                Dank u wel.

                """)
    }

    @Test(arguments: [
        (
            "Twijfelt u over een bericht dat rondgaat op uw telefoon?",
            ["Twijfelt u over een bericht", "dat rondgaat op uw telefoon?"]
        ),
        (
            "De schade aan de winkels in het centrum is groot.",
            ["De schade aan de winkels", "in het centrum is groot."]
        ),
        (
            "Ik sprak gisteravond op het plein met Samir Haddou van De Loods.",
            ["Ik sprak gisteravond op het plein", "met Samir Haddou van De Loods."]
        ),
        (
            "U hoort weer van mij op donderdag 5 november 2026 om 17.00 uur.",
            ["U hoort weer van mij", "op donderdag 5 november 2026 om 17.00 uur."]
        ),
        (
            "Is er gevaar in de straat? Bel dan meteen 112.",
            ["Is er gevaar in de straat?", "Bel dan meteen 112."]
        ),
    ])
    func `lines end where the sense does`(text: String, lines: [String]) throws {
        #expect(try Self.captions(text).map(\.lines) == [lines])
    }

    @Test func `titles, particles, numbers and their units stay with what follows`() throws {
        let text = """
            Gisteren sprak ik bij de ingang van het station met mevrouw Van der Meer, die om 21.00 uur twintig \
            jongeren zag, en met Noor el Amrani, die daar al 15 jaar woont en veel mensen kent.
            """
        let lines = try Self.captions(text).flatMap(\.lines)
        let together = [
            "mevrouw Van der Meer", "21.00 uur", "twintig jongeren", "Noor el Amrani", "15 jaar",
        ]
        for words in together {
            #expect(lines.contains { $0.contains(words) }, "\(words) in \(lines)")
        }
    }

    @Test func `no line and no caption ends within 'tot en met'`() throws {
        let text =
            "De jongerenwerkers en de wijkagenten zijn tot en met 3 januari iedere avond op en rond het plein."
        let lines = try Self.captions(text).flatMap(\.lines)
        #expect(lines.contains { $0.contains("tot en met 3 januari") }, "\(lines)")
    }

    @Test func `an abbreviation is no end of a sentence when the language is known`() throws {
        let pack = LanguagePack.load(
            SourceText(path: "language.yml", bytes: try Sample.file("Locales/nl/language.yml")),
            root: try Sample.yaml("Locales/nl/language.yml")
        ).pack
        var style = try Sample.style()
        style.sentences = SentenceSplitter(pack)
        let text = Self.script(
            "Vraag het aan de jongerenwerkers van De Loods, bijv. Bilal of Yara in de buurt.")
        let cues = CaptionCue.cues(
            of: String(
                decoding: try Renderer.render(Sample.draft(text), as: .vtt, style: style).bytes, as: UTF8.self
            ))
        let lines = cues.flatMap { $0.lines }
        #expect(lines.contains { $0.contains("bijv. Bilal") })
    }

    @Test func `only what is said is captioned, and the words about the video are not`() throws {
        let cues = try Self.captions(
            """
            # Titel

            [Beeld: een plein]

            Goedenavond. [Beeld: de burgemeester wijst] Kijk daar.

            - Bel 112.
            - Blijf [binnen](https://voorbeeldstad.example).

            > Dat zei zij.

            <!-- niet voor de kijker -->

            **Bijschrift:** Kijk de video.
            """)
        #expect(
            cues.map { $0.lines.joined(separator: " ") } == [
                "Goedenavond. Kijk daar.", "Bel 112.", "Blijf binnen.", "Dat zei zij.",
            ])
    }

    @Test func `signs that mean something in a file of captions are text`() throws {
        let body = "A & B --> C < D {x}."
        #expect(try Self.captions(body).first?.lines == ["A &amp; B --&gt; C &lt; D {x}."])
        #expect(try Self.captions(body, .srt).first?.lines == ["A & B --› C ‹ D (x)."])
    }

    @Test func `a web address longer than a line is cut behind its signs`() throws {
        let address = "voorbeeldstad.example/veiligheid/nieuws/2026/november/wat-kunt-u-doen"
        let lines = try Self.captions("Kijk op \(address).").flatMap(\.lines)
        #expect(lines.allSatisfy { $0.count <= CaptionNorm.charactersPerLine })
        #expect(lines.joined().contains("voorbeeldstad.example/veiligheid/nieuws/"))
        #expect(lines.joined(separator: " ").replacing(" ", with: "") == "Kijkop\(address).")
    }

    @Test func `hostile text stays in its cue and within the norm`() throws {
        var random = Seeded(21)
        for _ in 0..<150 {
            let text = random.text(from: Sample.hostile, count: 14)
            for format in [RenderFormat.vtt, .srt, .teleprompter] {
                let bytes = try Hostile.render(text, format)
                guard format != .teleprompter else { continue }
                let cues = CaptionCue.cues(of: String(decoding: bytes, as: UTF8.self))
                #expect(cues.allSatisfy { $0.end > $0.start && (1...2).contains($0.lines.count) }, "\(text)")
                #expect(cues.allSatisfy { !$0.lines.contains { $0.contains("-->") } }, "\(text)")
                #expect(zip(cues, cues.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(text)")
            }
        }
    }
}

/// A cue as a player reads it.
struct CaptionCue: Equatable {
    let start, end: Int
    let lines: [String]

    static func cues(of file: String) -> [CaptionCue] {
        file.split(separator: "\n\n").compactMap { part in
            let lines = part.split(separator: "\n").map(String.init)
            guard lines.count > 2, Int(lines[0]) != nil else { return nil }
            let times = lines[1].split(separator: " ").compactMap(milliseconds)
            return times.count == 2
                ? CaptionCue(start: times[0], end: times[1], lines: Array(lines[2...])) : nil
        }
    }

    private static func milliseconds(_ time: Substring) -> Int? {
        let numbers = time.split { ":.,".contains($0) }.compactMap { Int($0) }
        return numbers.count == 4
            ? ((numbers[0] * 60 + numbers[1]) * 60 + numbers[2]) * 1_000 + numbers[3] : nil
    }
}
