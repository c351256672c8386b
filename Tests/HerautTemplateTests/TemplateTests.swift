import HerautModel
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Testing

private let fields = """
    velden:
      naam: {soort: tekst, van: invoer}
      dag: {soort: datum, van: invoer}
      extra: {soort: tekst, van: invoer, verplicht: nee}
      open: {soort: ja-nee, van: invoer}
      namen: {soort: lijst, van: invoer}
      band: {soort: keuze, van: invoer, keuzes: [jong, oud]}
      getal: {soort: getal, van: invoer}
    """

@Suite struct BrokenTemplateTests {
    @Test(arguments: [
        ("Dag {{naam", "template.unclosedTag 1:5"), ("Dag {{naam}", "template.unclosedTag 1:5"),
        ("Dag {{ {{naam}}", "template.unclosedTag 1:5"),
        ("{{#open}}\ntekst", "template.unclosedSection 1:1"),
        ("tekst {{/open}}", "template.unopenedSection 1:7"),
        ("{{#open}}{{#namen}}x{{/open}}", "template.crossing 1:10"), ("{{}}", "template.emptyTag 1:1"),
        ("{{a b}}", "template.badName 1:1"),
        ("{{=<%=}}", "template.badDelimiters 1:1"), ("{{{naam}}}", "template.rawTag 1:1"),
        ("{{&naam}}", "template.rawTag 1:1"),
        ("{{nam}}", "template.unknownField 1:1"), ("{{.}}", "template.unknownField 1:1"),
        ("{{band.nieuw}}", "template.unknownField 1:1"),
        ("{{open}}", "template.flagPrinted 1:1"), ("{{band.jong}}", "template.choicePrinted 1:1"),
        ("{{extra}}", "template.unguarded 1:1"),
        ("{{^extra}}{{extra}}{{/extra}}", "template.unguarded 1:11"),
        ("{{#naam}}x{{/naam}}", "template.sectionOverRequired 1:1"),
        ("{{#band}}x{{/band}}", "template.sectionOverRequired 1:1"),
        ("{{> weg}}", "template.unknownPartial 1:1"),
        ("{{#namen}}{{naam}}{{.}}{{/namen}}{{.}}", "template.unknownField 1:34"),
    ])
    func `a fault is found at its place`(text: String, expected: String) {
        let faults = Bench(text: text, fields: fields).faults().filter { !$0.hasPrefix("fields.unused") }
        #expect(faults == [expected])
    }

    @Test func `four faults are reported in one go`() {
        let text = "{{nam}}\n{{#opn}}x{{/opn}}\n{{extra}}\n{{> weg}}\n"
        let faults = Bench(text: text, fields: fields).faults().filter { !$0.hasPrefix("fields.unused") }
        #expect(
            faults == [
                "template.unknownField 1:1", "template.unknownField 2:1", "template.unguarded 3:1",
                "template.unknownPartial 4:1",
            ])
    }

    @Test(
        arguments: [
            ("paginas: 3\n", "stopgesprek", 3), ("paginas: 99\n", "waarschuwingsbrief-ouders", 99),
            ("", "stopgesprek", nil), ("", "waarschuwingsbrief-ouders", 2),
        ] as [(String, String, Int?)])
    func `a template says how many pages its letter may have, which is one sheet unless told otherwise`(
        front: String, kind: String, pages: Int?
    ) throws {
        var bench = Bench(text: "tekst\n", kind: kind)
        bench.front = front
        #expect(try #require(bench.load().template).pageLimit == pages)
    }

    @Test(arguments: ["veel", "0", "100", "-1", "[2]"])
    func `what is no number of pages is told at its place`(pages: String) {
        var bench = Bench(text: "tekst\n")
        bench.front = "paginas: \(pages)\n"
        let finding = bench.load().findings.first
        #expect(finding?.rule == "template.badPageLimit" && finding?.start.line == 3)
    }

    @Test func `partials that call each other are found`() {
        let bench = Bench(text: "{{> a}}", partials: ["a": "{{> b}}", "b": "{{> a}}"])
        #expect(bench.load().findings.map(\.rule.name) == ["template.partialCycle"])
    }

    @Test func `nesting past the limit is reported, not followed`() {
        let text = String(repeating: "{{#open}}", count: 5_000) + String(repeating: "{{/open}}", count: 5_000)
        #expect(Bench(text: text, fields: fields).load().findings.contains { $0.rule == "template.tooDeep" })
    }

    @Test(arguments: 0..<300)
    func `random templates are read to the end`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let pieces = [
            "{{", "}}", "{{{", "}}}", "#", "^", "/", ">", "!", "&", "=", "naam", "open", "namen", " ", "\n",
            "tekst", "é", "{{#open}}", "{{/open}}", "{{.}}",
        ]
        let source = SourceText(path: "t", text: random.text(from: pieces, count: 40))
        for finding in MustacheParser.parse(source).findings {
            #expect(finding.span.end <= source.bytes.count)
        }
    }

    @Test(arguments: [
        ("oproep.plaats", "fields.internal"), ("geruchten", "fields.internal"),
        ("incident.plek", "fields.unknownPath"),
        ("incident.datum", "fields.wrongType"),
    ])
    func `a field that may not stand in a public text keeps the template from loading`(
        path: String, rule: String
    ) {
        let type = path == "geruchten" ? "lijst" : "tekst"
        let bench = Bench(
            text: "{{#x}}{{/x}}{{^x}}{{/x}}",
            fields: "velden:\n  x: {soort: \(type), van: zaak, pad: \(path), verplicht: nee}\n")
        let loaded = bench.load()
        #expect(loaded.template == nil)
        #expect(loaded.findings.map(\.rule.name) == [rule])
    }

    @Test func `an internal field may stand in a notice to the platform`() {
        var bench = Bench(
            text: "{{adres}}", fields: "velden: {adres: {soort: webadres, van: zaak, pad: bericht.url}}\n")
        bench.kind = "ntd-verzoek"
        #expect(bench.load().template != nil)
    }

    @Test(arguments: [
        ("velden: {a: {soort: text, van: invoer}}", "fields.wrongChoice"),
        ("velden: {a: {soort: tekst, van: wie}}", "fields.wrongChoice"),
        ("velden: {a: {soort: tekst, van: invoer, verplcht: nee}}", "fields.unknownKey"),
        ("velden: {a: {soort: getal, van: afgeleid, regel: leeftijd, uit: [b]}}", "fields.unknownInput"),
        (
            "velden: {a: {soort: tekst, van: afgeleid, regel: leeftijd, uit: [d, d]}, d: {soort: datum, van: invoer}}",
            "fields.badDerivation"
        ),
        ("gebruikt: [weg]\nvelden: {a: {soort: tekst, van: invoer}}", "template.unknownGroup"),
        ("velden: {a: {soort: tekst, van: zaak}}", "fields.noPath"),
    ])
    func `a fault in the fields is found`(fields: String, rule: String) {
        let findings = Bench(text: "{{a}}", fields: fields).load().findings.filter {
            $0.rule != "template.unknownField"
        }
        #expect(findings.map(\.rule.name) == [rule])
    }
}

