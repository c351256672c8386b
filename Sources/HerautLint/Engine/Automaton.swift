/// Finds all occurrences of many literals in one pass over the bytes (Aho and Corasick, 1975), as a table of states by byte class.
struct Automaton: Sendable {
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// `next[state * classCount + class]`.
    private var next: [Int32] = []
    /// The literal that ends in a state, or -1.
    private var literal: [Int32] = []
    /// The nearest state on the way of failures in which a literal ends, or 0.
    private var output: [Int32] = []

    /// An automaton for `literals`; none may be empty.
    init(_ literals: [[UInt8]]) {
        for byte in literals.joined() where classes[Int(byte)] == 0 {
            classes[Int(byte)] = UInt8(classCount)
            classCount += 1
        }
        let size = literals.reduce(1) { $0 + $1.count }
        next.reserveCapacity(size * classCount)
        literal.reserveCapacity(size)
        addState()
        for (index, bytes) in literals.enumerated() { insert(bytes, Int32(index)) }
        link()
    }

    /// Calls `found` with the number of a literal and the offset after its last byte, for every occurrence, in order of its end.
    func scan(_ bytes: [UInt8], _ found: (_ literal: Int, _ end: Int) -> Void) {
        var state = 0
        next.withUnsafeBufferPointer { next in
            for (index, byte) in bytes.enumerated() {
                state = Int(next[state * classCount + Int(classes[Int(byte)])])
                var hit = literal[state] >= 0 ? state : Int(output[state])
                while hit != 0 {
                    found(Int(literal[hit]), index + 1)
                    hit = Int(output[hit])
                }
            }
        }
    }

    private mutating func addState() {
        next.append(contentsOf: repeatElement(-1, count: classCount))
        literal.append(-1)
    }

    private mutating func insert(_ bytes: [UInt8], _ index: Int32) {
        var state = 0
        for byte in bytes {
            let slot = state * classCount + Int(classes[Int(byte)])
            if next[slot] < 0 {
                next[slot] = Int32(literal.count)
                addState()
            }
            state = Int(next[slot])
        }
        literal[state] = index
    }

    /// Fills the gaps in the table by following failures, level by level. Every state meets every class, so this is done on bare memory.
    private mutating func link() {
        var output = [Int32](repeating: 0, count: literal.count)
        var failure = [Int32](repeating: 0, count: literal.count)
        var queue: [Int32] = [0]
        queue.reserveCapacity(literal.count)
        var head = 0
        let (literal, classCount) = (self.literal, self.classCount)
        next.withUnsafeMutableBufferPointer { next in
            while head < queue.count {
                let state = Int(queue[head])
                head += 1
                let fallback = Int(failure[state])
                if state != 0 { output[state] = literal[fallback] >= 0 ? Int32(fallback) : output[fallback] }
                let (row, fallbackRow) = (state * classCount, fallback * classCount)
                for byteClass in 0..<classCount {
                    let target = state == 0 ? 0 : next[fallbackRow + byteClass]
                    let child = next[row + byteClass]
                    if child < 0 {
                        next[row + byteClass] = target
                    } else {
                        failure[Int(child)] = target
                        queue.append(child)
                    }
                }
            }
        }
        self.output = output
    }
}
