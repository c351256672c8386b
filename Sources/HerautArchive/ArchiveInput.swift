/// Bytes that can be read at any place: a file, or memory. Who opens files hands over a way to read.
public struct ArchiveInput {
    /// Number of bytes.
    public let size: Int
    /// Fills as much of the memory as it can with the bytes from `offset` and gives their number; 0 at the end, negative when reading failed.
    public let read: (_ offset: Int, _ target: UnsafeMutableRawBufferPointer) -> Int

    /// An input; `read` as in ``read``.
    public init(size: Int, read: @escaping (_ offset: Int, UnsafeMutableRawBufferPointer) -> Int) {
        self.size = size
        self.read = read
    }

    /// Bytes that are in memory.
    public init(_ bytes: [UInt8]) {
        self.init(size: bytes.count) { offset, target in
            guard offset >= 0, offset < bytes.count else { return 0 }
            let count = min(target.count, bytes.count - offset)
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + count]))
            }
            return count
        }
    }

    /// The bytes `offset..<offset + count`; `nil` when they are not all there.
    func bytes(at offset: Int, count: Int) -> [UInt8]? {
        guard offset >= 0, count >= 0 else { return nil }
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            while got < count {
                let part = UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(target)[got...])
                let step = read(offset + got, part)
                guard step > 0 else { break }
                got += min(step, part.count)
            }
            filled = got
        }
        return got == count ? bytes : nil
    }
}

/// What is wrong with an archive or with XML in it. What that means to the user, the reader of the document knows.
public struct ArchiveFault: Error, Hashable, Sendable {
    /// What: `damaged`, `locked` or `tooDense`.
    public let name: String
    /// Which of several sentences: `directory`, `entry`, `packed`, `method`.
    public let detail: String?
    /// The part concerned, under `deel`.
    public let values: [String: String]

    init(_ name: String, _ values: [String: String] = [:], detail: String? = nil) {
        self.name = name
        self.detail = detail
        self.values = values
    }
}
