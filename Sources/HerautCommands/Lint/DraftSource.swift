import HerautModel

/// Reading a draft from a file: text in UTF-8, or a clear word about what it is instead.
extension Context {
    /// The bytes of a draft at `path`, reported under `name`.
    func draftSource(_ path: String, named name: String? = nil) throws(HerautError) -> SourceText {
        let source = try read(path, named: name)
        guard let fault = Self.fault(in: source) else { return source }
        throw HerautError(.badData, fault)
    }

    private static func fault(in source: SourceText) -> Message? {
        let bytes = source.bytes
        let path = ["pad": source.path]
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return .key("command.error.isArchive", path) }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return .key("command.error.isUTF16", path)
        }
        if bytes.contains(0) { return .key("command.error.isBinary", path) }
        guard let offset = firstInvalidByte(bytes) else { return nil }
        let place = source.location(of: offset)
        return .key("command.error.notUTF8", ["pad": "\(source.path):\(place.line):\(place.column)"])
    }

    /// Where the first byte stands that is not UTF-8.
    private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return offset
            }
        }
    }
}
