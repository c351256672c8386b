import HerautModel
import Testing

/// The rules of plain language, letters, privacy, conversations, notices and translations on sentences that are not in their entries: what
/// officials write, and what only looks like it.
@Suite struct RuleVariantTests {
    private static func found(_ rule: String, _ text: String, _ front: String) -> [String] {
        Pack.lint("---\n\(front)\n---\n\(text)\n", only: [rule]).map(\.text)
    }

    @Test(arguments: [
        (
            "PL-03", "Er is door de gemeente besloten om het plein af te sluiten.",
            "is door de gemeente besloten"
        ),
        ("PL-06", "Wij monitoren de situatie.", "monitoren"),
        ("PL-06", "Er is sprake van recidive.", "recidive"),
        ("PL-10", "In verband met het feest is de weg dicht.", "In verband met"),
        ("PL-11", "De neuzen staan dezelfde kant op. Zo gooien zij olie op het vuur.", "olie op het vuur"),
        ("PL-12", "Er volgt vanavond een statement.", "statement"),
        ("PL-13", "Er wordt door men gezocht.", "men"),
        ("PL-18", "Kom om 20u00 naar de zaal.", "20u00"), ("PL-18", "De zaal is open om 8 p.m.", "8 p.m."),
        ("PL-19", "Bel 06-12345678.", "06-12345678"), ("PL-20", "De boete is €95.", "€95"),
        ("PL-20", "Het kost € 1250.", "€ 1250"),
        ("PL-21", "Op grond van artikel 6:162 BW krijgt u een rekening.", "artikel 6:162 BW"),
        ("PL-22", "Wij reageren onmiddelijk.", "onmiddelijk"),
        ("PL-23", "Er zijn twee agenten en 15 jongeren.", "twee"),
        ("PL-25", "Kom op vrijdag, 6 december 2026.", "vrijdag, 6 december 2026"),
        ("PL-26", "Marit Zandwijk sprak. Later zei Marit Zandwijck nog iets.", "Zandwijck"),
        ("LG-12", "Dit is strafbaar volgens art. 141.", "art. 141"),
        ("AX-02", "Meer weten? Kijk via onderstaande link.", "via onderstaande link"),
        ("PR-04", "Dader Karel Voorbeeld is bekend.", "Dader Karel Voorbeeld"),
        ("PR-06", "We volgen jullie accounts al een tijd.", "We volgen jullie accounts"),
        ("PR-07", "Het gaat om een verwarde man.", "verwarde man"),
    ])
    func `a fault in a message is found`(rule: String, text: String, place: String) {
        let found = Self.found(rule, text, "soort: bericht\ndatum: 2026-11-01")
        #expect(found == [place])
    }

    @Test(arguments: [
        ("PL-03", "Het wordt donker en het werd laat. De weg is door de regen glad."),
        ("PL-03", "Hij is door het raam gesprongen. Zij zijn geslaagd."),
        ("PL-06", "De straat is open. Wij leggen het uit."),
        ("PL-11", "De bel gaat om 9 uur. Leg geen olie bij vuur."),
        ("PL-12", "Kijk online of in de app. De livestream staat op YouTube."),
        ("PL-18", "Van 9.00 tot 17.00 uur. De wedstrijd eindigde in 3-2. Zie paragraaf 4.12."),
        ("PL-19", "Bel 112, 14 0123, 0900-8844, 0800-7000 of 088 123 45 67. Dossier 2026-0815."),
        ("PL-20", "Het kost € 5, € 12,50 of € 1.250. De schade is € 1,5 miljoen."),
        ("PL-23", "Op 3 november waren er vijf agenten. Twee jongeren van 16 jaar bleven."),
        ("PL-25", "Elke maandag, en op 3 november 2026 ook. Wij zijn er dinsdag 3 november 2026."),
        ("PL-26", "Piet Jansen en Els Janssen wonen in Voorbeeldstad, Voorbeelddam en Voorbeeldam."),
        ("LG-12", "In artikel 3 van ons huisreglement staat het. De krant schreef twee artikelen."),
        ("AX-02", "De link tussen school en buurt is sterk. Lees het boek verder thuis."),
        (
            "PR-04",
            "Volg @gemeentevoorbeeldstad. Een inwoner uit Voorbeeldstad belde. Burgemeester Marit Zandwijk kwam."
        ),
        ("PR-04", "Mail naar info@voorbeeldstad.example."),
        ("PR-06", "Deel geen berichten uit besloten groepen. Volg ons op sociale media."),
        ("PR-07", "Mensen met een verslaving kunnen het wijkteam bellen. Wie veroordeeld is, mag meedoen."),
        ("PR-09", "Uw kenmerk is NL12 2026 0815."), ("AX-03", "Kom ook! #SamenSterkInDeBuurt 🎉"),
    ])
    func `what looks like a fault in a message passes`(rule: String, text: String) {
        #expect(Self.found(rule, text, "soort: bericht\ndatum: 2026-11-01") == [])
    }

