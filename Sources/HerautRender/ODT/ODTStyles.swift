import HerautModel

/// `styles.xml`: the looks of a letter under the names that LibreOffice gives them, the paper, head and foot.
enum ODTStyles {
    /// The part.
    static func xml(_ page: Page) -> String {
        let style = page.style
        let colour = Colour(style.colour)?.readable.hex ?? HouseStyle.defaultColour
        return "<office:document-styles \(ODTParts.namespaces)><office:font-face-decls>"
            + "<style:font-face style:name=\"Huis\" svg:font-family=\"'\(family(style.font))'\" style:font-family-generic=\"swiss\"/>"
            + "<style:font-face style:name=\"Vast\" svg:font-family=\"'Courier New'\" style:font-family-generic=\"modern\" style:font-pitch=\"fixed\"/>"
            + "</office:font-face-decls><office:styles>" + defaults(page) + text + headings(colour)
            + letter(style)
            + characters + lists + "</office:styles>" + paper(page, colour) + "</office:document-styles>"
    }

    /// A font name is a user's text, and stands in quotation marks within an attribute.
    private static func family(_ name: String) -> String { ODTParts.escaped(name.filter { $0 != "'" }) }

    private static func defaults(_ page: Page) -> String {
        let tag = LanguageTag.withCountry(page.metadata.language).split(separator: "-")
        let language = ODTParts.escaped(String(tag.first ?? "nl"))
        let country = tag.count > 1 ? ODTParts.escaped(String(tag[1])) : "none"
        let mode = HTMLStyleSheet.isRightToLeft(page.metadata.language) ? "rl-tb" : "lr-tb"
        return
            "<style:default-style style:family=\"paragraph\"><style:paragraph-properties fo:margin-top=\"0pt\" "
            + "fo:margin-bottom=\"7pt\" style:line-height-at-least=\"14.3pt\" fo:orphans=\"2\" fo:widows=\"2\" "
            + "fo:hyphenation-ladder-count=\"no-limit\" style:writing-mode=\"\(mode)\" style:tab-stop-distance=\"12.5mm\"/>"
            + "<style:text-properties style:font-name=\"Huis\" fo:font-size=\"10.5pt\" fo:language=\"\(language)\" "
            + "fo:country=\"\(country)\" fo:hyphenate=\"false\"/></style:default-style>"
            + "<style:default-style style:family=\"table\"><style:table-properties table:border-model=\"collapsing\"/></style:default-style>"
    }

    /// A look of paragraphs; `name` is what people see.
    private static func paragraph(
        _ name: String, parent: String? = "Standard", _ paragraph: String = "", _ text: String = "",
        more: String = ""
    ) -> String {
        let id = name.split(separator: " ").joined(separator: "_20_")
        return "<style:style style:name=\"\(id)\" style:display-name=\"\(name)\" style:family=\"paragraph\""
            + (parent.map { " style:parent-style-name=\"\($0)\"" } ?? "") + more + ">"
            + (paragraph.isEmpty ? "" : "<style:paragraph-properties \(paragraph)/>")
            + (text.isEmpty ? "" : "<style:text-properties \(text)/>") + "</style:style>"
    }

    private static let text =
        paragraph("Standard", parent: nil) + paragraph("List Item", "fo:margin-bottom=\"4pt\"")
        + paragraph(
            "Quotations",
            "fo:margin-left=\"7.5mm\" fo:padding-left=\"3mm\" fo:border-left=\"2pt solid #767676\"")
        + paragraph(
            "Preformatted Text", "fo:background-color=\"#f2f2f2\"",
            "style:font-name=\"Vast\" fo:font-size=\"9.5pt\"")
        + paragraph("Lijn", "fo:border-bottom=\"0.5pt solid #767676\" fo:padding-bottom=\"1pt\"")
        + paragraph("Table Contents", "fo:margin-top=\"2pt\" fo:margin-bottom=\"2pt\"")
        + paragraph(
            "Table Heading", parent: "Table_20_Contents", "fo:keep-with-next=\"always\"",
            "fo:font-weight=\"bold\"")
        + paragraph(
            "Spreektekst", "fo:margin-bottom=\"12pt\" fo:line-height=\"140%\"", "fo:font-size=\"15pt\"")
        + paragraph(
            "Regie",
            "fo:margin-left=\"5mm\" fo:margin-bottom=\"12pt\" fo:padding-left=\"3mm\" fo:border-left=\"1.5pt solid #767676\"",
            "fo:font-style=\"italic\" fo:color=\"#4a4a4a\"")

