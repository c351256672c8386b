import HerautModel

/// A table in memory of its own: reading it counts no references, which a table that threads share would make them wait for.
struct RowTable<Element>: ~Copyable, @unchecked Sendable {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    init(_ elements: [Element]) {
        count = elements.count
        base = .allocate(capacity: max(count, 1))
        for (index, element) in elements.enumerated() { (base + index).initialize(to: element) }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    subscript(index: Int) -> Element {
        get {
            precondition(index >= 0 && index < count, "outside the table")
            return base[index]
        }
        set {
            precondition(index >= 0 && index < count, "outside the table")
            base[index] = newValue
        }
    }

    /// Puts the elements of `other`, a table of the same length, in place of its own.
    mutating func copy(_ other: borrowing RowTable<Element>) {
        precondition(other.count == count, "tables of one length")
        base.update(from: other.base, count: count)
    }
}

extension RowTable<UInt8> {
    /// The bytes of a range, valid as long as the table.
    func part(_ span: SourceSpan) -> UnsafeBufferPointer<UInt8> {
        precondition(span.start >= 0 && span.end <= count, "outside the table")
        return UnsafeBufferPointer(start: base + span.start, count: span.count)
    }
}
