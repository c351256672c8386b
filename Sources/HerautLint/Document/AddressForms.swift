import HerautModel

/// Every "u" and "je" of a draft, with the one it speaks to. Quotations, addresses and alternative texts do not count, nor does the "je" of
/// "zo'n dag waarop je …". The phrases are the lists `u`, `je` and `onbepaald` of the rule that asks.
struct AddressForms {
    struct Use {
        let match: RuleReport.Match
        let isFormal: Bool
        /// Whom its part of the text names ("Ouders, …"); empty for the reader of the draft.
        let addressee: String
    }

    let all: [Use]

    init(_ document: LintDocument, _ report: RuleReport) {
        func isIdiom(_ match: RuleReport.Match) -> Bool {
            report.matches("onbepaald", inSentence: match.sentence, of: document.passages[match.passage])
                .contains {
                    $0.range.lowerBound <= match.range.lowerBound
                        && match.range.upperBound <= $0.range.upperBound
                }
        }
        func uses(_ matches: [RuleReport.Match], isFormal: Bool) -> [Use] {
            var addressees = AddresseeReader(document)
            return matches.filter { Self.counts($0, document) }.map {
                Use(match: $0, isFormal: isFormal, addressee: addressees.addressee(of: $0))
            }
        }
        all =
            uses(report.matches("u"), isFormal: true)
            + uses(report.matches("je").filter { !isIdiom($0) }, isFormal: false)
    }

    private static func counts(_ match: RuleReport.Match, _ document: LintDocument) -> Bool {
        document.passages[match.passage].scopes(at: match.range).isDisjoint(with: [
            .quotation, .direction, .address, .altText,
        ])
    }
}

/// Finds whom a place in a draft speaks to. A sentence that begins by naming someone speaks to them until its passage ends. Places are asked for
/// in order, so that a long passage is gone through once.
private struct AddresseeReader {
    private let document: LintDocument
    private var passage = -1
    /// Sentences of the passage that were looked at, and whom the last of them that names someone speaks to.
    private var sentences = 0
    private var addressee = ""

    private static let names = [
        "ouders", "ouder", "jongeren", "jongens", "meiden", "ondernemers", "bewoners", "buren", "inwoners",
    ]

    init(_ document: LintDocument) { self.document = document }

    mutating func addressee(of match: RuleReport.Match) -> String {
        if match.passage != passage { (passage, sentences, addressee) = (match.passage, 0, "") }
        while sentences <= match.sentence {
            if let name = name(opening: sentences, of: document.passages[passage]) { addressee = name }
            sentences += 1
        }
        return addressee
    }

    /// Whom a sentence names with its first word, or with the one behind `beste`.
    private func name(opening sentence: Int, of passage: Passage) -> String? {
        let words = passage.words(inSentence: sentence).prefix(2)
        guard let first = words.first, let last = words.last else { return nil }
        let isSalutation = passage.folded(passage.words[first]).elementsEqual("beste".utf8)
        let word = passage.folded(passage.words[isSalutation ? last : first])
        return Self.names.first { word.elementsEqual($0.utf8) }
    }
}

extension LintDocument {
    /// Whether it speaks to young people: it says so, its kind does, or it is a poster. One that names another audience is not for them.
    var speaksToYouth: Bool {
        guard family != .poster || metadata.otherAudience == nil else { return false }
        return switch metadata.audience {
        case .youth, .youngPerson: true
        case nil: family == .poster
        default: false
        }
    }
}
