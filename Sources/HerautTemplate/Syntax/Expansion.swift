/// Counts what a template unfolds to when its partials, parents and blocks are laid in: parts that call parts twice double at every step.
struct Expansion: Sendable {
    enum Outcome {
        case entered
        /// The part is being laid in already; the names lead from the first to the one that turns back.
        case circle([String])
        /// Too many parts, or too much text.
        case tooMany, tooLarge
    }

    /// Most parts a template may unfold to.
    static let partLimit = 500
    /// Most bytes of parts a template may unfold to.
    static let byteLimit = 4 << 20

    private(set) var path: [String] = []
    private var parts = 0
    private var bytes = 0

    /// Goes into the partial `name`; call ``leave()`` only after `entered`.
    mutating func enter(_ name: String, bytes size: Int) -> Outcome {
        if path.contains(name) { return .circle(path + [name]) }
        let outcome = count(size)
        if case .entered = outcome { path.append(name) }
        return outcome
    }

    /// Goes into a block that was replaced.
    mutating func replaceBlock(bytes size: Int) -> Outcome { count(size) }

    mutating func leave() { path.removeLast() }

    private mutating func count(_ size: Int) -> Outcome {
        guard parts < Self.partLimit else { return .tooMany }
        guard bytes + size <= Self.byteLimit else { return .tooLarge }
        parts += 1
        bytes += size
        return .entered
    }
}
