import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@Suite struct CaseFileTests {
    private let minimal = """
        kenmerk: Z-1
        datum: 2026-11-03
        incident: {datum: 2026-11-01, wat: Er is iets gebeurd.}
        feiten: [Dit staat vast.]

        """

    private func read(_ text: String) -> (case: CaseFile, findings: [Finding]) {
        CaseFile.read(SourceText(path: "zaak.yml", text: text), with: LibYAMLReader())
    }

    @Test func `the least that a case needs is accepted`() {
        let (file, findings) = read(minimal)
        #expect(findings.isEmpty)
        #expect(file.facts.facts.map(\.text) == ["Dit staat vast."])
    }

    @Test func `a fact is a sentence or a sentence with its source`() throws {
        let (file, findings) = read(
            minimal.replacing(
                "[Dit staat vast.]",
                with: "\n  - Eerste.\n  - {tekst: Tweede., bron: politie, datum: 2026-11-02, woorden: [a, b]}"
            ))
        #expect(findings.isEmpty)
        let second = try #require(file.facts.facts.last)
        #expect(second.source == "politie" && second.words == ["a", "b"] && second.date?.iso == "2026-11-02")
    }

    @Test func `every fault is reported at once, each with its place`() {
        let text = """
            kenmrk: Z-1
            datum: 2026-02-30
            incident: {datum: gisteren, wat: Er is iets gebeurd.}
            feiten: []
            omgevingsanalyse: {bronnen: [wijkagent], oov_dreiging: misschien}
            """
        let places = read(text).findings.sorted(by: Finding.inReportOrder).map {
            "\($0.rule) \($0.start.line):\($0.start.column)"
        }
        #expect(
            places == [
                "zaak.missingKey 1:1", "zaak.unknownKey 1:1", "zaak.wrongType 2:8", "zaak.wrongType 3:19",
                "zaak.wrongChoice 5:56",
            ])
    }

    @Test func `a wrong key is met with the right one`() throws {
        let finding = try #require(read(minimal + "gerugten: [x]\n").findings.first)
        #expect(finding.hint == .key("hint.didYouMean", ["woord": "geruchten"]))
        #expect(finding.text == "gerugten")
    }

    @Test func `a required key that is empty counts as missing`() {
        #expect(
            read(minimal.replacing("kenmerk: Z-1", with: "kenmerk:")).findings.map(\.rule) == [
                "zaak.missingKey"
            ])
    }

    @Test(arguments: ["", "# niets", "[]", "tekst", "---"])
    func `a file without keys is reported, not crashed on`(text: String) {
        #expect(!read(text).findings.isEmpty)
    }

    @Test(arguments: [
        ("oproep.tijd", true), ("geruchten", true), ("geruchten.tekst", true), ("bericht.url", true),
        ("bericht.platform", false),
        ("feiten.tekst", false), ("stopgesprek.voornaam", true), ("afweging.niets_doen", true),
    ])
    func `what is internal is known by its path`(path: String, isInternal: Bool) throws {
        let found = try #require(CaseFile.schema.lookup(path))
        #expect((found.visibility == .internal) == isInternal)
    }

    @Test func `a path that does not exist is not found`() {
        #expect(CaseFile.schema.lookup("oproep.tijdstip") == nil)
    }

    @Test(arguments: 0..<200)
    func `random trees never crash the reader`(seed: Int) {
        var random = Seeded(UInt64(seed))
        let pieces = [
            "kenmerk: ", "datum: ", "incident:\n", "  wat: ", "feiten:\n", "  - ", "x\n", "[a, b]\n",
            "{tekst: a}\n", "2026-11-03\n", "oproep: ", "\n",
        ]
        let result = read(random.text(from: pieces, count: 15))
        for finding in result.findings { #expect(finding.path == "zaak.yml") }
    }
}

@Suite struct DraftReaderTests {
    private func read(_ text: String) -> (draft: Draft, findings: [Finding]) {
        Draft.read(SourceText(path: "brief.md", text: text), with: LibYAMLReader())
    }

