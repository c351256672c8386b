/// Counts what a template unfolds to when its partials, parents and blocks are laid in: parts that call parts twice double at every step.
struct Expansion: Sendable {
    enum Outcome {
        case entered
        /// The part is being laid in already; the names lead from the first to the one that turns back.
        case circle([String])
        /// Too many parts, too much text, or parts too deep in one another.
        case tooMany, tooLarge, tooDeep
    }

    /// Most parts a template may unfold to.
    static let partLimit = 500
    /// Most bytes of parts a template may unfold to.
    static let byteLimit = 4 << 20

    /// Deepest nesting of parts; with the nesting in each it bounds how deep anything that follows the tree can go.
    static let depthLimit = 24

    private(set) var path: [String] = []
    private var depth = 0
    private var parts = 0
    private var bytes = 0

    /// Goes into the partial `name`; call ``leave()`` only after `entered`.
    mutating func enter(_ name: String, bytes size: Int) -> Outcome {
        if path.contains(name) { return .circle(path + [name]) }
        let outcome = count(size)
        if case .entered = outcome { path.append(name) }
        return outcome
    }

    /// Goes into what replaces a block; call ``leaveBlock()`` only after `entered`.
    mutating func replaceBlock(bytes size: Int) -> Outcome { count(size) }

    mutating func leave() {
        path.removeLast()
        depth -= 1
    }

    mutating func leaveBlock() { depth -= 1 }

    private mutating func count(_ size: Int) -> Outcome {
        guard depth < Self.depthLimit else { return .tooDeep }
        guard parts < Self.partLimit else { return .tooMany }
        guard bytes + size <= Self.byteLimit else { return .tooLarge }
        depth += 1
        parts += 1
        bytes += size
        return .entered
    }
}
