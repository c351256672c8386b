import HerautModel

/// PL-03: passive sentences. One that names the sender himself as the doer ("door ons") is always one too many; others count when more than
/// a fifth of the sentences (a tenth: tip) are passive.
struct PassiveVoice: CodedRule {
    static let id: RuleID = "PL-03"

    /// A share of fewer sentences says nothing.
    private static let leastSentences = 5
    /// Words between the auxiliary and its participle.
    private static let reach = 14

    private struct Use {
        let passage: Passage
        let range: Range<Int>
    }

    /// The share of the sentences of running text that are passive, 0…1; `nil` when there are none. `report` holds the lists of the rule.
    static func share(of document: LintDocument, _ report: RuleReport) -> Double? {
        var passive = 0
        var sentences = 0
        for passage in document.passages where passage.isRunningText {
            sentences += passage.sentences.count
            passive += passage.sentences.indices.count { sentence in
                let rule = PassiveVoice()
                return rule.ownDoer(sentence, passage, report) != nil
                    || rule.passive("hulp", sentence, passage, report) != nil
            }
        }
        return sentences > 0 ? Double(passive) / Double(sentences) : nil
    }

    func check(_ document: LintDocument, report: inout RuleReport) {
        var uses: [Use] = []
        var sentences = 0
        for passage in document.passages where passage.isRunningText {
            sentences += passage.sentences.count
            for sentence in passage.sentences.indices {
                if let range = ownDoer(sentence, passage, report) {
                    report.add(passage, range, variant: "eigen")
                } else if let range = passive("hulp", sentence, passage, report) {
                    uses.append(Use(passage: passage, range: range))
                }
            }
        }
        guard sentences >= Self.leastSentences, uses.count > 1, uses.count * 10 > sentences else { return }
        for use in uses {
            report.add(use.passage, use.range, weight: uses.count * 5 > sentences ? .asRule : .exactly(.tip))
        }
    }

    /// `is door ons gemaakt`, `wordt door de gemeente verstuurd`: the verb nearest to the doer.
    private func ownDoer(_ sentence: Int, _ passage: Passage, _ report: RuleReport) -> Range<Int>? {
        guard let doer = report.matches("eigen", inSentence: sentence, of: passage).first else { return nil }
        return ["hulp", "zijn"].compactMap { passive($0, sentence, passage, report)?.union(doer.range) }
            .filter { passage.word(at: $0.upperBound - 1) - passage.word(at: $0.lowerBound) <= Self.reach }
            .min { $0.count < $1.count }
    }

    /// From the auxiliary to the participle behind it in the same clause, or right before it.
    private func passive(_ list: String, _ sentence: Int, _ passage: Passage, _ report: RuleReport) -> Range<
        Int
    >? {
        let auxiliaries = report.matches(list, inSentence: sentence, of: passage)
        guard !auxiliaries.isEmpty else { return nil }
        let participles = Participles(passage, sentence: sentence, report)
        for auxiliary in auxiliaries {
            let index = passage.word(at: auxiliary.range.lowerBound)
            if let last = behind(index, passage, participles) { return passage.range(of: index...last) }
            if index > 0, passage.touch(index - 1, index), participles.contains(index - 1) {
                return passage.range(of: index - 1...index)
            }
        }
        return nil
    }

    private func behind(_ index: Int, _ passage: Passage, _ participles: Participles) -> Int? {
        for next in index + 1..<min(index + Self.reach, passage.words.count) + 1
        where next < passage.words.count {
            guard passage.words[next].sentence == passage.words[index].sentence else { return nil }
            let gap = passage.bytes[
                passage.words[next - 1].range.upperBound..<passage.words[next].range.lowerBound]
            if gap.contains(where: { $0 == Byte.comma || $0 == Byte.semicolon || $0 == Byte.colon }) {
                return nil
            }
            if participles.contains(next) { return next }
        }
        return nil
    }
}
