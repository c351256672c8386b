import HerautModel
import HerautRender
import HerautTestSupport
import Testing

struct MailTests {
    private static let notice = """
        ---
        soort: ntd-verzoek
        titel: Melding van illegale inhoud
        datum: 2026-11-03
        afzender: gemeente Voorbeeldstad
        ---
        # Melding van één bericht

        Onderwerp: melding van illegale inhoud (artikel 16 van Verordening (EU) 2022/2065), met spoed

        Het bericht staat op https://instagram.example/p/KD3110/ en vraagt om vernielingen. Dat is strafbaar.
        """

    private static func mail(_ markdown: String = notice, _ attachments: [MailAttachment] = []) throws
        -> Mail5322
    {
        var style = try Sample.style()
        style.email = "veiligheid@voorbeeldstad.example"
        return try Mail5322(
            Mail.rendition(of: Sample.draft(markdown), attachments: attachments, style: style).bytes)
    }

    @Test func `a mail says who it is from and what it is about, and is still to be sent`() throws {
        let mail = try Self.mail()
        #expect(mail.header["from"] == "\"gemeente Voorbeeldstad\" <veiligheid@voorbeeldstad.example>")
        #expect(
            mail.header["subject"]
                == "melding van illegale inhoud (artikel 16 van Verordening (EU) 2022/2065), met spoed")
        #expect(mail.header["date"] == "3 Nov 2026 12:00:00 +0000")
        #expect(mail.header["x-unsent"] == "1")
        #expect(mail.header["to"] == nil && mail.header["mime-version"] == "1.0")
        #expect(mail.header["message-id"]?.hasSuffix("@voorbeeldstad.example>") == true)
        #expect(mail.header["content-type"] == "text/plain; charset=utf-8")
        #expect(try mail.text.contains("https://instagram.example/p/KD3110/"))
        #expect(try mail.text.hasPrefix("Melding van één bericht\r\n"))
    }

    @Test func `the same draft is the same mail, and another draft has another identifier`() throws {
        let first = try Self.mail()
        #expect(first.bytes == (try Self.mail()).bytes)
        let other = try Self.mail(Self.notice + "\nNog iets.\n")
        #expect(first.header["message-id"] != other.header["message-id"])
    }

    @Test func `no line is longer than mail allows, and every line ends as mail lines do`() throws {
        let long = Self.notice.replacing("met spoed", with: String(repeating: "spóéd ", count: 60))
        let file = MailAttachment(
            name: String(repeating: "schérm ", count: 30) + ".png", bytes: [UInt8](0...255))
        for mail in [try Self.mail(long), try Self.mail(long, [file])] {
            for line in String(decoding: mail.bytes, as: UTF8.self).split(
                separator: "\r\n", omittingEmptySubsequences: false)
            {
                #expect(line.utf8.count <= 78 && !line.contains("\n") && !line.contains("\r"), "\(line)")
            }
            #expect(mail.bytes.allSatisfy { $0 < 0x80 })
        }
    }

    @Test func `files go with it whole, and the text lists them with their fingerprint`() throws {
        let bytes = (0..<5_000).map { UInt8($0 % 251) }
        let mail = try Self.mail(Self.notice, [MailAttachment(name: "schermafdruk één.png", bytes: bytes)])
        let parts = try mail.parts()
        try #require(parts.count == 2)
        #expect(parts[1].header["content-type"] == "image/png")
        #expect(
            parts[1].header["content-disposition"]
                == "attachment; filename*=utf-8''schermafdruk%20%C3%A9%C3%A9n.png")
        #expect(try parts[1].decoded == bytes)
        let hash = Hexadecimal.text(SHA256.hash(bytes))
        #expect(try parts[0].text.contains("- schermafdruk één.png (5000 bytes)\r\n  SHA-256: \(hash)"))
    }

    @Test(arguments: [
        "x\r\nBcc: iedereen@voorbeeldstad.example", "\"; Bcc: a@b.example", "a <b@c.example>, d",
        "=?UTF-8?B?eA==?=",
        "é\u{202E}\r\n\r\nHallo", "\\\" <x@y.example>",
    ])
    func `no value can start a header or add a recipient`(value: String) throws {
        var metadata = DraftMetadata()
        metadata.sender = value
        metadata.title = value
        let draft = Draft(
            source: SourceText(path: "x.md", text: ""), metadata: metadata, bodyStart: 0, blocks: [])
        var style = try Sample.style()
        style.email = "info@voorbeeldstad.example"
        let mail = try Mail5322(Mail.rendition(of: draft, attachments: [], style: style).bytes)
        #expect(
            Set(mail.header.keys).isSubset(of: [
                "x-unsent", "from", "subject", "message-id", "content-language", "mime-version",
                "content-type",
                "content-transfer-encoding",
            ]))
        #expect(mail.header["from"]?.hasSuffix(" <info@voorbeeldstad.example>") == true)
        let name = try #require(mail.header["from"]).dropLast(" <info@voorbeeldstad.example>".count)
        #expect(name.hasPrefix("\"") && name.hasSuffix("\"") || name.hasPrefix("=?UTF-8?B?"))
        #expect(try mail.text == "")
    }

    @Test(arguments: [
        "a@b\r\nBcc: c@d", "a b@c.example", "geen adres", "a@", "@b.example", "a@b..c", "a@-b.example",
    ])
    func `what is no address is not written as one`(address: String) throws {
        var style = try Sample.style()
        style.email = address
        let mail = try Mail5322(
            Mail.rendition(of: Sample.draft(Self.notice), attachments: [], style: style).bytes)
        #expect(mail.header["from"] == nil && mail.header["bcc"] == nil)
        #expect(mail.header["message-id"]?.hasSuffix("@heraut.invalid>") == true)
    }

    @Test func `hostile text comes out as it went in`() throws {
        var random = Seeded(41)
        for _ in 0..<100 {
            let text = random.text(from: Sample.hostile + [".", "From ", "--=_heraut-"], count: 12)
            let mail = try Mail5322(try Hostile.render(text, .eml))
            let plain = String(decoding: try Hostile.render(text, .txt), as: UTF8.self)
            #expect(
                try mail.text.replacing("\r\n", with: "\n") == plain.replacing("\r\n", with: "\n"), "\(text)")
        }
    }
}

