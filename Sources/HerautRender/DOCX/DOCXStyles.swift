import HerautModel

/// `word/styles.xml`: every look has a name, so that a house can restyle a letter in one place.
enum DOCXStyles {
    /// The part.
    static func xml(_ page: Page) -> String {
        let colour = String((Colour(page.style.colour)?.readable.hex ?? HouseStyle.defaultColour).dropFirst())
            .uppercased()
        return "<w:styles \(DOCXParts.namespaces)>" + defaults(page)
            + normal(page) + text + headings(colour) + lists
            + letter
            + (["Spreektekst", "Regie"].map(script).joined()) + furniture(colour) + table + "</w:styles>"
    }

    /// Font, 10.5 points, language, and the white between lines and paragraphs.
    private static func defaults(_ page: Page) -> String {
        let font = TextEscape.markup.escaped(page.style.font)
        let language = TextEscape.markup.escaped(LanguageTag.withCountry(page.metadata.language))
        return
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"\(font)\" w:eastAsia=\"\(font)\" w:hAnsi=\"\(font)\" "
            + "w:cs=\"\(font)\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"\(language)\" "
            + "w:eastAsia=\"\(language)\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
            + "<w:spacing w:after=\"\(DOCXMeasure.betweenParagraphs)\" w:line=\"\(DOCXMeasure.line)\" w:lineRule=\"atLeast\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    }

    private static func paragraph(
        _ id: String, _ name: String, basedOn: String? = "Normal", next: String? = nil, pPr: String = "",
        rPr: String = ""
    ) -> String {
        "<w:style w:type=\"paragraph\"\(id == "Normal" ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>"
            + (basedOn.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? "")
            + (next.map { "<w:next w:val=\"\($0)\"/>" } ?? "")
            + "<w:qFormat/>" + (pPr.isEmpty ? "" : "<w:pPr>\(pPr)</w:pPr>")
            + (rPr.isEmpty ? "" : "<w:rPr>\(rPr)</w:rPr>")
            + "</w:style>"
    }

    /// What every other style is based on: in a language from right to left, paragraphs and letters run that way.
    private static func normal(_ page: Page) -> String {
        let isRightToLeft = HTMLStyleSheet.isRightToLeft(page.metadata.language)
        return paragraph(
            "Normal", "Normal", basedOn: nil, pPr: isRightToLeft ? "<w:bidi/>" : "",
            rPr: isRightToLeft ? "<w:rtl/>" : "")
    }

    private static let text =
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
        + "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
        + paragraph(
            "Quote", "Quote",
            pPr:
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"767676\"/></w:pBdr><w:ind w:left=\"425\"/>"
        )
        + paragraph(
            "Code", "Code", pPr: "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>",
            rPr:
                "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/><w:noProof/>"
                + "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>")
        + "<w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>"
        + "<w:rPr><w:color w:val=\"0B4F9E\"/><w:u w:val=\"single\"/></w:rPr></w:style>"

    private static func headings(_ colour: String) -> String {
        let levels = [
            ("Heading1", "heading 1", 32, 360), ("Heading2", "heading 2", 26, 280),
            ("Heading3", "heading 3", 22, 220),
        ]
        let title = heading("Title", "Title", size: 40, before: 0, after: 240, level: 0, colour)
        return title
            + levels.enumerated().map { level, style in
                heading(style.0, style.1, size: style.2, before: style.3, after: 80, level: level, colour)
            }.joined()
    }

    /// A title has an outline level too: it then heads the navigation of Word and the tags of a PDF.
    private static func heading(
        _ id: String, _ name: String, size: Int, before: Int, after: Int, level: Int, _ colour: String
    ) -> String {
        paragraph(
            id, name, next: "Normal",
            pPr:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"252\" "
                + "w:lineRule=\"auto\"/><w:outlineLvl w:val=\"\(level)\"/>",
            rPr:
                "<w:b/><w:bCs/><w:color w:val=\"\(colour)\"/><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>"
        )
    }

    private static let lists =
        paragraph(
            "ListBullet", "List Bullet",
            pPr: "<w:numPr><w:numId w:val=\"\(DOCXNumbering.bullets)\"/></w:numPr><w:spacing w:after=\"80\"/>"
        )
        + paragraph("ListNumber", "List Number", pPr: "<w:spacing w:after=\"80\"/>")
        + paragraph("ListContinue", "List Continue", pPr: "<w:spacing w:after=\"80\"/>")
        + paragraph(
            "Controlelijst", "Controlelijst",
            pPr: "<w:tabs><w:tab w:val=\"left\" w:pos=\"425\"/></w:tabs><w:spacing w:after=\"80\"/>"
                + "<w:ind w:left=\"425\" w:hanging=\"425\"/>")

    /// The return address ends where the window begins: 25 mm under the top margin.
    private static let letter =
        paragraph(
            "Retouradres", "Retouradres",
            pPr:
                "<w:spacing w:before=\"\(DOCXMeasure.windowTop - DOCXMeasure.top - DOCXMeasure.addressLine)\" w:after=\"0\" "
                + "w:line=\"\(DOCXMeasure.addressLine)\" w:lineRule=\"exact\"/>",
            rPr: "<w:color w:val=\"4A4A4A\"/><w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/>")
        + paragraph(
            "Adres", "Adres", next: "Briefgegevens",
            pPr:
                "<w:suppressAutoHyphens/><w:spacing w:after=\"\(DOCXMeasure.belowWindow)\" w:line=\"\(DOCXMeasure.addressLine)\" "
                + "w:lineRule=\"exact\"/><w:ind w:right=\"\(DOCXMeasure.textWidth - DOCXMeasure.windowWidth)\"/>"
        )
        + paragraph("Briefgegevens", "Briefgegevens", next: "Normal", pPr: "<w:spacing w:after=\"320\"/>")
        + paragraph(
            "Afsluiting", "Afsluiting", next: "Normal",
            pPr: "<w:keepNext/><w:keepLines/><w:spacing w:after=\"850\"/>")

    private static func script(_ id: String) -> String {
        id == "Regie"
            ? paragraph(
                id, id, next: "Spreektekst",
                pPr:
                    "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"10\" w:color=\"767676\"/></w:pBdr>"
                    + "<w:spacing w:before=\"120\" w:after=\"240\"/><w:ind w:left=\"284\"/>",
                rPr: "<w:i/><w:iCs/><w:color w:val=\"4A4A4A\"/>")
            : paragraph(
                id, id, pPr: "<w:spacing w:after=\"240\" w:line=\"336\" w:lineRule=\"auto\"/>",
                rPr: "<w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>")
    }

    private static func furniture(_ colour: String) -> String {
        paragraph(
            "Header", "header", pPr: "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
            rPr: "<w:b/><w:bCs/><w:color w:val=\"\(colour)\"/>")
            + paragraph(
                "Footer", "footer",
                pPr: "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(DOCXMeasure.textWidth)\"/></w:tabs>"
                    + "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
                rPr: "<w:color w:val=\"4A4A4A\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>")
            + paragraph(
                "Lijn", "Lijn",
                pPr:
                    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"767676\"/></w:pBdr>"
            )
            + paragraph(
                "Witregel", "Witregel", pPr: "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>")
            + paragraph(
                "Tabeltekst", "Tabeltekst",
                pPr: "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>")
            + paragraph(
                "Tabelkop", "Tabelkop", basedOn: "Tabeltekst", pPr: "<w:keepNext/>", rPr: "<w:b/><w:bCs/>")
    }

    private static let table: String = {
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
        let borders = sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>" }
            .joined()
        return
            "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
            + "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr></w:style>"
            + "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:basedOn w:val=\"TableNormal\"/>"
            + "<w:tblPr><w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/>"
            + "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr>"
            + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/></w:tcPr></w:tblStylePr></w:style>"
    }()
}
