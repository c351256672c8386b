/// A table in memory of its own: numbers that are read so often that holding on to them at every look would show. Never changed, so any thread may read
/// it.
final class FlatTable<Element: BitwiseCopyable>: @unchecked Sendable {
    /// The elements; there as long as the table is.
    let elements: UnsafeBufferPointer<Element>

    init(_ elements: [Element]) {
        let memory = UnsafeMutableBufferPointer<Element>.allocate(capacity: elements.count)
        _ = memory.initialize(from: elements)
        self.elements = UnsafeBufferPointer(memory)
    }

    deinit { elements.deallocate() }
}
