/// Why Heraut cannot do the work at all. The author's faults are ``Finding``s; this is for everything else.
///
/// Thrown typed, turned into text in one place (`HerautCommands/ErrorText.swift`).
public struct HerautError: Error, Hashable, Sendable {
    /// The exit status, after sysexits(3).
    public enum Status: Int32, Sendable {
        /// Findings at or above the threshold, or rows refused.
        case findings = 1
        /// The command line cannot be understood.
        case usage = 64
        /// The user's data is wrong: a template, a case, a row.
        case badData = 65
        /// An input does not exist or cannot be read.
        case noInput = 66
        /// A fault of Heraut itself.
        case internalFault = 70
        /// An output cannot be made.
        case cannotCreate = 73
        /// Reading or writing went wrong halfway.
        case inputOutput = 74
        /// `heraut.yml` or the installation is wrong.
        case configuration = 78
    }

    /// What the process ends with.
    public let status: Status
    /// What is wrong and what to do about it; a key of `messages.yml`.
    public let message: Message
    /// The places concerned, if there are any: reported before the message.
    public let findings: [Finding]
    /// Texts that findings are in, to show their lines.
    public let sources: [SourceText]

    /// An error that ends the command with `status`.
    public init(
        _ status: Status, _ message: Message, findings: [Finding] = [], sources: [SourceText] = []
    ) {
        self.status = status
        self.message = message
        self.findings = findings
        self.sources = sources
    }
}
