import HerautModel

/// DB-10: a rumour or a call quoted word for word, from eight words on.
struct RumourQuoted: CodedRule {
    static let id: RuleID = "DB-10"

    private static let leastWords = 8

    func check(_ document: LintDocument, report: inout RuleReport) {
        let mentions = RumourMentions(document, report)
        for passage in document.passages {
            for quotation in quotations(in: passage)
            where wordCount(quotation, in: passage) >= Self.leastWords {
                let saysRumour = mentions.all.contains {
                    $0.passage.index == passage.index && $0.range.overlaps(quotation)
                }
                let calls = report.matches("oproep").contains {
                    $0.passage == passage.index && quotation.lowerBound <= $0.range.lowerBound
                        && $0.range.upperBound <= quotation.upperBound
                }
                if saysRumour || calls { report.add(passage, quotation) }
            }
        }
    }

    private func quotations(in passage: Passage) -> [Range<Int>] {
        passage.scopes.contains(.quotation) ? [0..<passage.bytes.count] : passage.quotations.map(\.range)
    }

    private func wordCount(_ range: Range<Int>, in passage: Passage) -> Int {
        passage.words.count { range.contains($0.range.lowerBound) }
    }
}
