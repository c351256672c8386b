import HerautModel
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Testing

private let fields = """
    velden:
      geboren: {soort: datum, van: invoer, voorbeeld: 2011-05-03}
      dag: {soort: datum, van: invoer, voorbeeld: 2026-11-01}
      leeftijd: {soort: getal, van: afgeleid, regel: leeftijd, uit: [geboren, dag]}
      minderjarig: {soort: ja-nee, van: afgeleid, regel: minderjarig, uit: [leeftijd]}
      band: {soort: keuze, van: afgeleid, regel: leeftijdsband, uit: [leeftijd], keuzes: [onder12, 12-13, 14-15, 16-17]}
      kleur: {soort: keuze, van: invoer, keuzes: [rood, wit, blauw], voorbeeld: wit}
      open: {soort: ja-nee, van: invoer, voorbeeld: ja}
      extra: {soort: tekst, van: invoer, verplicht: nee, voorbeeld: extra tekst}
      plek: {soort: tekst, van: invoer, verplicht: nee, voorbeeld: De Kade}
      feiten:
        soort: lijst
        van: invoer
        verplicht: nee
        velden:
          tekst: {soort: tekst}
          bron: {soort: tekst, verplicht: nee}
      namen: {soort: lijst, van: invoer}
    """
private let example = "feiten: [{tekst: Een feit, bron: de krant}]\nnamen: [Jip, Bo]\n"

private func loaded(_ text: String, _ fields: String = fields) -> Template? {
    Bench(text: text, fields: fields, example: example).load().template
}

private func variants(of text: String, _ fields: String = fields) throws -> VariantSet {
    let template = try #require(loaded(text, fields))
    return try #require(template.variants())
}

/// The answers of each variant on one line, as a person reads them.
private func answers(_ text: String) throws -> [String] {
    let set = try variants(of: text)
    return set.variants.map { $0.answers.map { "\($0.field)=\(word($0.text))" }.joined(separator: " ") }
}

private func word(_ message: Message) -> String {
    switch message {
    case .text(let text): text
    case .key(let key, _): String(key.split(separator: ".").last ?? "")
    }
}

@Suite struct `Variants of a template` {
    @Test(arguments: [
        ("Tekst.", [""]),
        ("{{#open}}a{{/open}}{{^open}}b{{/open}}", ["open=yes", "open=no"]),
        ("{{#extra}}a{{/extra}}", ["extra=present", "extra=absent"]),
        (
            "{{#kleur.rood}}a{{/kleur.rood}}{{#kleur.wit}}b{{/kleur.wit}}",
            ["kleur=rood", "kleur=wit", "kleur=blauw"]
        ),
        ("{{#feiten}}{{tekst}}{{/feiten}}", ["feiten=none", "feiten=one", "feiten=many"]),
        ("{{#namen}}{{.}}{{/namen}}", ["namen=one", "namen=many"]),
        // What is inside a section is only asked when the section is entered.
        (
            "{{#extra}}a{{#open}}b{{/open}}{{/extra}}",
            ["extra=present open=yes", "extra=present open=no", "extra=absent"]
        ),
        (
            "{{#feiten}}{{#bron}}a{{/bron}}{{/feiten}}",
            [
                "feiten=none", "feiten=one feiten.bron=present", "feiten=one feiten.bron=absent",
                "feiten=many feiten.bron=present", "feiten=many feiten.bron=absent",
            ]
        ),
        // One age decides over all that is derived from it: nobody is of age and 15.
        (
            "{{#minderjarig}}a{{/minderjarig}}{{#band.14-15}}b{{/band.14-15}}",
            [
                "minderjarig=yes band=onder12", "minderjarig=yes band=14-15",
            ]
        ),
        ("{{#band.16-17}}a{{/band.16-17}}", ["band=onder12", "band=16-17"]),
    ])
    func `are the consistent combinations of its sections, in order`(text: String, expected: [String]) throws
    {
        #expect(try answers(text) == expected)
    }

    @Test func `of a nested choice exclude one another`() throws {
        let text = "{{#kleur.rood}}{{#kleur.wit}}nooit{{/kleur.wit}}a{{/kleur.rood}}"
        #expect(try answers(text) == ["kleur=rood", "kleur=wit", "kleur=blauw"])
    }

