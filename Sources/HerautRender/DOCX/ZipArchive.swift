import CZlib
import HerautModel

/// A ZIP archive as Word likes it: sizes known beforehand but for one part of a bound document, no extra fields, all dates the same.
///
/// After PKWARE's APPNOTE 6.3.10: local headers (§4.3.7), central directory (§4.3.12), end record (§4.3.16).
struct ZipArchive {
    /// One file, packed and ready to be written. Packing is done once for parts that all letters share.
    struct Entry: Sendable {
        let name: String
        let checksum: UInt32
        let size: UInt32
        let packed: [UInt8]
        /// 8 deflate, 0 stored.
        let method: UInt16

        /// Packs `content`; leaves it as it is when packing gains nothing. `name` is ASCII, with `/` between folders.
        init(name: String, content: [UInt8]) {
            self.name = name
            size = UInt32(content.count)
            checksum = UInt32(
                truncatingIfNeeded: content.withUnsafeBufferPointer {
                    crc32(0, $0.baseAddress, UInt32($0.count))
                })
            if let deflated = Deflate.compress(content), deflated.count < content.count {
                packed = deflated
                method = 8
            } else {
                packed = content
                method = 0
            }
        }

        /// Leaves `content` as it is, for a part that is read without unpacking anything.
        init(name: String, stored content: [UInt8]) {
            self.name = name
            size = UInt32(content.count)
            checksum = UInt32(
                truncatingIfNeeded: content.withUnsafeBufferPointer {
                    crc32(0, $0.baseAddress, UInt32($0.count))
                })
            packed = content
            method = 0
        }

        /// Writes header and content as they stand in an archive.
        func write(to out: inout [UInt8]) {
            out.append(little: 0x0403_4B50 as UInt32)
            writeFields(to: &out)
            out.append(contentsOf: name.utf8)
            out.append(contentsOf: packed)
        }

        /// What local header and directory have in common, from "version needed" to "length of the extra field".
        fileprivate func writeFields(to out: inout [UInt8]) {
            out.append(little: 20 as UInt16)
            out.append(little: 0 as UInt16)
            out.append(little: method)
            // 1 January 1980, 0:00: the first moment the format knows.
            out.append(little: 0 as UInt16)
            out.append(little: 0x21 as UInt16)
            out.append(little: checksum)
            out.append(little: UInt32(packed.count))
            out.append(little: size)
            out.append(little: UInt16(name.utf8.count))
            out.append(little: 0 as UInt16)
        }
    }

    /// The archive of `entries`, in their order.
    static func bytes(of entries: [Entry]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(entries.reduce(22) { $0 + $1.packed.count + 2 * $1.name.utf8.count + 76 })
        var offsets: [UInt32] = []
        for entry in entries {
            offsets.append(UInt32(out.count))
            entry.write(to: &out)
        }
        let directory = UInt32(out.count)
        for (entry, offset) in zip(entries, offsets) { writeDirectoryRecord(entry, offset, to: &out) }
        writeEnd(count: UInt16(entries.count), directory: directory, to: &out)
        return out
    }

    // MARK: Letters by the thousand

    /// The entries as they stand at the start of an archive, and their records for its directory.
    static func start(_ entries: [Entry]) -> (bytes: [UInt8], directory: [UInt8]) {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for entry in entries {
            writeDirectoryRecord(entry, UInt32(bytes.count), to: &directory)
            entry.write(to: &bytes)
        }
        return (bytes, directory)
    }

    /// A part whose size is known when it has been written.
    struct Record {
        private let name: String
        private let offset: Int
        private let method: UInt16
        /// Whether its sizes come behind it (a data descriptor, §4.3.9), because its header was given away before they were known.
        private let isStreamed: Bool
        private var checksum: UInt32 = 0
        private var packed = 0
        private var size = 0

        /// A part that starts at `offset`.
        init(name: String, offset: Int, isStreamed: Bool = false) {
            self.name = name
            self.offset = offset
            self.isStreamed = isStreamed
            method = 8
        }

