import Foundation
import HerautLaw
import HerautLint
import HerautMerge
import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML
import Testing

/// The letter to parents at every age: its own passages pass, and those of another age are a `fout`. The passages are those of the
/// built-in template, filled for a child of that age.
@Suite struct AgeBandPassageTests {
    /// A filled letter, taken apart at its headings.
    private struct Letter {
        let band: AgeBand
        let front: String
        var sections: [(heading: String, paragraphs: [String])] = []

        init(_ text: String, _ band: AgeBand) {
            self.band = band
            let parts = text.components(separatedBy: "\n## ")
            front = parts[0]
            sections = parts.dropFirst().map { part in
                let paragraphs = part.components(separatedBy: "\n\n")
                return (paragraphs[0], Array(paragraphs.dropFirst()))
            }
        }

        func section(_ start: String) -> Int? { sections.firstIndex { $0.heading.hasPrefix(start) } }

        func text(with paragraphs: [String], in section: Int) -> String {
            var parts = sections
            parts[section].paragraphs = paragraphs
            return front
                + parts.map { "\n## " + ([$0.heading] + $0.paragraphs).joined(separator: "\n\n") }.joined()
        }
    }

    private static func letters() throws -> [Letter] {
        var letters: [Letter] = []
        for record in try House.recipients("ontvangers.csv") {
            let draft = try #require(try House.fill("waarschuwingsbrief-ouders", record).filled)
            let band = try #require(draft.draft.metadata.age.flatMap(AgeBand.init(age:)))
            if !letters.contains(where: { $0.band == band }) { letters.append(Letter(draft.text, band)) }
        }
        return letters
    }

    private static func faults(_ text: String) throws -> [Finding] {
        let draft = Draft.read(SourceText(path: "brief.md", text: text), with: LibYAMLReader()).draft
        return try House.pipeline().linter.lint(draft).filter { $0.severity == .error }
    }

    @Test(arguments: ["Wat betekent dit", "Wie betaalt"])
    func `a section for another age is a fout`(heading: String) throws {
        let letters = try Self.letters()
        #expect(letters.count == 4)
        for letter in letters {
            let index = try #require(letter.section(heading))
            let own = try Self.faults(letter.text(with: letter.sections[index].paragraphs, in: index))
            #expect(own.map { "\($0.rule) \($0.text)" } == [], "\(letter.band)")
            for other in letters where other.band != letter.band {
                let foreign = other.sections[try #require(other.section(heading))].paragraphs
                if foreign == letter.sections[index].paragraphs { continue }
                let faults = try Self.faults(letter.text(with: foreign, in: index))
                #expect(!faults.isEmpty, "\(other.band) in \(letter.band)")
            }
        }
    }

    /// Each paragraph about damage on its own: none hides behind another.
    @Test func `a paragraph on damage for another age is a fout`() throws {
        let letters = try Self.letters()
        for letter in letters {
            let index = try #require(letter.section("Wie betaalt"))
            let own = letter.sections[index].paragraphs
            for other in letters where other.band != letter.band {
                let foreign = other.sections[try #require(other.section("Wie betaalt"))].paragraphs
                for paragraph in foreign where !own.contains(paragraph) && !paragraph.isEmpty {
                    let faults = try Self.faults(letter.text(with: [paragraph], in: index))
                    #expect(!faults.isEmpty, "\(other.band) in \(letter.band): \(paragraph)")
                }
            }
        }
    }
}
