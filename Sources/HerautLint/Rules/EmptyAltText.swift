import HerautModel

/// YO-11: the alternative text of a poster or picture is missing, or says no more than "poster".
struct EmptyAltText: CodedRule {
    static let id: RuleID = "YO-11"

    private static let leastWords = 5

    func check(_ document: LintDocument, report: inout RuleReport) {
        let texts = document.passages.filter { $0.scopes.contains(.altText) && !$0.scopes.contains(.label) }
        for text in texts where text.words.count < Self.leastWords {
            report.add(text, 0..<text.bytes.count)
        }
        let bare = document.draft.blocks.flatMap(\.imagesWithoutText)
        for image in bare { report.add(image, variant: "leeg") }
        if document.family == .poster, texts.isEmpty, bare.isEmpty { report.addMissing(variant: "ontbreekt") }
    }
}

extension Block {
    /// Where pictures stand without a text in their place.
    fileprivate var imagesWithoutText: [SourceSpan] {
        switch content {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.flatMap(\.imagesWithoutText)
        case .list(_, let items): items.flatMap { $0.blocks.flatMap(\.imagesWithoutText) }
        case .quote(let blocks): blocks.flatMap(\.imagesWithoutText)
        case .table(let header, let rows):
            (header + rows.joined()).flatMap { $0.flatMap(\.imagesWithoutText) }
        case .code, .rule, .comment: []
        }
    }
}

extension Inline {
    fileprivate var imagesWithoutText: [SourceSpan] {
        switch content {
        case .image(let alt, _): alt.trimmingSpaces().isEmpty ? [span] : []
        case .strong(let inner), .emphasis(let inner), .link(let inner, _): inner.flatMap(\.imagesWithoutText)
        default: []
        }
    }
}
