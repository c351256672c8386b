import HerautLaw
import HerautModel

/// VI-10: what cannot be read aloud as it stands: abbreviations with points, a slash, `%`, `€`, a reference to an article, a long web address.
struct HardToSay: CodedRule {
    static let id: RuleID = "VI-10"

    private static let longestAddress = 25

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages where passage.scopes.contains(.spoken) {
            let citations = document.citations(in: passage).map(\.range)
            for citation in citations { report.add(passage, citation, variant: "artikel") }
            for range in TokenPattern.dottedAbbreviation.ranges(in: passage) + signs(in: passage)
            where !citations.contains(where: { $0.overlaps(range) }) {
                report.add(passage, range)
            }
            for word in passage.words where word.kind == .link && word.range.count > Self.longestAddress {
                report.add(passage, word.range, variant: "adres")
            }
        }
    }

    /// Numbers with `%` or `€`, and words with a slash between them.
    private func signs(in passage: Passage) -> [Range<Int>] {
        passage.words.indices.compactMap { index in
            let word = passage.words[index]
            guard word.kind == .text || word.kind == .number else { return nil }
            if passage.bytes[word.range].last == Byte.percent { return word.range }
            if word.kind == .number, let amount = Amount.all(in: passage, word.range).first,
                amount.range.lowerBound < word.range.lowerBound
            {
                return amount.range
            }
            guard index + 1 < passage.words.count else { return nil }
            let next = passage.words[index + 1].range
            let isJoined = passage.bytes[word.range.upperBound..<next.lowerBound].elementsEqual([Byte.slash])
            return isJoined && word.kind == .text ? word.range.lowerBound..<next.upperBound : nil
        }
    }
}
