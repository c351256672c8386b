import HerautModel
import HerautRender
import Testing

struct TeleprompterTests {
    private static let script = """
        ---
        soort: videoscript
        ---
        # De Kade & de buurt

        [Beeld: een <plein>]

        Goedenavond. Dit zijn tien woorden om te zeggen op straat. Klaar.

        Dank u [Beeld: zij zwaait] wel.
        """

    /// The page without its script, which is no XML.
    private static func page(_ markdown: String = script) throws -> (page: TinyXML, script: String) {
        let text = try Sample.render(markdown, .teleprompter)
        let parts = text.split(separator: "<script>", maxSplits: 1)
        let rest = try #require(parts.last).split(separator: "</script>", maxSplits: 1)
        return (try TinyXML.parse(String(parts[0]) + String(try #require(rest.last))), String(rest[0]))
    }

    @Test func `each paragraph has the time it takes at 130 words a minute`() throws {
        let page = try Self.page().page
        #expect(page.all("section").map { $0.attributes["data-ms"] } == ["5077", "1385"])
        #expect(
            page.all("p").filter { $0.attributes["class"] == "tijd" }.map(\.content) == [
                "0:00 · 5 s", "0:06 · 1 s",
            ])
        #expect(page.all("header").first?.content.contains("14 woorden, ongeveer 0:07 minuten") == true)
    }

    @Test func `what is seen is set apart from what is said`() throws {
        let page = try Self.page().page
        #expect(
            page.elements.filter { $0.attributes["class"] == "regie" }.map(\.content) == [
                "[Beeld: een <plein>]", "[Beeld: zij zwaait]",
            ])
        #expect(page.all("h1").map(\.content) == ["De Kade & de buurt"])
    }

    @Test func `only the script of the page itself can run, and nothing is loaded`() throws {
        let (page, script) = try Self.page()
        let policy = try #require(page.all("meta").first { $0.attributes["http-equiv"] != nil }).attributes
        let hash = Base64.text(SHA256.hash(script.utf8))
        #expect(
            policy["content"]
                == "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(hash)'")
        #expect(Set(page.elements.map(\.name)).isDisjoint(with: ["link", "img", "iframe", "form", "base"]))
        #expect(
            page.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") && $0 != "src" } })
        #expect(!script.contains("innerHTML") && !script.contains("fetch"))
    }

    @Test func `the script is the same whatever is said`() throws {
        #expect(try Self.page().script == Self.page("---\nsoort: videoscript\n---\n</script><b>\n").script)
    }

    @Test func `every button has a name and none works without the script`() throws {
        let page = try Self.page().page
        let controls = try #require(page.all("div").first)
        #expect(controls.attributes["hidden"] != nil)
        #expect(controls.all("button").count == 7)
        #expect(
            controls.all("button").allSatisfy { !$0.content.isEmpty && $0.attributes["type"] == "button" })
    }
}
