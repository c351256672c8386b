import HerautModel
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautLint

/// The examples of all rules in all their forms; `heraut rules test` runs the same.
@Suite struct RuleTrialTests {
    static let trials = RuleTrials(
        Linter(Pack.dutch, references: Pack.references), reader: LibYAMLReader())

    /// The failures as a reader of the log needs them: rule, trial, what went wrong, example.
    static func log(_ failures: [TrialFailure]) -> [String] {
        failures.map { "\($0.rule) \($0.trial): \($0.fault) in ‘\($0.example)’" }
    }

    @Test(arguments: Pack.dutch.rules.map(\.id))
    func `a rule stands all trials of its examples`(id: RuleID) throws {
        let rule = try #require(Pack.dutch.rule(id))
        let report = Self.trials.report(of: rule, meetsOthers: true)
        #expect(Self.log(report.failures) == [])
        let least = rule.bad.count + rule.good.count * Mutation.encodings.count
        #expect(report.count >= least)
    }

    @Test func `all examples in one draft give the sum of their findings, and no rule speaks of another's`() {
        let report = Self.trials.reportOfAll(Pack.dutch)
        #expect(Self.log(report.failures) == [])
        #expect(report.count == DocumentFamily.allCases.count)
    }

    @Test func `a trial that is left out has a reason`() {
        for rule in Pack.dutch.rules {
            for (trial, reason) in rule.untried {
                #expect(RuleTrials.names.contains(trial), "\(rule.id)")
                #expect(reason.hasSuffix(".") && reason.count > 15, "\(rule.id)")
            }
        }
    }
}

/// The trials themselves: a rule that fails one is caught, by the trial that is meant to.
@Suite struct TrialTests {
    private static let head = """
        - id: XX-01
          titel: Proef
          soorten: [bericht]
          ernst: fout
          melding: m
          waarom: w
          bron: b

        """

