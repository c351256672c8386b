import HerautLanguage
import HerautModel

/// Writes a draft as a mail that a person opens, reads, addresses and sends (RFC 5322, MIME). Heraut sends nothing.
///
/// The same draft gives the same bytes: what other programs draw by lot (the identifier, the border between parts) is made from the text.
struct MailWriter {
    private let page: Page
    private let attachments: [MailAttachment]

    /// The mail.
    static func write(_ page: Page, attachments: [MailAttachment] = []) -> [UInt8] {
        MailWriter(page: page, attachments: attachments).mail()
    }

    private func mail() -> [UInt8] {
        let body = body()
        var hash = SHA256()
        hash.update(body)
        for file in attachments { hash.update(file.digest.utf8) }
        let mark = String(hash.hexDigest().prefix(32))
        var header = self.header(mark)
        guard !attachments.isEmpty else {
            Self.addTextPart(to: &header)
            header.close()
            return header.bytes + body
        }
        // `=_` never stands in quoted-printable or Base64, so no text can hold the border (RFC 2045, 6.7).
        let border = "=_heraut-" + mark
        header.add("Content-Type", signs: "multipart/mixed;\r\n boundary=\"\(border)\"")
        header.close()
        var out = header.bytes
        var part = MailHeader()
        Self.addTextPart(to: &part)
        part.close()
        out += Array("--\(border)\r\n".utf8) + part.bytes + body + Array("\r\n".utf8)
        for file in attachments { out += Array("--\(border)\r\n".utf8) + self.part(file) }
        return out + Array("--\(border)--\r\n".utf8)
    }

    private func header(_ mark: String) -> MailHeader {
        var header = MailHeader()
        // Mail programs open it as something to send, not as something received.
        header.add("X-Unsent", signs: "1")
        let sender = page.style.email.flatMap {
            Mailbox(name: page.metadata.sender ?? page.style.municipality, address: $0)
        }
        if let sender { header.add("From", mailbox: sender) }
        header.add("Subject", text: subject)
        if let date = page.metadata.date { header.add("Date", signs: Self.noon(date)) }
        header.add("Message-ID", signs: "<\(mark)@\(sender?.domain ?? "heraut.invalid")>")
        header.add(
            "Content-Language",
            signs: page.metadata.language.filter { $0.isASCII && ($0.isLetter || $0 == "-") })
        header.add("MIME-Version", signs: "1.0")
        return header
    }

    /// What stands behind `Onderwerp:`, else the title.
    private var subject: String {
        let blocks = page.sections.map(\.block)
        guard let place = LetterParts(of: blocks).subject else { return page.title.plainText }
        let line = blocks[place.block].lines[place.lines.lowerBound]
        return (line.droppingLineLabel ?? line).plainText
    }

    private static func addTextPart(to header: inout MailHeader) {
        header.add("Content-Type", signs: "text/plain; charset=utf-8")
        header.add("Content-Transfer-Encoding", signs: "quoted-printable")
    }

    /// The text as a plain one, with the list of what goes with it.
    private func body() -> [UInt8] {
        var text = PlainTextWriter.write(page).bytes(filledWith: [])
        if !attachments.isEmpty {
            text += Array("\n\(page.style.words.attachments):\n".utf8)
            for file in attachments {
                let name = TextEscape(isMarkup: false, dropsIsolates: true).escaped(file.name)
                text += Array("- \(name) (\(file.bytes.count) bytes)\n  SHA-256: \(file.digest)\n".utf8)
            }
        }
        var out: [UInt8] = []
        text.withUnsafeBufferPointer { OutputEscape.mailBody.append($0, to: &out) }
        return out
    }

    private func part(_ file: MailAttachment) -> [UInt8] {
        var header = MailHeader()
        let kind = Self.mediaType(of: file.name)
        header.add("Content-Type", signs: kind)
        header.add("Content-Disposition", signs: "attachment;\r\n " + Self.parameter(file.name))
        header.add("Content-Transfer-Encoding", signs: "base64")
        header.close()
        var code: [UInt8] = []
        Base64.append(file.bytes, to: &code)
        var out = header.bytes
        for start in stride(from: 0, to: code.count, by: 76) {
            out += code[start..<min(start + 76, code.count)] + Array("\r\n".utf8)
        }
        return out
    }

    /// The name of a file as a parameter in UTF-8 (RFC 2231, RFC 5987), cut over lines so that none is too long.
    private static func parameter(_ name: String) -> String {
        let signs = Array("0123456789ABCDEF".unicodeScalars)
        var pieces = [""]
        for byte in name.utf8 {
            let isPlain = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E
            let more =
                isPlain ? String(Unicode.Scalar(byte)) : "%\(signs[Int(byte >> 4)])\(signs[Int(byte & 15)])"
            if pieces[pieces.count - 1].utf8.count + more.utf8.count > 50 { pieces.append("") }
            pieces[pieces.count - 1] += more
        }
        guard pieces.count > 1 else { return "filename*=utf-8''" + pieces[0] }
        return pieces.enumerated().map { index, piece in
            "filename*\(index)*=" + (index == 0 ? "utf-8''" : "") + piece
        }.joined(separator: ";\r\n ")
    }

    private static func mediaType(of name: String) -> String {
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
        return switch ending {
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "pdf": "application/pdf"
        default: "application/octet-stream"
        }
    }

    /// Noon of a day in UTC: a draft knows its day, and noon is that day all over the kingdom's Europe and Caribbean.
    private static func noon(_ date: CalendarDate) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(date.day) \(months[date.month - 1]) \(date.year) 12:00:00 +0000"
    }
}
