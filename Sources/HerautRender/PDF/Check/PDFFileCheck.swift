/// The file, its colours and its metadata.
extension PDFCheck {
    mutating func checkFile() {
        let bytes = reader.bytes
        let head = bytes.prefix(20)
        let isHeader =
            head.count > 15 && head[5] == UInt8(ascii: "1") && head[6] == UInt8(ascii: ".")
            && (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(head[7])
        let end = head.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? 0
        let mark = bytes.dropFirst(end).drop { $0 == 0x0A || $0 == 0x0D }.prefix(5)
        expect(
            isHeader && mark.first == UInt8(ascii: "%") && mark.dropFirst().allSatisfy { $0 > 127 }, .header)
        let tail = bytes.suffix(7)
        let ends = ["%%EOF", "%%EOF\n", "%%EOF\r", "%%EOF\r\n"]
        expect(ends.contains { tail.suffix($0.utf8.count).elementsEqual($0.utf8) }, .fileEnd)
        let identity = reader.resolved(reader.trailer["ID"])?.array ?? []
        expect(identity.count == 2 && identity.allSatisfy { ($0.string?.count ?? 0) > 0 }, .identity)
        checkObjects()
        checkColours()
        let catalogue = reader.catalogue
        expect(reader.entry("AcroForm", of: catalogue) == nil, .forms)
        expect(reader.entry("OCProperties", of: catalogue) == nil, .optionalContent)
        expect(reader.entry("EmbeddedFiles", of: reader.entry("Names", of: catalogue)) == nil, .embeddedFiles)
        for key in ["OpenAction", "AA"] { expect(reader.entry(key, of: catalogue) == nil, .actions, key) }
        expect(
            reader.entry("JavaScript", of: reader.entry("Names", of: catalogue)) == nil, .actions,
            "JavaScript")
    }

    private mutating func checkObjects() {
        for number in reader.numbers {
            guard let object = reader.object(number) else {
                add(.objectTable, "\(number)")
                continue
            }
            guard object.streamStart != nil else { continue }
            checkStream(object, number)
        }
    }

    private mutating func checkStream(_ object: PDFReader.Object, _ number: Int) {
        let entries = object.value.dictionary ?? [:]
        for key in ["F", "FFilter", "FDecodeParms"] {
            expect(entries[key] == nil, .externalContent, "\(number)")
        }
        let filters = reader.resolved(entries["Filter"])
        let names = filters?.array ?? [filters].compactMap { $0 }
        for name in names { expect(name.name != "LZWDecode" && name.name != "Crypt", .filter, "\(number)") }
        if entries["Subtype"]?.name == "Image" { checkImage(entries, number) }
        guard let packed = reader.packed(object) else { return add(.streamLength, "\(number)") }
        var scanner = PDFScanner(reader.bytes[packed.endIndex...])
        let isClosed =
            scanner.skip("\nendstream") || scanner.skip("\r\nendstream") || scanner.skip("endstream")
        expect(isClosed, .streamLength, "\(number)")
    }

    /// No other versions of a picture for elsewhere, nothing smoothed by the reader's whim, and colours that the output intent tells the meaning of.
    private mutating func checkImage(_ entries: [String: PDFValue], _ number: Int) {
        let isPlain =
            entries["Alternates"] == nil && entries["OPI"] == nil
            && reader.resolved(entries["Interpolate"]) != .flag(true)
        expect(isPlain, .images, "\(number)")
        guard reader.resolved(entries["ImageMask"]) != .flag(true) else { return }
        let space = reader.resolved(entries["ColorSpace"])
        let base =
            space?.array.flatMap { $0.count > 1 && $0[0].name == "Indexed" ? reader.resolved($0[1]) : nil }
            ?? space
        expect(["DeviceRGB", "DeviceGray"].contains(base?.name), .colourSpace, "\(number)")
    }

    // MARK: Colour

    private mutating func checkColours() {
        let intents = reader.entry("OutputIntents", of: reader.catalogue)?.array ?? []
        let intent = intents.first { reader.entry("S", of: $0)?.name == "GTS_PDFA1" }
        guard let intent else { return add(.outputIntent) }
        let profile = reader.stream(reader.resolved(intent)?.dictionary?["DestOutputProfile"]) ?? []
        guard profile.count > 132 else { return add(.profile) }
        func word(_ offset: Int) -> String { String(decoding: profile[offset..<offset + 4], as: UTF8.self) }
        let size = profile[..<4].reduce(0) { $0 << 8 | Int($1) }
        let isRGB = word(16) == "RGB " && ["mntr", "prtr", "spac", "scnr"].contains(word(12))
        expect(word(36) == "acsp" && size == profile.count && profile[8] <= 4 && isRGB, .profile)
    }

    // MARK: Metadata

    mutating func checkMetadata() {
        let catalogue = reader.catalogue
        let number = catalogue?.dictionary?["Metadata"]
        guard let packet = reader.stream(number) else { return add(.metadata) }
        expect(reader.entry("Filter", of: number) == nil, .metadata)
        let text = String(decoding: packet, as: UTF8.self)
        expect(
            Self.element("pdfaid:part", in: text) == "2"
                && Self.element("pdfaid:conformance", in: text) == "A", .conformance)
        expect(Self.element("pdfuaid:part", in: text) == "1", .uaIdentifier)
        expect(
            !text.contains("pdfuaid:")
                || text.contains("pdfaExtension:schemas")
                    && text.contains("pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/<"),
            .extensionSchema)
        let title = Self.element("dc:title", in: text).map(Self.withoutTags)
        expect(!(title ?? "").isEmpty, .title)
        if let info = reader.entry("Title", of: reader.trailer["Info"])?.string {
            expect(Self.text(info) == title, .informationAgrees)
        }
        expect(
            reader.entry("DisplayDocTitle", of: reader.entry("ViewerPreferences", of: catalogue))
                == .flag(true), .displayTitle)
        let language = reader.entry("Lang", of: catalogue)?.string ?? []
        expect(
            !language.isEmpty
                && language.allSatisfy {
                    $0 == UInt8(ascii: "-") || ($0 >= 48 && $0 < 58) || ($0 | 32 >= 97 && $0 | 32 < 123)
                }, .language)
    }

    /// What stands in an element of the packet.
    private static func element(_ name: String, in text: String) -> String? {
        guard let open = text.firstRange(of: "<\(name)>"), let close = text.firstRange(of: "</\(name)>"),
            open.upperBound <= close.lowerBound
        else { return nil }
        return String(text[open.upperBound..<close.lowerBound])
    }

    private static func withoutTags(_ text: String) -> String {
        var result = ""
        var isTag = false
        for character in text {
            if character == "<" {
                isTag = true
            } else if character == ">" {
                isTag = false
            } else if !isTag {
                result.append(character)
            }
        }
        for (entity, sign) in [
            ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ] {
            result = result.split(separator: entity, omittingEmptySubsequences: false).joined(separator: sign)
        }
        return result
    }

    /// A text string of a PDF: UTF-16 with its mark, or plain.
    static func text(_ bytes: [UInt8]) -> String {
        guard bytes.starts(with: [0xFE, 0xFF]) else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        return String(decoding: units, as: UTF16.self)
    }
}