@Suite struct FillTests {
    private let values = [
        "naam": "Noor", "dag": "2026-11-03", "open": "ja", "namen": "Yara;Bilal;Jip", "band": "oud",
        "getal": "3",
    ]

    @Test(arguments: [
        ("Dag {{naam}}.", "Dag Noor.\n"), ("Op {{dag}}", "Op 3 november 2026\n"),
        ("{{#open}}ja{{/open}}{{^open}}nee{{/open}}", "ja\n"),
        ("{{namen}}", "Yara, Bilal en Jip\n"),
        ("{{#namen}}\n- {{.}}\n{{/namen}}\n", "- Yara\n- Bilal\n- Jip\n"),
        ("{{#band.jong}}j{{/band.jong}}{{#band.oud}}o{{/band.oud}}", "o\n"),
        ("a{{#extra}}, {{extra}}{{/extra}}", "a\n"),
        ("een\n{{! weg }}\ntwee", "een\ntwee\n"), ("{{> groet}}\neinde", "Dag Noor\neinde\n"),
        ("{{#namen}}{{.}}{{naam}} {{/namen}}", "YaraNoor BilalNoor JipNoor\n"),
        ("a\n\n{{#extra}}\nx\n{{/extra}}\n\nb", "a\n\nb\n"),
    ])
    func `a template is filled`(text: String, expected: String) {
        let bench = Bench(text: text, fields: fields, partials: ["groet": "Dag {{naam}}\n"])
        #expect(bench.filled(values) == expected)
    }

