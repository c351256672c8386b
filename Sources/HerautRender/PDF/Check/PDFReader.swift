import CZlib

/// A PDF, opened to be looked at: the table of objects, and each object when it is asked for. Reads files with a plain cross-reference table, as
/// Heraut writes them; never crashes, whatever the file says.
struct PDFReader {
    /// Why a file cannot be looked at.
    enum Fault: Error {
        /// It does not start as a PDF does.
        case noPDF
        /// Its table of objects is missing, damaged or of the packed kind.
        case table
        case encrypted
    }

    let bytes: [UInt8]
    /// What stands at the end of the file.
    private(set) var trailer: [String: PDFValue] = [:]
    private var offsets: [Int: Int] = [:]

    /// Objects of a file, and bytes of an unpacked stream; more is refused.
    private static let objectLimit = 500_000, streamLimit = 64 << 20

    init(_ bytes: [UInt8]) throws(Fault) {
        self.bytes = bytes
        guard bytes.starts(with: Array("%PDF-".utf8)) else { throw .noPDF }
        guard let start = Self.lastTable(bytes) else { throw .table }
        var next: Int? = start
        var seen: Set<Int> = []
        while let offset = next {
            guard seen.insert(offset).inserted, seen.count < 64 else { throw .table }
            next = try readTable(at: offset)
        }
        if trailer["Encrypt"] != nil { throw .encrypted }
    }

    /// Numbers of the objects that are in use, sorted.
    var numbers: [Int] { offsets.keys.sorted() }

    /// The offset behind the last `startxref`.
    private static func lastTable(_ bytes: [UInt8]) -> Int? {
        let word = Array("startxref".utf8)
        var index = bytes.count - word.count
        let end = max(0, bytes.count - 2048)
        while index >= end {
            if bytes[index...].starts(with: word) {
                var scanner = PDFScanner(bytes[(index + word.count)...])
                return scanner.value(inContent: true)?.integer
            }
            index -= 1
        }
        return nil
    }

    private mutating func readTable(at offset: Int) throws(Fault) -> Int? {
        guard bytes.indices.contains(offset) else { throw .table }
        var scanner = PDFScanner(bytes[offset...])
        guard scanner.skip("xref") else { throw .table }
        while true {
            scanner.skipSpace()
            if scanner.skip("trailer") { break }
            guard let first = scanner.value(inContent: true)?.integer,
                let count = scanner.value(inContent: true)?.integer,
                first >= 0, count >= 0, count <= Self.objectLimit
            else { throw .table }
            for index in 0..<count {
                guard let place = scanner.value(inContent: true)?.integer,
                    scanner.value(inContent: true)?.integer != nil,
                    case .word(let kind)? = scanner.value(inContent: true)
                else { throw .table }
                if kind == "n", offsets[first + index] == nil { offsets[first + index] = place }
            }
        }
        guard let entries = scanner.value()?.dictionary else { throw .table }
        trailer.merge(entries) { newer, _ in newer }
        return entries["Prev"]?.integer
    }

    // MARK: Objects

    /// An object: its value, and where its stream starts.
    struct Object {
        var value: PDFValue
        var streamStart: Int?
        /// Where it starts in the file.
        var offset: Int
    }

    /// The object with a number; `nil` when it is not where the table says.
    func object(_ number: Int) -> Object? {
        guard let offset = offsets[number], bytes.indices.contains(offset) else { return nil }
        var scanner = PDFScanner(bytes[offset...])
        guard scanner.value(inContent: true)?.integer == number,
            scanner.value(inContent: true)?.integer != nil,
            scanner.value(inContent: true) == .word("obj"), let value = scanner.value()
        else { return nil }
        scanner.skipSpace()
        guard scanner.skip("stream") else { return Object(value: value, streamStart: nil, offset: offset) }
        if scanner.skip("\r\n") || scanner.skip("\n") {
            return Object(value: value, streamStart: scanner.position, offset: offset)
        }
        return Object(value: value, streamStart: nil, offset: offset)
    }

    /// The value itself, references followed.
    func resolved(_ value: PDFValue?) -> PDFValue? {
        var value = value
        for _ in 0..<16 {
            guard case .reference(let number)? = value else { return value }
            value = object(number)?.value
        }
        return nil
    }

    /// An entry of a dictionary, references followed.
    func entry(_ key: String, of value: PDFValue?) -> PDFValue? {
        resolved(resolved(value)?.dictionary?[key])
    }

    /// The packed bytes of a stream by its length.
    func packed(_ object: Object) -> ArraySlice<UInt8>? {
        guard let start = object.streamStart, let length = entry("Length", of: object.value)?.integer,
            length >= 0,
            length <= bytes.count - start
        else { return nil }
        return bytes[start..<start + length]
    }

    /// The bytes of the stream with a number, unpacked; `nil` when it is packed in a way that Heraut does not use.
    func stream(_ value: PDFValue?) -> [UInt8]? {
        guard let number = value?.reference, let object = object(number), let packed = packed(object) else {
            return nil
        }
        switch entry("Filter", of: object.value) {
        case nil, .null?: return Array(packed)
        case .name("FlateDecode")?: return Self.inflate(packed)
        case .array(let names)? where names == [.name("FlateDecode")]: return Self.inflate(packed)
        default: return nil
        }
    }

    static func inflate(_ packed: ArraySlice<UInt8>) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return nil
        }
        defer { inflateEnd(&stream) }
        var input = Array(packed)
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        return input.withUnsafeMutableBufferPointer { source -> [UInt8]? in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(clamping: source.count)
            while output.count <= streamLimit {
                let (status, left) = chunk.withUnsafeMutableBufferPointer { target -> (Int32, Int) in
                    stream.next_out = target.baseAddress
                    stream.avail_out = UInt32(target.count)
                    return (zlib_inflate(&stream), Int(stream.avail_out))
                }
                output += chunk[..<(chunk.count - left)]
                if status == Z_STREAM_END { return output }
                guard status == Z_OK, left < chunk.count else { return nil }
            }
            return nil
        }
    }

    private static func zlib_inflate(_ stream: inout z_stream) -> Int32 { CZlib.inflate(&stream, Z_NO_FLUSH) }

    // MARK: Pages

    /// The pages in their order, as references.
    var pages: [Int] {
        var found: [Int] = []
        var waiting = [entry("Root", of: .dictionary(trailer)).flatMap { $0.dictionary?["Pages"] }].compactMap
        { $0 }
        var seen: Set<Int> = []
        while let next = waiting.popLast() {
            guard let number = next.reference, seen.insert(number).inserted, let node = resolved(next) else {
                continue
            }
            if let kids = entry("Kids", of: node)?.array {
                waiting += kids.reversed()
            } else {
                found.append(number)
            }
        }
        return found
    }

    /// The content of a page, its streams joined.
    func content(of page: Int) -> [UInt8]? {
        guard let contents = object(page)?.value.dictionary?["Contents"] else { return [] }
        if let items = resolved(contents)?.array {
            let parts = items.map { stream($0) }
            return parts.contains { $0 == nil }
                ? nil : Array(parts.compactMap { $0 }.joined(separator: [0x0A]))
        }
        return stream(contents)
    }

    /// The catalogue.
    var catalogue: PDFValue? { resolved(trailer["Root"]) }
}
