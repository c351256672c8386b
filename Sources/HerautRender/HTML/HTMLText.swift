import HerautModel

/// Running text as HTML, in the direction of its page.
enum HTMLText {
    /// Adds `text`. On a page that runs from right to left, numbers are kept apart from the text around them.
    static func append(_ text: String, isRightToLeft: Bool, to out: inout [UInt8]) {
        guard isRightToLeft else { return TextEscape.markup.append(text, to: &out) }
        for (piece, isIsolated) in NumberIsolation.pieces(of: text) {
            if isIsolated { out.append(contentsOf: "<bdi dir=\"ltr\">".utf8) }
            TextEscape.markup.append(String(piece), to: &out)
            if isIsolated { out.append(contentsOf: "</bdi>".utf8) }
        }
    }
}
