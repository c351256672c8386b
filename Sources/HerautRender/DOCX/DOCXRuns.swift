import HerautModel

/// Writes the runs of a paragraph. Neighbours with the same look share one run, so a value and the words around it are one text.
struct DOCXRuns {
    /// How a run looks.
    struct Format: Hashable {
        var isStrong = false
        var isEmphasis = false
        var isCode = false
        /// Whether its letters run from right to left although its style does not say so.
        var isTurned = false
        /// The style of links, for text of a link.
        var linkStyle: String?

        var isLink: Bool { linkStyle != nil }

        /// Written in the order of CT_RPr (ECMA-376 §17.3.2.28).
        var xml: String {
            var inner = linkStyle.map { "<w:rStyle w:val=\"\(DOCXParts.escaped($0))\"/>" } ?? ""
            if isCode {
                let font = "Courier New"
                inner += "<w:rFonts w:ascii=\"\(font)\" w:hAnsi=\"\(font)\" w:cs=\"\(font)\"/>"
            }
            if isStrong { inner += "<w:b/><w:bCs/>" }
            if isEmphasis { inner += "<w:i/><w:iCs/>" }
            if isTurned { inner += "<w:rtl/>" }
            return inner.isEmpty ? "" : "<w:rPr>\(inner)</w:rPr>"
        }
    }

    /// Markup, or a place for a value.
    enum Piece {
        case markup(String)
        case opening(DOCXOpening)
    }

    private(set) var pieces: [Piece] = []
    private(set) var links: [String]
    private let words: DocumentWords
    private let frame: DOCXFrame
    private let showsAddresses: Bool
    /// The look of the run that is open.
    private var open: Format?

    init(page: Page, frame: DOCXFrame, links: [String]) {
        showsAddresses = page.family == .letter
        words = page.style.words
        self.frame = frame
        self.links = links
    }

    /// Writes `inlines` with the look of what they stand in.
    mutating func write(_ inlines: [Inline], _ format: Format) {
        for inline in inlines {
            switch inline.content {
            case .text(let text): write(text, format)
            case .strong(let inner): write(inner, format.with(\.isStrong))
            case .emphasis(let inner): write(inner, format.with(\.isEmphasis))
            case .code(let text): write(text, format.with(\.isCode))
            case .link(let inner, let destination): write(inner, linkedTo: destination, format)
            case .image(let alt, _): write("[" + words.picture + ": " + alt + "]", format.with(\.isEmphasis))
            case .lineBreak:
                start(format)
                pieces.append(.markup(DOCXOpening.lineBreak))
            case .slot(let slot):
                start(format)
                pieces.append(.opening(.text(slot.index)))
            case .comment: break
            }
        }
    }

    /// Ends the run that is open.
    mutating func close() {
        if open != nil { pieces.append(.markup("</w:t></w:r>")) }
        open = nil
    }

    private mutating func write(_ text: String, _ format: Format) {
        start(format)
        pieces.append(.markup(TextEscape.markup.escaped(text)))
    }

    private mutating func start(_ format: Format) {
        guard open != format else { return }
        close()
        pieces.append(.markup("<w:r>\(format.xml)<w:t xml:space=\"preserve\">"))
        open = format
    }

    private mutating func write(_ inner: [Inline], linkedTo destination: String, _ format: Format) {
        guard !format.isLink, let address = SafeLink.address(destination) else { return write(inner, format) }
        let index = links.firstIndex(of: address) ?? links.count
        if index == links.count { links.append(address) }
        close()
        pieces.append(.markup("<w:hyperlink r:id=\"\(frame.linkID(index))\" w:history=\"1\">"))
        var link = format
        link.linkStyle = frame.name(of: "Hyperlink")
        write(inner, link)
        close()
        pieces.append(.markup("</w:hyperlink>"))
        if showsAddresses { pieces.append(.opening(.address(inner, address, format: format))) }
    }
}

extension DOCXRuns.Format {
    /// This look and one thing more.
    fileprivate func with(_ property: WritableKeyPath<Self, Bool>) -> Self {
        var copy = self
        copy[keyPath: property] = true
        return copy
    }
}
