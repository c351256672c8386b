import HerautModel

/// The small parts of a Word document: what is in the file, how parts hang together, settings, head, foot and properties.
enum DOCXParts {
    /// First line of every part.
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

    /// Namespaces of the parts under `word/`. `w14` holds boxes that can be ticked; older readers may pass over it.
    static let namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        + "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" mc:Ignorable=\"w14\""

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    private static let package = "http://schemas.openxmlformats.org/package/2006/"
    private static let types = "application/vnd.openxmlformats-officedocument."

    /// A text that stands in an attribute or between tags.
    static func escaped(_ text: String) -> String { TextEscape.markup.escaped(text) }

    /// The content type of a theme.
    static let themeType = types + "theme+xml"

    /// The content type of a part under `word/`.
    static func contentType(_ part: String) -> String { types + "wordprocessingml.\(part)+xml" }

    /// `[Content_Types].xml`.
    static func contentTypes(_ frame: DOCXFrame) -> String {
        let endings = frame.endings.map { "<Default Extension=\"\($0.ending)\" ContentType=\"\($0.type)\"/>" }
        let text = [
            (name: "word/document.xml", type: contentType("document.main")),
            (name: "word/numbering.xml", type: contentType("numbering")),
        ]
        let overrides = (text + frame.parts.map { ($0.name, $0.contentType) }).map {
            "<Override PartName=\"/\($0.name)\" ContentType=\"\($0.type)\"/>"
        }
        return "<Types xmlns=\"\(package)content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + endings.joined()
            + overrides.joined()
            + "<Override PartName=\"/docProps/core.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
            + "<Override PartName=\"/docProps/app.xml\" ContentType=\"\(types)extended-properties+xml\"/></Types>"
    }

    /// `_rels/.rels`.
    static let packageRelationships = relationships(types: [
        (office + "officeDocument", "word/document.xml", ""),
        (package + "relationships/metadata/core-properties", "docProps/core.xml", ""),
        (office + "extended-properties", "docProps/app.xml", ""),
    ])

    /// Parts that a text without a reference leads to, in the order of their numbers.
    static let wordParts = [
        ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("header", "header1.xml"), ("footer", "footer1.xml"),
    ]

    /// `word/_rels/document.xml.rels`. Links come last: by that ``DOCXBinding`` knows which relations are a letter's own.
    static func documentRelationships(_ frame: DOCXFrame, links: [String]) -> String {
        let targets = links.map { (office + "hyperlink", escaped($0), " TargetMode=\"External\"") }
        return relationships(types: frame.relations.map { (office + $0.kind, $0.target, "") } + targets)
    }

    /// Relations with the ids they have.
    static func relationships(_ list: [DOCXRelation]) -> String {
        let items = list.map {
            "<Relationship Id=\"\(escaped($0.id))\" Type=\"\(office)\($0.kind)\" Target=\"\(escaped($0.target))\""
                + ($0.isExternal ? " TargetMode=\"External\"/>" : "/>")
        }
        return "<Relationships xmlns=\"\(package)relationships\">" + items.joined() + "</Relationships>"
    }

    private static func relationships(types list: [(type: String, target: String, mode: String)]) -> String {
        let items = list.enumerated().map { index, item in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(item.type)\" Target=\"\(item.target)\"\(item.mode)/>"
        }
        return "<Relationships xmlns=\"\(package)relationships\">" + items.joined() + "</Relationships>"
    }

    /// Paper, margins, head and foot; in the order of CT_SectPr (ECMA-376 §17.6.17).
    static func section(_ paper: DOCXMeasure.Paper, hasFirstPage: Bool) -> String {
        "<w:sectPr>"
            + (hasFirstPage ? "<w:headerReference w:type=\"first\" r:id=\"rId7\"/>" : "")
            + "<w:headerReference w:type=\"default\" r:id=\"rId5\"/>"
            + (hasFirstPage ? "<w:footerReference w:type=\"first\" r:id=\"rId8\"/>" : "")
            + "<w:footerReference w:type=\"default\" r:id=\"rId6\"/>"
            + DOCXMeasure.sizeXML(paper) + DOCXMeasure.marginsXML(paper)
            + (hasFirstPage ? "<w:titlePg/>" : "") + "</w:sectPr>"
    }

