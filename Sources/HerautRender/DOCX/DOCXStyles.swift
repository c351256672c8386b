import HerautModel

/// `word/styles.xml`: every look has a name, so that a house can restyle a letter in one place.
enum DOCXStyles {
    /// The part, for a document without a reference.
    static func xml(_ page: Page) -> String {
        let isRightToLeft = HTMLStyleSheet.isRightToLeft(page.metadata.language)
        let styles = all(colour: page.style.colour, measure: DOCXFrame.usualMeasure(page.style))
        return "<w:styles \(DOCXParts.namespaces)>" + defaults(page)
            + styles.map { (isRightToLeft ? $0.rightToLeft : $0).xml() }.joined() + "</w:styles>"
    }

    /// Every style, with headings in `colour`.
    static func all(
        colour: String, measure: DOCXMeasure? = nil, bullets: Int = DOCXNumbering.bullets
    ) -> [DOCXStyle] {
        let colour = String((Colour(colour)?.readable.hex ?? HouseStyle.defaultColour).dropFirst())
            .uppercased()
        return text + headings(colour) + lists(bullets) + letter(measure) + script
            + furniture(colour, measure) + table
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

    private static let text = [
        DOCXStyle(
            id: "Normal", name: "Normal", isDefault: true, basedOn: nil,
            otherNames: ["Standaard", "Standard"]),
        DOCXStyle(
            id: "DefaultParagraphFont", name: "Default Paragraph Font", kind: .character, isDefault: true,
            basedOn: nil, isQuick: false, marks: "<w:uiPriority w:val=\"1\"/><w:semiHidden/>",
            otherNames: ["Standaardalinea-lettertype"]),
        DOCXStyle(
            id: "Quote", name: "Quote",
            paragraph:
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"18\" w:space=\"10\" w:color=\"767676\"/></w:pBdr><w:ind w:left=\"425\"/>",
            otherNames: ["Citaat", "Quotations"]),
        DOCXStyle(
            id: "Code", name: "Code",
            paragraph: "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>",
            text:
                "<w:rFonts w:ascii=\"Courier New\" w:hAnsi=\"Courier New\" w:cs=\"Courier New\"/><w:noProof/>"
                + "<w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>",
            otherNames: ["HTML Preformatted", "Preformatted Text"]),
        DOCXStyle(
            id: "Hyperlink", name: "Hyperlink", kind: .character, basedOn: nil, isQuick: false,
            text: "<w:color w:val=\"0B4F9E\"/><w:u w:val=\"single\"/>", otherNames: ["Internet Link"]),
    ]

    private static func headings(_ colour: String) -> [DOCXStyle] {
        let levels = [(32, 360), (26, 280), (22, 220)]
        let title = heading("Title", "Title", size: 40, before: 0, after: 240, level: 0, colour, ["Titel"])
        return [title]
            + levels.enumerated().map { level, style in
                heading(
                    "Heading\(level + 1)", "heading \(level + 1)", size: style.0, before: style.1, after: 80,
                    level: level, colour, ["Kop \(level + 1)"])
            }
    }

    /// A title has an outline level too: it then heads the navigation of Word and the tags of a PDF.
    private static func heading(
        _ id: String, _ name: String, size: Int, before: Int, after: Int, level: Int, _ colour: String,
        _ otherNames: [String]
    ) -> DOCXStyle {
        DOCXStyle(
            id: id, name: name, next: "Normal",
            paragraph:
                "<w:keepNext/><w:keepLines/><w:spacing w:before=\"\(before)\" w:after=\"\(after)\" w:line=\"252\" "
                + "w:lineRule=\"auto\"/><w:outlineLvl w:val=\"\(level)\"/>",
            text:
                "<w:b/><w:bCs/><w:color w:val=\"\(colour)\"/><w:sz w:val=\"\(size)\"/><w:szCs w:val=\"\(size)\"/>",
            otherNames: otherNames)
    }

    private static let itemSpacing = "<w:spacing w:after=\"80\"/>"

    private static func lists(_ bullets: Int) -> [DOCXStyle] {
        [
            DOCXStyle(
                id: "ListBullet", name: "List Bullet",
                paragraph: "<w:numPr><w:numId w:val=\"\(bullets)\"/></w:numPr>" + itemSpacing,
                otherNames: ["Lijst opsom.teken", "Lijstopsomteken", "Opsomming"]),
            DOCXStyle(
                id: "ListNumber", name: "List Number", paragraph: itemSpacing,
                otherNames: ["Lijstnummering", "Nummering"]),
            DOCXStyle(
                id: "ListContinue", name: "List Continue", paragraph: itemSpacing,
                otherNames: ["Lijstvoortzetting"]),
            DOCXStyle(
                id: "Controlelijst", name: "Controlelijst",
                paragraph: "<w:tabs><w:tab w:val=\"left\" w:pos=\"425\"/></w:tabs>" + itemSpacing
                    + "<w:ind w:left=\"425\" w:hanging=\"425\"/>",
                otherNames: ["Checklist"]),
        ]
    }

    /// The return address ends where the window begins. In a document with a reference the paragraphs themselves say where they stand.
    private static func letter(_ measure: DOCXMeasure?) -> [DOCXStyle] {
        let line = DOCXMeasure.addressLine
        let above = measure.map { " w:before=\"\($0.aboveReturnAddress)\"" } ?? ""
        let below = measure == nil ? 0 : DOCXMeasure.belowWindow
        let side = measure.map { "<w:ind w:right=\"\($0.windowRight)\"/>" } ?? ""
        return [
            DOCXStyle(
                id: "Retouradres", name: "Retouradres",
                paragraph: "<w:spacing\(above) w:after=\"0\" w:line=\"\(line)\" w:lineRule=\"exact\"/>",
                text: "<w:color w:val=\"4A4A4A\"/><w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/>",
                otherNames: ["Afzenderadres", "Envelope Return"]),
            DOCXStyle(
                id: "Adres", name: "Adres", next: "Briefgegevens",
                paragraph:
                    "<w:suppressAutoHyphens/><w:spacing w:after=\"\(below)\" w:line=\"\(line)\" "
                    + "w:lineRule=\"exact\"/>" + side,
                otherNames: ["Geadresseerde", "Adresblok", "Inside Address"]),
            DOCXStyle(
                id: "Briefgegevens", name: "Briefgegevens", next: "Normal",
                paragraph: "<w:spacing w:after=\"320\"/>", otherNames: ["Kenmerken", "Referentieregel"]),
            DOCXStyle(
                id: "Afsluiting", name: "Afsluiting", next: "Normal",
                paragraph: "<w:keepNext/><w:keepLines/><w:spacing w:after=\"850\"/>",
                otherNames: ["Closing", "Slotgroet", "Groet"]),
        ]
    }

    private static let script = [
        DOCXStyle(
            id: "Spreektekst", name: "Spreektekst",
            paragraph: "<w:spacing w:after=\"240\" w:line=\"336\" w:lineRule=\"auto\"/>",
            text: "<w:sz w:val=\"30\"/><w:szCs w:val=\"30\"/>"),
        DOCXStyle(
            id: "Regie", name: "Regie", next: "Spreektekst",
            paragraph:
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"10\" w:color=\"767676\"/></w:pBdr>"
                + "<w:spacing w:before=\"120\" w:after=\"240\"/><w:ind w:left=\"284\"/>",
            text: "<w:i/><w:iCs/><w:color w:val=\"4A4A4A\"/>"),
    ]

    /// From line to line in the foot: 12 points.
    private static let footLine = 240

    private static func furniture(_ colour: String, _ measure: DOCXMeasure?) -> [DOCXStyle] {
        let width = measure?.textWidth ?? 9_071
        // Head and foot fill their margins themselves: LibreOffice forgets the white below a head in a section that starts on an odd page, and the
        // address would leave the window.
        let (headWhite, footWhite) =
            measure.map {
                (
                    $0.paper.top - DOCXMeasure.header - DOCXMeasure.line,
                    $0.paper.bottom - DOCXMeasure.footer - footLine
                )
            } ?? (0, 0)
        return [
            DOCXStyle(
                id: "Header", name: "header",
                paragraph:
                    "<w:spacing w:after=\"\(headWhite)\" w:line=\"\(DOCXMeasure.line)\" w:lineRule=\"exact\"/>",
                text: "<w:b/><w:bCs/><w:color w:val=\"\(colour)\"/>", otherNames: ["Koptekst"]),
            DOCXStyle(
                id: "Footer", name: "footer",
                paragraph: "<w:tabs><w:tab w:val=\"right\" w:pos=\"\(width)\"/></w:tabs>"
                    + "<w:spacing w:before=\"\(footWhite)\" w:after=\"0\" w:line=\"\(footLine)\" w:lineRule=\"exact\"/>",
                text: "<w:color w:val=\"4A4A4A\"/><w:sz w:val=\"17\"/><w:szCs w:val=\"17\"/>",
                otherNames: ["Voettekst"]),
            DOCXStyle(
                id: "Lijn", name: "Lijn",
                paragraph:
                    "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"767676\"/></w:pBdr>",
                otherNames: ["Horizontal Line"]),
            DOCXStyle(
                id: "Witregel", name: "Witregel",
                paragraph: "<w:spacing w:after=\"0\" w:line=\"160\" w:lineRule=\"exact\"/>"),
            DOCXStyle(
                id: "Tabeltekst", name: "Tabeltekst",
                paragraph: "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\" w:lineRule=\"auto\"/>",
                otherNames: ["Table Contents", "Tabelinhoud"]),
            DOCXStyle(
                id: "Tabelkop", name: "Tabelkop", basedOn: "Tabeltekst", paragraph: "<w:keepNext/>",
                text: "<w:b/><w:bCs/>", otherNames: ["Table Heading"]),
        ]
    }

    private static let table: [DOCXStyle] = {
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
        let borders = sides.map { "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"767676\"/>" }
            .joined()
        return [
            DOCXStyle(
                id: "TableNormal", name: "Normal Table", kind: .table, isDefault: true, basedOn: nil,
                isQuick: false, marks: "<w:uiPriority w:val=\"99\"/><w:semiHidden/>",
                more: "<w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/></w:tblPr>",
                otherNames: ["Standaardtabel", "Table Normal"]),
            DOCXStyle(
                id: "TableGrid", name: "Table Grid", kind: .table, basedOn: "TableNormal", isQuick: false,
                more:
                    "<w:tblPr><w:tblBorders>\(borders)</w:tblBorders><w:tblCellMar><w:left w:w=\"108\" w:type=\"dxa\"/>"
                    + "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:tcPr>"
                    + "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F0F0F0\"/></w:tcPr></w:tblStylePr>",
                otherNames: ["Tabelraster"]),
        ]
    }()
}
