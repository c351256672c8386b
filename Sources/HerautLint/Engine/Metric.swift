import HerautLanguage
import HerautModel

/// What can be measured, and from which number on it is too much.
struct Metric: Sendable {
    enum Quantity: String, Sendable, CaseIterable {
        /// Words in each sentence.
        case sentenceLength = "woorden-per-zin"
        /// Words a sentence has on average, from ``leastSentences`` sentences on.
        case meanSentenceLength = "gemiddelde-zinslengte"
        /// Sentences in each paragraph.
        case paragraphSentences = "zinnen-per-alinea"
        /// Words in each paragraph.
        case paragraphWords = "woorden-per-alinea"
        /// Words without a heading, or a line in bold that serves as one, between them.
        case wordsWithoutHeading = "woorden-zonder-kop"
        /// Words in the whole document.
        case words = "woorden"
        /// Emoji in the whole document.
        case emoji = "emoji"
        /// Seconds a script takes to speak.
        case speakingTime = "spreektijd"
        /// ``Readability/fleschDouma``, from ``leastWords`` words on.
        case fleschDouma = "flesch-douma"
        /// ``Readability/readingIndexA``, from ``leastWords`` words on.
        case readingIndexA = "leesindex-a"
        /// ``Readability/lix``, from ``leastWords`` words on.
        case lix

        /// Whether it is measured over the whole document, not at a place in it.
        var isOfWhole: Bool {
            switch self {
            case .sentenceLength, .paragraphSentences, .paragraphWords, .wordsWithoutHeading: false
            case .meanSentenceLength, .words, .emoji, .speakingTime, .fleschDouma, .readingIndexA, .lix: true
            }
        }

        /// Whether more is better, so that less than the limit is a finding.
        var isBetterHigher: Bool { self == .fleschDouma || self == .readingIndexA }
    }

    /// From which number on a value is a finding of a severity, for each family of documents.
    struct Limit: Sendable {
        let severity: Severity
        let values: [DocumentFamily: Int]
    }

    /// A mean over fewer sentences says nothing.
    static let leastSentences = 5
    /// Figures of readability say nothing of fewer words.
    static let leastWords = 50

    let quantity: Quantity
    /// More than this is a finding of that severity; less when more is better.
    let limits: [Limit]
    /// The message under `meldingen`, in place of `melding`.
    var variant: String?

    /// The severity of a value, and the limit it passed.
    func severity(of value: Double, in family: DocumentFamily) -> (severity: Severity, limit: Int)? {
        var gravest: (severity: Severity, limit: Int)?
        for limit in limits {
            guard let bound = limit.values[family],
                quantity.isBetterHigher ? value < Double(bound) : value > Double(bound)
            else { continue }
            if gravest.map({ $0.severity <= limit.severity }) ?? true { gravest = (limit.severity, bound) }
        }
        return gravest
    }

    /// Up to this value there is nothing to say in a family.
    func allowance(in family: DocumentFamily) -> Int { limits.compactMap { $0.values[family] }.min() ?? .max }

    /// Seconds to speak all spoken text of a script.
    static func speakingTime(of document: LintDocument) -> Double {
        let spoken = document.passages.filter { $0.scopes.contains(.spoken) }
        let words = spoken.reduce(0) { count, passage in
            count
                + passage.words.count { word in !passage.directions.contains { $0.contains(Int(word.start)) }
                }
        }
        let pauses = Double(SpeakingPace.pause * spoken.count) / 1_000
        return Double(words) / Double(SpeakingPace.wordsPerMinute) * 60 + pauses
    }
}

extension Passage {
    /// Whether it is text to be read from left to right: no heading, label, address, signature, table or picture.
    var isRunningText: Bool {
        scopes.isDisjoint(with: [
            .heading, .label, .subject, .address, .dateLine, .salutation, .closing, .table, .altText,
            .direction,
        ])
    }

    /// How many emoji stand in it as it was written: joined ones (a family, a flag, a skin tone) count once.
    func emojiCount(in source: SourceText) -> Int {
        // None is written in fewer than three bytes, and most passages have none.
        guard traits.contains(.sign) else { return 0 }
        var count = 0
        var wasJoined = false
        var wasFlag = false
        for scalar in source.text(of: sourceSpan(of: 0..<bytes.count)).unicodeScalars {
            switch scalar.value {
            case 0x200D: wasJoined = true
            case 0x1F3FB...0x1F3FF, 0xFE0F: break
            case 0x1F1E6...0x1F1FF:
                if !wasFlag { count += 1 }
                wasFlag.toggle()
            case 0x1F300...0x1FAFF, 0x2600...0x27BF, 0x2B50, 0x2B55, 0x203C, 0x2049:
                if !wasJoined { count += 1 }
                wasJoined = false
            default: (wasJoined, wasFlag) = (false, false)
            }
        }
        return count
    }
}
