import HerautLanguage
import HerautLint
import HerautMerge
import HerautModel
import HerautRender
import HerautTestSupport
import HerautYAML
import Testing

/// What the caption writer makes, held against the rules for captions: the two never see each other.
struct CaptionRuleTests {
    private static let rules: Set<String> = ["VI-04", "VI-05", "VI-06", "VI-07"]

    /// Sentences of a mayor, made of pieces that have to stay whole: articles, names, numbers with their units, long compounds.
    private static func sentence(_ random: inout Seeded) -> String {
        let subjects = [
            "De burgemeester", "Ik", "De wijkagent", "Noor el Amrani", "Mevrouw Van der Meer-de Wit", "Het",
            "Een groep jongeren", "Wij", "U", "Çelik Şahin", "De jongerenwerkers van De Loods", "Niemand",
        ]
        let verbs = [
            "sprak", "ziet", "heeft", "kwam", "hoort", "praat thuis over", "deelt", "komt niet",
            "verontschuldigt zich voor",
        ]
        let rests = [
            "met de buurt", "om 21.00 uur", "bij de ingang van het station", "15 jaar", "op 3 november 2026",
            "de openbareordeverstoring", "de veiligheidsrisicogebieden", "van u en van mij", "bel 112",
            "voorbeeldstad.example/dekade", "€ 1.250", "de heer J.P. de Vries", "als dat kan",
            "omdat het zo hoort", "en iedereen", "zonder reden", "tegen betaling", "‘zo maar’", "(nog) niet",
            "twee ruiten", "artikel 131", "aan de Lange Voorhoutstraat", "wat er gebeurde",
        ]
        let words = [subjects.randomElement(using: &random), verbs.randomElement(using: &random)].compactMap {
            $0
        }
        let rest = (0..<Int.random(in: 1...9, using: &random)).compactMap { _ in
            rests.randomElement(using: &random)
        }
        let sign = [".", ".", ".", "?", "!", "…"].randomElement(using: &random) ?? "."
        return (words + rest).joined(separator: " ") + sign
    }

    private static func script(_ random: inout Seeded) -> String {
        let paragraphs = (0..<Int.random(in: 1...6, using: &random)).map { _ in
            (0..<Int.random(in: 1...5, using: &random)).map { _ in sentence(&random) }.joined(
                separator: Bool.random(using: &random) ? " " : "\n")
        }
        return "---\nsoort: videoscript\n---\n" + paragraphs.joined(separator: "\n\n") + "\n"
    }

    private static func findings(_ script: String, _ format: RenderFormat, _ pipeline: (Linter, HouseStyle))
        throws -> [String]
    {
        let draft = Draft.read(SourceText(path: "video.md", text: script), with: LibYAMLReader()).draft
        let captions = try Renderer.render(draft, as: format, style: pipeline.1)
        let text =
            "---\nsoort: videoscript\n---\n```\n\(String(decoding: captions.bytes, as: UTF8.self))```\n"
        let checked = Draft.read(SourceText(path: "ondertitels.md", text: text), with: LibYAMLReader()).draft
        return pipeline.0.lint(checked, facts: CaseFacts(), options: LintOptions(only: rules)).map {
            $0.rule.name + " " + $0.text
        }
    }

    private static func pipeline() throws -> (Linter, HouseStyle) {
        let pipeline = try House.pipeline()
        var style = pipeline.style
        style.sentences = SentenceSplitter(pipeline.linter.references.language)
        return (pipeline.linter, style)
    }

    @Test func `no caption of any script breaks a rule for captions`() throws {
        let pipeline = try Self.pipeline()
        var random = Seeded(2026)
        for number in 0..<120 {
            let script = Self.script(&random)
            let format = number % 2 == 0 ? RenderFormat.vtt : .srt
            #expect(try Self.findings(script, format, pipeline) == [], "\(script)")
        }
    }

    @Test func `the captions of the built-in script break no rule`() throws {
        let filled = try #require(try House.fill("burgemeestersvideo", nil).filled)
        #expect(try Self.findings(filled.text, .vtt, try Self.pipeline()) == [])
    }

    @Test func `the rules do see captions that are wrong`() throws {
        let pipeline = try Self.pipeline()
        let text = """
            ---
            soort: videoscript
            ---
            ```
            00:00:00.000 --> 00:00:00.900
            Dit is een regel die veel te lang is om te lezen voor de
            meeste mensen.
            ```

            """
        let draft = Draft.read(SourceText(path: "x.md", text: text), with: LibYAMLReader()).draft
        let found = pipeline.0.lint(draft, facts: CaseFacts(), options: LintOptions(only: Self.rules))
        #expect(Set(found.map(\.rule.name)) == Self.rules)
    }
}
