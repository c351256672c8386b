import HerautModel

/// PL-20: an amount of euros without a space behind the sign, without a point between thousands, or with `,-` or `,00` behind it.
struct AmountNotation: CodedRule {
    static let id: RuleID = "PL-20"

    /// The euro sign in UTF-8.
    private static let euro: [UInt8] = [0xE2, 0x82, 0xAC]

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages(with: .sign) {
            for word in passage.words where word.kind == .number {
                guard let range = amount(at: word, passage), let good = norm(passage.text(range)),
                    good != passage.text(range)
                else { continue }
                report.add(passage, range, values: ["goed": good], fix: good)
            }
        }
    }

    /// From the euro sign to the end of the number and the dash behind it.
    private func amount(at word: Word, _ passage: Passage) -> Range<Int>? {
        var start = word.range.lowerBound
        while start > 0, passage.bytes[start - 1] == Byte.space { start -= 1 }
        guard passage.bytes[..<start].suffix(3).elementsEqual(Self.euro) else { return nil }
        var end = word.range.upperBound
        let rest = passage.bytes[end...]
        if rest.starts(with: ",-".utf8) || rest.starts(with: ",=".utf8) { end += 2 }
        if rest.starts(with: ",–".utf8) || rest.starts(with: ",—".utf8) { end += 4 }
        return start - 3..<end
    }

    /// `€ 2.500` or `€ 12,50`; `nil` for what is no plain amount, such as `€ 1,5 miljoen`.
    private func norm(_ text: String) -> String? {
        let number = text.utf8.dropFirst(3).filter {
            Byte.isDigit($0) || $0 == Byte.comma || $0 == Byte.point
        }
        let parts = number.split(separator: Byte.comma, omittingEmptySubsequences: true)
        guard let whole = parts.first, parts.count <= 2 else { return nil }
        let groups = whole.split(separator: Byte.point, omittingEmptySubsequences: false)
        guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
        let cents = parts.count == 2 ? parts[1] : []
        guard cents.isEmpty || cents.count == 2 else { return nil }
        let tail =
            cents.isEmpty || cents.elementsEqual("00".utf8)
            ? "" : "," + String(decoding: cents, as: UTF8.self)
        return "€ " + grouped(Array(groups.joined())) + tail
    }

    private func grouped(_ digits: [UInt8]) -> String {
        var out: [UInt8] = []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out.append(Byte.point) }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self)
    }
}
