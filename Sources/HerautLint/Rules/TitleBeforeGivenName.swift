import HerautModel

/// LT-03: "de heer" or "mevrouw" before a given name in address or salutation. Initials come out of the registry, and so does the title; a
/// given name suggests that someone guessed it.
struct TitleBeforeGivenName: CodedRule {
    static let id: RuleID = "LT-03"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("titel") {
            let passage = document.passages[match.passage]
            let first = passage.word(at: match.range.upperBound)
            guard passage.touch(first - 1, first), isGivenName(first, passage),
                let name = passage.name(at: first),
                name.count > 1
            else { continue }
            report.add(passage, match.range.union(passage.range(of: name)))
        }
    }

    /// A capital with small letters behind it: no initial, no particle of a surname.
    private func isGivenName(_ index: Int, _ passage: Passage) -> Bool {
        guard passage.isCapitalised(index), !Passage.particles.contains(passage.lower(index)) else {
            return false
        }
        let text = passage.bytes[passage.words[index].range]
        return text.count > 2 && text.dropFirst().allSatisfy { Byte.isLower($0) || $0 >= 0x80 }
    }
}
