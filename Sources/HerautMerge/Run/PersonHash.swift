import HerautModel
import HerautTemplate

/// Who a letter is about and who gets it, as a hash that only the holder of the key can try names against.
struct PersonHash: Sendable {
    private let columns: [Int]
    private let hash: KeyedHash

    /// Hashes with `key`, 16 bytes that belong to one record.
    init(_ job: MergeJob, key: [UInt8]) {
        let person = PersonColumns(job.template.catalogue, job.mapping)
        let birth = person.birth.flatMap { job.template.catalogue.fields[$0].columns["waarde"] }
        let known =
            person.child + [birth.flatMap(job.mapping.index)].compactMap { $0 } + person.parent
            + person.address
        // A list that is about no person, of posts for example: what it says of each is what tells them apart.
        columns = known.isEmpty ? person.used : known
        hash = KeyedHash(key: key)
    }

    /// 32 hexadecimal digits. The same for `JANSEN` and `Jansen`.
    func hash(_ row: RowCells, _ buffer: inout ByteBuffer) -> String {
        buffer.truncate(to: 0)
        for column in columns where row.cells.indices.contains(column) {
            PersonSpelling.append(row.bytes, row.cells[column], to: &buffer)
            buffer.append(0)
        }
        let key = hash.hash(UnsafeRawBufferPointer(buffer.bytes))
        return Hexadecimal.text([key.high, key.low])
    }
}

/// Numbers and bytes in hexadecimal digits.
enum Hexadecimal {
    private static let digits: [UInt8] = Array("0123456789abcdef".utf8)

    /// 16 digits for each number.
    static func text(_ numbers: [UInt64]) -> String {
        String(unsafeUninitializedCapacity: numbers.count * 16) { target in
            for (index, number) in numbers.enumerated() {
                for place in 0..<16 {
                    let digit = Int(truncatingIfNeeded: number >> UInt64(60 - place * 4)) & 15
                    target.initializeElement(at: index * 16 + place, to: digits[digit])
                }
            }
            return numbers.count * 16
        }
    }

    /// Two digits for each byte.
    static func text(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { target in
            for (index, byte) in bytes.enumerated() {
                target.initializeElement(at: index * 2, to: digits[Int(byte >> 4)])
                target.initializeElement(at: index * 2 + 1, to: digits[Int(byte & 15)])
            }
            return bytes.count * 2
        }
    }

    /// The bytes of such digits; `nil` when they are none.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let digits = text.utf8.map { byte -> UInt8? in
            switch byte {
            case 0x30...0x39: byte - 0x30
            case 0x61...0x66: byte - 0x61 + 10
            default: nil
            }
        }
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = digits[index], let low = digits[index + 1] else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
