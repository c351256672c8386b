import HerautLint
import HerautModel

/// A draft as the log tells of it: which text it was, what the rules found in it, and which exceptions it makes to them, with the reasons.
struct DraftLine {
    /// The draft and what was found, in one line.
    let text: String
    let exceptions: [String]
    /// How each line about this file begins, whatever stood in it.
    let start: String

    /// - Parameter path: as seen from the case.
    init(_ draft: Draft, path: String, findings: [Finding], messages: MessageCatalogue) {
        let values = [
            "pad": path, "hash": String(Self.digest(draft.source.bytes).prefix(16)),
            "fout": String(findings.count { $0.severity == .error }),
            "waarschuwing": String(findings.count { $0.severity == .warning }),
        ]
        text = messages("command.log.draft", values)
        start = path + " "
        exceptions = draft.exceptions.map { exception in
            let rules = exception.rules.map(\.name).joined(separator: ", ")
            return messages(
                "command.log.exception", ["pad": path, "regels": rules, "reden": exception.reason])
        }
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexDigest()
    }
}
