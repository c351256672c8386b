import HerautModel

/// AX-02: a link that does not say where it goes: "klik hier", or a link whose whole text is "hier".
struct UninformativeLink: CodedRule {
    static let id: RuleID = "AX-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let pointers = report.matches("overal")
        // With the address beside it the reader knows.
        let addressed = Set(pointers.map(\.passage)).filter { index in
            document.passages[index].words.contains { $0.kind == .link }
        }
        for match in pointers where !addressed.contains(match.passage) {
            report.add(document.passages[match.passage], match.range)
        }
        for match in report.matches("als_link") {
            let passage = document.passages[match.passage]
            guard passage.links.contains(where: { passage.bytes[$0].trimmed(in: $0) == match.range }) else {
                continue
            }
            report.add(passage, match.range)
        }
    }
}

extension ArraySlice<UInt8> {
    /// `range`, of which these are the bytes, without spaces and points at its ends.
    fileprivate func trimmed(in range: Range<Int>) -> Range<Int> {
        func isEdge(_ byte: UInt8) -> Bool {
            byte == Byte.space || byte == Byte.point || byte == Byte.newline
        }
        let start = firstIndex { !isEdge($0) } ?? range.lowerBound
        let end = lastIndex { !isEdge($0) } ?? start
        return start..<end + 1
    }
}
