/// Finds all occurrences of many literals in one pass over the bytes (Aho and Corasick, 1975).
///
/// States near the root, where a text nearly always is, have a whole row of transitions; deeper ones know their children only and fall
/// back. That keeps the automaton small enough to be made anew at every start.
struct Automaton: Sendable {
    /// The start of one or more literals.
    private struct State {
        /// Its last byte.
        var byte: UInt8
        /// Whether a literal ends here.
        var isEnd = false
        /// Number of bytes.
        var depth: UInt16
        var firstChild: Int32 = 0
        var nextSibling: Int32 = 0
        /// The longest other start of a literal that it ends in.
        var failure: Int32 = 0
        /// The nearest state on the way of failures in which a literal ends, or 0.
        var output: Int32 = 0
        /// Its row of transitions, or -1.
        var row: Int32 = -1
    }

    /// States of at most so many bytes have a row.
    private static let rowDepth = 2

    private var states = [State(byte: 0, depth: 0)]
    /// Bytes that stand in no literal are of class 0.
    private var classes = [UInt8](repeating: 0, count: 256)
    private var classCount = 1
    /// `rows[row * classCount + class]` is the next state.
    private var rows: [Int32] = []

    /// An automaton without literals.
    init() { states.reserveCapacity(1 << 14) }

    /// Number of states; those in which literals end are among them.
    var stateCount: Int { states.count }

    /// Length of the literal that ends in a state, in bytes.
    func length(of state: Int) -> Int { Int(states[state].depth) }

    /// Adds a literal, which may not be empty, and returns the state in which it ends. The same literal ends in the same state.
    mutating func insert(_ literal: ArraySlice<UInt8>) -> Int {
        var state = 0
        for byte in literal {
            if classes[Int(byte)] == 0 {
                classes[Int(byte)] = UInt8(classCount)
                classCount += 1
            }
            let known = states.withUnsafeBufferPointer { Self.child(of: state, byte, $0) }
            state = known != 0 ? known : addChild(to: state, byte)
        }
        states[state].isEnd = true
        return state
    }

    private mutating func addChild(to state: Int, _ byte: UInt8) -> Int {
        let child = states.count
        var new = State(byte: byte, depth: states[state].depth + 1)
        new.nextSibling = states[state].firstChild
        states.append(new)
        states[state].firstChild = Int32(child)
        return child
    }

    /// Makes the rows and the ways back, level by level; to be called when all literals are there.
    mutating func seal() {
        rows.reserveCapacity(states.count { $0.depth <= Self.rowDepth } * classCount)
        var queue: [Int32] = [0]
        queue.reserveCapacity(states.count)
        var head = 0
        while head < queue.count {
            let state = Int(queue[head])
            head += 1
            let failure = Int(states[state].failure)
            if state != 0 {
                states[state].output = states[failure].isEnd ? Int32(failure) : states[failure].output
            }
            var child = Int(states[state].firstChild)
            while child != 0 {
                if state != 0 { states[child].failure = Int32(next(from: failure, states[child].byte)) }
                queue.append(Int32(child))
                child = Int(states[child].nextSibling)
            }
            if states[state].depth <= Self.rowDepth { addRow(for: state) }
        }
    }

    /// The row of its way back, with its own children over it.
    private mutating func addRow(for state: Int) {
        let row = rows.count / classCount
        if state == 0 {
            rows = [Int32](repeating: 0, count: classCount)
        } else {
            let fallback = Int(states[Int(states[state].failure)].row) * classCount
            for index in fallback..<fallback + classCount { rows.append(rows[index]) }
        }
        var child = Int(states[state].firstChild)
        while child != 0 {
            rows[row * classCount + Int(classes[Int(states[child].byte)])] = Int32(child)
            child = Int(states[child].nextSibling)
        }
        states[state].row = Int32(row)
    }

    private func next(from state: Int, _ byte: UInt8) -> Int {
        states.withUnsafeBufferPointer { states in
            rows.withUnsafeBufferPointer { rows in
                classes.withUnsafeBufferPointer {
                    Tables(states: states, rows: rows, classes: $0, classCount: classCount).next(
                        from: state, byte)
                }
            }
        }
    }

    /// Calls `found` with the state of a literal and the offset after its last byte, for every occurrence, in order of its end. Only after
    /// ``seal()``.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (_ state: Int, _ end: Int) -> Void) {
        states.withUnsafeBufferPointer { states in
            rows.withUnsafeBufferPointer { rows in
                classes.withUnsafeBufferPointer { classes in
                    let tables = Tables(states: states, rows: rows, classes: classes, classCount: classCount)
                    var state = 0
                    for index in bytes.indices {
                        state = tables.next(from: state, bytes[index])
                        var end = states[state].isEnd ? state : Int(states[state].output)
                        while end != 0 {
                            found(end, index + 1)
                            end = Int(states[end].output)
                        }
                    }
                }
            }
        }
    }

    private static func child(of state: Int, _ byte: UInt8, _ states: UnsafeBufferPointer<State>) -> Int {
        var child = Int(states[state].firstChild)
        while child != 0, states[child].byte != byte { child = Int(states[child].nextSibling) }
        return child
    }

    /// The automaton on bare memory, for the loop that meets every byte.
    private struct Tables {
        let states: UnsafeBufferPointer<State>
        let rows: UnsafeBufferPointer<Int32>
        let classes: UnsafeBufferPointer<UInt8>
        let classCount: Int

        @inline(__always)
        func next(from start: Int, _ byte: UInt8) -> Int {
            var state = start
            while states[state].row < 0 {
                let child = Automaton.child(of: state, byte, states)
                if child != 0 { return child }
                state = Int(states[state].failure)
            }
            return Int(rows[Int(states[state].row) * classCount + Int(classes[Int(byte)])])
        }
    }
}
