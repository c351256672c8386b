/// A Word document as a municipality might have it: Dutch ids, headings in green, a table with logo and name in the head, an address in the foot,
/// wide margins, bullets of its own. Everything invented.
public enum TestLetterhead {
    /// Namespaces as Word writes them.
    public static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        + "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\""

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    /// The archive; its parts can be changed.
    public static var archive: TestArchive {
        var logo = TestPicture()
        (logo.width, logo.height) = (120, 40)
        logo.sample = { x, y, channel in channel == 1 ? 110 : (x / 10 + y / 10) % 2 * 60 }
        logo.filter = { _ in 0 }
        var archive = TestArchive([
            ("[Content_Types].xml", types),
            ("_rels/.rels", relations([("rId1", "officeDocument", "word/document.xml")])),
            ("word/document.xml", document), ("word/styles.xml", styles), ("word/numbering.xml", numbering),
            ("word/settings.xml", settings), ("word/theme/theme1.xml", theme), ("word/kop.xml", head),
            ("word/voet.xml", foot),
            ("word/_rels/kop.xml.rels", relations([("rId1", "image", "media/beeldmerk.png")])),
            (
                "word/_rels/document.xml.rels",
                relations([
                    ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"),
                    ("rId3", "settings", "settings.xml"), ("rId4", "theme", "theme/theme1.xml"),
                    ("rId7", "header", "kop.xml"), ("rId8", "footer", "voet.xml"),
                ])
            ),
        ])
        archive["word/media/beeldmerk.png"] = logo.png
        return archive
    }

    /// A part of relations.
    public static func relations(_ list: [(id: String, kind: String, target: String)]) -> String {
        let items = list.map {
            "<Relationship Id=\"\($0.id)\" Type=\"\(office)\($0.kind)\" Target=\"\($0.target)\"/>"
        }
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + items.joined() + "</Relationships>"
    }

    private static let types: String = {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
        let parts = [
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"),
            ("settings", "settings"), ("kop", "header"), ("voet", "footer"),
        ].map { "<Override PartName=\"/word/\($0.0).xml\" ContentType=\"\(word)\($0.1)+xml\"/>" }
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>"
            + "<Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>"
            + parts.joined() + "</Types>"
    }()

    private static let document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:document \(namespaces)><w:body>"
        + "<w:p><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr><w:r><w:t>Voorbeeld</w:t></w:r></w:p>"
        + "<w:p><w:r><w:t>Deze tekst komt in geen enkele brief.</w:t></w:r></w:p>"
        + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId7\"/><w:footerReference w:type=\"default\" r:id=\"rId8\"/>"
        + "<w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1985\" w:right=\"1418\" w:bottom=\"1701\" w:left=\"1418\" "
        + "w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:pgNumType w:start=\"7\"/><w:cols w:space=\"708\"/>"
        + "<w:docGrid w:linePitch=\"360\"/></w:sectPr></w:body></w:document>"

    private static func style(
        _ id: String, _ name: String, type: String = "paragraph", isDefault: Bool = false,
        _ properties: String = ""
    ) -> String {
        "<w:style w:type=\"\(type)\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
            + (isDefault || type != "paragraph" ? "" : "<w:basedOn w:val=\"Standaard\"/>") + properties
            + "</w:style>"
    }

    private static func heading(_ level: Int, _ size: Int) -> String {
        style(
            "Kop\(level)", "heading \(level)",
            "<w:pPr><w:keepNext/><w:spacing w:before=\"240\" w:after=\"60\"/><w:outlineLvl w:val=\"\(level - 1)\"/></w:pPr>"
                + "<w:rPr><w:b/><w:color w:val=\"1E6B3A\"/><w:sz w:val=\"\(size)\"/></w:rPr>")
    }

    private static let styles =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:styles \(namespaces)><w:docDefaults><w:rPrDefault><w:rPr>"
        + "<w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\"/><w:sz w:val=\"21\"/><w:lang w:val=\"nl-NL\"/></w:rPr></w:rPrDefault>"
        + "<w:pPrDefault><w:pPr><w:spacing w:after=\"120\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        + style("Standaard", "Normal", isDefault: true) + heading(1, 34) + heading(2, 26) + heading(3, 22)
        + style(
            "Standaardalinea-lettertype", "Default Paragraph Font", type: "character", isDefault: true)
        + style("Standaardtabel", "Normal Table", type: "table", isDefault: true)
        + style(
            "Lijstopsomteken", "List Bullet",
            "<w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr><w:contextualSpacing/></w:pPr>")
        + style("Koptekst", "header") + style("Voettekst", "footer", "<w:rPr><w:sz w:val=\"16\"/></w:rPr>")
        + "</w:styles>"

    private static let numbering =
        "<w:numbering \(namespaces)><w:abstractNum w:abstractNumId=\"3\"><w:nsid w:val=\"1A2B3C4D\"/><w:multiLevelType w:val=\"hybridMultilevel\"/>"
        + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:pStyle w:val=\"Lijstopsomteken\"/><w:lvlText w:val=\"■\"/>"
        + "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"340\" w:hanging=\"340\"/></w:pPr>"
        + "<w:rPr><w:color w:val=\"1E6B3A\"/></w:rPr></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>"

    private static let settings =
        "<w:settings \(namespaces)><w:trackRevisions/><w:defaultTabStop w:val=\"708\"/><w:attachedTemplate r:id=\"rId1\"/></w:settings>"

    private static let theme =
        "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Voorbeeldstad\"><a:themeElements>"
        + "<a:fontScheme name=\"V\"><a:majorFont><a:latin typeface=\"Georgia\"/></a:majorFont><a:minorFont><a:latin typeface=\"Georgia\"/>"
        + "</a:minorFont></a:fontScheme></a:themeElements></a:theme>"

    /// A picture of 30 by 10 mm in the line.
    public static let picture =
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"1080000\" cy=\"360000\"/>"
        + "<wp:docPr id=\"1\" name=\"Afbeelding 1\" descr=\"Logo gemeente Voorbeeldstad\"/><wp:cNvGraphicFramePr/><a:graphic>"
        + "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
        + "<pic:cNvPr id=\"1\" name=\"beeldmerk.png\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/><a:stretch>"
        + "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1080000\" cy=\"360000\"/></a:xfrm>"
        + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"

    private static let head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:hdr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Koptekst\"/><w:jc w:val=\"right\"/></w:pPr>\(picture)</w:p></w:hdr>"

    private static let foot =
        "<w:ftr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Voettekst\"/><w:jc w:val=\"center\"/></w:pPr><w:r>"
        + "<w:t xml:space=\"preserve\">Raadhuisplein 1, 1234 AA Voorbeeldstad · bladzijde </w:t></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        + "<w:r><w:t xml:space=\"preserve\"> van </w:t></w:r><w:fldSimple w:instr=\" NUMPAGES \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>"
}
