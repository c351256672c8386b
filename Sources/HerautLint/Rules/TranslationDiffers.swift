import HerautModel

/// TR-04: numbers, times, days and addresses of a translation that are not those of the Dutch text (`vertaling: {van: …}`).
///
/// Numbers are compared as digits, whatever script and groups they are written in; a time may be on the twelve-hour clock. Numbers of one
/// digit are left out: they may be in letters.
struct TranslationDiffers: CodedRule {
    static let id: RuleID = "TR-04"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let original = document.original else { return }
        let there = original.map { Facts($0) }
        let wanted = there.flatMap(\.items)
        let here = document.passages.map { (passage: $0, facts: Facts($0)) }
        let allowed = there.reduce(into: Set<String>()) { $0.formUnion($1.all) }
        var strange = 0
        for (passage, facts) in here {
            for item in facts.items where !item.stands(among: allowed) {
                strange += 1
                report.add(passage, item.range)
            }
        }
        // Each strange one stands, as a rule, where a right one should.
        let given = here.reduce(into: Set<String>()) { $0.formUnion($1.facts.all) }
        var told: Set<String> = []
        for item in wanted.filter({ !$0.stands(among: given) }).dropFirst(strange)
        where told.insert(item.text).inserted {
            report.addMissing(variant: "ontbreekt", values: ["waarde": item.text])
        }
    }

    /// What of a passage has to be the same in every language.
    private struct Facts {
        struct Item {
            let range: Range<Int>
            let text: String
            /// Ways to write it, any of which will do.
            let forms: Set<String>
            /// Its groups of digits: numbers that stand apart here may stand side by side there.
            let parts: [String]

            func stands(among others: Set<String>) -> Bool {
                !forms.isDisjoint(with: others) || !parts.isEmpty && parts.allSatisfy(others.contains)
            }
        }

        private(set) var items: [Item] = []
        private var groups: [(range: Range<Int>, digits: String)] = []

        /// Everything that may answer for a number on the other side, those of one digit among it.
        var all: Set<String> { items.reduce(into: Set(groups.map(\.digits))) { $0.formUnion($1.forms) } }

        init(_ passage: Passage) {
            var taken: [Range<Int>] = []
            for word in passage.words where word.kind == .link || word.kind == .email {
                let text = passage.text(word.range)
                items.append(Item(range: word.range, text: text, forms: [Facts.bare(text)], parts: []))
                taken.append(word.range)
            }
            var addresses = taken[...]
            for group in DigitGroups.groups(in: passage.bytes) {
                addresses = addresses.drop { $0.upperBound <= group.range.lowerBound }
                if let first = addresses.first, first.overlaps(group.range) { continue }
                groups.append((group.range, group.digits))
            }
            items += runs().filter { $0.digits.count > 1 }.map { run in
                Item(
                    range: run.range, text: passage.text(run.range),
                    forms: Facts.forms(run.digits, run.parts),
                    parts: run.parts.count > 1 ? run.parts : []
                )
            }
        }

        /// Groups of digits with at most a space or hyphen between them are one number: `0123 45 67 89`.
        private func runs() -> [(range: Range<Int>, digits: String, parts: [String])] {
            var runs: [(range: Range<Int>, digits: String, parts: [String])] = []
            for group in groups {
                if let last = runs.last, group.range.lowerBound - last.range.upperBound <= 1 {
                    runs[runs.count - 1] = (
                        last.range.lowerBound..<group.range.upperBound, last.digits + group.digits,
                        last.parts + [group.digits]
                    )
                } else {
                    runs.append((group.range, group.digits, [group.digits]))
                }
            }
            return runs
        }

        /// The digits; a time after noon on the twelve-hour clock.
        private static func forms(_ digits: String, _ parts: [String]) -> Set<String> {
            var forms: Set<String> = [digits]
            guard let number = Int(digits), digits.count <= 4 else { return forms }
            let (hour, minute) = digits.count > 2 ? (number / 100, number % 100) : (number, 0)
            guard hour <= 24, minute < 60, parts.count == 1 else { return forms }
            let tail = digits.count > 2 ? String(digits.suffix(2)) : ""
            for twelve in [hour % 12 == 0 ? 12 : hour % 12] {
                forms.insert(String(twelve) + tail)
                if minute == 0 { forms.insert(String(twelve)) }
            }
            if minute == 0, digits.count > 2 { forms.insert(String(hour)) }
            return forms
        }

        private static func bare(_ address: String) -> String {
            var text = address.lowercased()[...]
            for start in ["https://", "http://", "www."] where text.hasPrefix(start) {
                text = text.dropFirst(start.count)
            }
            while text.hasSuffix("/") { text = text.dropLast() }
            return String(text)
        }
    }
}

/// Digits in text, of any script that the translations of a municipality have.
enum DigitGroups {
    /// Groups in order: digits with at most one point, colon or comma between two of them.
    static func groups(in bytes: [UInt8]) -> [(range: Range<Int>, digits: String)] {
        var groups: [(range: Range<Int>, digits: String)] = []
        var index = 0
        var join: Int?
        while index < bytes.count {
            let (digit, length) = digit(at: index, in: bytes)
            defer { index += length }
            if let digit {
                if let last = groups.last, last.range.upperBound == index || join == last.range.upperBound {
                    groups[groups.count - 1] = (
                        last.range.lowerBound..<index + length, last.digits + String(digit)
                    )
                } else {
                    groups.append((index..<index + length, String(digit)))
                }
                join = nil
            } else {
                join =
                    isJoint(bytes[index..<index + length]) && groups.last?.range.upperBound == index
                    ? index : nil
            }
        }
        return groups
    }

    /// The digit that stands at `index`, and how many bytes the character there takes.
    private static func digit(at index: Int, in bytes: [UInt8]) -> (digit: Int?, length: Int) {
        let byte = bytes[index]
        if byte < 0x80 { return (Byte.isDigit(byte) ? Int(byte) - 48 : nil, 1) }
        let length = min(Characters.length(ofCharacterAt: byte), bytes.count - index)
        guard length == 2 else { return (nil, max(1, length)) }
        // Arabic digits U+0660…0669 and those of Persian and Urdu U+06F0…06F9.
        switch (byte, bytes[index + 1]) {
        case (0xD9, 0xA0...0xA9): return (Int(bytes[index + 1]) - 0xA0, 2)
        case (0xDB, 0xB0...0xB9): return (Int(bytes[index + 1]) - 0xB0, 2)
        default: return (nil, 2)
        }
    }

    /// Point, colon, comma, and the Arabic decimal sign.
    private static func isJoint(_ character: ArraySlice<UInt8>) -> Bool {
        [[Byte.point], [Byte.colon], [Byte.comma], [0xD9, 0xAB]].contains(Array(character))
    }
}
