import HerautModel
import HerautTemplate
import Testing

private let fields = """
    velden:
      naam: {soort: tekst, van: invoer}
      open: {soort: ja-nee, van: invoer}
      namen: {soort: lijst, van: invoer}
    """

private let partials = [
    "brief": "Beste {{$aanhef}}inwoner{{/aanhef}},\n{{$kern}}\n  vast\n{{/kern}}\nGroet, {{naam}}\n",
    "kader": "{{<brief}}{{$kern}}\nkader\n{{$slot}}\nslot\n{{/slot}}\n{{/kern}}{{/brief}}",
    "wissel": "{{=[ ]=}}Dag [naam]{{naam}}\n",
    "rijen": "{{#open}}Dag{{/open}} {{naam}}\nen meer\n",
]

@Suite struct StrictMustacheTests {
    private let values = ["naam": "Noor", "open": "ja", "namen": "Yara;Bilal"]

    @Test(arguments: [
        ("{{=<% %>=}}\nDag <%naam%>{{naam}}", "Dag Noor{{naam}}\n"),
        ("{{=<% %>=}}<%#open%>ja<%={{ }}=%>{{/open}}", "ja\n"),
        ("Dag {{\n  naam\n}}.", "Dag Noor.\n"), ("Dag {{#open\n}}ja{{/\nopen}}.", "Dag ja.\n"),
        ("{{> wissel}}{{naam}}", "Dag Noor{{naam}}\nNoor\n"),
        ("{{<brief}}{{/brief}}", "Beste inwoner,\n  vast\nGroet, Noor\n"),
        (
            "{{<brief}}{{$aanhef}}{{naam}}{{/aanhef}}{{/brief}}",
            "Beste Noor,\n  vast\nGroet, Noor\n"
        ),
        (
            "{{<brief}}\n{{$kern}}\n- a\n  - b\n{{/kern}}\n{{/brief}}\n",
            "Beste inwoner,\n  - a\n    - b\nGroet, Noor\n"
        ),
        (
            "{{<kader}}{{$slot}}\nnieuw {{naam}}\n{{/slot}}{{/kader}}",
            "Beste inwoner,\n  kader\n  nieuw Noor\nGroet, Noor\n"
        ),
        (
            "{{#namen}}{{<brief}}{{$aanhef}}{{.}}{{/aanhef}}{{$kern}}{{/kern}}{{/brief}}{{/namen}}",
            "Beste Yara,\nGroet, Noor\nBeste Bilal,\nGroet, Noor\n"
        ),
        ("- a\n\n  {{> rijen}}", "- a\n\n  Dag Noor\n  en meer\n"),
    ])
    func `a template with delimiters or blocks is filled`(text: String, expected: String) {
        let bench = Bench(text: text, fields: fields + "\n", partials: partials)
        #expect(bench.filled(values) == expected)
    }

    @Test(arguments: [
        ("{{>*naam}}", "template.dynamicName 1:1"),
        ("{{<*naam}}{{$kern}}x{{/kern}}{{/*naam}}", "template.dynamicName 1:1"),
        ("{{$los}}x{{/los}}", "template.blockOutsideParent 1:1"),
        ("{{<brief}}{{$kren}}x{{/kren}}{{/brief}}", "template.unknownBlock 1:11"),
        ("{{<brief}}\nx\n{{/brief}}", "template.textInParent 2:1"),
        ("{{<brief}}{{$kern}}{{/kern}}{{$kern}}{{/kern}}{{/brief}}", "template.blockTwice 1:29"),
        ("{{<weg}}{{/weg}}", "template.unknownPartial 1:1"),
        ("{{<brief}}{{$kern}}{{naan}}{{/kern}}{{/brief}}", "template.unknownField 1:20"),
        ("{{=<%=}}", "template.badDelimiters 1:1"), ("{{=a =b=}}", "template.badDelimiters 1:1"),
        ("{{=<% %>=}}<%naam", "template.unclosedTag 1:12"),
        ("{{! {{naam}} }}", "template.unclosedComment 1:1"),
        ("{{#open}}x{{/opn}}", "template.wrongClosing 1:11"),
        ("{{#open}}{{#namen}}x{{/open}}{{/namen}}", "template.crossing 1:10"),
        ("a{{naam\nb}}", "template.unclosedTag 1:2"),
    ])
    func `a fault is found once and at its place`(text: String, expected: String) {
        let faults = Bench(text: text, fields: fields + "\n", partials: partials).faults()
        #expect(faults.filter { !$0.hasPrefix("fields.unused") } == [expected])
    }

    @Test func `a circle through parents and blocks is found`() {
        let circle = ["a": "{{<b}}{{$x}}{{> a}}{{/x}}{{/b}}", "b": "{{$x}}{{/x}}"]
        let findings = Bench(text: "{{> a}}", partials: circle).load().findings
        #expect(findings.map(\.rule.name) == ["template.partialCycle"])
    }

