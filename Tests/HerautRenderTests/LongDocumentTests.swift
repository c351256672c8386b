import HerautModel
import HerautRender
import HerautTestSupport
import Testing

/// A document of a dozen pages with lists, tables and a form: where its pages end, as a person looked at it.
struct LongDocumentTests {
    private static func pages() throws -> [String] {
        let text = String(decoding: try Sample.file("Tests/Golden/render/draaiboek.md"), as: UTF8.self)
        let bytes = try PDFTests.pdf(text)
        #expect(try PDFCheck.faults(in: bytes) == [])
        return try PDFCheck.pages(of: bytes)
    }

    @Test func `its pages are those that a person looked at`() throws {
        let golden = String(decoding: try Sample.file("Tests/Golden/render/draaiboek.pdf.txt"), as: UTF8.self)
        try #require(golden.utf8.count > 20_000)
        let pages = try Self.pages()
        #expect(pages.count >= 12)
        #expect(pages.joined(separator: "\n\u{0C}\n") + "\n" == golden)
    }

    @Test func `no page ends with a heading, an announcement or the head of a table`() throws {
        let pages = try Self.pages().map { $0.split(separator: "\n").map(String.init) }
        let text = String(decoding: try Sample.file("Tests/Golden/render/draaiboek.md"), as: UTF8.self)
        let headings = Set(
            text.split(separator: "\n").filter { $0.hasPrefix("#") }.map {
                $0.drop { $0 == "#" || $0 == " " }
            }.map(String.init))
        try #require(headings.count > 12)
        for page in pages.dropLast() {
            let last = try #require(page.last)
            #expect(!headings.contains(last) && !last.hasSuffix(":") && !last.hasPrefix("Tijd"), "\(last)")
        }
    }
}