    @Test func `every missing or wrong value is reported at its tag, and there is no draft`() {
        let bench = Bench(text: "{{naam}}\n{{dag}} {{getal}}\n{{naam}} {{#open}}{{/open}}", fields: fields)
        #expect(
            bench.filled(["dag": "gisteren", "getal": "veel"])
                == "template.missing 1:1 template.wrongType 2:1 template.wrongType 2:9 template.missing 3:10")
    }

    @Test(arguments: [
        ("2015-11-02", "onder12"), ("2014-11-02", "onder12"), ("2014-11-01", "12-13"),
        ("2012-11-02", "12-13"), ("2012-11-01", "14-15"),
        ("2010-11-02", "14-15"), ("2010-11-01", "16-17"), ("2008-11-02", "16-17"),
        ("2008-11-01", "template.adult"), ("2026-11-02", "template.bornAfterAct"),
    ])
    func `the age band is that of the day of the act, and an adult is refused`(
        birth: String, expected: String
    ) {
        let fields = """
            velden:
              geboren: {soort: datum, van: ontvanger}
              feit: {soort: datum, van: ontvanger}
              leeftijd: {soort: getal, van: afgeleid, regel: leeftijd, uit: [geboren, feit]}
              band: {soort: keuze, van: afgeleid, regel: leeftijdsband, uit: [leeftijd], keuzes: [onder12, 12-13, 14-15, 16-17]}
            """
        let bands = ["onder12", "12-13", "14-15", "16-17"].map { "{{#band.\($0)}}\($0){{/band.\($0)}}" }
            .joined()
        let record = Record(number: 1, columns: ["geboren", "feit"], texts: [birth, "2026-11-01"])
        let filled = Bench(text: bands, fields: fields).filled(record: record)
        #expect(filled.hasPrefix(expected))
    }

    @Test(arguments: ["1234 SS", "0123 AB", "123 AB", "12345 AB", "ABCD 12", ""])
    func `a postcode that does not exist is refused`(postcode: String) {
        let fields =
            "velden:\n  adres: {soort: adres, van: ontvanger, kolommen: {straat: s, huisnummer: h, postcode: p, plaats: w}}\n"
        let record = Record(
            number: 1, columns: ["s", "h", "p", "w"], texts: ["Dorpsstraat", "1", postcode, "Voorbeeldstad"])
        #expect(Bench(text: "{{adres}}", fields: fields).filled(record: record).hasPrefix("template."))
    }

    /// What the Markdown of a filled draft says must be what the plan says with the raw values in it.
    @Test(arguments: 0..<400)
    func `a value can never become markup`(seed: Int) throws {
        var random = Seeded(UInt64(seed))
        let pieces = [
            "*", "**", "_", "`", "```", "[", "](x)", "![", "<", "<!--", "-->", ">", "#", "# ", "- ", "-",
            "---", "+ ", "1. ", "2) ", "12", ".", "|", "\\",
            "~~~", "{{", "}}", "&amp;", "é", " ", "woord", "http://a.example", "\u{202E}", "\u{0}", "\t",
            "[ ] ", "[x]", "=", "!", ":",
        ]
        let value = random.text(from: pieces, count: Int.random(in: 1...8, using: &random))
        let fields = "velden:\n  a: {soort: tekst, van: invoer}\n  b: {soort: lijst, van: invoer}\n"
        let text =
            "# Kop {{a}}\n\n{{a}}\nregel **{{a}}** einde\n\n- {{a}}\n- x {{a}}\n\n> {{a}}\n\n{{#b}}\n- {{.}}\n{{/b}}\n\n| k |\n|---|\n| {{a}} |\n"
        let template = try #require(Bench(text: text, fields: fields).load().template)
        let result = template.fill(FillInput(settings: ["a": value, "b": value]), formatter: Bench.formatter)
        guard let draft = result.draft, let plan = result.plan else { return }
        let parsed = Draft.read(SourceText(path: "t", text: draft), with: LibYAMLReader()).draft
        #expect(parsed.blocks.map(\.shape) == plan.blocks(filledWith: result.texts).map(\.shape), "\(value)")
    }

    @Test func `the front matter is YAML whatever the values are`() throws {
        let fields = "velden:\n  kenmerk: {soort: tekst, van: invoer}\n"
        for value in ["Z-1", "nee", "a: b", "- x", "\"", "#1", "12", "@", "{a}", "é’s", "a\\b", "2026-11-03"]
        {
            let template = try #require(Bench(text: "x", fields: fields).load().template)
            let draft = try #require(
                template.fill(FillInput(settings: ["kenmerk": value]), formatter: Bench.formatter).draft)
            #expect(
                Draft.read(SourceText(path: "t", text: draft), with: LibYAMLReader()).draft.metadata.reference
                    == value)
        }
    }
}

extension Block {
    /// The block without places, texts joined, as a string: to compare meaning.
    fileprivate var shape: String {
        switch content {
        case .heading(let level, let inlines): "h\(level)(\(inlines.shape))"
        case .paragraph(let inlines): "p(\(inlines.shape))"
        case .list(let style, let items):
            "list\(style)("
                + items.map { "\($0.isTicked.map(String.init) ?? "")" + $0.blocks.map(\.shape).joined() }
                .joined(separator: ";") + ")"
        case .quote(let blocks): "quote(\(blocks.map(\.shape).joined()))"
        case .table(let header, let rows):
            "table(\(([header] + rows).map { $0.map(\.shape).joined(separator: "|") }))"
        case .code(let info, let text): "code(\(info),\(text))"
        case .rule: "rule"
        case .comment(let text): "comment(\(text))"
        }
    }
}

extension [Inline] {
    fileprivate var shape: String {
        map { inline in
            switch inline.content {
            case .text(let text): text
            case .strong(let inner): "<b>\(inner.shape)</b>"
            case .emphasis(let inner): "<i>\(inner.shape)</i>"
            case .code(let text): "<c>\(text)</c>"
            case .link(let inner, let to): "<a \(to)>\(inner.shape)</a>"
            case .image(let alt, let to): "<img \(alt) \(to)>"
            case .lineBreak: "/"
            case .comment(let text): "<!\(text)>"
            case .slot(let slot): "<slot \(slot.index)>"
            }
        }.joined()
    }
}
