import HerautArchive

/// The bytes of a list with recipients: a file that can be read at any place, or standard input, which goes by once.
///
/// A value of closures, so that this module opens no files: who does, hands over a way to read.
public struct DataInput {
    /// The path as the user gave it; `-` for standard input.
    public let path: String
    /// Number of bytes; `nil` for a stream, which can be read only once and only from the start.
    public let size: Int?
    /// Fills as much of the memory as it can with the bytes from `offset` and gives their number; 0 at the end, negative when reading failed.
    public let read: (_ offset: Int, _ target: UnsafeMutableRawBufferPointer) -> Int

    /// An input; `read` as in ``read``.
    public init(
        path: String, size: Int?, read: @escaping (_ offset: Int, UnsafeMutableRawBufferPointer) -> Int
    ) {
        self.path = path
        self.size = size
        self.read = read
    }

    /// Bytes that are in memory.
    public init(path: String, bytes: [UInt8]) {
        self.init(path: path, size: bytes.count) { offset, target in
            guard offset >= 0, offset < bytes.count else { return 0 }
            let count = min(target.count, bytes.count - offset)
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
            return count
        }
    }
}

/// Reads an input from start to end; what was peeked at comes first.
final class ByteStream {
    private let input: DataInput
    private var offset = 0
    private var head: [UInt8] = []
    private var headStart = 0
    /// Whether reading went wrong: what came is not all there is.
    private(set) var hasFailed = false

    init(_ input: DataInput) { self.input = input }

    /// Fills `target` as far as there is something and gives the number of bytes; 0 at the end.
    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
        guard headStart < head.count else { return readOn(target) }
        let count = min(target.count, head.count - headStart)
        head.withUnsafeBytes {
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[headStart..<headStart + count]))
        }
        headStart += count
        if headStart == head.count {
            head.removeAll()
            headStart = 0
        }
        return count
    }

    /// Adds at most `count` of the next bytes to `bytes` and gives how many.
    func append(to bytes: inout [UInt8], upTo count: Int) -> Int {
        bytes.fill(upTo: count) { read(into: $0) }
    }

    /// The next bytes, at most `count`, without taking them.
    func peek(_ count: Int) -> ArraySlice<UInt8> {
        if headStart > 0 {
            head.removeFirst(headStart)
            headStart = 0
        }
        while head.count < count {
            if head.fill(upTo: count - head.count, with: { readOn($0) }) == 0 { break }
        }
        return head.prefix(count)
    }

    /// All that is left, in memory, so that it can be read at any place; `nil` when it is longer than `limit` or cannot be read.
    func loaded(path: String, limit: Int) -> DataInput? {
        var bytes: [UInt8] = []
        while bytes.count <= limit, append(to: &bytes, upTo: 1 << 20) > 0 {}
        return bytes.count <= limit && !hasFailed ? DataInput(path: path, bytes: bytes) : nil
    }

    private func readOn(_ target: UnsafeMutableRawBufferPointer) -> Int {
        guard !target.isEmpty, !hasFailed else { return 0 }
        let count = input.read(offset, target)
        if count < 0 { hasFailed = true }
        offset += max(count, 0)
        return min(max(count, 0), target.count)
    }
}
