import HerautLanguage
import HerautResources
import Testing

/// The formatter of an embedded formats file.
func formatter(_ language: String = "nl") throws -> ValueFormatter {
    let file = try #require(Resources().file("Locales/\(language)/formats.yml"))
    return ValueFormatter(language: language, formats: file.root)
}
