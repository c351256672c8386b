import HerautModel
import Testing

@testable import HerautLint

/// Claims of law in other words than those of the examples, and honest sentences that look like them.
@Suite struct LawVariantTests {
    struct Variant: Sendable, CustomTestStringConvertible {
        let rule: String
        let front: String
        let text: String
        var testDescription: String { rule + " " + text }
        var draft: String {
            let salutation = front.contains("brief") ? "Geachte mevrouw Bakker,\n\n" : ""
            return "---\n" + front + "\n---\n" + salutation + text + "\n"
        }
    }

    static func variants(_ rule: String, _ front: String, _ texts: [String]) -> [Variant] {
        texts.map { Variant(rule: rule, front: front, text: $0) }
    }

    static let letter = "soort: brief"
    static let parents = "soort: brief\ndoelgroep: ouders\nleeftijd: "
    static let youth = "soort: brief\ndoelgroep: jongere\nleeftijd: "

    static let wrong: [Variant] =
        variants(
            "LG-02", parents + "16",
            [
                "Aansprakelijk voor deze schade bent u als ouder.", "De schade moeten de ouders betalen.",
                "U draait als ouder op voor de schade.", "Wie het gezag heeft, is aansprakelijk.",
                "Wij stellen u aansprakelijk.",
            ])
        + variants(
            "LG-03", "soort: persbericht",
            [
                "De burgemeester legt de jongen een online gebiedsverbod op.",
                "Er komen digitale gebiedsverboden.", "Hij krijgt een gebiedsverbod voor Snapchat.",
                "Wij verbieden u om online berichten te plaatsen.",
            ])
        + variants(
            "LG-05", letter,
            [
                "U zult worden vervolgd.", "Een boete krijgt u sowieso.",
                "De kinderrechter zal hem straffen.",
                "Doet u het niet, dan krijgt u een taakstraf.", "Reken maar: je gaat de cel in.",
                "Je wordt gestraft.", "Uw zoon wordt vervolgd.",
            ])
        + variants(
            "LG-06", letter,
            [
                "Uw dochter pleegde een misdrijf.", "U heeft anderen opgeruid.", "Hij is de dader.",
                "Daarmee bent u strafbaar.", "Door uw zoon begane feiten nemen wij hoog op.",
                "U bent medeplichtig aan opruiing.", "Het is zijn schuld, want hij heeft opruiing gepleegd.",
                "De jongen is als dader opgepakt.",
            ])
        + variants(
            "LG-07", letter,
            [
                "Hoofdelijk aansprakelijk bent u dus ook.", "Alle groepsleden zijn aansprakelijk.",
                "Iedereen die erbij was, is aansprakelijk.", "Wij houden u hoofdelijk aansprakelijk.",
                "U betaalt de schade, ook als u er niet bij was.",
            ])
        + variants(
            "LG-08", letter,
            [
                "Anders leggen wij een dwangsom op.", "U krijgt dan een last onder dwangsom.",
                "Wij zullen een last onder dwangsom opleggen.",
            ])
        + variants(
            "LG-13", "soort: bericht",
            [
                "Wij laten het filmpje verwijderen.", "De burgemeester mag accounts blokkeren.",
                "Het bericht wordt door de burgemeester verwijderd.", "De gemeente haalt de post offline.",
                "De burgemeester is bevoegd om berichten te verwijderen.",
                "Morgen geeft de burgemeester een verwijderbevel.", "Wij dwingen Snapchat daartoe.",
            ])
        + variants(
            "LG-14", letter,
            [
                "Er volgt een meldplicht.", "Een gebiedsverbod krijgt u ook.",
                "De burgemeester legt u een gebiedsverbod op.",
                "Werkt u niet mee, dan geldt een groepsverbod.",
            ])
        + variants(
            "LG-15", letter,
            [
                "Wij gelasten u het bericht te verwijderen.",
                "Haalt u het niet offline, dan volgt een dwangsom.",
            ])
        + variants(
            "LG-16", letter,
            [
                "U dient op het gesprek te verschijnen.", "Uw komst is verplicht.",
                "Wij ontbieden u op het stadhuis.", "Je bent verplicht om te komen.",
            ])
        + variants(
            "LG-20", letter,
            [
                "De rekening van de politie-inzet is voor u: u betaalt de kosten van de politie.",
                "De kosten van de brandweer zullen wij op u verhalen.",
                "U ontvangt een factuur voor de inzet van de ME.",
            ])
        + variants(
            "LG-21", parents + "10",
            [
                "Uw kind kan een boete krijgen.", "De officier van justitie kijkt ernaar.",
                "Dit is opruiing.", "Het jeugdstrafrecht geldt ook voor hem.",
            ])
        + variants(
            "LG-21", "soort: bericht",
            ["Een 11-jarige kan ook worden vervolgd.", "Ook als je 9 jaar bent, krijg je straf."])
        + variants(
            "LG-22", youth + "13",
            ["De schade moet jij zelf betalen.", "Je draait zelf op voor de schade: je moet alles betalen."])
        + variants(
            "LG-23", youth + "15",
            [
                "Er staat maximaal 4 jaar cel op.", "Je kunt naar de gevangenis gaan.",
                "Dat is een boete van de vierde categorie.", "De boete kan oplopen tot 27.500 euro.",
                "Je kunt 24 maanden jeugddetentie krijgen.",
            ])
        + variants(
            "LG-26", "soort: bericht",
            [
                "Onder de 16 jaar kun je niet worden gestraft.", "Wie jonger is dan 14, is niet strafbaar.",
                "Kinderen jonger dan 15 jaar krijgen geen straf.",
            ])
        + variants(
            "LG-27", letter,
            [
                "Zo komt er iets op je strafblad.", "Een bericht als dit levert een strafblad op.",
                "U heeft dan een strafblad.",
            ])
        + variants(
            "LG-29", "soort: brief\ndatum: 2026-11-03",
            [
                "De boete is € 5.150 (tweede categorie).",
                "Een boete van de vijfde categorie is 103.000 euro.",
                "Dat is categorie 3: € 8.300.",
            ])
        + variants(
            "LG-30", "soort: brief\ndoelgroep: volwassene\nleeftijd: 30",
            [
                "Op het verspreiden van opruiing staat maximaal vijf jaar.",
                "Artikel 131 Sr kent een gevangenisstraf van ten hoogste drie jaar.",
                "Op vernieling (artikel 350 Sr) staat 4 jaar cel.",
            ])
        + variants(
            "LG-32", letter,
            [
                "Bent u het er niet mee eens? Maak dan bezwaar.", "U kunt in beroep bij de rechtbank.",
                "Uw bezwaarschrift stuurt u naar het college.",
            ])
        + variants(
            "LG-33", letter,
            [
                "Wij hebben besloten u te waarschuwen.", "Deze beschikking geldt meteen.",
                "Hierbij besluit ik u te waarschuwen.",
            ])
        + variants(
            "LG-35", letter,
            [
                "De termijn is zes weken na dagtekening van het besluit.",
                "U kunt binnen 30 dagen bezwaar maken.",
                "Dien uw bezwaarschrift binnen vier weken in.",
            ])
        + variants(
            "LG-37", letter,
            [
                "Wij kregen de melding van mevrouw De Wit.", "Dit is gemeld door een buurvrouw.",
                "Een vriend van uw zoon heeft ons getipt.",
            ])
        + variants(
            "LG-41", "soort: bericht",
            ["De noodverordening verbiedt online berichten.", "De burgemeester mag uitingen verbieden."])
        + variants(
            "LG-42", parents + "15",
            ["Uw dochter van 12 jaar plaatste het.", "Sem was toen 13.", "Zij is 19 jaar."])