    private static func headings(_ colour: String) -> String {
        let looks = [
            ("Title", 20, 0, 12, 1), ("Heading 1", 16, 18, 4, 1), ("Heading 2", 13, 14, 4, 2),
            ("Heading 3", 11, 11, 4, 3),
        ]
        return looks.map { name, size, before, after, level in
            paragraph(
                name,
                "fo:margin-top=\"\(before)pt\" fo:margin-bottom=\"\(after)pt\" fo:line-height=\"105%\" fo:keep-with-next=\"always\" "
                    + "fo:keep-together=\"always\"",
                "fo:font-size=\"\(size)pt\" fo:font-weight=\"bold\" fo:color=\"\(colour)\"",
                more:
                    " style:default-outline-level=\"\(level)\" style:next-style-name=\"Standard\" style:class=\"text\""
            )
        }.joined()
    }

    /// Line height and place of an address are those of the window.
    private static func letter(_ style: HouseStyle) -> String {
        let line = ODTParts.points(PDFMeasure.addressLine)
        let above = ODTParts.points(max(0, style.window.top - PDFMeasure.top - PDFMeasure.addressLine))
        let side = ODTParts.points(style.window.left - PDFMeasure.left)
        let rest = ODTParts.points(
            PDFMeasure.textWidth - style.window.width - (style.window.left - PDFMeasure.left))
        let sides = "fo:margin-left=\"\(side)\" fo:margin-right=\"\(rest)\""
        return paragraph(
            "Retouradres",
            "fo:margin-top=\"\(above)\" fo:margin-bottom=\"0pt\" fo:line-height=\"\(line)\" fo:margin-left=\"\(side)\"",
            "fo:font-size=\"7.5pt\" fo:color=\"#4a4a4a\"")
            + paragraph("Adres", "fo:line-height=\"\(line)\" fo:text-align=\"start\" " + sides)
            + paragraph("Briefgegevens", "fo:margin-bottom=\"16pt\"")
            + paragraph("Afsluiting", "fo:margin-bottom=\"42.5pt\" fo:keep-with-next=\"always\"")
    }

    private static let characters =
        "<style:style style:name=\"Sterk\" style:display-name=\"Strong Emphasis\" style:family=\"text\">"
        + "<style:text-properties fo:font-weight=\"bold\"/></style:style>"
        + "<style:style style:name=\"Nadruk\" style:display-name=\"Emphasis\" style:family=\"text\">"
        + "<style:text-properties fo:font-style=\"italic\"/></style:style>"
        + "<style:style style:name=\"Broncode\" style:display-name=\"Source Text\" style:family=\"text\">"
        + "<style:text-properties style:font-name=\"Vast\"/></style:style>"
        + "<style:style style:name=\"Internet_20_link\" style:display-name=\"Internet link\" style:family=\"text\">"
        + "<style:text-properties fo:color=\"#0b4f9e\" style:text-underline-style=\"solid\"/></style:style>"

    /// Bullets, numbers, and a list whose items bring their own box.
    private static let lists: String = {
        let marks = ["•", "–", "▪"]
        let levels = 1...9
        func label(_ level: Int) -> String {
            let edge = ODTParts.points(PDFMeasure.listIndent * level)
            return "<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\">"
                + "<style:list-level-label-alignment text:label-followed-by=\"listtab\" text:list-tab-stop-position=\"\(edge)\" "
                + "fo:text-indent=\"-7.5mm\" fo:margin-left=\"\(edge)\"/></style:list-level-properties>"
        }
        let bullets = levels.map { level in
            "<text:list-level-style-bullet text:level=\"\(level)\" text:bullet-char=\"\(marks[(level - 1) % 3])\">"
                + label(level) + "</text:list-level-style-bullet>"
        }
        let numbers = levels.map { level in
            "<text:list-level-style-number text:level=\"\(level)\" style:num-format=\"1\" style:num-suffix=\".\">"
                + label(level) + "</text:list-level-style-number>"
        }
        let boxes = levels.map { level in
            "<text:list-level-style-number text:level=\"\(level)\" style:num-format=\"\">"
                + label(level).replacing("listtab", with: "nothing") + "</text:list-level-style-number>"
        }
        return [("Opsomming", bullets), ("Nummering", numbers), ("Controlelijst", boxes)].map {
            name, levels in
            "<text:list-style style:name=\"\(name)\">" + levels.joined() + "</text:list-style>"
        }.joined()
    }()

    // MARK: Paper

