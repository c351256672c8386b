import HerautModel
import HerautTestSupport
import Testing

@testable import HerautRender

/// Word calls a file damaged when children stand in another order than the schema has them. The orders are those of the sequences
/// in ECMA-376, part 1, transitional; only names that a document may hold here are needed, the order between them is the point.
struct ElementOrderTests {
    private static let orders: [String: String] = [
        "w:pPr": """
        pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens \
        kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind \
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle \
        rPr sectPr pPrChange
        """,
        "w:rPr": """
        rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden \
        color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout \
        specVanish oMath
        """,
        "w:sectPr": """
        headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt \
        vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings
        """,
        "w:tblPr": """
        tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd \
        tblLayout tblCellMar tblLook tblCaption tblDescription
        """,
        "w:tcPr":
            "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
        "w:tbl": "tblPr tblGrid tr", "w:tc": "tcPr p", "w:tr": "tblPrEx trPr tc", "w:numPr": "ilvl numId",
        "w:tblBorders": "top left start bottom right end insideH insideV",
        "w:tblCellMar": "top left start bottom right end",
        "w:pBdr": "top left bottom right between bar",
        "w:style": """
        name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal \
        personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
        """,
        "w:styles": "docDefaults latentStyles style", "w:docDefaults": "rPrDefault pPrDefault",
        "w:tblStylePr": "pPr rPr tblPr trPr tcPr",
        "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup", "w:num": "abstractNumId lvlOverride",
        "w:lvlOverride": "startOverride lvl",
        "w:settings": """
        writeProtection view zoom removePersonalInformation mirrorMargins trackRevisions defaultTabStop autoHyphenation \
        evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids themeFontLang clrSchemeMapping \
        decimalSymbol listSeparator
        """,
        "w:font": "altName panose1 charset family notTrueType pitch sig",
        "w:sdt": "sdtPr sdtEndPr sdtContent",
        "w:p": "pPr *", "w:r": "rPr *",
    ]

    private static let parts = [
        "document", "styles", "numbering", "settings", "fontTable", "header1", "footer1",
    ]

    @Test(arguments: DocumentFamily.allCases)
    func `children stand in the order of the schema`(family: DocumentFamily) throws {
        let letter =
            "Noor Peters\nLindenhof 3\n1234 AB Stad\n\nOnderwerp: x\n\nBeste Noor,\n\n[Beeld: x]\n\n- **a *b `c`***\n\nGroeten,\n\nSamir\n\n"
        let body = Sample.everything.split(separator: "---\n", maxSplits: 2)[1]
        let draft = Sample.draft("---\nsoort: \(family.rawValue)\n---\n" + letter + body)
        let zip = try ZipReader(try Renderer.render(draft, as: .docx, style: try Sample.style()).bytes)
        var seen: Set<String> = []
        for part in Self.parts {
            for element in try TinyXML.parse(zip.text("word/\(part).xml")).elements {
                guard let order = Self.orders[element.name] else { continue }
                seen.insert(element.name)
                check(element, against: order.split(separator: " ").map { "w:" + $0 })
            }
        }
        #expect(seen == Set(Self.orders.keys))
    }

    /// Of drawings: order of CT_Anchor and CT_Inline (ECMA-376 §20.4.2), and of the picture in it (§20.2.2).
    private static let drawings: [String: String] = [
        "wp:anchor":
            "wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone wp:docPr wp:cNvGraphicFramePr a:graphic",
        "wp:inline": "wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphic",
        "pic:pic": "pic:nvPicPr pic:blipFill pic:spPr", "pic:spPr": "a:xfrm a:prstGeom",
        "pic:nvPicPr": "pic:cNvPr pic:cNvPicPr", "pic:blipFill": "a:blip a:stretch",
    ]

    @Test(arguments: ["logo", "reference", "start"])
    func `the same holds with a logo, and with a document of the municipality`(kind: String) throws {
        var style = try Sample.style()
        if kind == "logo" { style.logo = Logo(try Picture(TestPicture().png), alternative: "x", width: nil) }
        if kind == "reference" { style.reference = try ReferenceTests.reference() }
        if kind == "start" {
            style.reference = ReferenceDocument.read(try ReferenceTests.start(style), path: "x").document
        }
        let draft = Sample.draft(
            "---\nsoort: brief\n---\nNoor Peters\nLindenhof 3\n1234 AB Stad\n\nBeste Noor,\n\n"
                + Sample.everything.split(separator: "---\n", maxSplits: 2)[1])
        let zip = try ZipReader(try Renderer.render(draft, as: .docx, style: style).bytes)
        var count = 0
        for part in zip.entries.map(\.name)
        where part.hasPrefix("word/") && part.hasSuffix(".xml") && !part.contains("theme") {
            for element in try TinyXML.parse(zip.text(part)).elements {
                if let order = Self.drawings[element.name] {
                    check(element, against: order.split(separator: " ").map(String.init))
                } else if let order = Self.orders[element.name] {
                    check(element, against: order.split(separator: " ").map { "w:" + $0 })
                } else {
                    continue
                }
                count += 1
            }
        }
        #expect(count > 200)
    }

    private func check(_ element: TinyXML, against order: [String]) {
        var last = -1
        for child in element.childNames {
            let place = order.firstIndex(of: child) ?? order.firstIndex(of: "w:*")
            guard let place else {
                Issue.record("\(child) may not stand in \(element.name)")
                continue
            }
            #expect(place >= last, "\(child) in \(element.name)")
            last = place
        }
    }
}
