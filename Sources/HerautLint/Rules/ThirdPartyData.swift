import HerautModel

/// PR-02: someone else's child or family by name in a letter or checklist: "de zoon van de familie Bakker", "haar klasgenoot Pim", "Timo uit
/// 4B".
struct ThirdPartyData: CodedRule {
    static let id: RuleID = "PR-02"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let readers = readerNames(document)
        for list in ["kind_van", "kring"] {
            for match in report.matches(list) {
                let passage = document.passages[match.passage]
                let next = passage.word(at: match.range.upperBound)
                guard passage.touch(next - 1, next), let name = passage.name(at: next) else { continue }
                // The reader's own family is no third party.
                if name.contains(where: { readers.contains(passage.lower($0)) }) { continue }
                report.add(passage, match.range.union(withAddress(name, passage)))
            }
        }
        for person in PersonAtPlace.all(report, outside: [.address, .closing, .reportedSpeech]) {
            let passage = document.passages[person.passage]
            if person.name.contains(where: { readers.contains(passage.lower($0)) }) { continue }
            report.add(passage, passage.range(of: person.words))
        }
    }

    /// "van Lindenhof 14" behind a name belongs to it.
    private func withAddress(_ name: ClosedRange<Int>, _ passage: Passage) -> Range<Int> {
        var last = name.upperBound
        let limit = min(last + 6, passage.words.count)
        for index in name.upperBound + 1..<max(limit, name.upperBound + 1)
        where passage.touch(index - 1, index) {
            if passage.words[index].kind == .number { last = index }
        }
        return passage.range(of: name.lowerBound...last)
    }

    /// Words with a capital in the lines that name the reader.
    private func readerNames(_ document: LintDocument) -> Set<String> {
        var names: Set<String> = []
        for passage in document.passages where !passage.scopes.isDisjoint(with: [.address, .salutation]) {
            for index in passage.words.indices where passage.isCapitalised(index) {
                names.insert(passage.lower(index))
            }
        }
        return names
    }
}