    /// `word/settings.xml`, in the order of CT_Settings (§17.15.1.78). Compatibility mode 15: today's Word, no "compatibility view". `taken` are
    /// elements from a reference, by their names.
    static func settings(_ page: Page, taken: [String: String]) -> String {
        let options = [
            ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1),
        ]
        let compatibility = options.map {
            "<w:compatSetting w:name=\"\($0.0)\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"\($0.1)\"/>"
        }
        let language = TextEscape.markup.escaped(LanguageTag.withCountry(page.metadata.language))
        let takenBefore = ["embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins"]
        return "<w:settings \(namespaces)><w:zoom w:percent=\"100\"/>"
            + takenBefore.compactMap { taken["w:" + $0] }.joined()
            + (taken["w:defaultTabStop"] ?? "<w:defaultTabStop w:val=\"709\"/>")
            + (taken["w:evenAndOddHeaders"] ?? "")
            + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>" + compatibility.joined()
            + "</w:compat>"
            + "<w:themeFontLang w:val=\"\(language)\"/>" + (taken["w:clrSchemeMapping"] ?? "")
            + "<w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
    }

    /// `word/fontTable.xml`: what may stand in for the font where it is missing.
    static func fontTable(_ style: HouseStyle) -> String {
        let font = TextEscape.markup.escaped(style.font)
        let other = style.font == "Arial" ? "Liberation Sans" : "Arial"
        return
            "<w:fonts \(namespaces)><w:font w:name=\"\(font)\"><w:altName w:val=\"\(other)\"/><w:charset w:val=\"00\"/>"
            + "<w:family w:val=\"swiss\"/><w:pitch w:val=\"variable\"/></w:font></w:fonts>"
    }

    /// `word/header1.xml`: the name of the municipality.
    static func header(_ style: HouseStyle) -> String {
        "<w:hdr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\(run(style.municipality))</w:p></w:hdr>"
    }

    /// `word/header2.xml`: the logo at the top of the first page, at the left margin.
    static func header(_ logo: Logo, _ measure: DOCXMeasure) -> String {
        "<w:hdr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>"
            + logoRun(logo, left: measure.paper.left) + "</w:p></w:hdr>"
    }

    /// The logo in a head, `left` from the side of the paper. It floats, so that it does not push the address out of the window. In the order
    /// of CT_Anchor (ECMA-376 §20.4.2.3).
    static func logoRun(_ logo: Logo, left: Int) -> String {
        // 12.7 EMU to a thousandth of a point, 635 to a twentieth.
        let size = "cx=\"\(logo.width * 127 / 10)\" cy=\"\(logo.height * 127 / 10)\""
        let alternative = escaped(logo.alternative)
        return "<w:r><w:drawing \(drawing)>"
            + "<wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" "
            + "locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
            + "<wp:positionH relativeFrom=\"page\"><wp:posOffset>\(left * 635)</wp:posOffset></wp:positionH>"
            + "<wp:positionV relativeFrom=\"page\"><wp:posOffset>\(logoTop * 635)</wp:posOffset></wp:positionV>"
            + "<wp:extent \(size)/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapNone/>"
            + "<wp:docPr id=\"1\" name=\"Logo\" descr=\"\(alternative)\"/><wp:cNvGraphicFramePr>"
            + "<a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic><a:graphicData uri=\"\(pictureNamespace)\">"
            + "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"1\" name=\"Logo\" descr=\"\(alternative)\"/><pic:cNvPicPr/></pic:nvPicPr>"
            + "<pic:blipFill><a:blip r:embed=\"\(DOCXRelation.logoID)\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
            + "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext \(size)/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
            + "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
    }

    /// From the top of the paper to the logo: 7 mm, so that the tallest one ends above the text.
    private static let logoTop = 397
    private static let pictureNamespace = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    private static let drawing =
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
        + "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
        + "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"\(pictureNamespace)\""

    /// A value of `heraut.yml` in a document that others edit: a content control that says what it is, with an example in it.
    static func control(_ field: ReferencePart.Field, name: String, example: String) -> String {
        "<w:sdt><w:sdtPr><w:alias w:val=\"\(escaped(name))\"/><w:tag w:val=\"\(field.rawValue)\"/></w:sdtPr>"
            + "<w:sdtContent>\(run(example))</w:sdtContent></w:sdt>"
    }

    /// Head of a document that others edit.
    static func header(_ content: String) -> String {
        "<w:hdr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Header\"/></w:pPr>\(content)</w:p></w:hdr>"
    }

    /// `word/footer1.xml`: contact line, and `Pagina 1 van 2` as fields.
    static func footer(_ style: HouseStyle) -> String { footer(run(style.footer ?? ""), style.words) }

    /// A foot with `contact` before the page number.
    static func footer(_ contact: String, _ words: DocumentWords) -> String {
        "<w:ftr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>" + contact
            + "<w:r><w:tab/></w:r>" + run(words.page + " ") + field("PAGE") + run(" " + words.of + " ")
            + field("NUMPAGES") + "</w:p></w:ftr>"
    }

    /// A text of its own; nothing for no text.
    static func run(_ text: String) -> String {
        text.isEmpty ? "" : "<w:r><w:t xml:space=\"preserve\">\(TextEscape.markup.escaped(text))</w:t></w:r>"
    }

    /// A field with 1 as its last known value, which readers that do not compute fields show.
    private static func field(_ code: String) -> String {
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> \(code) </w:instrText></w:r>"
            + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
    }

    /// `docProps/app.xml`.
    static let applicationProperties =
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
        + "<Application>Heraut</Application></Properties>"

    /// `docProps/core.xml`: title, municipality as maker, language, and the day of the draft. Without a day there is none: the clock
    /// is not for render to read.
    static func coreProperties(_ page: Page) -> SlottedBytes<DOCXOpening> {
        var out = SlottedBytes<DOCXOpening>()
        out.append(declaration + "<cp:coreProperties xmlns:cp=\"\(package)metadata/core-properties\" ")
        out.append(
            "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" ")
        out.append("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>")
        out.append(title: page.title) { .title($0) }
        out.append(
            "</dc:title><dc:creator>\(TextEscape.markup.escaped(page.style.municipality))</dc:creator>")
        out.append(
            "<dc:language>\(TextEscape.markup.escaped(LanguageTag.withCountry(page.metadata.language)))</dc:language>"
        )
        if let day = page.metadata.date?.iso {
            for name in ["created", "modified"] {
                out.append("<dcterms:\(name) xsi:type=\"dcterms:W3CDTF\">\(day)T00:00:00Z</dcterms:\(name)>")
            }
        }
        out.append("</cp:coreProperties>")
        return out
    }
}
