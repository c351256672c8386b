import HerautTestSupport
import Testing

@Suite struct `heraut list and explain` {
    @Test(arguments: ["templates", "rules", "laws", "platforms", "locales"])
    func `list something in both forms`(_ subject: String) throws {
        let text = CommandLine("list \(subject)")
        #expect(text.status == 0 && text.errors.isEmpty)
        let json = try CommandLine("list \(subject) --format json").json()
        #expect(json["schema"] as? String == "heraut-list/1")
        let rows = try #require(json[subject] as? [[String: Any]])
        #expect(!rows.isEmpty)
        #expect(text.output.split(separator: "\n").count == rows.count)
    }

    @Test func `list templates as programs expect them`() throws {
        let json = try CommandLine("list templates --format json").json()
        let rows = try #require(json["templates"] as? [[String: Any]])
        let row = try #require(rows.first { $0["kind"] as? String == "stopgesprek" })
        #expect(
            Set(row.keys) == ["kind", "language", "approved", "status", "by", "on", "until", "checkedBy"])
        #expect(row["status"] as? String == "none")
        #expect(row["language"] as? String == "nl")
        #expect(row["approved"] as? Bool == false)
    }

    @Test(arguments: ["explain LG-01", "uitleg lg-01"])
    func `explain a rule with its reason, source and marked examples`(_ line: String) {
        let run = CommandLine(line)
        #expect(run.status == 0)
        for part in ["LG-01", "Waarom:", "Bron:", "Goed:", "Niet goed:", "«opruiing"] {
            #expect(run.output.contains(part))
        }
    }

    @Test(arguments: [["explain", "art. 132 Sr"], ["explain", "art.", "132", "Sr"]])
    func `explain an article of law`(_ arguments: [String]) {
        let run = CommandLine(arguments)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("art. 132 Sr"))
        #expect(run.output.contains("Bron: https://"))
    }

    @Test func `take texts from a folder`() {
        let world = MemoryWorld()
        world.addFile(
            "eigen/nl/rules/EI.yml",
            text: """
                - id: EI-01
                  titel: Eigen regel
                  soorten: alle
                  ernst: tip
                  woorden: [pannenkoek]
                  melding: "‘{tekst}’ past hier niet."
                  waarom: "Het is een proef."
                  bron: "Eigen schrijfwijzer"
                  goed: ["De weg is open."]
                  fout: ["Wij bakken een «pannenkoek»."]

                """)
        world.addFile("eigen/nl/messages.yml", text: "command: {error: {unknownCommand: x}}\n")
        let run = CommandLine("list rules --locales eigen", in: world)
        #expect(run.output.contains("EI-01"), "\(run.errors)")
        #expect(!run.output.contains("LG-01"))
    }
}
