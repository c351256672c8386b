/// How grave a finding is. The names are what the user reads and types.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    /// Could be better.
    case tip
    /// Revise, or say why not.
    case warning = "waarschuwing"
    /// Do not send.
    case error = "fout"

    /// From mild to grave.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    /// One step milder; a tip stays a tip. For rules that know less, or rest on an unverified fact.
    public var milder: Severity { self == .error ? .warning : .tip }

    private var rank: Int {
        switch self {
        case .tip: 0
        case .warning: 1
        case .error: 2
        }
    }
}