    @Test func `a partial or a block that only a parent uses is part of what a template is`() throws {
        var bench = Bench(text: "{{<brief}}{{/brief}}", fields: fields, partials: partials)
        let before = try #require(bench.load().template).identity
        bench.partials["brief"]? += "Tot ziens\n"
        #expect(try #require(bench.load().template).identity != before)
    }

    @Test func `a block in its own replacement gives what stands in it`() {
        let text =
            "{{<brief}}{{$aanhef}}buur{{$aanhef}}vrouw{{/aanhef}}{{/aanhef}}{{$kern}}{{/kern}}{{/brief}}"
        #expect(
            Bench(text: text, fields: fields, partials: partials).filled(values)
                == "Beste buurvrouw,\nGroet, Noor\n")
    }

    /// As deep as the limits allow, on whatever stack a test runs.
    @Test func `parts in parts in parts are reported and not followed`() {
        let open = String(repeating: "{{#open}}", count: 31)
        let close = String(repeating: "{{/open}}", count: 31)
        let chain = (0..<600).map { ("p\($0)", open + "{{> p\($0 + 1)}}" + close) }
        let bench = Bench(
            text: "{{> p0}}", fields: fields, partials: Dictionary(uniqueKeysWithValues: chain))
        #expect(
            bench.load().findings.filter { $0.severity == .error }.map(\.rule) == ["template.partsTooDeep"])
    }

    @Test func `parts that double at every step are reported and not followed`() {
        let chain =
            (0..<20).map { ("p\($0)", "{{> p\($0 + 1)}}{{<p\($0 + 1)}}{{/p\($0 + 1)}}") } + [("p20", "x")]
        let bench = Bench(text: "{{> p0}}", partials: Dictionary(uniqueKeysWithValues: chain))
        #expect(bench.load().findings.map(\.rule) == ["template.tooManyPartials"])
    }

    @Test func `lists in lists do not multiply without end`() {
        let open = String(repeating: "{{#namen}}", count: 20)
        let close = String(repeating: "{{/namen}}", count: 20)
        let names = Array(repeating: "x", count: 20).joined(separator: ";")
        let filled = Bench(text: open + "{{.}}" + close, fields: fields).filled(["namen": names])
        #expect(filled.hasPrefix("template.tooLong"))
    }

    /// Each of these made a reader that looks twice at the same bytes take hours.
    @Test(arguments: [
        "{{", "{{{", "{{a ", "{{! ", "{{=", "{{a}}", "{{#a}}", "{{/a}}", "{{=a b=}}", "{{$a}}{{<a}}",
        "{{#a}}{{/b}}",
    ])
    func `a large template of one thing is read in one go`(piece: String) {
        let text = String(repeating: piece, count: (1 << 17) / piece.utf8.count)
        let findings = Bench(text: text, fields: fields).load().findings
        #expect((1...301).contains(findings.count))
    }
}

@Suite struct LenientLimitTests {
    private func render(_ text: String, _ value: MustacheValue, partials: [String: String] = [:])
        -> LenientResult
    {
        let parsed = partials.mapValues { MustacheParser.parse(SourceText(path: "p", text: $0)) }
        return LenientRenderer.render(
            MustacheParser.parse(SourceText(path: "t", text: text)), with: value, partials: parsed)
    }

    @Test(arguments: [
        "{{> a}}", "{{<a}}{{/a}}", "{{#x}}{{> a}}{{/x}}", "{{>*zelf}}", "{{$b}}{{> a}}{{/b}}",
    ])
    func `a partial that calls itself forever is ended with a finding`(text: String) throws {
        let value = MustacheValue.map(["x": .bool(true), "zelf": .string("a")])
        let finding = try #require(render("{{> a}}", value, partials: ["a": "x" + text]).finding)
        #expect(finding.rule == "template.endless")
        #expect(finding.path == "p")
    }

    @Test func `a partial that calls itself twice is ended as well`() {
        #expect(render("{{> a}}", .null, partials: ["a": "{{> a}}{{> a}}"]).finding != nil)
    }

    @Test func `a lambda that calls itself is ended with a finding`() {
        let value = MustacheValue.map(["f": .lambda { _ in "{{f}}{{#f}}{{/f}}" }])
        #expect(render("{{f}}", value).finding?.rule == "template.endless")
    }

    @Test func `lists in lists are ended with a finding`() {
        let items = MustacheValue.list(Array(repeating: .string("x"), count: 100))
        let text = String(repeating: "{{#l}}", count: 10) + "{{.}}" + String(repeating: "{{/l}}", count: 10)
        #expect(render(text, .map(["l": items])).finding?.rule == "template.tooLong")
    }
}
