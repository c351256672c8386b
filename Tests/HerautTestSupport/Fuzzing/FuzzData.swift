import HerautTemplate

/// Random data for a template: for strict filling and for lenient rendering.
struct FuzzData {
    /// Values as `--set` takes them; some missing, some of the wrong type.
    let settings: [String: String]
    /// Values as the specification knows them.
    let value: MustacheValue

    private static let texts = [
        "Noor", "", "*", "<b>", "a\nb", "{{naam}}", "é", "\u{0}", "ja", "3", "2026-11-03", "漢字", "# ",
    ]
    private static let keys = [
        "naam", "dag", "getal", "namen", "open", "mensen", "extra", "band", "voornaam", "f", "x", "y", "jong",
    ]

    init(seed: UInt64) {
        var random = Seeded(seed)
        settings = Self.settings(&random)
        value = .map(Self.entries(&random, depth: 3))
    }

    private static func settings(_ random: inout Seeded) -> [String: String] {
        let good = [
            "naam": text(&random), "dag": "2026-11-03", "getal": "3",
            "open": random.next() % 2 == 0 ? "ja" : "nee",
            "namen": (0...random.next() % 3).map { _ in text(&random) }.joined(separator: ";"),
            "band": random.next() % 2 == 0 ? "jong" : "oud", "extra": text(&random),
        ]
        return good.compactMapValues { value in
            switch random.next() % 12 {
            case 0: nil
            case 1: text(&random)
            default: value
            }
        }
    }

    private static func text(_ random: inout Seeded) -> String {
        texts[Int(random.next() % UInt64(texts.count))]
    }

    private static func entries(_ random: inout Seeded, depth: Int) -> [String: MustacheValue] {
        var entries: [String: MustacheValue] = [:]
        for key in keys where random.next() % 4 != 0 { entries[key] = value(&random, depth: depth) }
        return entries
    }

    private static func value(_ random: inout Seeded, depth: Int) -> MustacheValue {
        switch random.next() % (depth > 0 ? 10 : 6) {
        case 0: .null
        case 1: .bool(random.next() % 2 == 0)
        case 2: .number(Double(random.next() % 1000) / 4)
        case 3: lambda(random.next())
        case 4, 5: .string(text(&random))
        case 6, 7: .list((0..<random.next() % 4).map { _ in value(&random, depth: depth - 1) })
        default: .map(entries(&random, depth: depth - 1))
        }
    }

    private static func lambda(_ number: UInt64) -> MustacheValue {
        switch number % 4 {
        case 0: .lambda { $0 }
        case 1: .lambda { $0 + "{{naam}}" }
        case 2: .lambda { _ in "{{f}}{{#f}}x{{/f}}" }
        default: .lambda { _ in "{{=<% %>=}}<%naam" }
        }
    }
}