/// A mail as another program reads it.
struct Mail5322 {
    struct Malformed: Error { let line: String }

    let bytes: [UInt8]
    private(set) var header: [String: String] = [:]
    private let body: Substring

    init(_ bytes: [UInt8]) throws { try self.init(String(decoding: bytes, as: UTF8.self)[...]) }

    private init(_ text: Substring) throws {
        bytes = Array(text.utf8)
        guard let end = text.firstRange(of: "\r\n\r\n") else { throw Malformed(line: "no body") }
        body = text[end.upperBound...]
        let lines = text[..<end.lowerBound].replacing("\r\n ", with: " ").split(separator: "\r\n")
        for line in lines {
            guard let colon = line.firstIndex(of: ":") else { throw Malformed(line: String(line)) }
            let name = line[..<colon].lowercased()
            guard header[name] == nil, name.allSatisfy({ $0.isLetter || $0 == "-" }) else {
                throw Malformed(line: String(line))
            }
            header[name] = Self.words(line[line.index(after: colon)...].trimmingSpaces())
        }
    }

    /// Encoded words as text (RFC 2047); white between two of them is none.
    private static func words(_ value: String) -> String {
        guard value.hasPrefix("=?UTF-8?B?"), value.hasSuffix("?=") else { return value }
        let words = value.split(separator: " ").map { $0.dropFirst("=?UTF-8?B?".count).dropLast(2) }
        return String(decoding: words.flatMap { base64($0) }, as: UTF8.self)
    }

    private static func base64(_ text: Substring) -> [UInt8] {
        let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        var out: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in text.utf8 {
            guard let value = signs.firstIndex(of: byte) else { continue }
            bits = bits << 6 | value
            count += 6
            if count >= 8 {
                count -= 8
                out.append(UInt8(bits >> count & 255))
            }
        }
        return out
    }

    /// The bytes of the body.
    var decoded: [UInt8] {
        get throws {
            switch header["content-transfer-encoding"] {
            case "base64": return Self.base64(body)
            case "quoted-printable": return try Self.quotedPrintable(body)
            default: return Array(body.utf8)
            }
        }
    }

    var text: String { get throws { String(decoding: try decoded, as: UTF8.self) } }

    private static func quotedPrintable(_ text: Substring) throws -> [UInt8] {
        var out: [UInt8] = []
        var rest = text.replacing("=\r\n", with: "").utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else {
                throw Malformed(line: String(decoding: rest.prefix(9), as: UTF8.self))
            }
            out.append(value)
            rest = rest.dropFirst(2)
        }
        return out
    }

    func parts() throws -> [Mail5322] {
        let kind = try #require(header["content-type"])
        let border = try #require(kind.split(separator: "boundary=\"").last).dropLast()
        let pieces = ("\r\n" + body).split(separator: "\r\n--" + border, omittingEmptySubsequences: false)
        guard pieces.last == "--\r\n" else { throw Malformed(line: "not closed") }
        return try pieces.dropFirst().dropLast().map { try Mail5322($0.dropFirst()) }
    }
}

/// Bytes as digits.
private enum Hexadecimal {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
