import CZlib
import HerautModel

/// A Word document laid ready for thousands of letters: what they share is packed once, values go in between as they are.
///
/// The parts that no value stands in come first, so that one hash of them serves every letter. In the others each run of markup is deflated by
/// itself (RFC 1951, up to a full flush, so that it starts and ends at a byte), and each value is a stored block. Checksums are combined.
struct DOCXSplice: Sendable {
    /// A run of markup, packed.
    private struct Run: Sendable {
        let packed: [UInt8]
        let size: Int
        let checksum: UInt
        /// What zlib needs to put this run behind others.
        let shift: UInt
    }

    private enum Piece: Sendable {
        case run(Run)
        case opening(DOCXOpening)
    }

    private struct Part: Sendable {
        let name: String
        let pieces: [Piece]
    }

    /// The parts without values, packed, as they stand at the start of the file.
    private let prefix: [UInt8]
    /// The hash of ``prefix``.
    private let prefixHash: SHA256
    private let directory: [UInt8]
    private let parts: [Part]
    private let entryCount: Int

    /// `nil` when zlib has no memory.
    init?(_ package: DOCXPackage) {
        let fixed = package.fixedEntries
        let (bytes, directory) = ZipArchive.start(fixed)
        prefix = bytes
        self.directory = directory
        var hash = SHA256()
        hash.update(bytes)
        prefixHash = hash
        var parts: [Part] = []
        for (name, slotted) in package.openParts {
            var pieces: [Piece] = []
            for piece in slotted.allPieces {
                switch piece {
                case .literal(let bytes):
                    guard let run = Self.run(bytes) else { return nil }
                    pieces.append(.run(run))
                case .opening(let place): pieces.append(.opening(place))
                }
            }
            parts.append(Part(name: name, pieces: pieces))
        }
        self.parts = parts
        entryCount = fixed.count + parts.count
    }

    /// Adds the file of one letter to `out`, which is empty, and gives the hash of all that no value stands in, with the number of bytes it is of.
    func write(_ texts: SlotTexts, to out: inout ByteBuffer, scratch: inout [UInt8]) -> (SHA256, Int) {
        prefix.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        var records = [ZipArchive.Record]()
        records.reserveCapacity(parts.count)
        for part in parts { records.append(write(part, texts, to: &out, &scratch)) }
        let start = out.count
        directory.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        for record in records { record.writeDirectory(to: &out) }
        ZipArchive.writeEnd(count: entryCount, directory: start, to: &out)
        return (prefixHash, prefix.count)
    }

    private func write(
        _ part: Part, _ texts: SlotTexts, to out: inout ByteBuffer, _ scratch: inout [UInt8]
    ) -> ZipArchive.Record {
        var record = ZipArchive.Record(name: part.name, offset: out.count)
        record.writeHeader(to: &out)
        let start = out.count
        var checksum: UInt = 0
        var size = 0
        for piece in part.pieces {
            switch piece {
            case .run(let run):
                run.packed.withUnsafeBufferPointer { out.append(contentsOf: $0) }
                checksum = crc32_combine_op(checksum, run.checksum, run.shift)
                size += run.size
            case .opening(let place):
                scratch.removeAll(keepingCapacity: true)
                place.write(texts, to: &scratch)
                checksum = Self.store(scratch, after: checksum, to: &out)
                size += scratch.count
            }
        }
        // An empty last block: a final bit, fixed codes, and the code for the end.
        out.append(3)
        out.append(0)
        record.finish(
            checksum: UInt32(truncatingIfNeeded: checksum), packed: out.count - start, size: size, in: &out)
        return record
    }

    /// Writes bytes as stored blocks, each at most 65,535 bytes (RFC 1951 §3.2.4).
    private static func store(_ bytes: [UInt8], after checksum: UInt, to out: inout ByteBuffer) -> UInt {
        bytes.withUnsafeBufferPointer { bytes in
            var start = 0
            while start < bytes.count {
                let block = UnsafeBufferPointer(rebasing: bytes[start..<min(bytes.count, start + 65_535)])
                out.append(0)
                out.append(little: UInt16(block.count))
                out.append(little: ~UInt16(block.count))
                out.append(contentsOf: block)
                start += block.count
            }
            return crc32(checksum, bytes.baseAddress, UInt32(bytes.count))
        }
    }

    private static func run(_ bytes: [UInt8]) -> Run? {
        guard let packed = Deflate.run(bytes) else { return nil }
        let checksum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
        return Run(
            packed: packed, size: bytes.count, checksum: checksum, shift: crc32_combine_gen(bytes.count))
    }
}

extension DOCXOpening {
    /// The same as with strings, for values where they lie.
    fileprivate func write(_ texts: SlotTexts, to out: inout [UInt8]) {
        switch self {
        case .text(let index): Self.write(texts[index], between: Self.lineBreak, to: &out)
        case .title(let index): Self.write(texts[index], between: " ", to: &out)
        case .windowRest(let inlines, let measure):
            let lines = 1 + inlines.lineBreaks { texts[$0].count { $0 == 0x0A } }
            out.append(contentsOf: String(measure.windowRest(lines: lines)).utf8)
        // Where more than the value counts; seldom.
        case .address, .width: write(texts.strings, to: &out)
        }
    }

    private static func write(
        _ text: UnsafeBufferPointer<UInt8>, between: String, to out: inout [UInt8]
    ) {
        var start = 0
        while true {
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            let isPair = end < text.count && end > start && text[end - 1] == 0x0D
            TextEscape.markup.append(
                UnsafeBufferPointer(rebasing: text[start..<(isPair ? end - 1 : end)]), to: &out)
            guard end < text.count else { return }
            out.append(contentsOf: between.utf8)
            start = end + 1
        }
    }
}