    static let right: [Variant] =
        variants(
            "LG-02", parents + "16",
            [
                "U bent als ouder niet aansprakelijk.", "Uw kind kan zelf aansprakelijk zijn.",
                "Wij zijn niet boos op ouders.",
            ])
        + variants(
            "LG-03", "soort: bericht",
            [
                "Het online gebiedsverbod bestaat niet.",
                "Mag een burgemeester een online gebiedsverbod geven?",
                "De Afdeling keurde het online gebiedsverbod af.", "Niemand krijgt een online gebiedsverbod.",
            ])
        + variants(
            "LG-05", letter,
            [
                "U krijgt geen boete.", "Krijgt mijn kind straf?", "Wij weten niet of u straf krijgt.",
                "Misschien krijgt u een boete.", "Deze brief betekent niet dat u een straf krijgt.",
                "Een straf krijgt u hiervoor niet.", "Wie straf krijgt, bepaalt de rechter.",
                "U krijgt een brief van de wijkagent.", "Dit verhaal wordt vervolgd op onze site.",
            ])
        + variants(
            "LG-06", letter,
            [
                "Wij zeggen niet dat u strafbaar bent.", "Is mijn zoon strafbaar?",
                "Het is niet zo dat uw zoon de dader is.", "U bent geen dader.",
                "Uw zoon wordt verdacht van opruiing.", "Niemand is schuldig tot de rechter heeft beslist.",
                "Wie een strafbaar feit heeft gepleegd, krijgt te maken met de politie.",
            ])
        + variants(
            "LG-07", letter,
            [
                "U bent niet hoofdelijk aansprakelijk.", "Iedereen in de groep kan aansprakelijk zijn.",
                "Alle leden van de groep krijgen een brief.",
                "Of iedereen in de appgroep aansprakelijk is, bepaalt de rechter.",
            ])
        + variants(
            "LG-13", "soort: bericht",
            [
                "Wij hebben Instagram gevraagd het bericht te verwijderen.",
                "Wij verwijderen reacties die schelden.", "Kan de gemeente een bericht laten verwijderen?",
                "De officier van justitie kan een bericht laten verwijderen.",
                "Wilt u het bericht verwijderen?",
                "Wij kunnen berichten van anderen niet verwijderen.", "De gemeente kan de weg blokkeren.",
            ])
        + variants(
            "LG-14", letter,
            [
                "Er volgt geen gebiedsverbod.", "De burgemeester kan u een gebiedsverbod geven.",
                "Volgt er dan een gebiedsverbod?",
            ])
        + variants(
            "LG-16", letter,
            [
                "U bent niet verplicht om te komen.", "U hoeft niet te komen.", "Ben ik verplicht te komen?",
                "De school moet de lessen verplaatsen.",
            ])
        + variants(
            "LG-20", letter,
            [
                "Wij verhalen geen kosten.", "Wie betaalt de politie?",
                "De kosten van de speeltuin betaalt de gemeente.",
            ])
        + variants(
            "LG-21", parents + "10",
            [
                "Uw kind krijgt hier geen straf voor.", "Uw kind kan niet worden vervolgd.",
                "Wij denken graag mee.",
            ])
        + variants(
            "LG-23", youth + "15",
            [
                "Je gaat hiervoor niet de cel in.", "Je kunt een taakstraf of een boete van € 200 krijgen.",
                "Over vijf jaar ben je dit vergeten.",
            ])
        + variants(
            "LG-26", "soort: bericht",
            [
                "Kinderen onder 12 jaar kunnen niet worden vervolgd.",
                "Onder de 14 ben je niet aansprakelijk.",
                "Kinderen van 10 jaar zijn niet strafbaar.",
            ])
        + variants(
            "LG-30", "soort: brief\ndoelgroep: volwassene\nleeftijd: 30",
            [
                "Voor opruiing is dat ten hoogste 5 jaar gevangenisstraf.",
                "Opruiing: tot 2020 hoogstens 5 jaar.",
            ])
        + variants(
            "LG-32", letter,
            [
                "U kunt geen bezwaar maken.", "Wij doen een beroep op u.",
                "Hebt u er bezwaar tegen als wij u bellen?",
                "U kunt bezwaar maken tegen het gebruik van uw gegevens.",
            ])
        + variants(
            "LG-33", letter,
            [
                "Dit is geen besluit.", "De raad nam een besluit over het zwembad.",
                "Wij besluiten samen wat past.",
            ])
        + variants(
            "LG-37", letter,
            [
                "Wij kregen het bericht van de politie.", "Wij hoorden van Instagram niets terug.",
                "Wij hoorden van uw zorgen.", "Op maandag kregen wij van Meld Misdaad Anoniem een tip.",
                "Wij weten nog niet van wie het bericht is.",
            ])
        + variants(
            "LG-42", parents + "15",
            [
                "Uw dochter is 15 jaar.", "Zij was toen 15 jaar.", "Zijn broertje van 9 jaar was er ook bij.",
                "Hij is over een jaar 16 jaar.", "De burgemeester was 3 jaar geleden ook al hier.",
            ])

    @Test(arguments: wrong)
    func `a claim in other words is found`(variant: Variant) {
        #expect(!Pack.lint(variant.draft, only: [variant.rule]).isEmpty)
    }

    @Test(arguments: right)
    func `an honest sentence passes`(variant: Variant) {
        #expect(Pack.lint(variant.draft, only: [variant.rule]).map { "\($0.rule) \($0.text)" } == [])
    }
}
