import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// Rules of DB, CC, DE, YO and VI beyond their own examples: other words for the same fault are found, look-alikes pass.
@Suite struct CommunicationRuleTests {
    private static func found(_ rule: String, _ kind: String, _ text: String) -> [Finding] {
        Pack.lint("---\nsoort: \(kind)\n---\n\(text)\n", only: [rule])
    }

    @Test(arguments: [
        ("DB-11", "bericht", "Het klopt niet dat de kerk een moskee wordt."),
        ("DB-13", "bericht", "Wellicht is de brand gesticht door iemand die is betaald."),
        ("DB-14", "persbericht", "Trek zelf uw conclusies."),
        ("DB-19", "videoscript", "Dat zijn pure leugens."),
        ("DB-22", "brief", "Het is niet ondenkbaar dat u schade hebt."),
        ("CC-08", "persbericht", "De burgemeester wil verder geen reactie geven."),
        ("CC-12", "bericht", "Had de school dit maar eerder moeten zeggen."),
        ("CC-16", "bericht", "U kunt ons dag en nacht appen."),
        ("CC-18", "bericht", "De bewoners hebben gewoon gelijk."),
        ("CC-20", "poster", "Wij zien jullie."),
        ("CC-21", "brief", "Doet u dit weer, dan krijgt u een gebiedsverbod."),
        ("CC-29", "videoscript", "Dit is een storm in een glas water."),
        ("DE-02", "persbericht", "De hoofddader zit vast."),
        ("DE-03", "videoscript", "Nette inwoners zijn dit zat."),
        ("DE-07", "bericht", "De straat leek op een oorlogszone."),
        ("DE-08", "persbericht", "Het ging om jongens met een Somalische achtergrond."),
        ("DE-10", "poster", "Word eens volwassen."),
        ("DE-12", "bericht", "Die jongeren hebben overal lak aan."),
        ("DE-13", "brief", "Het overleg is hiermee afgesloten."),
        ("DE-14", "bericht", "Blijf BINNEN tot de brand uit is."),
        ("DE-17", "brief", "Door uw zoon is de hele buurt bang."),
        ("YO-07", "poster", "Nomineer een vriend!"), ("YO-08", "poster", "Jullie denken stoer te zijn."),
        ("VI-09", "videoscript", "(camera zoomt in) Goedenavond."),
        ("VI-10", "videoscript", "Ongeveer 40% van u deed mee."),
        ("VI-12", "videoscript", "Vergeet niet te liken."), ("CC-10", "bericht", "Deel dit met iedereen."),
        ("CC-11", "persbericht", "Tientallen jongeren gooiden stenen."),
        ("CC-28", "videoscript", "Niet gek dat ze dan ruiten ingooien."),
    ])
    func `other words for the same fault are found`(rule: String, kind: String, text: String) {
        #expect(!Self.found(rule, kind, text).filter { !$0.isDocument }.isEmpty)
    }

    @Test(arguments: [
        ("DB-11", "bericht", "Er is geen sprake van brand of van gewonden."),
        ("DB-13", "bericht", "De winkel gaat vermoedelijk zaterdag weer open."),
        ("DB-14", "bericht", "Het werk is niet voor niets geweest."),
        ("DB-19", "bericht", "Lees hoe u onjuiste informatie herkent."),
        ("DB-22", "brief", "Het is niet online te regelen."),
        ("CC-08", "persbericht", "Over de naam doen wij geen uitspraken, omdat het om een kind gaat."),
        ("CC-12", "bericht", "De politie had gisteren een spreekuur in de wijk."),
        ("CC-16", "bericht", "De politie is dag en nacht bereikbaar."),
        ("CC-18", "bericht", "Bewoners vinden dat de actievoerders gelijk hebben."),
        ("CC-20", "poster", "We zien je graag vrijdag bij De Loods."),
        ("CC-21", "brief", "U krijgt geen dwangsom."),
        ("CC-29", "videoscript", "Wat is er aan de hand? De brug is kapot."),
        ("DE-02", "persbericht", "De politie zoekt de dader."),
        ("DE-03", "videoscript", "Gewone mensen hielpen elkaar."),
        ("DE-07", "bericht", "Het oorlogsmonument is hersteld."),
        ("DE-08", "persbericht", "De Turkse bakker deelde brood uit aan de jongeren."),
        ("DE-10", "poster", "Geen enkele vraag is dom."),
        ("DE-12", "bericht", "De jongeren hebben een plan voor het plein."),
        ("DE-13", "brief", "Wij gaan niet alleen met u in gesprek."),
        ("DE-14", "bericht", "De GGD, het KNMI en de NS werken samen. Kom ook!"),
        ("DE-17", "brief", "Dankzij uw dochter is de hele klas veilig buiten gekomen."),
        ("YO-07", "poster", "Doe niet mee aan een challenge op het spoor."),
        ("YO-08", "poster", "Wij vinden het stoer als je nee zegt."),
        ("VI-09", "videoscript", "De burgemeester komt ook."),
        ("VI-10", "videoscript", "Bel 0900-8844 of 112."),
        ("VI-12", "videoscript", "Check dit bericht voordat u het deelt."),
        ("CC-10", "bericht", "Deel de koffie met uw buren."),
        ("CC-11", "persbericht", "In de zaal is plaats voor tachtig mensen."),
        ("CC-22", "poster", "De Loods is elke vrijdag open."),
    ])
    func `a look-alike passes`(rule: String, kind: String, text: String) {
        #expect(Self.found(rule, kind, text).map(\.text) == [])
    }

    @Test(arguments: [
        ("12 keer gedeeld", true), ("laag", true), ("nauwelijks gezien", true),
        ("1 bericht, 20.000 weergaven", false),
        ("3.400 weergaven", false), ("enkele duizenden", false), ("onbekend", false), ("100", true),
        ("101", false),
    ])
    func `a reach is low up to a hundred views`(reach: String, isLow: Bool) {
        #expect((Reach(reach) == .low) == isLow)
    }

    @Test(arguments: [
        ("NIET KOMEN! De GGD helpt.", ["NIET KOMEN!"]),
        ("ZATERDAG 21.00 UUR MARKTPLEIN", ["ZATERDAG 21.00 UUR MARKTPLEIN"]),
        ("De NS en de GGD.", []), ("Bel de ME 112 keer.", []), ("Eén WOORD", ["WOORD"]),
        ("ÉÉN ÉN AL", ["ÉÉN ÉN AL"]),
    ])
    func `capitals shout when a word of them is long or three stand together`(text: String, runs: [String])
        throws
    {
        let passage = try #require(Pack.passages(text).first)
        #expect(LoudText.capitals(in: passage).map { passage.text($0) } == runs)
    }

    @Test func `each shout of a long text is found`() {
        let sentence =
            "Er zijn ruiten vernield. Volgens de politie is het stil!! U moet WEGBLIJVEN. Morgen hoort u meer. "
        let text = String(repeating: sentence, count: 400)
        #expect(Pack.lint("---\nsoort: bericht\n---\n" + text + "\n", only: ["DE-14"]).count == 800)
    }
}
