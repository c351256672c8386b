import Synchronization

/// Where the lines of a text start, and how many signs lie before each block of it. Counted when somebody first asks: most texts that
/// are read are never reported on.
final class LineIndex: Sendable {
    /// What was counted.
    struct Table {
        let lineStarts: [Int]
        /// The signs before every ``stride`` bytes, so that a line without an end is not counted again for every place in it.
        private let codePoints: [Int]
        private let wideCodePoints: [Int]

        /// What is counted.
        enum Sign {
            case codePoint
            /// A code point that UTF-16 writes as two units.
            case wideCodePoint
        }

        /// Bytes of a block: so many are counted for a place, and two numbers are kept for each.
        private static let stride = 128

        init(of bytes: [UInt8]) {
            lineStarts = Self.lineStarts(of: bytes)
            codePoints = Self.counts(of: .codePoint, in: bytes)
            wideCodePoints = Self.counts(of: .wideCodePoint, in: bytes)
        }

        /// Index of the line that holds `offset`, from 0.
        func line(of offset: Int) -> Int {
            var (low, high) = (0, lineStarts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if lineStarts[middle] <= offset { low = middle } else { high = middle }
            }
            return low
        }

        /// The signs of `kind` between two offsets; whole blocks of them have been counted before.
        func count(_ kind: Sign, from start: Int, to end: Int, in bytes: [UInt8]) -> Int {
            let counts = kind == .codePoint ? codePoints : wideCodePoints
            let (first, last) = ((start + Self.stride - 1) / Self.stride, end / Self.stride)
            guard first < last else { return Self.count(kind, bytes[start..<end]) }
            return Self.count(kind, bytes[start..<first * Self.stride]) + counts[last] - counts[first]
                + Self.count(kind, bytes[last * Self.stride..<end])
        }

        private static func count(_ kind: Sign, _ bytes: ArraySlice<UInt8>) -> Int {
            switch kind {
            // Every code point has exactly one byte that is not a continuation byte.
            case .codePoint: bytes.count { $0 & 0xC0 != 0x80 }
            case .wideCodePoint: bytes.count { $0 >= 0xF0 }
            }
        }

        private static func counts(of kind: Sign, in bytes: [UInt8]) -> [Int] {
            var counts = [0]
            counts.reserveCapacity(bytes.count / stride + 1)
            for start in Swift.stride(from: 0, through: bytes.count - stride, by: stride) {
                counts.append(counts[counts.count - 1] + count(kind, bytes[start..<start + stride]))
            }
            return counts
        }

        /// One comparison for nearly every byte.
        private static func lineStarts(of bytes: [UInt8]) -> [Int] {
            var starts = [0]
            bytes.withUnsafeBufferPointer { bytes in
                for index in bytes.indices where bytes[index] <= UInt8(ascii: "\r") {
                    let isReturn = bytes[index] == UInt8(ascii: "\r")
                    let isPair = isReturn && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")
                    if bytes[index] == UInt8(ascii: "\n") || (isReturn && !isPair) {
                        starts.append(index + 1)
                    }
                }
            }
            return starts
        }
    }

    private let made = Mutex<Table?>(nil)

    /// The table of `bytes`, which are always the same ones.
    func table(of bytes: [UInt8]) -> Table {
        made.withLock { made in
            if let made { return made }
            let table = Table(of: bytes)
            made = table
            return table
        }
    }
}