    /// A4 with the margins of the house; a first page with a logo is a page of its own kind, which the usual one follows.
    private static func paper(_ page: Page, _ colour: String) -> String {
        let style = page.style
        let foot =
            "<style:footer><text:p text:style-name=\"Voet\">\(ODTParts.escaped(style.footer ?? ""))<text:tab/>"
            + "\(ODTParts.escaped(style.words.page)) <text:page-number text:select-page=\"current\">1</text:page-number> "
            + "\(ODTParts.escaped(style.words.of)) <text:page-count>1</text:page-count></text:p></style:footer>"
        let name = "<text:p text:style-name=\"Hoofd\">\(ODTParts.escaped(style.municipality))</text:p>"
        var masters =
            "<style:master-page style:name=\"Standard\" style:page-layout-name=\"Papier\"><style:header>\(name)</style:header>\(foot)</style:master-page>"
        if let logo = style.logo {
            masters +=
                "<style:master-page style:name=\"Eerste\" style:page-layout-name=\"Papier\" style:next-style-name=\"Standard\">"
                + "<style:header><text:p text:style-name=\"Hoofd\">\(frame(logo))</text:p></style:header>\(foot)</style:master-page>"
        }
        return "<office:automatic-styles>" + pageLayout + furniture(colour)
            + "</office:automatic-styles><office:master-styles>" + masters + "</office:master-styles>"
    }

    /// Head and foot hang in the margins: the text starts 25 mm from the top whatever stands there.
    private static let pageLayout: String = {
        let band =
            "fo:min-height=\"12.5mm\" fo:margin-left=\"0mm\" fo:margin-right=\"0mm\" style:dynamic-spacing=\"true\""
        return
            "<style:page-layout style:name=\"Papier\"><style:page-layout-properties fo:page-width=\"210mm\" "
            + "fo:page-height=\"297mm\" style:print-orientation=\"portrait\" fo:margin-top=\"12.5mm\" fo:margin-bottom=\"10mm\" "
            + "fo:margin-left=\"20mm\" fo:margin-right=\"30mm\"/><style:header-style><style:header-footer-properties "
            + "\(band) fo:margin-bottom=\"5mm\"/></style:header-style><style:footer-style><style:header-footer-properties "
            + "fo:min-height=\"15mm\" fo:margin-left=\"0mm\" fo:margin-right=\"0mm\" fo:margin-top=\"8mm\" style:dynamic-spacing=\"true\"/>"
            + "</style:footer-style></style:page-layout>"
    }()

    private static func furniture(_ colour: String) -> String {
        "<style:style style:name=\"Hoofd\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
            + "<style:paragraph-properties fo:margin-bottom=\"0pt\"/><style:text-properties fo:font-weight=\"bold\" fo:color=\"\(colour)\"/></style:style>"
            + "<style:style style:name=\"Voet\" style:family=\"paragraph\" style:parent-style-name=\"Standard\">"
            + "<style:paragraph-properties fo:margin-bottom=\"0pt\"><style:tab-stops><style:tab-stop style:position=\"160mm\" "
            + "style:type=\"right\"/></style:tab-stops></style:paragraph-properties>"
            + "<style:text-properties fo:font-size=\"8.5pt\" fo:color=\"#4a4a4a\"/></style:style>"
            + "<style:style style:name=\"Beeld\" style:family=\"graphic\"><style:graphic-properties style:wrap=\"run-through\" "
            + "style:run-through=\"foreground\" style:vertical-pos=\"from-top\" style:vertical-rel=\"page\" "
            + "style:horizontal-pos=\"from-left\" style:horizontal-rel=\"page\"/></style:style>"
    }

    /// The logo, 7 mm from the top of the paper and at the left margin.
    private static func frame(_ logo: Logo) -> String {
        "<draw:frame draw:style-name=\"Beeld\" draw:name=\"Logo\" text:anchor-type=\"paragraph\" svg:x=\"20mm\" svg:y=\"7mm\" "
            + "svg:width=\"\(ODTParts.points(logo.width))\" svg:height=\"\(ODTParts.points(logo.height))\">"
            + "<draw:image xlink:href=\"\(ODTParts.path(of: logo))\" xlink:type=\"simple\" xlink:show=\"embed\" xlink:actuate=\"onLoad\"/>"
            + "<svg:title>\(ODTParts.escaped(logo.alternative))</svg:title></draw:frame>"
    }
}

extension String {
    /// With `new` in place of `old`.
    fileprivate func replacing(_ old: String, with new: String) -> String {
        split(separator: old, omittingEmptySubsequences: false).joined(separator: new)
    }
}