    private static func report(_ yaml: String, beside other: String = "") throws -> TrialReport {
        let (pack, findings) = Pack.rule(head + yaml + other)
        #expect(findings.isEmpty)
        let trials = RuleTrials(Linter(pack, references: Pack.references), reader: LibYAMLReader())
        return trials.report(of: try #require(pack.rule("XX-01")))
    }

    @Test func `a rule that does what its examples say stands`() throws {
        let report = try Self.report(
            "  woorden: [rel]\n  goed: [\"Rust.\"]\n  fout: [\"Een «rel» om de hoek.\"]\n")
        #expect(RuleTrialTests.log(report.failures) == [])
        // Every mutation of the bad one, every encoding of the good one.
        #expect(report.count == Mutation.allCases.count + Mutation.encodings.count)
        #expect(report.untried.isEmpty)
    }

    @Test(arguments: [
        ("  woorden: [rel]\n  fout: [\"Een «relletje» om de hoek.\"]\n", "gewoon"),
        ("  woorden: [rel]\n  fout: [\"Een «rel» en nog een rel.\"]\n", "gewoon"),
        ("  woorden: [rel]\n  goed: [\"Een rel.\"]\n", "gewoon"),
        ("  woorden: [rel]\n  fout: [\"Een rel.\"]\n", "gewoon"),
        (
            "  patronen: [datum-in-cijfers]\n  bereik: {niet: [eerste-alinea]}\n  fout: [\"«03/11/26» is de dag.\"]\n",
            "gewoon"
        ),
    ])
    func `a mark in the wrong place is caught`(yaml: String, trial: String) throws {
        let report = try Self.report(yaml)
        #expect(report.failures.contains { $0.trial == trial && $0.rule == "XX-01" })
    }

    @Test func `a rule that only looks at the first paragraph is caught behind another`() throws {
        let report = try Self.report(
            "  woorden: [rel]\n  bereik: {in: [eerste-alinea]}\n  fout: [\"Een «rel».\"]\n")
        #expect(Set(report.failures.map(\.trial)) == ["na-emoji", "twee-keer"])
    }

    @Test func `a trial can be left out for a reason, and only for one`() throws {
        let rule = "  woorden: [rel]\n  bereik: {in: [eerste-alinea]}\n  fout: [\"Een «rel».\"]\n"
        let report = try Self.report(
            rule + "  niet_beproefd: {\"Kijkt naar het begin.\": [na-emoji, twee-keer]}\n")
        #expect(report.failures.isEmpty)
        #expect(report.untried.map(\.trial) == ["na-emoji", "twee-keer"])
        for wrong in ["{\"Reden.\": [achterstevoren]}", "{\"\": [tabel]}"] {
            let faults = Pack.rule(Self.head + rule + "  niet_beproefd: \(wrong)\n").findings
            #expect(faults.map(\.rule) == ["rules.unknownTrial"])
        }
    }

    private static let other = """
        - id: XX-02
          titel: Proef
          soorten: [bericht]
          ernst: fout
          woorden: [hoek]
          melding: m
          waarom: w
          bron: b

        """

    @Test func `a rule that speaks of another's example is caught, unless the example names it`() throws {
        let rule = "  woorden: [rel]\n  fout: [\"Een «rel» om de hoek.\"]\n"
        let report = try Self.report(rule, beside: Self.other)
        #expect(report.failures.map(\.trial) == ["alleen"])
        let named = "  woorden: [rel]\n  fout: [{ook: [XX-02], tekst: \"Een «rel» om de hoek.\"}]\n"
        #expect(try Self.report(named, beside: Self.other).failures.isEmpty)
    }

    @Test func `a fix that leaves its own fault is caught`() throws {
        let rule = "  woorden: [{zoek: rel, liever: rel en ruzie}]\n  fix: veilig\n  fout: [\"Een «rel».\"]\n"
        #expect(try Self.report(rule).failures.map(\.trial) == ["verbetering"])
        let sound = "  woorden: [{zoek: rel, liever: ruzie}]\n  fix: veilig\n  fout: [\"Een «rel».\"]\n"
        #expect(try Self.report(sound).failures.isEmpty)
    }

    @Test func `all together, a rule must find what it finds alone, and nothing more`() throws {
        // Explained once is explained everywhere: alone both fail, together the second explains the first.
        let rule =
            "  woorden: [rel]\n  behalve: [hoek]\n  fout: [\"Een «rel».\"]\n  goed: [\"Een rel om de hoek.\"]\n"
        let pack = Pack.rule(Self.head + rule).pack
        let trials = RuleTrials(Linter(pack, references: Pack.references), reader: LibYAMLReader())
        #expect(trials.reportOfAll(pack).failures.isEmpty)
        let both = Pack.rule(Self.head + rule + Self.other).pack
        let report = RuleTrials(Linter(both, references: Pack.references), reader: LibYAMLReader())
            .reportOfAll(
                both)
        #expect(report.failures.map(\.trial) == ["alleen"])
    }

    @Test(arguments: Mutation.allCases)
    func `marks stay with their text in every form`(mutation: Mutation) throws {
        let raw = "Zij zei: wij zien één «rel bij de café's» en «nog een» rel."
        let body = try #require(mutation.body(of: raw, for: "XX-01", in: .message))
        let marked = MarkedText(body)
        let source = SourceText(path: "", text: marked.text)
        let texts = marked.marks.map { source.text(of: $0) }
        try #require(texts.count == (mutation == .twice ? 4 : 2))
        let plain = { (text: String) in
            text.replacing("\n> ", with: " ").replacing("e\u{301}", with: "é")
        }
        #expect(texts.map(plain).prefix(2) == ["rel bij de café's", "nog een"])
        if mutation == .quotation { #expect(body.contains("\n> ")) }
        if mutation == .decomposed { #expect(Array(body.utf8).contains(0xCC)) }
    }

    @Test func `what cannot take a form is left out with a reason`() throws {
        let report = try Self.report("  woorden: [rel]\n  fout: [\"Een «rel».\\n\\nNog een alinea.\"]\n")
        #expect(report.failures.isEmpty)
        #expect(report.untried.map(\.trial) == ["tabel"])
    }
}