    @Test func `past the limit cover every pair`() throws {
        let names = (0..<14).map { "v\($0)" }
        let declared = names.map { "  \($0): {soort: tekst, van: invoer, verplicht: nee, voorbeeld: a}\n" }
        let text = names.map { "{{#\($0)}}{{\($0)}}{{/\($0)}}\n" }.joined()
        let set = try variants(of: text, "velden:\n" + declared.joined())
        guard case .pairs = set.coverage else {
            Issue.record("16384 combinations are more than the limit")
            return
        }
        #expect(set.variants.count < 40)
        #expect(pairs(of: set).count == 14 * 13 / 2 * 4)
    }

    @Test func `are refused when a template asks more than anyone can read`() throws {
        let names = (0...Template.decisionLimit).map { "v\($0)" }
        let declared = names.map { "  \($0): {soort: tekst, van: invoer, verplicht: nee}\n" }
        let text = names.map { "{{#\($0)}}{{\($0)}}{{/\($0)}}\n" }.joined()
        let template = try #require(loaded(text, "velden:\n" + declared.joined()))
        #expect(template.variants() == nil)
    }

    /// Two answers that occur together in some variant occur together in one of the few as well; and none is made up.
    @Test(arguments: 0..<150)
    func `by pairs miss no pair and make none up`(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let template = try #require(loaded(Self.nested(&random, depth: 0)))
        let all = try #require(template.variants())
        let few = try #require(template.variants(limit: 0))
        guard case .all = all.coverage else { return }
        // Compared here, not printed: a failing set would fill pages.
        let missed = pairs(of: all).symmetricDifference(pairs(of: few)).count
        #expect(missed == 0)
        let known = Set(all.variants.map(\.answers))
        #expect(few.variants.allSatisfy { known.contains($0.answers) })
        #expect(Set(all.variants.map(\.answers)).count == all.variants.count)
    }

    private static func nested(_ random: inout Seeded, depth: Int) -> String {
        let names = [
            "open", "extra", "plek", "kleur.rood", "kleur.wit", "minderjarig", "band.12-13", "band.16-17",
            "feiten",
            "namen",
        ]
        return (0..<Int.random(in: 1...3, using: &random)).map { _ in
            let name = names[Int.random(in: 0..<names.count, using: &random)]
            let sign = Bool.random(using: &random) ? "#" : "^"
            let inner = depth < 3 ? nested(&random, depth: depth + 1) : "x"
            return "{{\(sign)\(name)}}\(inner){{/\(name)}}"
        }.joined()
    }

    private func pairs(of set: VariantSet) -> Set<[Variant.Answer]> {
        var found: Set<[Variant.Answer]> = []
        for variant in set.variants {
            for (index, first) in variant.answers.enumerated() {
                for second in variant.answers[(index + 1)...] { found.insert([first, second]) }
            }
        }
        return found
    }
}

@Suite struct `Invented values` {
    private static let text = """
        {{#band.14-15}}Ja {{/band.14-15}}{{#minderjarig}}kind {{/minderjarig}}{{leeftijd}}
        {{#feiten}}{{tekst}}{{#bron}} ({{bron}}){{/bron}}; {{/feiten}}
        {{#extra}}{{extra}}{{/extra}}{{^extra}}leeg{{/extra}}
        """