    private static let address = "Noor Peters\nKastanjelaan 12\n1234 CD  VOORBEELDSTAD\n\n"

    @Test(arguments: [
        ("LT-02", address + "Geachte mevrouw, meneer,", ["Geachte mevrouw, meneer"]),
        ("LT-02", address + "Geachte mevrouw Peters,", []), ("LT-02", "Beste dames en heren Jansen,", []),
        ("LT-03", "Mevrouw Robin Jansen\nDorpsstraat 1\n\nBeste Robin Jansen,", ["Mevrouw Robin Jansen"]),
        ("LT-03", "Mevrouw R. Jansen\nDorpsstraat 1\n\nBeste mevrouw Jansen,", []),
        ("LT-04", "Beste mevrouw de Vries,", ["de"]), ("LT-04", "Beste mevrouw De Vries,", []),
        ("LT-04", "Familie van der Zee\nDorpsstraat 1\n\nBeste familie Van der Zee,", ["van"]),
        ("LT-04", "De heer J. van Dijk\nDorpsstraat 1\n\nBeste heer Van Dijk,", []),
        ("LT-09", "Beste Noor,\n\nStuur uw reactie binnen 2 weken.", ["binnen 2 weken"]),
        ("LT-09", "Beste Noor,\n\nWij sturen u binnen 2 weken een antwoord. Het feest begint binnen.", []),
        ("LT-09", "Beste Noor,\n\nU kunt binnen zes weken bezwaar maken.", []),
        ("LT-13", "Beste Noor,\n\nU hebt onlangs een aantal uitlatingen gedaan op Facebook.", []),
        ("LT-13", "Beste Noor,\n\nU bent online bezig geweest.", ["online bezig"]),
        ("LT-13", "Beste Noor,\n\nJe deelde op 3 november 2026 een filmpje op TikTok.", []),
        ("LT-14", "Beste Noor,\n\nDit is een laatste waarschuwing.", ["laatste waarschuwing"]),
        ("LT-14", "Beste Noor,\n\nDit is een officiële waarschuwing, geen besluit.", []),
        ("PR-02", "Beste Noor,\n\nJe was er met je vriend Ahmed Voorbeeld.", ["je vriend Ahmed Voorbeeld"]),
        ("PR-02", "Beste Noor,\n\nNeem je vriend mee, of je vriendin. Halt helpt ook.", []),
        (
            "PL-21",
            "Beste Noor,\n\nWie iets vernielt, is strafbaar. Dat staat in artikel 350 van het Wetboek van Strafrecht.",
            []
        ),
    ])
    func `letters`(rule: String, text: String, places: [String]) {
        #expect(Self.found(rule, text, "soort: brief\ndoelgroep: volwassene") == places)
    }

    @Test(arguments: [
        ("waarschuwingsbrief-ouders", "ouder", "YO-02", "Wilt u bellen?", []),
        ("waarschuwingsbrief-jongere", "jongere en ouders", "YO-02", "Wilt u bellen?", ["u"]),
        (
            "waarschuwingsbrief-ouders", "ouder", "LG-02", "U bent aansprakelijk voor de schade.",
            ["U bent aansprakelijk"]
        ),
        ("poster", "fietsers en voetgangers", "YO-02", "Stapt u even af?", []),
        ("poster", "jongeren", "YO-02", "Stapt u even af?", ["u"]),
    ])
    func `an audience that rules do not know takes nothing away from the kind of letter`(
        kind: String, audience: String, rule: String, text: String, places: [String]
    ) {
        #expect(Self.found(rule, text, "soort: \(kind)\ndoelgroep: \(audience)\nleeftijd: 18") == places)
    }