    @Test func `front matter is read and the body starts after it`() {
        let text =
            "---\nsoort: waarschuwingsbrief-ouders\nleeftijd: 15\ndatum: 2026-11-03\nkanalen: [website, school]\n---\n\n# Kop\n"
        let (draft, findings) = read(text)
        #expect(findings.isEmpty)
        #expect(draft.metadata.kind?.name == "waarschuwingsbrief-ouders")
        #expect(
            draft.metadata.family == .letter && draft.metadata.audience == .parents
                && draft.metadata.age == 15)
        #expect(draft.metadata.channels == ["website", "school"])
        #expect(draft.source.text(of: SourceSpan(draft.bodyStart, draft.source.bytes.count)) == "\n# Kop\n")
        #expect(draft.title == "Kop")
    }

    @Test func `soort may be a family`() {
        #expect(read("---\nsoort: brief\n---\n").draft.metadata.family == .letter)
    }

    @Test(arguments: [
        ("---\nsort: brief\n---\n", "draft.unknownKey"), ("---\nsoort: brif\n---\n", "draft.wrongChoice"),
        ("---\nleeftijd: vijftien\n---\n", "draft.wrongType"),
        ("---\ndatum: 3/11/26\n---\n", "draft.wrongType"),
    ])
    func `an unknown key or value in a draft is a tip`(text: String, rule: String) {
        let findings = read(text).findings
        #expect(findings.map(\.rule.name) == [rule])
        #expect(findings.allSatisfy { $0.severity == .tip && $0.start.line == 2 })
    }

    @Test func `front matter that is never closed is a fault`() {
        #expect(read("---\nsoort: brief\n\nTekst").findings.map(\.severity) == [.error])
    }

    @Test func `a byte-order mark and Windows line endings change nothing`() {
        let draft = read("\u{FEFF}---\r\nsoort: brief\r\n---\r\nTekst\r\n").draft
        #expect(draft.metadata.family == .letter)
        #expect(draft.blocks.count == 1)
    }

    @Test func `facts, rumours and the call may stand in the draft itself`() {
        let text =
            "---\ngeruchten:\n  - Er gaat iets dicht.\nfeiten: [Het blijft open.]\noproep: {tijd: \"20:30\", plaats: Plein, hashtags: [\"#x\"]}\n---\n"
        let facts = read(text).draft.metadata.inline
        #expect(facts.rumours.map(\.text) == ["Er gaat iets dicht."])
        #expect(facts.facts.map(\.text) == ["Het blijft open."])
        #expect(facts.call?.time == ClockTime(hour: 20, minute: 30) && facts.call?.hashtags == ["#x"])
    }
}

@Suite struct DraftOwnKeysTests {
    private func read(_ text: String) -> (draft: Draft, findings: [Finding]) {
        Draft.read(SourceText(path: "brief.md", text: text), with: LibYAMLReader())
    }

    @Test func `a draft may say whom it was read by, who approved it and what it was translated from`() throws
    {
        let (draft, findings) = read(
            "---\ndoel: informeren\ntijd: 14:20\ngelezen_door: communicatie\nakkoord: M. Zandwijk\nvertaling: {van: brief.md, controle: moedertaalspreker}\n---\n"
        )
        #expect(findings == [])
        #expect(draft.metadata.time == ClockTime(hour: 14, minute: 20))
        let translation = try #require(draft.metadata.translation)
        #expect(translation.original == "brief.md" && translation.check == "moedertaalspreker")
        #expect(draft.metadata.values.at("akkoord.tekst")?.string == "M. Zandwijk")
    }

    @Test func `part of a case may stand in the draft, and a wrong key in it is a tip`() throws {
        let (draft, findings) = read(
            "---\nzaak: {feiten: [Het blijft open.], veld: [school], velt: x}\n---\n")
        #expect(draft.metadata.inline.facts.map(\.text) == ["Het blijft open."])
        #expect(draft.metadata.inline.values?.at("veld")?.items == [.text("school")])
        #expect(draft.metadata.casePath == nil)
        #expect(findings.map(\.rule.name) == ["draft.unknownKey"])
        #expect(findings.allSatisfy { $0.severity == .tip })
    }
}
