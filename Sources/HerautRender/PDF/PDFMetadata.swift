import HerautModel

/// What a document says of itself: the XMP packet (ISO 16684-1) and the older information dictionary, which have to agree.
struct PDFMetadata: Sendable {
    /// The information dictionary (ISO 32000-1, 14.3.3).
    private(set) var information: [UInt8] = []
    /// The packet.
    private(set) var packet: [UInt8] = []

    private let title: String
    private let author: String
    /// Language tag with a country.
    private let language: String
    /// The day of the draft; without one the file has none, since the clock is not for render to read.
    private let date: CalendarDate?

    private static let producer: StaticString = "Heraut"

    /// Of a letter with a title.
    init(_ form: PDFForm, title: String) {
        let trimmed = title.trimmingSpaces()
        // A document has a title, whatever it is called (ISO 14289-1, 7.1).
        let title = trimmed.isEmpty ? form.author.isEmpty ? "Heraut" : form.author : trimmed
        self.title = TextEscape(isMarkup: false, dropsIsolates: true).escaped(title)
        author = form.author
        language = LanguageTag.withCountry(form.language)
        date = form.date
        var information = ByteBuffer(capacity: 256)
        writeInformation(to: &information)
        var packet = ByteBuffer(capacity: 2048)
        writeXMP(to: &packet)
        self.information = information.array
        self.packet = packet.array
    }

    /// The packet. It claims PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1); PDF/A wants the schema of the second described.
    private func writeXMP(to out: inout ByteBuffer) {
        out.append(Self.opening)
        out.append("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" as StaticString)
        out.append(TextEscape.markup.escaped(title))
        out.append("</rdf:li></rdf:Alt></dc:title>\n" as StaticString)
        if !author.isEmpty {
            out.append("<dc:creator><rdf:Seq><rdf:li>" as StaticString)
            out.append(TextEscape.markup.escaped(author))
            out.append("</rdf:li></rdf:Seq></dc:creator>\n" as StaticString)
        }
        out.append("<dc:language><rdf:Bag><rdf:li>" as StaticString)
        out.append(TextEscape.markup.escaped(language))
        out.append("</rdf:li></rdf:Bag></dc:language>\n<xmp:CreatorTool>" as StaticString)
        out.append(Self.producer)
        out.append("</xmp:CreatorTool>\n" as StaticString)
        if let day = date?.iso {
            for name in ["xmp:CreateDate", "xmp:ModifyDate"] {
                out.append("<\(name)>\(day)T00:00:00Z</\(name)>\n")
            }
        }
        out.append("<pdf:Producer>" as StaticString)
        out.append(Self.producer)
        out.append("</pdf:Producer>\n" as StaticString)
        out.append(Self.closing)
    }

    private func writeInformation(to out: inout ByteBuffer) {
        out.append("<</Title" as StaticString)
        out.append(text: title)
        if !author.isEmpty {
            out.append("/Author" as StaticString)
            out.append(text: author)
        }
        out.append("/Creator(Heraut)/Producer(Heraut)" as StaticString)
        if let day = date?.iso {
            let stamp = "(D:" + day.filter { $0 != "-" } + "000000Z)"
            out.append("/CreationDate" + stamp + "/ModDate" + stamp)
        }
        out.append(">>" as StaticString)
    }

    private static let opening: StaticString = """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
        xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">

        """

    private static let closing: StaticString = """
        <pdfaid:part>2</pdfaid:part>
        <pdfaid:conformance>A</pdfaid:conformance>
        <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>
        <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
        xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
        xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
        <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
        <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
        <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
        <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
        <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
        <pdfaProperty:name>part</pdfaProperty:name>
        <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
        <pdfaProperty:category>internal</pdfaProperty:category>
        <pdfaProperty:description>Part of PDF/UA that the document follows</pdfaProperty:description>
        </rdf:li></rdf:Seq></pdfaSchema:property>
        </rdf:li></rdf:Bag></pdfaExtension:schemas>
        </rdf:Description>
        </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="w"?>
        """
}
