import HerautLaw
import HerautModel

/// PL-18: times in another form than `19.30 uur` or `19:30 uur`, or in both in one text.
struct TimeNotation: CodedRule {
    static let id: RuleID = "PL-18"

    /// Before a number these make it a time.
    private static let leads: Set<String> = [
        "om", "van", "tot", "vanaf", "tussen", "rond", "na", "voor", "en", "uiterlijk", "omstreeks",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        var sign: UInt8?
        for passage in document.passages(with: .number) {
            for (index, word) in passage.words.enumerated() where word.kind == .number {
                if let (range, good) = otherForm(index, passage) {
                    report.add(passage, range, values: ["goed": good])
                } else if let own = clockSign(index, passage),
                    !document.isCited(word.range, in: passage)
                {
                    if let first = sign, first != own {
                        let name = report.term(first == Byte.point ? "punt" : "dubbele_punt")
                        report.add(passage, word.range, variant: "door_elkaar", values: ["teken": name])
                    }
                    sign = sign ?? own
                }
            }
        }
    }

    /// `19u30`, `19.30u`, `7:30 PM`, with how it should be.
    private func otherForm(_ index: Int, _ passage: Passage) -> (Range<Int>, good: String)? {
        let word = passage.words[index]
        guard mayHaveOtherForm(index, passage) else { return nil }
        let text = String(decoding: passage.folded(word), as: UTF8.self)
        if let cut = text.firstIndex(of: "u"),
            let time = Self.time(text[..<cut], text[text.index(after: cut)...])
        {
            return (word.range, Self.good(time))
        }
        let half = text.hasSuffix("pm") ? "pm" : text.hasSuffix("am") ? "am" : ""
        if !half.isEmpty, let time = Self.time(text.dropLast(2), "", half: half) {
            return (word.range, Self.good(time))
        }
        let next = passage.lower(index + 1).filter { $0 != "." }
        guard ["pm", "am"].contains(next), let time = Self.time(text[...], "", half: next) else { return nil }
        return (word.range.union(passage.words[index + 1].range), Self.good(time))
    }

    /// Nearly every number is told apart by its bytes alone.
    private func mayHaveOtherForm(_ index: Int, _ passage: Passage) -> Bool {
        let text = passage.folded(passage.words[index])
        if text.last == UInt8(ascii: "m") || text.contains(UInt8(ascii: "u")) { return true }
        guard index + 1 < passage.words.count else { return false }
        let next = passage.folded(passage.words[index + 1])
        return (2...4).contains(next.count) && next.contains(UInt8(ascii: "m"))
            && (next.first == UInt8(ascii: "a") || next.first == UInt8(ascii: "p"))
    }

    /// The sign between hours and minutes of a time that stands as it should.
    private func clockSign(_ index: Int, _ passage: Passage) -> UInt8? {
        let text = passage.folded(passage.words[index])
        guard text.count <= 5, let cut = text.firstIndex(where: { $0 == Byte.point || $0 == Byte.colon }),
            ClockTime(bytes: text) != nil,
            passage.lower(index + 1) == "uur" || Self.leads.contains(passage.lower(index - 1))
        else { return nil }
        return text[cut]
    }

    private static func time(_ hours: Substring, _ minutes: Substring, half: String = "") -> ClockTime? {
        let parts =
            hours.split { $0 == "." || $0 == ":" }.map(String.init)
            + (minutes.isEmpty ? [] : [String(minutes)])
        guard (1...2).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
            let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0
        else { return nil }
        switch half {
        case "pm": return ClockTime(hour: hour % 12 + 12, minute: minute)
        case "am": return ClockTime(hour: hour % 12, minute: minute)
        default: return ClockTime(hour: hour % 24, minute: minute)
        }
    }

    private static func good(_ time: ClockTime) -> String {
        "\(time.hour).\(time.minute < 10 ? "0" : "")\(time.minute) uur"
    }
}
