/// The directory of a ZIP archive (PKWARE's APPNOTE 6.3.10), read with suspicion: workbooks and letterheads come from anywhere.
///
/// Refused are archives cut off, parts that overlap or lie outside the file, two parts of one name, passwords, and parts that would unpack to
/// more than any real list. Nothing is ever written to a path that stands in an archive.
public struct ZipDirectory {
    /// One part of the archive.
    public struct Entry {
        /// Its path in the archive.
        public let name: String
        /// 8 deflate, 0 stored.
        let method: UInt16
        let isEncrypted: Bool
        let checksum: UInt32
        let packedSize: Int
        /// Number of bytes when unpacked, as the directory has it.
        public let size: Int
        /// Where its local header starts.
        let offset: Int
    }

    /// Most parts: a workbook has some tens.
    static let entryLimit = 10_000
    /// Most bytes that a part may unpack to. A sheet of a million rows with 26 columns takes about 1 GB.
    static let sizeLimit = 1 << 32
    /// From this size on a part may unpack to at most ``densityLimit`` times its packed size. Sheets take 10 to 50 times.
    static let smallSize = 1 << 24
    static let densityLimit = 200
    private static let directoryLimit = 1 << 24

    /// The parts, in the order of the directory.
    public let entries: [Entry]
    private let input: ArchiveInput

    /// Reads the directory of an archive.
    public init(_ input: ArchiveInput) throws(ArchiveFault) {
        self.input = input
        let size = input.size
        let end = try Self.end(of: input, size)
        guard end.count <= Self.entryLimit, end.length <= Self.directoryLimit, end.start >= 0,
            end.length >= 0,
            end.start <= size - end.length, let bytes = input.bytes(at: end.start, count: end.length)
        else { throw Self.damaged }
        var cursor = LittleEndian(bytes)
        var entries: [Entry] = []
        while entries.count < end.count { entries.append(try Self.entry(&cursor)) }
        self.entries = entries
        try check(before: end.start)
    }

    /// The part called `name`; `nil` when there is none.
    public func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

    /// Opens a part for reading.
    public func open(_ entry: Entry) throws(ArchiveFault) -> ZipPart {
        if entry.isEncrypted { throw ArchiveFault("locked") }
        guard entry.method == 8 || entry.method == 0 else { throw Self.fault("method", entry.name) }
        let isDense = entry.size > Self.smallSize && entry.size / Self.densityLimit > entry.packedSize
        if entry.size > Self.sizeLimit || isDense { throw ArchiveFault("tooDense", ["deel": entry.name]) }
        guard let header = input.bytes(at: entry.offset, count: 30) else {
            throw Self.fault("entry", entry.name)
        }
        var cursor = LittleEndian(header)
        let signature = cursor.number(4)
        cursor.position = 26
        let (nameLength, extraLength) = (cursor.number(2), cursor.number(2))
        let start = entry.offset + 30 + nameLength + extraLength
        guard signature == 0x0403_4B50, start + entry.packedSize <= input.size,
            let name = input.bytes(at: entry.offset + 30, count: nameLength),
            name.elementsEqual(entry.name.utf8)
        else { throw Self.fault("entry", entry.name) }
        return try ZipPart(input, entry, start: start)
    }

    /// The whole of a small part.
    public func bytes(of entry: Entry, limit: Int) throws(ArchiveFault) -> [UInt8] {
        guard entry.size <= limit else { throw ArchiveFault("tooDense", ["deel": entry.name]) }
        let part = try open(entry)
        var bytes = [UInt8](repeating: 0, count: entry.size)
        var count = 0
        while count < bytes.count {
            let step = bytes.withUnsafeMutableBytes {
                part.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
            }
            if step <= 0 { throw Self.fault("packed", entry.name) }
            count += step
        }
        return bytes
    }

    // MARK: The end record

    private struct End {
        let count: Int
        let length: Int
        let start: Int
    }

    private static let damaged = ArchiveFault("damaged", detail: "directory")

    static func fault(_ problem: String, _ name: String) -> ArchiveFault {
        ArchiveFault("damaged", ["deel": name], detail: problem)
    }

