import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// Ages that a text names.
@Suite struct StatedAgeTests {
    private static func ages(in text: String) -> [ClosedRange<Int>] {
        StatedAge.all(in: .standing(text, references: Pack.references)).map(\.ages)
    }

    @Test(arguments: [
        ("Uw zoon van 15 was erbij.", [15...15]), ("Een 16-jarige filmde het.", [16...16]),
        ("Een zestienjarige filmde het.", [16...16]), ("Twee 16-jarigen.", [16...16]),
        ("Jongeren van 14 of 15 jaar.", [14...15]), ("Kinderen jonger dan 12 jaar.", [0...11]),
        ("Een kind van twaalf jaar.", [12...12]), ("Hij is één jaar.", [1...1]),
        ("Op nummer 3, 14 jaar oud is hij.", [14...14]),
        ("Om 21.00 uur, 16 jaar oud, liep hij weg.", [16...16]),
        ("De zaak duurt 3 jaar.", []), ("Kamer 12, om 21.00 uur.", []), ("Zelfs achter de elfde boom.", []),
    ])
    func `an age is read, also behind a number that is none`(text: String, ages: [ClosedRange<Int>]) {
        #expect(Self.ages(in: text) == ages)
    }

    /// What is told by bytes alone must never miss an age: the gate of a merge goes by it.
    @Test func `a text that may name no age names none`() {
        var random = Seeded(7)
        let words = [
            "zoon", "van", "15", "16-jarige", "zestienjarige", "jaar", "is", "Vijftien", "en", "of", "ouder",
            "jarigen", "dan", "één", "TWAALF", "achter", "(13)", "kind", "3", "jonger", "VEERTIENJARIGEN",
        ]
        var judged = 0
        for _ in 0..<3_000 {
            let text = (0..<4).map { _ in words.randomElement(using: &random) ?? "" }
                .joined(separator: [" ", "-", ", "].randomElement(using: &random) ?? " ")
            if StatedAge.mayStand(in: text) { continue }
            judged += 1
            #expect(Self.ages(in: text).isEmpty, "\(text)")
        }
        for example in Pack.dutch.rules.flatMap({ $0.bad + $0.good })
        where !StatedAge.mayStand(in: example.text) {
            judged += 1
            #expect(Self.ages(in: example.text).isEmpty, "\(example.text)")
        }
        #expect(judged > 100)
    }
}
