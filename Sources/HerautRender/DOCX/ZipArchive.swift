import CZlib
import HerautModel

/// A ZIP archive as Word likes it: every size known beforehand (no data descriptors), no extra fields, all dates the same.
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
            out.append(little: 0x0403_4B50 as UInt32)
            entry.writeFields(to: &out)
            out.append(contentsOf: entry.name.utf8)
            out.append(contentsOf: entry.packed)
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
            bytes.append(little: 0x0403_4B50 as UInt32)
            entry.writeFields(to: &bytes)
            bytes.append(contentsOf: entry.name.utf8)
            bytes.append(contentsOf: entry.packed)
        }
        return (bytes, directory)
    }

    /// A part whose size is known when it has been written.
    struct Record {
        private let name: String
        private let offset: Int
        private var checksum: UInt32 = 0
        private var packed = 0
        private var size = 0

        /// A part that starts at `offset`.
        init(name: String, offset: Int) {
            self.name = name
            self.offset = offset
        }

        /// Writes the local header, with the sizes still at zero.
        func writeHeader(to out: inout ByteBuffer) {
            out.append(little: 0x0403_4B50 as UInt32)
            writeFields(to: &out)
            out.append(name)
        }

        /// Writes the sizes where they belong.
        mutating func finish(checksum: UInt32, packed: Int, size: Int, in out: inout ByteBuffer) {
            (self.checksum, self.packed, self.size) = (checksum, packed, size)
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
            for number in [20, 0, 8, 0, 0x21] as [UInt16] { out.append(little: number) }
            for number in [checksum, UInt32(packed), UInt32(size)] { out.append(little: number) }
            out.append(little: UInt16(name.utf8.count))
            out.append(little: 0 as UInt16)
        }
    }

    /// Writes the end of the directory that starts at `directory`.
    static func writeEnd(count: Int, directory: Int, to out: inout ByteBuffer) {
        let size = out.count - directory
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
