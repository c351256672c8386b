import Foundation
import HerautLanguage
import HerautModel
import HerautTestSupport
import Testing

struct LetterPartsTests {
    private static func parts(_ markdown: String) -> LetterParts {
        LetterParts(of: Sample.draft(markdown).blocks)
    }

    @Test func `a letter in the usual form is taken apart`() throws {
        let parts = Self.parts(
            String(decoding: try Sample.file("Tests/Golden/render/brief.md"), as: UTF8.self))
        #expect(parts.returnAddress == .init(block: 0, lines: 0..<1))
        #expect(parts.address == .init(block: 1, lines: 0..<3))
        #expect(parts.date == .init(block: 2, lines: 0..<1))
        #expect(parts.reference == .init(block: 2, lines: 1..<2))
        #expect(parts.subject == .init(block: 2, lines: 2..<3))
        #expect(parts.salutation == .init(block: 3, lines: 0..<1))
        #expect(parts.closing == .init(block: 7, lines: 0..<1))
        #expect(parts.signature == .init(block: 8, lines: 0..<2))
    }

    @Test func `all in one paragraph is taken apart by lines`() {
        let parts = Self.parts(
            "Retouradres: Postbus 1, 1200 AA Stad\nNoor Peters\nLaan 1\n1234AB Stad\nNederland\n3 november 2026\nBetreft: x\nBeste Noor,\nTekst.\nGroeten,\nSamir"
        )
        #expect(parts.returnAddress == .init(block: 0, lines: 0..<1))
        #expect(parts.address == .init(block: 0, lines: 1..<5))
        #expect(parts.date == .init(block: 0, lines: 5..<6))
        #expect(parts.subject == .init(block: 0, lines: 6..<7))
        #expect(parts.salutation == .init(block: 0, lines: 7..<8))
        #expect(parts.closing == .init(block: 0, lines: 9..<10))
        #expect(parts.signature == .init(block: 0, lines: 10..<11))
    }

    @Test(arguments: [
        "3 november 2026", "Datum: 03/11/26", "03-11-2026", "Voorbeeldstad, 3 november 2026",
        "**Datum:** 3 november 2026",
    ])
    func `a date line is seen in every form`(line: String) {
        #expect(Self.parts("\(line)\n\nBeste Noor,").date == .init(block: 0, lines: 0..<1))
    }

    @Test(arguments: [
        "Beste Noor,", "Geachte heer/mevrouw,", "Beste ouder of verzorger,", "Hoi Sem!", "Lieve ouders,",
    ])
    func `a salutation is seen in every form`(line: String) {
        #expect(Self.parts("x\n\n\(line)\n\ntekst").salutation == .init(block: 1, lines: 0..<1))
    }

    @Test(arguments: [
        "Beste Noor komt morgen langs.", "De beste keus, dat is deze,", "Wij bellen u op 3 november 2026.",
        "Kom naar Lindenhof 3 in 1234 AB Voorbeeldstad.", "Groeten uit het dorp deden wij ook.", "Dagelijks,",
    ])
    func `a sentence is no part of a letter`(line: String) {
        let parts = Self.parts(line)
        #expect(parts.salutation == nil && parts.date == nil && parts.address == nil && parts.closing == nil)
    }

    @Test func `an address in the text is not the addressee's`() {
        let parts = Self.parts("Beste Noor,\n\nWij zien u hier:\nMarkt 1\n1234 AB Stad\n\nGroeten,\nSamir")
        #expect(parts.address == nil)
    }

    @Test func `other blocks and nothing at all give nothing`() {
        #expect(LetterParts(of: []) == Self.parts("# Kop\n\n- een\n\n---\n"))
        #expect(Self.parts("").salutation == nil)
    }

    @Test func `any text keeps every place inside its block`() {
        var random = Seeded(3)
        let pieces = [
            "\n", "\n\n", "Beste Noor,", "1234 AB Stad", "Datum: x", "Onderwerp:", "Met vriendelijke groet,",
            "3 mei 2026", "Laan 1", "- ",
            "**", "Retouradres: ", "> ", "é", " ",
        ]
        for _ in 0..<500 {
            let blocks = Sample.draft(random.text(from: pieces, count: 25)).blocks
            let parts = LetterParts(of: blocks)
            for place in [
                parts.returnAddress, parts.address, parts.date, parts.reference, parts.subject,
                parts.salutation, parts.closing,
                parts.signature,
            ] {
                guard let place else { continue }
                #expect(blocks.indices.contains(place.block))
                #expect(!place.lines.isEmpty && place.lines.upperBound <= blocks[place.block].lines.count)
            }
            if let address = parts.address { #expect((2...6).contains(address.lines.count)) }
        }
    }

    private static let folder = Sample.root.deletingLastPathComponent().appending(path: "shared/eval").path

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: folder)),
        arguments: ["13-good-brief", "19-good-brief", "03-bad-brief"])
    func `letters that people wrote are taken apart`(name: String) throws {
        let bytes = try Data(contentsOf: URL(filePath: Self.folder + "/" + name + ".md"))
        let parts = LetterParts(of: Sample.draft(String(decoding: bytes, as: UTF8.self)).blocks)
        #expect(parts.address == .init(block: 0, lines: 0..<3))
        #expect(parts.subject?.block == 1 && parts.date?.block == 1)
        #expect(parts.salutation?.block == 2)
        #expect(parts.closing != nil && parts.signature != nil)
    }
}
