/// Language tags as documents carry them (BCP 47).
enum LanguageTag {
    /// The tag with a country, by which spelling checkers and voices choose.
    static func withCountry(_ language: String) -> String {
        switch language {
        case "nl": "nl-NL"
        case "en": "en-GB"
        case "de": "de-DE"
        case "fr": "fr-FR"
        case "fy": "fy-NL"
        case "tr": "tr-TR"
        case "pl": "pl-PL"
        case "uk": "uk-UA"
        default: language
        }
    }
}
