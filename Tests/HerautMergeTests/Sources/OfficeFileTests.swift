import HerautMerge
import HerautTestSupport
import Testing

/// Workbooks that LibreOffice 7.4 wrote, from one list with a value of every kind.
@Suite struct OfficeFileTests {
    @Test(arguments: ["xlsx", "ods"]) func `a workbook of LibreOffice is read as the list it was made from`(
        ending: String
    ) throws {
        let path = "Tests/Golden/lists/libreoffice." + ending
        let list = ReadList(try Repository.bytes(of: Repository.root + "/" + path), path: path)
        #expect(list.findings == [])
        #expect(list.columns == ["naam", "datum", "tijd", "bedrag", "pc", "huisnr", "lang", "ja", "tekst"])
        #expect(
            list.texts == [
                ["Zoë d'Été", "2026-11-03", "16:05", "2500,50", "31", "14", "12345678901234", "ja", "a\nb"],
                ["'=x", "2011-05-03", "09:00", "12,50", "42", "7", "0,10", "nee", "zeg \"ja\""],
            ])
    }
}
