import HerautLanguage
import HerautModel
import HerautResources
import Testing

/// The formatter of the embedded locale files.
func formatter(_ language: String = "nl") throws -> ValueFormatter {
    let resources = Resources()
    let dates = try #require(resources.file("Locales/\(language)/dates.yml"))
    let names = try #require(resources.file("Locales/\(language)/names.yml"))
    let (formatter, findings) = ValueFormatter.load(
        dates: (dates.source, dates.root), names: (names.source, names.root))
    #expect(findings.isEmpty)
    return formatter
}
