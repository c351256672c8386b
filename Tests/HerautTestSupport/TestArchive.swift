/// A ZIP archive made on the spot, its parts not packed: small, and independent of what the house writes.
public struct TestArchive: Sendable {
    /// Name and content of each part, in order.
    public var parts: [(name: String, content: [UInt8])]

    /// An archive of texts.
    public init(_ parts: [(String, String)]) { self.parts = parts.map { ($0.0, Array($0.1.utf8)) } }

    /// An archive of these parts.
    public init(parts: [(name: String, content: [UInt8])]) { self.parts = parts }

    /// The part called `name`; nothing when it is not there. Setting adds it.
    public subscript(name: String) -> [UInt8] {
        get { parts.first { $0.name == name }?.content ?? [] }
        set {
            if let index = parts.firstIndex(where: { $0.name == name }) {
                parts[index].content = newValue
            } else {
                parts.append((name, newValue))
            }
        }
    }

    /// The file.
    public var bytes: [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for (name, content) in parts {
            var fields = Self.little([20, 0, 0, 0, 0x21], 2)
            fields += Self.little([Int(Self.checksum(content)), content.count, content.count], 4)
            fields += Self.little([name.utf8.count, 0], 2)
            directory += [0x50, 0x4B, 1, 2, 20, 0]
            directory += fields
            directory += [UInt8](repeating: 0, count: 10)
            directory += Self.little([out.count], 4)
            directory += Array(name.utf8)
            out += [0x50, 0x4B, 3, 4]
            out += fields
            out += Array(name.utf8)
            out += content
        }
        var end: [UInt8] = [0x50, 0x4B, 5, 6]
        end += Self.little([0, 0, parts.count, parts.count], 2)
        end += Self.little([directory.count, out.count], 4)
        end += [0, 0]
        return out + directory + end
    }

    private static func little(_ numbers: [Int], _ count: Int) -> [UInt8] {
        numbers.flatMap { number in (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }
    }

    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }

    /// The checksum of ZIP and PNG (CRC-32).
    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(UInt32.max) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ $0 >> 8 }
    }
}
