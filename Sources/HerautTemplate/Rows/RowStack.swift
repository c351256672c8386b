/// A stack of numbers that keeps its memory from row to row. Cheaper to add to than an array, which asks at every step who else holds it.
struct RowStack<Element: BitwiseCopyable>: ~Copyable, @unchecked Sendable {
    private var base: UnsafeMutablePointer<Element>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 32) {
        self.capacity = max(capacity, 1)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    /// What is on it, first in first; valid until it changes.
    var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "nothing there")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "nothing there")
            base[index] = newValue
        }
    }

    mutating func append(_ element: Element) {
        if count == capacity { grow() }
        (base + count).initialize(to: element)
        count += 1
    }

    mutating func removeLast() {
        precondition(count > 0, "nothing there")
        count -= 1
    }

    mutating func removeAll() { count = 0 }

    private mutating func grow() {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
        memory.moveInitialize(from: base, count: count)
        base.deallocate()
        base = memory
        capacity *= 2
    }
}
