public import HerautModel
import HerautYAML

/// The files of the letter that benchmarks fill: its text from the shared test data, its fields and formats from this package.
public struct BenchLetter {
    /// The text as a template, with the front matter that a template has.
    public let text: SourceText
    /// Its fields.
    public let fields: (source: SourceText, root: Node?)
    /// How it writes dates and amounts.
    public let formats: Node?

    /// The files; `nil` where a clone stands alone.
    public init?() throws {
        guard let path = Repository.shared("bench/brief.mustache") else { return nil }
        func yaml(_ name: String) throws -> (source: SourceText, root: Node?) {
            let path = "Tests/Benchmarks/brief/" + name
            let source = SourceText(path: path, bytes: try Repository.bytes(of: Repository.root + "/" + path))
            return (source, LibYAMLReader().read(source).root)
        }
        // Heraut never prints a blank: a field that may be empty stands in a section of its own. What comes out is the same.
        let letter = String(decoding: try Repository.bytes(of: path), as: UTF8.self).replacing(
            "{{toevoeging}}", with: "{{#toevoeging}}{{toevoeging}}{{/toevoeging}}")
        // The body starts at the line after the front matter, so what is filled is byte for byte the letter.
        text = SourceText(
            path: "brief.mustache",
            bytes: Array("---\ntitel: Meetbrief\nversie: 1\n---\n".utf8) + Array(letter.utf8))
        fields = try yaml("fields.yml")
        formats = try yaml("formats.yml").root
    }
}
