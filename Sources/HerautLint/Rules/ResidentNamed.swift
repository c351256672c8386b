import HerautModel

/// PR-04: the name or account of a resident in a public text: "bewoner Tom Smit", "Tom Smit uit de Kerkstraat". Accounts of authorities and
/// of the sender may stand there.
struct ResidentNamed: CodedRule {
    static let id: RuleID = "PR-04"

    /// Parts of accounts that belong to an authority.
    private static let authorities = [
        "gemeente", "politie", "wijkagent", "brandweer", "veiligheidsregio", "ggd", "rijksoverheid",
        "ministerie", "jongerenwerk",
        "jongerencentrum", "burgemeester", "openbaarministerie", "halt", "nlalert", "nctv", "provincie",
        "omroep", "bibliotheek",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages(with: .handle) {
            for word in passage.words where word.kind == .handle && !isOwn(word, passage, report) {
                report.add(passage, word.range, variant: "account")
            }
        }
        for person in PersonAtPlace.all(report, outside: [.address, .reportedSpeech]) {
            let passage = document.passages[person.passage]
            report.add(passage, passage.range(of: person.words))
        }
        for match in report.matches("rol") {
            let passage = document.passages[match.passage]
            let next = passage.word(at: match.range.upperBound)
            guard passage.touch(next - 1, next), let name = passage.name(at: next), name.count > 1 else {
                continue
            }
            report.add(passage, match.range.union(passage.range(of: name)))
        }
    }

    /// Of an authority, or one that readers are told to follow.
    private func isOwn(_ word: Word, _ passage: Passage, _ report: RuleReport) -> Bool {
        let account = String(decoding: passage.folded(word).filter(Byte.isASCIILetter), as: UTF8.self)
        return Self.authorities.contains(where: account.contains)
            || report.has("eigen", inSentence: word.sentence, of: passage)
    }
}
