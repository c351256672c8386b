import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// The checker: every rule speaks when a file breaks it, and no file breaks the checker.
struct PDFCheckTests {
    /// A file with one thing changed. The new text is as long as the old, so that everything stays where the table says.
    private static func changed(_ old: String, _ new: String, in bytes: [UInt8]) throws -> [UInt8] {
        try #require(old.utf8.count == new.utf8.count)
        let place = try #require(bytes.firstRange(of: Array(old.utf8)), "\(old)")
        var bytes = bytes
        bytes.replaceSubrange(place, with: Array(new.utf8))
        return bytes
    }

    @Test(arguments: [
        ("%PDF-1.7", "%PDF-1.9", PDFRule.header), ("%%EOF\n", "%%EOF!", .fileEnd),
        ("/ID[", "/IX[", .identity),
        (" 0 obj\n<</Type/Catalog", " 0 abj\n<</Type/Catalog", .metadata),
        ("/GTS_PDFA1", "/GTS_PDFX1", .outputIntent),
        ("/CIDToGIDMap/", "/CIDToGIDMxp/", .cidToGlyph), ("/FontFile2 ", "/FontFilex ", .fontEmbedded),
        ("/ToUnicode ", "/ToUnixode ", .toUnicode), ("Ordering(Identity)", "Ordering(Idxntity)", .cidSystem),
        ("/F 4/", "/F 2/", .annotationFlags), ("/S/URI", "/S/JRI", .actions),
        ("/Subtype/Link", "/Subtype/3D  ", .annotationType),
        ("/Marked true", "/Marxed true", .marked), ("/StructTreeRoot ", "/StructTreeRxxt ", .structureRoot),
        ("/S/BlockQuote", "/S/BlackQuote", .standardTypes), ("/Lang(", "/Lxng(", .language),
        ("<pdfaid:part>2<", "<pdfaid:part>3<", .conformance),
        ("<pdfuaid:part>1<", "<pdfuaid:part>2<", .uaIdentifier),
        ("/DisplayDocTitle true", "/DisplayDocTitle null", .displayTitle),
        ("pdfaSchema:namespaceURI", "pdfaSchema:namespaceXXX", .extensionSchema),
        ("<dc:title>", "<dc:tilte>", .title), ("/Title(O", "/Title(A", .informationAgrees),
        ("/Alt(", "/Axt(", .altText),
        ("/BBox[", "/BXox[", .figureBox), ("/S/H2/", "/S/H5/", .headings), ("/S/LBody/", "/S/Table/", .lists),
        ("/ListNumbering/", "/ListNxmbering/", .listNumbering), ("/S/TR/", "/S/LI/", .tables),
        ("/Scope/", "/Scxpe/", .headCells),
        ("/Contents(", "/Cxntents(", .linkDescription), ("/Tabs/S", "/Tabs/R", .tabOrder),
        ("/StructParent ", "/StructParxnt ", .parentTree),
        ("/S/Link/", "/S/Span/", .linkStructure),
    ])
    func `a file that breaks a rule is told so`(old: String, new: String, rule: PDFRule) throws {
        let bytes = try PDFTests.pdf(Sample.everything)
        let faults = try PDFCheck.faults(in: Self.changed(old, new, in: bytes))
        #expect(faults.contains { $0.rule == rule }, "\(faults)")
    }

    @Test func `what is no PDF, or is locked, is refused`() throws {
        #expect(throws: PDFCheck.Refusal.noPDF) { try PDFCheck.faults(in: Array("PK".utf8)) }
        #expect(throws: PDFCheck.Refusal.unreadable) { try PDFCheck.faults(in: Array("%PDF-1.7\n".utf8)) }
        let bytes = try PDFTests.pdf("tekst")
        let trailer = try #require(bytes.firstRange(of: Array("trailer\n<<".utf8)))
        let locked =
            bytes[..<trailer.upperBound] + Array("/Encrypt 1 0 R".utf8) + bytes[trailer.upperBound...]
        #expect(throws: PDFCheck.Refusal.encrypted) { try PDFCheck.faults(in: Array(locked)) }
    }

    @Test(arguments: 0..<4)
    func `a mutated file is looked at or refused, and never breaks anything`(seed: UInt64) throws {
        var random = Seeded(seed)
        let whole = try PDFTests.pdf(seed % 2 == 0 ? Sample.everything : "# Kop\n\ntekst")
        let pieces = [
            "<<", ">>", "[", "]", "(", ")", "/K", "0 R", "stream", "endobj", "99999999999999999999", "-1",
            "xref", "/Kids", "\0",
        ]
        for _ in 0..<20 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes[place] = UInt8.random(in: 0...255, using: &random)
                } else {
                    let piece = Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
                    bytes.replaceSubrange(place..<min(bytes.count, place + piece.count), with: piece)
                }
            }
            if Int.random(in: 0..<6, using: &random) == 0 {
                bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
            }
            _ = try? PDFCheck.faults(in: bytes)
            _ = try? PDFCheck.text(of: bytes)
        }
    }

    @Test func `every rule has a clause and a standard`() {
        for rule in PDFRule.allCases {
            #expect(rule.clause.allSatisfy { $0.isNumber || $0 == "." } && !rule.clause.isEmpty)
            #expect(rule.standard.contains("ISO"))
        }
    }
}
