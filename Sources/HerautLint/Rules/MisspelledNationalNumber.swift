import HerautModel

/// CC-14: a national number with other signs in it, or with its last four digits in another order. One other digit is no sign of a
/// slip: 0800-2000 is someone else's number.
struct MisspelledNationalNumber: CodedRule {
    static let id: RuleID = "CC-14"

    private static let numbers = [
        (written: "0900-8844", name: "politie"),
        (written: "0800-7000", name: "anoniem"),
        (written: "0800-1351", name: "ramp"), (written: "112", name: "alarm"),
    ].map { (written: $0.written, name: $0.name, digits: $0.written.utf8.filter(Byte.isDigit)) }

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages(with: .number) {
            for range in candidates(in: passage) { check(range, of: passage, &report) }
        }
    }

    private func check(_ range: Range<Int>, of passage: Passage, _ report: inout RuleReport) {
        // Most numbers are far from these: told before a text is made of them.
        let count = passage.bytes[range].count(where: Byte.isDigit)
        guard count == 3 || count == 8 else { return }
        let text = passage.bytes[range]
        let digits = text.filter(Byte.isDigit)
        for number in Self.numbers where !text.elementsEqual(number.written.utf8) {
            let known = number.digits
            guard known[0] == digits[0] else { continue }
            let isSame = digits == known
            let isShuffled =
                known.count == 8 && digits.prefix(4) == known.prefix(4) && digits.sorted() == known.sorted()
            guard isSame || isShuffled, !(known.count == 3 && text.contains(Byte.point)) else {
                continue
            }
            report.add(
                passage, range, values: ["nummer": number.written, "wie": report.term(number.name)],
                fix: number.written)
            return
        }
    }

    /// Single numbers, and two with only spaces, points or dashes between them.
    private func candidates(in passage: Passage) -> [Range<Int>] {
        let numbers = passage.words.filter { $0.kind == .number }
        var ranges: [Range<Int>] = []
        for (index, word) in numbers.enumerated() {
            let next = index + 1 < numbers.count ? numbers[index + 1] : nil
            if let next, word.range.count == 4, next.range.count == 4,
                joins(passage, word.range.upperBound..<next.range.lowerBound)
            {
                ranges.append(word.range.lowerBound..<next.range.upperBound)
            } else {
                ranges.append(word.range)
            }
        }
        return ranges
    }

    private func joins(_ passage: Passage, _ between: Range<Int>) -> Bool {
        between.count <= 5
            && passage.bytes[between].allSatisfy {
                $0 == Byte.space || $0 == Byte.hyphen || $0 == Byte.point || $0 >= 0x80
            }
    }
}