    @Test(arguments: [
        ("NT-08", "Haal het filmpje uiterlijk morgen weg.", ["uiterlijk morgen"]),
        ("NT-08", "Het werd binnen 2 uur 900 keer bekeken.", []),
        ("NT-08", "Wilt u ons binnen een dag laten weten wat u besluit?", []),
        ("NT-09", "Anders stellen wij u aansprakelijk.", ["stellen wij u aansprakelijk"]),
        ("NT-09", "Het staat ook op sociale media.", []),
        ("PR-08", "De plaatser is een 15-jarige.", ["15-jarige"]),
        ("PR-08", "Het bericht staat op het account vb_1.", []),
        ("NT-14", "Aan: persafdeling van X\n\nWij melden één bericht.", ["persafdeling"]),
        ("NT-14", "Aan: X, formulier (niet de persdienst)\n\nWij melden één bericht.", []),
    ])
    func `notices`(rule: String, text: String, places: [String]) {
        #expect(Self.found(rule, text, "soort: ntd") == places)
    }

    @Test(arguments: [
        ("SG-09", "- Spreek over een maand opnieuw af.", true),
        ("SG-09", "- Zeg dat u hoopt dat het goed gaat.", false),
        ("SG-10", "- Help hem een baantje te vinden.", true), ("SG-10", "- Haal Sem niet uit de les.", false),
        ("SG-11", "- Bij het gesprek zijn de mentor en de wijkagent aanwezig.", true),
        ("SG-11", "- Wees op tijd.", false),
    ])
    func `conversations`(rule: String, text: String, isThere: Bool) {
        #expect(Self.found(rule, text, "soort: stopgesprek").isEmpty == isThere)
    }

    @Test(arguments: [
        ("Bel 0123 45 67 89.", "Call 0123-456789.", []), ("Bel 14 0123.", "Call 14 0124.", ["14 0124"]),
        ("Om 9.00 uur.", "At 9 a.m.", []), ("Om 21.15 uur.", "At 9:15 pm.", []),
        ("Om 21.15 uur.", "At 9:45 pm.", ["9:45"]),
        ("Kom op 17 november 2026.", "Come on 17 November 2026.", []),
        ("Kom op 17 november 2026.", "Come on 18 November 2026.", ["18"]),
        ("Zie voorbeeldstad.example/a.", "See https://www.voorbeeldstad.example/a/.", []),
        ("Zie voorbeeldstad.example/a.", "See voorbeeldstad.example/b.", ["voorbeeldstad.example/b"]),
        ("Er zijn 3 ruiten stuk.", "Three windows are broken.", []),
        ("De schade is € 1.250.", "The damage is €1,250.", []),
    ])
    func `a translation has the numbers of its original`(
        original: String, translation: String, places: [String]
    ) {
        let front = "soort: bericht\ntaal: en\nvertaling: {brontekst: \"\(original)\", controle: vertaler}"
        #expect(Self.found("TR-04", translation, front) == places)
    }

    @Test(arguments: [
        ("X", 281, true), ("X", 280, false), ("twitter", 281, true), ("Instagram", 2_201, true),
        ("Bluesky en website", 301, true),
        ("website", 9_000, false), ("Telegram", 4_096, false),
    ])
    func `each channel has its length`(channel: String, length: Int, isTooLong: Bool) {
        let text = String(repeating: "a ", count: length / 2 - 1) + (length.isMultiple(of: 2) ? "bb" : "bbb")
        #expect(Self.found("AX-04", text, "soort: bericht\nkanaal: \(channel)").isEmpty != isTooLong)
    }

    @Test func `emoji count double where a platform counts in UTF-16`() {
        let text = String(repeating: "😀", count: 2_049)
        #expect(!Self.found("AX-04", text, "soort: bericht\nkanaal: Telegram").isEmpty)
        #expect(Self.found("AX-04", String(text.dropLast()), "soort: bericht\nkanaal: Telegram").isEmpty)
    }
}
