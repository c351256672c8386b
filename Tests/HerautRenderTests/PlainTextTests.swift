import HerautModel
import HerautRender
import HerautTestSupport
import Testing

struct PlainTextTests {
    @Test func `lines are at most 72 columns and break between words`() throws {
        let words = (1...80).map { "woord\($0)" }
        let text = try Sample.render(words.joined(separator: " "), .txt)
        let lines = text.split(separator: "\n")
        #expect(lines.count > 5)
        #expect(lines.allSatisfy { $0.count <= 72 })
        #expect(text.split { $0 == " " || $0 == "\n" }.map(String.init) == words)
    }

    @Test(arguments: [
        "0123 45 67 89.", "1234 AB", "14 0123", "+31 20 123 45 67,",
        "https://voorbeeldstad.example/een/heel/lang/pad",
    ])
    func `what must be read in one go is never cut`(whole: String) throws {
        for filler in 40..<80 {
            let text = try Sample.render(
                String(repeating: "x", count: filler) + " bel " + whole + " en dan nog wat", .txt)
            #expect(text.contains(whole), "\(filler)")
        }
    }

    @Test func `a word longer than a line gets its own line, uncut`() throws {
        let long = String(repeating: "a", count: 100)
        #expect(try Sample.render("kort \(long) kort", .txt) == "kort\n\(long)\nkort\n")
    }

    @Test func `every block has its form`() throws {
        let text = try Sample.render(Sample.everything, .txt)
        let parts = [
            "Overzicht van de avond\n======================\n", "Lijsten\n-------\n",
            "- een\n  - een a\n- twee\n",
            "3. drie\n4. vier\n", "☐ nog doen\n☒ gedaan\n",
            "Tijd   Wat\n-----  -----------\n19.00  Deuren open\n",
            "> Een citaat.\n", "\n" + String(repeating: "-", count: 72) + "\n", "    x < y\n\n",
            "[Afbeelding: een plein]",
            "Tekst met vet, schuin, code en een link\n(https://voorbeeldstad.example/a?b=1&c=2).\nTweede regel.",
            "\nfout\n",
        ]
        for part in parts { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("niet voor de lezer"))
        #expect(!text.contains("javascript"))
    }

    @Test func `the address of a link stands there once`() throws {
        #expect(
            try Sample.render("Mail <info@voorbeeldstad.example>.", .txt)
                == "Mail info@voorbeeldstad.example.\n")
        let twice = "[a](https://stad.example/x) en [b](https://stad.example/x)"
        #expect(try Sample.render(twice, .txt) == "a (https://stad.example/x) en b\n")
        #expect(try Sample.render("[stad.example](https://stad.example/)", .txt) == "stad.example\n")
    }

    @Test func `second lines of an item stand under its text`() throws {
        let text = try Sample.render("- " + String(repeating: "woord ", count: 20), .txt)
        let lines = text.split(separator: "\n")
        try #require(lines.count == 2)
        #expect(lines[0].hasPrefix("- woord"))
        #expect(lines[1].hasPrefix("  woord"))
    }

    @Test func `a wide table becomes lists of heading and cell`() throws {
        let cell = String(repeating: "breed ", count: 10)
        let text = try Sample.render("| Wat | Wie |\n|---|---|\n| \(cell) | \(cell) |", .txt)
        #expect(text.hasPrefix("Wat: breed"))
        #expect(text.contains("\nWie: breed"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 72 })
    }

    @Test func `nothing reaches the terminal that it would obey`() throws {
        var random = Seeded(7)
        for _ in 0..<200 {
            let text = try Sample.render(random.text(from: Sample.hostile + ["\n", "\n\n"], count: 30), .txt)
            for scalar in text.unicodeScalars where scalar != "\n" {
                #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
                #expect(
                    !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value))
            }
        }
    }

    @Test func `isolates stay where the language runs from right to left`() throws {
        let text = "\u{2066}112\u{2069}"
        #expect(try Sample.render("---\ntaal: ar\n---\n" + text, .txt).contains(text))
        #expect(try !Sample.render(text, .txt).contains("\u{2066}"))
    }
}
