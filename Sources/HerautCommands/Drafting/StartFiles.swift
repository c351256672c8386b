import HerautMerge
import HerautModel
import HerautResources
import HerautYAML

/// The invented example that `init` writes and `demo` runs on.
extension Resources {
    /// Where the example stands.
    static let startFolder = "Templates/start/"

    /// The built-in example, whatever `--templates` lays over it.
    static var start: Resources { Resources() }

    /// Names of the files of the example, with their bytes and who may read them. What holds people's data is for the user alone.
    var startFiles: [(name: String, bytes: [UInt8], mode: FileMode)] {
        paths(below: Self.startFolder).compactMap { path in
            guard let file = file(path) else { return nil }
            let name = String(path.dropFirst(Self.startFolder.count))
            return (name, file.source.bytes, name == "heraut.yml" ? .shared : .personal)
        } + letterhead
    }

    /// The Word document that letters of the example look like.
    private var letterhead: [(name: String, bytes: [UInt8], mode: FileMode)] {
        guard let municipality, let bytes = StartLetterhead.bytes(for: municipality, from: self) else {
            return []
        }
        return [(StartLetterhead.path, bytes, .shared)]
    }

    var caseFile: CaseFile? { start("zaak.yml").map { CaseFile.read($0, with: LibYAMLReader()).case } }

    var municipality: Municipality? {
        start("heraut.yml").map { Municipality.read($0, with: LibYAMLReader()).municipality }
    }

    var recipients: SourceText? { start("ontvangers.csv") }

    /// The recipients, read.
    var recipientRecords: [Record] {
        guard let text = recipients else { return [] }
        var source = DataSource(DataInput(path: text.path, bytes: text.bytes))
        return source.records()
    }

    private func start(_ name: String) -> SourceText? { file(Self.startFolder + name)?.source }
}
