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

    /// `[Content_Types].xml`.
    static let contentTypes: String = {
        let word = ["styles", "numbering", "settings", "fontTable"].map { (name: $0, type: $0) }
        let parts =
            [(name: "document", type: "document.main")] + word + [
                (name: "header1", type: "header"), (name: "footer1", type: "footer"),
            ]
        let overrides = parts.map {
            "<Override PartName=\"/word/\($0.name).xml\" ContentType=\"\(types)wordprocessingml.\($0.type)+xml\"/>"
        }
        return "<Types xmlns=\"\(package)content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" + overrides.joined()
            + "<Override PartName=\"/docProps/core.xml\" "
            + "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
            + "<Override PartName=\"/docProps/app.xml\" ContentType=\"\(types)extended-properties+xml\"/></Types>"
    }()

    /// `_rels/.rels`.
    static let packageRelationships =
        relationships([
            (office + "officeDocument", "word/document.xml", ""),
            (package + "relationships/metadata/core-properties", "docProps/core.xml", ""),
            (office + "extended-properties", "docProps/app.xml", ""),
        ])

    private static let wordParts = [
        ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("header", "header1.xml"), ("footer", "footer1.xml"),
    ]

    /// Number of relationships before those of links.
    static let partCount = wordParts.count

    /// The relationship of the link with this number, from 0.
    static func linkID(_ index: Int) -> String { "rId\(partCount + 1 + index)" }

    /// `word/_rels/document.xml.rels`.
    static func documentRelationships(links: [String]) -> String {
        let targets = links.map {
            (office + "hyperlink", TextEscape.markup.escaped($0), " TargetMode=\"External\"")
        }
        return relationships(wordParts.map { (office + $0.0, $0.1, "") } + targets)
    }

    private static func relationships(_ list: [(type: String, target: String, mode: String)]) -> String {
        let items = list.enumerated().map { index, item in
            "<Relationship Id=\"rId\(index + 1)\" Type=\"\(item.type)\" Target=\"\(item.target)\"\(item.mode)/>"
        }
        return "<Relationships xmlns=\"\(package)relationships\">" + items.joined() + "</Relationships>"
    }

    /// Paper, margins, head and foot; in the order of CT_SectPr (ECMA-376 §17.6.17).
    static let section = section(start: "", end: "")

    /// The same, with more between references and paper, and behind the margins.
    static func section(start: String, end: String) -> String {
        "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId5\"/><w:footerReference w:type=\"default\" r:id=\"rId6\"/>"
            + start + "<w:pgSz w:w=\"\(DOCXMeasure.pageWidth)\" w:h=\"\(DOCXMeasure.pageHeight)\"/>"
            + "<w:pgMar w:top=\"\(DOCXMeasure.top)\" w:right=\"\(DOCXMeasure.right)\" w:bottom=\"\(DOCXMeasure.bottom)\" "
            + "w:left=\"\(DOCXMeasure.left)\" w:header=\"709\" w:footer=\"567\" w:gutter=\"0\"/>" + end
            + "</w:sectPr>"
    }

    /// `word/settings.xml`, in the order of CT_Settings (§17.15.1.78). Compatibility mode 15: today's Word, no "compatibility view".
    static func settings(_ page: Page) -> String {
        let options = [
            ("compatibilityMode", 15), ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1), ("differentiateMultirowTableHeaders", 1),
        ]
        let compatibility = options.map {
            "<w:compatSetting w:name=\"\($0.0)\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"\($0.1)\"/>"
        }
        let language = TextEscape.markup.escaped(LanguageTag.withCountry(page.metadata.language))
        return "<w:settings \(namespaces)><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"709\"/>"
            + "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>" + compatibility.joined()
            + "</w:compat>"
            + "<w:themeFontLang w:val=\"\(language)\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/></w:settings>"
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

    /// `word/footer1.xml`: contact line, and `Pagina 1 van 2` as fields.
    static func footer(_ style: HouseStyle) -> String {
        "<w:ftr \(namespaces)><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>" + run(style.footer ?? "")
            + "<w:r><w:tab/></w:r>"
            + run(style.words.page + " ") + field("PAGE") + run(" " + style.words.of + " ")
            + field("NUMPAGES") + "</w:p></w:ftr>"
    }

    private static func run(_ text: String) -> String {
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
        writePlain(page.title, to: &out)
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

    private static func writePlain(_ inlines: [Inline], to out: inout SlottedBytes<DOCXOpening>) {
        for inline in inlines {
            switch inline.content {
            case .text(let text), .code(let text), .image(let text, _):
                out.append { TextEscape.markup.append(text, to: &$0) }
            case .strong(let inner), .emphasis(let inner), .link(let inner, _): writePlain(inner, to: &out)
            case .lineBreak: out.append(" ")
            case .slot(let slot): out.append(.title(slot.index))
            case .comment: break
            }
        }
    }
}
