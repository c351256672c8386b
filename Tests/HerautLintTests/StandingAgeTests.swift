import HerautLaw
import HerautModel
import Testing

@testable import HerautLint

/// A merge asks the rules about one age of each band: with that age they have to say what they say with every other age of it.
@Suite struct StandingAgeTests {
    /// A body and its families, of every example of the rules about law.
    private static let examples: [(rule: Rule, text: String)] = Pack.dutch.rules
        .filter { $0.id.name.hasPrefix("LG-") }
        .flatMap { rule in
            (rule.good + rule.bad).compactMap { example in
                ExampleDraft(example, of: rule, .plain).map {
                    (rule, String(decoding: $0.text.bytes, as: UTF8.self))
                }
            }
        }

    @Test(arguments: 12...17)
    func `at the standing age the rules say what they say at the age itself`(age: Int) {
        #expect(Self.examples.count > 200)
        var standing = 0
        for (rule, text) in Self.examples {
            let draft = Pack.draft(text)
            let body = String(decoding: draft.source.bytes[draft.bodyStart...], as: UTF8.self)
            let other = Self.linter.age(standingFor: age, in: body)
            guard other != age else { continue }
            standing += 1
            #expect(
                Self.spoken(draft, at: other) == Self.spoken(draft, at: age), "\(rule.id) at \(age): \(text)")
        }
        // 12, 14 and 16 stand for their bands themselves.
        #expect(age.isMultiple(of: 2) ? standing == 0 : standing > 100)
    }

    @Test func `an age that a text names stands for itself alone`() {
        #expect(Self.linter.age(standingFor: 15, in: "Uw kind was toen 15 jaar.") == 15)
        #expect(Self.linter.age(standingFor: 15, in: "Uw kind was toen jong.") == 14)
    }

    private static let linter = Linter(Pack.dutch, references: Pack.references)

    private static func spoken(_ draft: Draft, at age: Int) -> Set<String> {
        var metadata = draft.metadata
        metadata.age = age
        let aged = Draft(
            source: draft.source, metadata: metadata, bodyStart: draft.bodyStart, blocks: draft.blocks)
        return Set(linter.lint(aged).map { "\($0.rule) \($0.severity)" })
    }
}