        /// A part that is there, at `offset`.
        init(_ entry: Entry, offset: Int) {
            name = entry.name
            self.offset = offset
            isStreamed = false
            method = entry.method
            (checksum, packed, size) = (entry.checksum, entry.packed.count, Int(entry.size))
        }

        /// Writes the local header, with the sizes still at zero.
        func writeHeader(to out: inout ByteBuffer) {
            out.append(little: 0x0403_4B50 as UInt32)
            writeFields(to: &out)
            out.append(name)
        }

        /// Says how large the part has become.
        mutating func finish(checksum: UInt32, packed: Int, size: Int) {
            (self.checksum, self.packed, self.size) = (checksum, packed, size)
        }

        /// Writes the sizes behind the part.
        func writeDescriptor(to out: inout ByteBuffer) {
            for number in [0x0807_4B50, checksum, UInt32(packed), UInt32(size)] { out.append(little: number) }
        }

        /// Says how large the part has become, and writes the sizes where they belong.
        mutating func finish(checksum: UInt32, packed: Int, size: Int, in out: inout ByteBuffer) {
            finish(checksum: checksum, packed: packed, size: size)
            for (index, number) in [checksum, UInt32(packed), UInt32(size)].enumerated() {
                for byte in 0..<4 {
                    out[offset + 14 + index * 4 + byte] = UInt8(
                        truncatingIfNeeded: number >> UInt32(byte * 8))
                }
            }
        }

        /// Writes the record of the directory.
        func writeDirectory(to out: inout ByteBuffer) {
            out.append(little: 0x0201_4B50 as UInt32)
            out.append(little: 20 as UInt16)
            writeFields(to: &out)
            for _ in 0..<10 { out.append(0) }
            out.append(little: UInt32(offset))
            out.append(name)
        }

        /// As ``Entry/writeFields(to:)``.
        private func writeFields(to out: inout ByteBuffer) {
            for number in [20, isStreamed ? 8 : 0, method, 0, 0x21] as [UInt16] { out.append(little: number) }
            for number in [checksum, UInt32(packed), UInt32(size)] { out.append(little: number) }
            out.append(little: UInt16(name.utf8.count))
            out.append(little: 0 as UInt16)
        }
    }

    /// Writes the end of the directory that starts at `directory`.
    static func writeEnd(count: Int, directory: Int, to out: inout ByteBuffer) {
        writeEnd(count: count, directory: directory, size: out.count - directory, to: &out)
    }

    /// Writes the end of the directory of `size` bytes that starts at `directory`.
    static func writeEnd(count: Int, directory: Int, size: Int, to out: inout ByteBuffer) {
        out.append(little: 0x0605_4B50 as UInt32)
        out.append(little: 0 as UInt32)
        out.append(little: UInt16(count))
        out.append(little: UInt16(count))
        out.append(little: UInt32(size))
        out.append(little: UInt32(directory))
        out.append(little: 0 as UInt16)
    }

    private static func writeDirectoryRecord(_ entry: Entry, _ offset: UInt32, to out: inout [UInt8]) {
        out.append(little: 0x0201_4B50 as UInt32)
        out.append(little: 20 as UInt16)
        entry.writeFields(to: &out)
        // Length of the comment, disk, internal attributes, external attributes.
        out.append(contentsOf: [UInt8](repeating: 0, count: 10))
        out.append(little: offset)
        out.append(contentsOf: entry.name.utf8)
    }

    private static func writeEnd(count: UInt16, directory: UInt32, to out: inout [UInt8]) {
        let size = UInt32(out.count) - directory
        out.append(little: 0x0605_4B50 as UInt32)
        out.append(little: 0 as UInt32)
        out.append(little: count)
        out.append(little: count)
        out.append(little: size)
        out.append(little: directory)
        out.append(little: 0 as UInt16)
    }
}

extension ByteBuffer {
    /// Adds a number, lowest byte first.
    mutating func append(little number: some FixedWidthInteger) {
        for index in 0..<number.bitWidth / 8 { append(UInt8(truncatingIfNeeded: number >> (index * 8))) }
    }
}

extension [UInt8] {
    /// Adds a number, lowest byte first.
    fileprivate mutating func append(little number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
