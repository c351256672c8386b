import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautYAML

/// A list with recipients that is read more than once: first to check it, then to make letters of it.
struct DataList {
    /// The path as the user gave it.
    let path: String
    private let input: DataInput
    private let options: SourceOptions

    /// Opens the list. Standard input goes by once, so it is kept in memory.
    init(_ path: String, options: SourceOptions, in context: Context) throws(HerautError) {
        self.path = path
        self.options = options
        let file = try ErrorText.reading { () throws(WorldError) in try context.world.open(path) }
        if file.size == nil {
            input = DataInput(path: path, bytes: try Self.all(of: file, path))
        } else {
            input = DataInput(path: path, size: file.size, read: file.read)
        }
    }

    /// The list from its start.
    func open() -> DataSource { DataSource(input, options: options) }

    /// SHA-256 of its bytes.
    func hash() -> String {
        var hash = SHA256()
        var offset = 0
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
        defer { memory.deallocate() }
        while true {
            let got = input.read(offset, memory)
            guard got > 0 else { return hash.hexDigest() }
            hash.update(memory[..<got])
            offset += got
        }
    }

    private static func all(of file: InputFile, _ path: String) throws(HerautError) -> [UInt8] {
        var bytes: [UInt8] = []
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { memory.deallocate() }
        while true {
            let got = file.read(bytes.count, memory)
            guard got != 0 else { return bytes }
            guard got > 0 else { throw ErrorText.readingFault(.other(path: path, code: 5)) }
            bytes.append(contentsOf: memory[..<got])
            guard bytes.count <= DataSource.streamLimit else {
                throw ErrorText.readingFault(.tooLarge(path: path, limit: DataSource.streamLimit))
            }
        }
    }
}

extension Context {
    /// What columns may be called.
    var columnNames: ColumnNames { ColumnNames(resources.file("Locales/nl/columns.yml")?.root) }
}