    @Test(arguments: SampleData.allCases)
    func `fill every variant, and give it the answers it stands for`(data: SampleData) throws {
        let template = try #require(loaded(Self.text))
        for variant in try #require(template.variants()).variants {
            let input = template.sample(of: variant, data: data, formatter: Bench.formatter)
            let result = template.fill(input, formatter: Bench.formatter)
            #expect(result.findings == [])
            let draft = try #require(result.draft)
            let said = Dictionary(variant.answers.map { ($0.field, word($0.text)) }, uniquingKeysWith: { $1 })
            #expect(draft.contains("Ja ") == (said["band"] == "14-15"))
            #expect(draft.contains("Een feit") == (said["feiten"] != "none"))
            #expect(draft.contains("(de krant)") == (said["feiten.bron"] == "present"))
            #expect(draft.contains("leeg") == (said["extra"] == "absent"))
        }
    }

    @Test func `show both ends of an age band`() throws {
        let template = try #require(loaded("{{#band.14-15}}x {{/band.14-15}}{{leeftijd}}"))
        let variant = try #require(
            template.variants()?.variants.first { $0.answers.contains { $0.text == .text("14-15") } })
        let ages = try [SampleData.shortest, .longest].map { data in
            let input = template.sample(of: variant, data: data, formatter: Bench.formatter)
            return try #require(template.fill(input, formatter: Bench.formatter).draft).suffix(3)
        }
        #expect(ages == ["14\n", "15\n"])
    }

    @Test func `keep days in their order`() throws {
        let fields = """
            velden:
              datum: {soort: datum, van: invoer, voorbeeld: 2026-11-03}
              eerder: {soort: datum, van: invoer, niet_na: datum, voorbeeld: 2026-11-01}
            """
        let template = try #require(loaded("{{eerder}} en {{datum}}", fields))
        for data in SampleData.allCases {
            let input = template.sample(of: nil, data: data, formatter: Bench.formatter)
            #expect(template.fill(input, formatter: Bench.formatter).findings == [])
        }
    }

    @Test func `take the longest and shortest of the examples an author gave`() throws {
        let fields =
            "velden:\n  naam: {soort: tekst, van: invoer, voorbeeld: Jip, voorbeelden: [Bo, Alexander, Zoë]}\n"
        let template = try #require(loaded("{{naam}}", fields))
        let texts = SampleData.allCases.map { data in
            template.fill(
                template.sample(of: nil, data: data, formatter: Bench.formatter), formatter: Bench.formatter
            ).texts
        }
        #expect(texts == [["Jip"], ["Bo"], ["Alexander"], ["Zoë"]])
    }
}

@Suite struct `Where a draft came from` {
    private static let fields = """
        velden:
          naam: {soort: tekst, van: invoer}
          extra: {soort: tekst, van: invoer, verplicht: nee}
        """

    /// The text of the template that `word` of the draft came from.
    private func origin(
        of word: String, _ text: String, _ settings: [String: String], partials: [String: String] = [:]
    )
        throws -> String
    {
        let bench = Bench(text: text, fields: Self.fields, partials: partials)
        let template = try #require(bench.load().template)
        let result = template.fill(FillInput(settings: settings), formatter: Bench.formatter)
        let draft = SourceText(path: "", text: try #require(result.draft))
        let range = try #require(draft.text.firstRange(of: word))
        let start = draft.text[..<range.lowerBound].utf8.count
        let origins = try #require(result.origins)
        let place = try #require(origins.place(of: SourceSpan(start, start + word.utf8.count)))
        return place.source.path + ":\(place.source.location(of: place.span.start).line - 3) "
            + place.source.text(of: place.span)
    }

    @Test func `is told to the byte for the author's own words`() throws {
        let text = "Dag é {{naam}}, hoe gaat het?\n\nTot ziens.\n"
        #expect(try origin(of: "hoe gaat", text, ["naam": "Bo"]) == "nl.md:1 hoe gaat")
        #expect(try origin(of: "Tot ziens", text, ["naam": "Bo"]) == "nl.md:3 Tot ziens")
    }

    @Test func `is the tag for a value`() throws {
        #expect(try origin(of: "Bo", "Dag {{naam}}.\n", ["naam": "Bo"]) == "nl.md:1 {{naam}}")
    }

    @Test func `spans the tag when words and value are hit together`() throws {
        #expect(try origin(of: "Dag Bo", "Dag {{naam}}.\n", ["naam": "Bo"]) == "nl.md:1 Dag {{naam}}")
    }

    @Test func `is not moved by lines that fell away`() throws {
        let text = "Een.\n\n{{#extra}}\n{{extra}}\n{{/extra}}\n\nTwee.   \n\n\n\nDrie {{naam}}.\n"
        #expect(try origin(of: "Drie", text, ["naam": "Bo"]) == "nl.md:11 Drie")
        #expect(try origin(of: "Twee", text, ["naam": "Bo"]) == "nl.md:7 Twee")
    }

    @Test func `is the partial for words of a partial`() throws {
        let partials = ["groet": "Met groet,\n{{naam}}\n"]
        let found = try origin(of: "groet,", "Dag.\n\n  {{> groet}}\n", ["naam": "Bo"], partials: partials)
        #expect(found == "groet.md:-2 groet,")
    }
}
