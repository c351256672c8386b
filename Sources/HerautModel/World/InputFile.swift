/// A file that is read piece by piece, at any place, or standard input, which goes by once.
public struct InputFile: Sendable {
    /// Number of bytes; `nil` for a stream, which can be read only once and only from the start.
    public let size: Int?
    /// Fills as much of the memory as it can with the bytes from `offset` and gives their number; 0 at the end, negative when reading failed.
    public let read: @Sendable (_ offset: Int, _ target: UnsafeMutableRawBufferPointer) -> Int

    /// A file; `read` as in ``read``.
    public init(
        size: Int?, read: @escaping @Sendable (_ offset: Int, UnsafeMutableRawBufferPointer) -> Int
    ) {
        self.size = size
        self.read = read
    }
}
