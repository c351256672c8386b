import HerautModel

/// DB-15: hashtags, accounts and pages of the call, or a page that readers are sent to for "the whole story".
struct CallSource: CodedRule {
    static let id: RuleID = "DB-15"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for match in report.matches("hashtags") {
            report.add(document.passages[match.passage], match.range, variant: "hashtag")
        }
        for match in report.matches("verwijzing") where !isOwn(match, document, report) {
            let passage = document.passages[match.passage]
            report.add(passage, withName(match.range, in: passage), variant: "pagina", weight: .milder)
        }
        if let call = document.facts.call { check(call, document, &report) }
    }

    private func check(_ call: Call, _ document: LintDocument, _ report: inout RuleReport) {
        let tags = call.hashtags.map(bare)
        let accounts = call.accounts.map(bare)
        if tags.isEmpty, accounts.isEmpty { return }
        for passage in document.passages {
            for word in passage.words {
                let text = bare(passage.folded(word))
                if (word.kind == .hashtag ? tags : accounts).contains(where: { text.elementsEqual($0) }) {
                    report.add(passage, word.range, variant: word.kind == .hashtag ? "hashtag" : "zaak")
                }
            }
        }
    }

    /// The name of the page belongs to it: words with a capital, and small ones between them.
    private func withName(_ range: Range<Int>, in passage: Passage) -> Range<Int> {
        var end = range.upperBound
        let next = passage.word(at: end)
        for word in passage.words[next...].prefix(6) where Byte.isUpper(passage.bytes[word.range.lowerBound])
        {
            if word.sentence == passage.sentence(at: range.lowerBound) { end = word.range.upperBound }
        }
        return range.lowerBound..<end
    }

    /// A page of one's own, or one whose address stands there to be judged.
    private func isOwn(_ match: RuleReport.Match, _ document: LintDocument, _ report: RuleReport) -> Bool {
        let passage = document.passages[match.passage]
        return report.has("eigen", inSentence: match.sentence, of: passage)
            || passage.words(inSentence: match.sentence).contains { passage.words[$0].kind == .link }
    }

    private func bare(_ name: String) -> ArraySlice<UInt8> {
        bare(Characters.lowercased(Array(name.utf8))[...])
    }

    /// A name without the sign before it.
    private func bare(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        name.drop { $0 == Byte.at || $0 == Byte.hash }
    }
}
