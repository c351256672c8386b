import Foundation
import HerautLanguage
import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// Figures of clarity of whole drafts, and the rule that weighs them.
@Suite struct ReadabilityTests {
    private static func clarity(_ body: String, family: String = "bericht") throws -> Clarity {
        let draft = Pack.draft("---\nsoort: \(family)\n---\n" + body)
        let result = Linter(Pack.dutch, references: Pack.references)
            .result(for: draft, options: LintOptions(only: ["PL-16"], measures: true))
        return try #require(result.clarity)
    }

    @Test func `words and sentences are those of the running text`() throws {
        let counts = try Self.clarity(
            "# Een kop met woorden\n\nBel ons om 9.00 uur via 0900-8844. Kijk op voorbeeldstad.example of @wijkagent.\n\n| a | b |\n|---|---|\n| c | d |\n\n`code telt niet`\n"
        ).readability
        #expect(counts.words == 8)
        #expect(counts.sentences == 2)
        #expect(counts.syllables == 9)
    }

    @Test func `accents that stand apart count like those that do not`() throws {
        let whole = try Self.clarity("De ideeën van Zoë zijn officiële ideeën.")
        let apart = try Self.clarity(
            "De ideeën van Zoë zijn officiële ideeën.".decomposedStringWithCanonicalMapping)
        #expect(whole.readability == apart.readability)
    }

    @Test func `the share of passive sentences is told`() throws {
        let share = try #require(
            Self.clarity("De brief wordt morgen verstuurd. Wij bellen u. Dat is fijn. Tot dan.").passiveShare)
        #expect(share == 0.25)
    }

    @Test func `figures are only taken when asked for`() {
        let result = Linter(Pack.dutch, references: Pack.references).result(for: Pack.draft("Hallo."))
        #expect(result.clarity == nil)
    }

    @Test func `a few words say nothing of a whole text`() {
        let sentence = "Veiligheidsverantwoordelijkheid organiseren burgemeesters bestuursrechtelijk. "
        let few = Pack.lint(String(repeating: sentence, count: 12), only: ["PL-16"])
        #expect(few.isEmpty)
        let many = Pack.lint(String(repeating: sentence, count: 13), only: ["PL-16"])
        #expect(many.map(\.severity) == [.warning])
        #expect(many.allSatisfy { $0.isDocument })
    }

    @Test func `the rule speaks of clarity and claims no level of language`() throws {
        let rule = try #require(Pack.dutch.rule("PL-16"))
        #expect(rule.message.contains("duidelijkheid"))
        #expect(!(rule.message + rule.why + rule.title).contains("B1"))
    }

    private struct Reference: Decodable {
        let tekst: String
        let woorden: Int
        let zinnen: Int
        let lettergrepen: Int
        let flesch_douma: Double
        let leesindex_a: Double
        let lix: Double
    }

    @Test(.enabled(if: Repository.shared("reference/data/readability_reference.json") != nil))
    func `the reference texts get their published figures`() throws {
        let path = try #require(Repository.shared("reference/data/readability_reference.json"))
        let texts = try JSONDecoder().decode([Reference].self, from: Data(Repository.bytes(of: path)))
        #expect(texts.count == 3)
        for text in texts {
            let counts = try Self.clarity(text.tekst).readability
            #expect(counts.words == text.woorden)
            #expect(counts.sentences == text.zinnen)
            #expect(counts.syllables == text.lettergrepen)
            #expect(abs(counts.fleschDouma - text.flesch_douma) <= 0.05)
            #expect(abs(counts.readingIndexA - text.leesindex_a) <= 0.05)
            #expect(abs(counts.lix - text.lix) <= 0.05)
        }
    }
}
