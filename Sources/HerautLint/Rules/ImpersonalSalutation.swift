import HerautModel

/// LT-02: a salutation without a name ("Geachte heer/mevrouw,", "L.S.,"). When no name stands in the address it may not be known: then it
/// weighs less.
struct ImpersonalSalutation: CodedRule {
    static let id: RuleID = "LT-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("onpersoonlijk") {
            let passage = document.passages[match.passage]
            guard !passage.scopes.isDisjoint(with: [.salutation, .address, .firstParagraph]),
                isWholeLine(match.range, of: passage)
            else { continue }
            if namesReader(document, besides: match) {
                report.add(passage, match.range)
            } else {
                report.add(passage, match.range, variant: "onbekend", weight: .milder)
            }
        }
    }

    /// "Geachte mevrouw De Wit" holds "geachte" and is a name all the same.
    private func isWholeLine(_ range: Range<Int>, of passage: Passage) -> Bool {
        let before = passage.bytes[..<range.lowerBound].last
        let after = passage.bytes[range.upperBound...].prefix { $0 != Byte.newline }
        return (before == nil || before == Byte.newline)
            && after.allSatisfy { !Byte.isASCIILetter($0) && !Byte.isDigit($0) && $0 < 0x80 }
    }

    /// Whether a line of the address is someone's name: words with a capital, and no number in it.
    private func namesReader(_ document: LintDocument, besides match: RuleReport.Match) -> Bool {
        document.passages.contains { passage in
            guard passage.scopes.contains(.address), passage.index != match.passage,
                let line = passage.bytes.split(separator: Byte.newline).first(where: {
                    !$0.starts(with: "Retour".utf8)
                })
            else { return false }
            let words = line.split(separator: Byte.space)
            return !line.contains(where: Byte.isDigit) && words.count > 1
                && words.last?.first.map(Byte.isUpper) ?? false
        }
    }
}