    /// The end record stands at the very end, before a comment of at most 64 KB; its own length says where the comment ends.
    private static func end(of input: ArchiveInput, _ size: Int) throws(ArchiveFault) -> End {
        let length = min(size, 22 + 0xFFFF)
        guard length >= 22, let tail = input.bytes(at: size - length, count: length) else { throw damaged }
        for start in stride(from: length - 22, through: 0, by: -1) where tail[start] == 0x50 {
            var cursor = LittleEndian(tail, from: start)
            guard cursor.number(4) == 0x0605_4B50 else { continue }
            cursor.position = start + 20
            guard start + 22 + cursor.number(2) == length else { continue }
            cursor.position = start + 4
            let disks = cursor.number(4)
            let (here, count, length, offset) = (
                cursor.number(2), cursor.number(2), cursor.number(4), cursor.number(4)
            )
            guard disks == 0, here == count else { throw damaged }
            let isLarge = count == 0xFFFF || length == 0xFFFF_FFFF || offset == 0xFFFF_FFFF
            if isLarge { return try largeEnd(tail, start, of: input) }
            return End(count: count, length: length, start: offset)
        }
        throw damaged
    }

    /// Zip64: a locator before the end record tells where the large one is (§4.3.14, §4.3.15).
    private static func largeEnd(_ tail: [UInt8], _ end: Int, of input: ArchiveInput) throws(ArchiveFault)
        -> End
    {
        guard end >= 20 else { throw damaged }
        var locator = LittleEndian(tail, from: end - 20)
        guard locator.number(4) == 0x0706_4B50, locator.number(4) == 0 else { throw damaged }
        guard let record = input.bytes(at: locator.number(8), count: 56) else { throw damaged }
        var cursor = LittleEndian(record)
        guard cursor.number(4) == 0x0606_4B50 else { throw damaged }
        cursor.position = 24
        let (here, count) = (cursor.number(8), cursor.number(8))
        guard here == count else { throw damaged }
        return End(count: count, length: cursor.number(8), start: cursor.number(8))
    }

    // MARK: Entries

    private static func entry(_ cursor: inout LittleEndian) throws(ArchiveFault) -> Entry {
        guard cursor.left >= 46, cursor.number(4) == 0x0201_4B50 else { throw damaged }
        cursor.position += 4
        let flags = cursor.number(2)
        let method = cursor.number(2)
        cursor.position += 4
        let checksum = cursor.number(4)
        var (packed, size) = (cursor.number(4), cursor.number(4))
        let (nameLength, extraLength, commentLength) = (cursor.number(2), cursor.number(2), cursor.number(2))
        cursor.position += 8
        var offset = cursor.number(4)
        guard cursor.left >= nameLength + extraLength + commentLength else { throw damaged }
        let name = cursor.text(nameLength)
        let next = cursor.position + extraLength + commentLength
        readLarge(&cursor, cursor.position + extraLength, &size, &packed, &offset)
        cursor.position = next
        guard packed >= 0, size >= 0, offset >= 0 else { throw damaged }
        return Entry(
            name: name, method: UInt16(method), isEncrypted: flags & 1 != 0, checksum: UInt32(checksum),
            packedSize: packed, size: size, offset: offset)
    }

    /// Numbers that do not fit stand in an extra field, in this order, and only those (§4.5.3).
    private static func readLarge(
        _ cursor: inout LittleEndian, _ end: Int, _ size: inout Int, _ packed: inout Int, _ offset: inout Int
    ) {
        while cursor.position + 4 <= end {
            let (kind, length) = (cursor.number(2), cursor.number(2))
            let next = cursor.position + length
            if kind == 1, next <= end {
                if size == 0xFFFF_FFFF, cursor.position + 8 <= next { size = cursor.number(8) }
                if packed == 0xFFFF_FFFF, cursor.position + 8 <= next { packed = cursor.number(8) }
                if offset == 0xFFFF_FFFF, cursor.position + 8 <= next { offset = cursor.number(8) }
            }
            cursor.position = next
        }
    }

    /// Parts lie one after another, before the directory, and have names of their own.
    private func check(before directory: Int) throws(ArchiveFault) {
        guard Set(entries.map(\.name)).count == entries.count else { throw Self.damaged }
        var end = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= end, entry.packedSize <= directory else { throw Self.damaged }
            end = entry.offset + 30 + entry.name.utf8.count + entry.packedSize
        }
        guard end <= directory else { throw Self.damaged }
    }
}

/// Reads numbers, lowest byte first.
struct LittleEndian {
    private let bytes: [UInt8]
    var position: Int

    init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    var left: Int { bytes.count - position }

    /// The next number of `count` bytes; -1 when there are too few, or when it is larger than any file.
    mutating func number(_ count: Int) -> Int {
        guard position >= 0, left >= count else { return -1 }
        var number: UInt64 = 0
        for index in (0..<count).reversed() { number = number << 8 | UInt64(bytes[position + index]) }
        position += count
        return Int(exactly: number) ?? -1
    }

    /// The next `count` bytes as text.
    mutating func text(_ count: Int) -> String {
        defer { position += count }
        return String(decoding: bytes[position..<position + count], as: UTF8.self)
    }
}
