import HerautModel

/// LT-01: postcode and place as PostNL asks: `1234 AB  PLAATS`.
struct AddressLine: CodedRule {
    static let id: RuleID = "LT-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages where passage.scopes.contains(.address) {
            var start = 0
            for line in passage.bytes.split(separator: Byte.newline, omittingEmptySubsequences: false) {
                let range = start..<start + line.count
                start = range.upperBound + 1
                guard let good = norm(line) else { continue }
                let span = passage.sourceSpan(of: range)
                guard document.source.text(of: span) != good else { continue }
                report.add(passage, range, values: ["goed": good], fix: good)
            }
        }
    }

    /// The line as it should be; `nil` when it is not the line of a postcode.
    private func norm(_ line: ArraySlice<UInt8>) -> String? {
        let digits = line.prefix(4)
        guard digits.count == 4, digits.allSatisfy(Byte.isDigit) else { return nil }
        var rest = line.dropFirst(4)
        while rest.first == Byte.space { rest = rest.dropFirst() }
        let letters = rest.prefix(2)
        let place = rest.dropFirst(2).drop { $0 == Byte.space }
        guard letters.count == 2, letters.allSatisfy(Byte.isASCIILetter),
            rest.dropFirst(2).first == Byte.space, !place.isEmpty
        else {
            return nil
        }
        let code =
            String(decoding: digits, as: UTF8.self) + " "
            + String(decoding: letters, as: UTF8.self).uppercased()
        return code + "  " + String(decoding: place, as: UTF8.self).uppercased()
    }
}
