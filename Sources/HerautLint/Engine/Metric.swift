import HerautModel

/// What can be measured, and from which number on it is too much.
struct Metric: Sendable {
    enum Quantity: String, Sendable, CaseIterable {
        /// Words in each sentence.
        case sentenceLength = "woorden-per-zin"
        /// Seconds a script takes to speak.
        case speakingTime = "spreektijd"
    }

    /// Words a minute at which a script is spoken, and the pause after each paragraph in seconds (communication.md §2.3).
    static let wordsPerMinute = 130.0
    static let pause = 0.5

    let quantity: Quantity
    /// More than this is a finding of that severity.
    let limits: [(limit: Int, severity: Severity)]

    /// The severity of a value, and the limit it passed.
    func severity(of value: Double) -> (severity: Severity, limit: Int)? {
        limits.filter { value > Double($0.limit) }.max { $0.severity < $1.severity }.map {
            ($0.severity, $0.limit)
        }
    }

    /// Seconds to speak all spoken text of a script.
    static func speakingTime(of document: LintDocument) -> Double {
        let spoken = document.passages.filter { $0.scopes.contains(.spoken) }
        let words = spoken.reduce(0) { count, passage in
            count
                + passage.words.count { word in !passage.directions.contains { $0.contains(Int(word.start)) }
                }
        }
        return Double(words) / wordsPerMinute * 60 + pause * Double(spoken.count)
    }
}
