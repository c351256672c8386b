import HerautLanguage
import HerautResources
import Testing

/// The Dutch pack as it lies in the binary.
enum Dutch {
    static func pack() throws -> LanguagePack {
        let file = try #require(Resources().file("Locales/nl/language.yml"))
        let (pack, findings) = LanguagePack.load(file.source, root: file.root)
        #expect(findings.isEmpty)
        return pack
    }
}

extension [UInt8] {
    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
