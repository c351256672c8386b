import HerautModel

/// YO-10: nobody whom young people know stands in the text: no youth worker, district officer, school, no name to ask for.
struct NoFamiliarSender: CodedRule {
    static let id: RuleID = "YO-10"

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard document.speaksToYouth else { return }
        if !report.matches("bekend").isEmpty || isKnown(document.metadata.sender) { return }
        let namesSomeone = report.matches("bij").contains { match in
            isName(after: match, in: document.passages[match.passage])
        }
        if !namesSomeone { report.addMissing() }
    }

    private func isKnown(_ sender: String?) -> Bool {
        let sender = (sender ?? "").lowercased()
        return ["jongerenwerk", "school", "wijkagent"].contains(where: sender.contains)
    }

    /// "App Samir", "praat met Eline": a capital behind a word that needs none.
    private func isName(after match: RuleReport.Match, in passage: Passage) -> Bool {
        let next = passage.word(at: match.range.upperBound)
        guard next < passage.words.count, passage.words[next].sentence == match.sentence,
            passage.words[next].kind == .text
        else { return false }
        let word = passage.bytes[passage.words[next].range]
        return word.first.map(Byte.isUpper) ?? false && word.dropFirst().contains(where: Byte.isLower)
    }
}
