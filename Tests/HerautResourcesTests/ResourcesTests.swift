import HerautModel
import HerautResources
import HerautTestSupport
import HerautYAML
import Testing

@Suite struct ResourcesTests {
    private static let onDisk = Repository.files(below: "Templates") + Repository.files(below: "Locales")

    @Test(arguments: onDisk)
    func `every file on disk is in the binary, byte for byte`(path: String) throws {
        let file = try #require(Resources().file(path))
        #expect(try file.source.bytes == Repository.bytes(of: Repository.root + "/" + path))
    }

    @Test func `the binary holds nothing that is not on disk`() {
        let embedded = Resources().paths(below: "Templates/") + Resources().paths(below: "Locales/")
        #expect(Set(embedded) == Set(Self.onDisk))
    }

    @Test(arguments: onDisk.filter { $0.hasSuffix(".yml") })
    func `a tree in the binary is the tree that libyaml reads`(path: String) throws {
        let file = try #require(Resources().file(path))
        #expect(file.root == LibYAMLReader().read(file.source).root)
    }

    @Test func `every sentence is there in every language`() {
        let resources = Resources()
        #expect(resources.messages("en").keys == resources.messages("nl").keys)
    }

    @Test func `a sentence has the same open places in every language`() {
        let (nl, en) = (Resources().messages("nl"), Resources().messages("en"))
        for key in nl.keys { #expect(places(nl(key)) == places(en(key)), "\(key)") }
    }

    private func places(_ sentence: String) -> Set<String> {
        let pieces = sentence.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        let names = pieces.compactMap {
            $0.contains("}") ? $0.split(separator: "}").first.map(String.init) : nil
        }
        // The braces of a template (`{{veld}}`) are no places.
        return Set(names.filter { $0.allSatisfy(\.isLetter) })
    }
}
