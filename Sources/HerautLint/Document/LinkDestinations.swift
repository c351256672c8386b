import HerautModel

extension Block {
    /// Where the links in it lead, in order.
    var linkDestinations: [String] {
        switch content {
        case .heading(_, let inlines), .paragraph(let inlines): inlines.linkDestinations
        case .list(_, let items): items.flatMap { $0.blocks.flatMap(\.linkDestinations) }
        case .quote(let blocks): blocks.flatMap(\.linkDestinations)
        case .table(let header, let rows): (header + rows.joined()).flatMap(\.linkDestinations)
        case .code, .rule, .comment: []
        }
    }
}

extension [Inline] {
    fileprivate var linkDestinations: [String] {
        flatMap { inline -> [String] in
            switch inline.content {
            case .link(let inner, let destination): [destination] + inner.linkDestinations
            case .strong(let inner), .emphasis(let inner): inner.linkDestinations
            default: []
            }
        }
    }
}
