import HerautModel

/// Running text as HTML, in the direction of its page.
struct HTMLText: Sendable {
    /// On a page that runs from right to left, numbers are kept apart from the text around them.
    let isRightToLeft: Bool
    /// Whether of several spaces all are seen, as in an address: two between postcode and town (communication.md §3.4). Browsers show one.
    var keepsSpaces = false

    private static let fixedSpace = "\u{A0}"

    /// Adds `text`.
    func append(_ text: String, to out: inout [UInt8]) {
        let text = keepsSpaces ? text.replacing("  ", with: Self.fixedSpace + " ") : text
        guard isRightToLeft else { return TextEscape.markup.append(text, to: &out) }
        for (piece, isIsolated) in NumberIsolation.pieces(of: text) {
            if isIsolated { out.append(contentsOf: "<bdi dir=\"ltr\">".utf8) }
            TextEscape.markup.append(String(piece), to: &out)
            if isIsolated { out.append(contentsOf: "</bdi>".utf8) }
        }
    }
}
