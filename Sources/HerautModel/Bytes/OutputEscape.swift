/// How a value is written in a format so that it stays a value. The format decides, never the author of a template.
///
/// Every case takes UTF-8 text and adds to bytes that already hold what stands before the value.
public enum OutputEscape: Hashable, Sendable {
    /// As printed: for texts that a renderer splices and escapes itself.
    case verbatim
    /// A text file: what no paper can show is left out.
    case plainText
    /// A draft in Markdown.
    case markdown
    /// HTML and XML, text and attributes alike.
    case markup
    /// A whole cell of CSV (RFC 4180) that no spreadsheet takes for a formula.
    case csv(delimiter: UInt8)
    /// A word of a header of a mail (RFC 5322, RFC 2047).
    case mailHeader
    /// The body of a mail in quoted-printable (RFC 2045).
    case mailBody
    /// A whole string object of a PDF (ISO 32000, 7.3.4): hexadecimal UTF-16.
    case pdfString

    /// Adds `value` to `out`, so that it cannot end or start anything there.
    public func append(_ value: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        switch self {
        case .verbatim: out.append(contentsOf: value)
        case .plainText: Self.paper.append(value, to: &out)
        case .markdown:
            var isAtLineStart = MarkdownEscape.isAtLineStart(after: out)
            MarkdownEscape.append(value, isAtLineStart: &isAtLineStart, to: &out)
        case .markup: TextEscape.markup.append(value, to: &out)
        case .csv(let delimiter): Self.appendCell(value, delimiter: delimiter, to: &out)
        case .mailHeader: MailEscape.appendHeader(value, to: &out)
        case .mailBody: MailEscape.appendBody(value, to: &out)
        case .pdfString: Self.appendPDFString(value, to: &out)
        }
    }

    /// Adds `value` to `out`, as ``append(_:to:)`` with bytes.
    public func append(_ value: String, to out: inout [UInt8]) {
        var value = value
        value.withUTF8 { append($0, to: &out) }
    }

    /// On one line, without what no paper can show.
    static let paper = TextEscape(isMarkup: false, dropsIsolates: true)

    // MARK: CSV

    /// A cell that starts as a formula gets an apostrophe, by which spreadsheets know a text (OWASP, CSV injection).
    private static func appendCell(
        _ value: UnsafeBufferPointer<UInt8>, delimiter: UInt8, to out: inout [UInt8]
    ) {
        var text: [UInt8] = []
        paper.append(value, to: &text)
        if startsFormula(text) { text.insert(UInt8(ascii: "'"), at: 0) }
        let needsQuotes =
            text.first == UInt8(ascii: " ") || text.last == UInt8(ascii: " ")
            || text.contains { $0 == delimiter || $0 == UInt8(ascii: "\"") }
        guard needsQuotes else { return out.append(contentsOf: text) }
        out.append(UInt8(ascii: "\""))
        for byte in text {
            if byte == UInt8(ascii: "\"") { out.append(byte) }
            out.append(byte)
        }
        out.append(UInt8(ascii: "\""))
    }

    private static func startsFormula(_ text: [UInt8]) -> Bool {
        let rest = text.drop { $0 == UInt8(ascii: " ") }
        // The wide forms ＋ － ＝ ＠ (U+FF0B, FF0D, FF1D, FF20) are formulas to some spreadsheets as well.
        let wide: [[UInt8]] = [
            [0xEF, 0xBC, 0x8B], [0xEF, 0xBC, 0x8D], [0xEF, 0xBC, 0x9D], [0xEF, 0xBC, 0xA0],
        ]
        return rest.first.map { "=+-@".utf8.contains($0) } ?? false || wide.contains { rest.starts(with: $0) }
    }

    // MARK: PDF

    private static func appendPDFString(_ value: UnsafeBufferPointer<UInt8>, to out: inout [UInt8]) {
        var text: [UInt8] = []
        paper.append(value, to: &text)
        let digits = Array("0123456789ABCDEF".utf8)
        out.append(contentsOf: "<FEFF".utf8)
        for unit in String(decoding: text, as: UTF8.self).utf16 {
            for shift in [12, 8, 4, 0] { out.append(digits[Int(unit >> UInt16(shift)) & 15]) }
        }
        out.append(UInt8(ascii: ">"))
    }
}
