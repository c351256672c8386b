import HerautModel

/// How many people a message reached, as the case tells it: a number, or words.
enum Reach: String, Sendable {
    /// Few: an answer by the municipality reaches more people than the message did.
    case low = "laag"
    /// Many.
    case high = "hoog"

    /// Up to so many views or shares an answer reaches more people than the message did. An estimate: no source gives a number.
    private static let fewViews = 100
    private static let fewWords = [
        "laag", "klein", "beperkt", "weinig", "nauwelijks", "gering", "enkele", "minimaal",
    ]
    private static let manyWords = [
        "duizend", "miljoen", "viraal", "groot", "hoog", "veel", "landelijk", "honderd",
    ]

    /// What a text says; `nil` when it gives neither number nor measure.
    init?(_ text: String) {
        let text = text.lowercased()
        if Self.manyWords.contains(where: text.contains) {
            self = .high
            return
        }
        let numbers = text.split { !$0.isNumber && $0 != "." }.compactMap { Int($0.filter(\.isNumber)) }
        if let most = numbers.max() {
            self = most <= Self.fewViews ? .low : .high
        } else if Self.fewWords.contains(where: text.contains) {
            self = .low
        } else {
            return nil
        }
    }

    /// What a value of the case says; of several texts the widest reach counts.
    init?(_ value: Value) {
        let found = value.texts.compactMap { Reach($0) }
        guard let first = found.first else { return nil }
        self = found.contains(.high) ? .high : first
    }
}
