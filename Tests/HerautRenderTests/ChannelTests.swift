import HerautModel
import HerautRender
import Testing

struct ChannelTests {
    private static func sheet(_ markdown: String) throws -> String {
        var style = try Sample.style()
        style.platforms = PlatformRegister(try Sample.yaml("Locales/platforms.yml"))
        return String(
            decoding: try Renderer.render(Sample.draft(markdown), as: .channels, style: style).bytes,
            as: UTF8.self)
    }

    @Test func `of a poster the caption is given for each channel, and the picture in words`() throws {
        let sheet = try Self.sheet(
            """
            ---
            soort: poster
            kanalen: [Instagram, website en school]
            ---
            **Kop:** Kom ook

            **Op de poster:** Zaterdag.

            **Bijschrift:** Kom zaterdag naar **De Kade**.
            Neem iemand mee.

            **Alt-tekst:** Foto van een zaal.
            """)
        #expect(
            sheet == """
                Instagram: 43 tekens, hoogstens 2200
                ------------------------------------
                Kom zaterdag naar De Kade.
                Neem iemand mee.

                website, school
                ---------------
                Kom zaterdag naar De Kade.
                Neem iemand mee.

                Beschrijving van het beeld (alt-tekst)
                --------------------------------------
                Foto van een zaal.


                """)
    }

    @Test func `a text that is too long says by how much, and a long one what is seen of it`() throws {
        let text = String(repeating: "Kom langs. ", count: 30)
        let onX = try Self.sheet("---\nsoort: bericht\nkanaal: X\n---\n\(text)\n")
        #expect(onX.hasPrefix("X: 329 tekens, hoogstens 280. Dat zijn er 49 te veel"))
        let onInstagram = try Self.sheet("---\nsoort: bericht\nkanaal: Instagram\n---\n\(text)\n")
        let seen = try #require(onInstagram.split(separator: "‘meer’ (125 tekens):\n").last)
        #expect(seen.prefix { $0 != "\n" }.count == 125)
    }

    @Test func `an address counts for what the platform counts it for`() throws {
        let address = "https://voorbeeldstad.example/een/lang/adres/dat/nergens/op/lijkt/2026"
        #expect(
            try Self.sheet("---\nsoort: bericht\nkanaal: X\n---\nKijk op \(address)\n").hasPrefix(
                "X: 31 tekens"))
    }
}
