import HerautModel
import HerautTestSupport
import Testing

/// Honest sentences that look like faults. None may give a fout or waarschuwing for what it says.
@Suite struct FalseAlarmTests {
    /// What every message needs, so that only the sentence itself can be at fault.
    private static func message(_ sentence: String) -> String {
        "---\nsoort: bericht\n---\nBericht van de gemeente Voorbeeldstad, 7 november 2026\n\n\(sentence)\n\nHebt u vragen? Bel 14 0123, op werkdagen van 9.00 tot 17.00 uur.\n"
    }

    @Test(arguments: [
        "Het voertuig, het werktuig en het vaartuig hebben tuigage.",
        "De relatie met de school is goed, en dat is relevant.",
        "De politie werkt aan bendebestrijding.", "Er zijn geen gewonden bekend.",
        "U hoeft zich niet aan te melden.",
        "Wij zouden graag met u praten.", "Er is geen vergunning voor het feest.",
        "Moet ik reageren op een bericht?",
        "Wat is er aan de hand? Hoe gaat het nu?", "Wij speculeren daar niet over.",
        "Deel geen foto's van personen of auto's.",
        "Een online gebiedsverbod is niet mogelijk.", "Wilt u meedenken? Dat kan.", "Ga niet zelf kijken.",
        "Daar ziet u ook de tekening. Welke vindt u mooi, wijze buren?",
        "De wethouder is er, mede namens de politie.",
        "De vergadering begint om 19.30 uur en de zaal is open.",
        "Jongeren van 16 jaar en ouder zijn welkom.",
        "In de Kerkstraat wonen 16 mensen.", "Bel 0800-2000 (Veilig Thuis) of 0900-9292.",
        "Het dossier heeft nummer 123456789.",
        "Wij weten nog niet wie de ruiten heeft vernield.", "Daar ben ik trots op.",
        "De boa en de wijkagent lopen samen.",
        "Volg ons op Instagram via @gemeentevoorbeeldstad.", "Op 1 mei 2026 was het feest.",
        "Een burgerwacht is geen goed idee.",
        "Kom op zaterdag om 14.00 uur naar het plein voor de markt.", "De koning opende de dijk (1953).",
        "Dit jaar vieren wij 24/7 het leven in alle wijken.", "Bel bij gevaar 112. Anders belt u 0900-8844.",
    ])
    func `an honest sentence passes`(sentence: String) {
        // What a message of one sentence lacks is another matter.
        let grave = Pack.lint(Self.message(sentence)).filter { $0.severity > .tip && !$0.isDocument }
        #expect(grave.map { "\($0.rule): \($0.text)" } == [])
    }

    @Test(arguments: [
        ("stopgesprek", "In het bericht staat: \"Dat tuig pakken we keihard aan, yo.\""),
        ("stopgesprek", "Zeg niets over een straf. Daar gaat het Openbaar Ministerie over."),
        ("ntd", "Het bericht luidt: \"Laatste kans, kut, wie niet komt is een loser.\""),
        ("ntd", "Wij vragen geen gegevens van de plaatser en geven geen bevel."),
    ])
    func `words of others and denials are let be in checklists and notices`(kind: String, sentence: String) {
        let rules: Set = [
            "DE-01", "DE-04", "DE-05", "DE-06", "DE-09", "YO-01", "SG-05", "SG-06", "NT-05", "NT-06", "NT-07",
            "LG-03",
        ]
        #expect(Pack.lint("---\nsoort: \(kind)\n---\n\(sentence)\n", only: rules).map(\.text) == [])
    }
}
