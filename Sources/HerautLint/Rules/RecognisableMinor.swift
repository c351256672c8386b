import HerautModel

/// PR-03: the age of a minor beside a street, a school, a club or a name.
struct RecognisableMinor: CodedRule {
    static let id: RuleID = "PR-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages(with: .number) {
            for index in passage.words.indices where isAge(index, passage) {
                let age = passage.words[index]
                if let name = nameBefore(index, passage) {
                    report.add(passage, name.lowerBound..<end(after: age, passage, report))
                } else if end(after: age, passage, report) > age.range.upperBound {
                    report.add(passage, age.range.lowerBound..<end(after: age, passage, report))
                }
            }
        }
    }

    /// `16-jarige`, `16 jaar` (but not "16 jaar en ouder", "vanaf 16 jaar"), or `(16` behind a name.
    private func isAge(_ index: Int, _ passage: Passage) -> Bool {
        let word = passage.words[index]
        guard word.kind == .number else { return false }
        let text = passage.folded[word.range]
        let digits = text.prefix(while: Byte.isDigit)
        guard (1...2).contains(digits.count),
            let age = Int(String(decoding: digits, as: UTF8.self)), age < 18
        else { return false }
        let rest = text.dropFirst(digits.count)
        if rest.starts(with: "-jarig".utf8) { return true }
        guard rest.isEmpty else { return false }
        let next = folded(index + 1, passage)
        if next == "jaar" {
            return folded(index + 2, passage) != "en"
                && !["vanaf", "tot", "boven", "onder"].contains(folded(index - 1, passage))
        }
        return nameBefore(index, passage) != nil
    }

    /// Words with a capital right before `(16`, `van` and `de` among them.
    private func nameBefore(_ index: Int, _ passage: Passage) -> Range<Int>? {
        let start = passage.words[index].range.lowerBound
        guard start > 0, passage.bytes[start - 1] == 0x28, index > 0 else { return nil }
        var first = index
        while first > 0, passage.words[first - 1].sentence == passage.words[index].sentence,
            isNamePart(first - 1, passage)
        { first -= 1 }
        while first < index, !isCapital(first, passage) { first += 1 }
        return first < index
            ? passage.words[first].range.lowerBound..<passage.words[index - 1].range.upperBound : nil
    }

    private func isNamePart(_ index: Int, _ passage: Passage) -> Bool {
        isCapital(index, passage) && index > 0
            || ["van", "de", "der", "den", "el", "ten", "ter"].contains(folded(index, passage))
    }

    private func isCapital(_ index: Int, _ passage: Passage) -> Bool {
        Byte.isUpper(passage.bytes[passage.words[index].range.lowerBound])
    }

    private func folded(_ index: Int, _ passage: Passage) -> String {
        guard passage.words.indices.contains(index) else { return "" }
        return String(decoding: passage.folded[passage.words[index].range], as: UTF8.self)
    }

    /// The end of the last thing in the sentence that makes someone recognisable; that of the age when there is none.
    private func end(after age: Word, _ passage: Passage, _ report: RuleReport) -> Int {
        let marks = report.matches("kenmerken", inSentence: age.sentence, of: passage)
        return max(marks.map(\.range.upperBound).max() ?? 0, age.range.upperBound)
    }
}
