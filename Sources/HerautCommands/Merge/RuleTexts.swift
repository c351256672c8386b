import HerautModel
import HerautResources

extension Resources {
    /// Every file that the Dutch rules, their language and the laws are read from: a word that stands in none of them no rule can look for.
    var ruleTexts: [SourceText] {
        let folders = ["Locales/nl/rules/", "Locales/nl/words/"].flatMap(paths)
        let files = ["Locales/nl/language.yml", "Locales/laws.yml", "Locales/platforms.yml"]
        return (folders + files).compactMap { file($0)?.source }
    }
}
