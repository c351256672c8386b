import HerautModel

/// NT-01: the exact place of the content is missing (DSA, article 16, second paragraph, under b): a web address or the message's id.
struct NoticeWithoutLocation: CodedRule {
    static let id: RuleID = "NT-01"

    func check(_ document: LintDocument, report: inout RuleReport) {
        let refusals = report.matches("geen_vindplaats")
        for match in refusals {
            let passage = document.passages[match.passage]
            report.add(passage, passage.sentences[match.sentence])
        }
        guard refusals.isEmpty, report.matches("berichtnummer").isEmpty, !hasAddress(document) else { return }
        report.addMissing(variant: "ontbreekt")
    }

    /// A full web address in the text, in code or behind a link. The site of the municipality in a signature has no protocol or path.
    private func hasAddress(_ document: LintDocument) -> Bool {
        let isWritten = document.passages.contains { passage in
            passage.words.contains { word in
                (word.kind == .link || word.kind == .code) && isAddress(passage.text(word.range))
            }
        }
        return isWritten || document.draft.blocks.contains { $0.linkDestinations.contains(where: isAddress) }
    }

    private func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count == 4 && parts[1].isEmpty && ["http:", "https:"].contains(parts[0].lowercased())
    }
}
