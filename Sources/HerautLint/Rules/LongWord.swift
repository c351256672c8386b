import HerautModel

/// PL-09: a word of fifteen letters or more and at least four groups of vowels that is not in everyone's mouth. Each word is told once.
struct LongWord: CodedRule {
    static let id: RuleID = "PL-09"

    static let leastLetters = 15
    private static let leastVowelGroups = 4

    func check(_ document: LintDocument, report: inout RuleReport) {
        let common = Set(
            report.matches("gewoon").map { document.passages[$0.passage].text($0.range).lowercased() })
        var seen = common
        for passage in document.passages(with: .longWord) {
            for (index, word) in passage.words.enumerated() where word.range.count >= Self.leastLetters {
                guard word.kind == .text, !isName(index, passage) else { continue }
                let text = String(decoding: passage.folded(word), as: UTF8.self)
                guard text.unicodeScalars.count >= Self.leastLetters,
                    text.unicodeScalars.allSatisfy(\.properties.isAlphabetic),
                    vowelGroups(passage.folded(word)) >= Self.leastVowelGroups, seen.insert(text).inserted
                else { continue }
                report.add(passage, word.range, values: ["waarde": String(text.unicodeScalars.count)])
            }
        }
    }

    /// A capital in the middle of a sentence.
    private func isName(_ index: Int, _ passage: Passage) -> Bool {
        passage.isCapitalised(index)
            && passage.sentences[passage.words[index].sentence].lowerBound
                < passage.words[index].range.lowerBound
    }

    private func vowelGroups(_ text: ArraySlice<UInt8>) -> Int {
        var groups = 0
        var wasVowel = false
        for byte in text {
            // Letters with an accent are vowels in Dutch.
            let isVowel = "aeiouy".utf8.contains(byte) || byte >= 0x80
            if isVowel, !wasVowel { groups += 1 }
            wasVowel = isVowel
        }
        return groups
    }
}
