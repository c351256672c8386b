import HerautModel
import HerautTemplate

/// The lines a user types to get the drafts of an advice.
struct DraftCommands {
    let casePath: String
    /// The list of recipients that the case names, as the user reaches it.
    let recipients: String?
    let context: Context

    /// The lines for a kind, in order: a draft to read; for letters also the approval and the merge.
    func lines(for kind: DocumentKind) throws(HerautError) -> [String] {
        let name = kind.name
        let caseOption = "--case " + Self.quoted(casePath)
        guard try context.loadedTemplate(name, language: "nl").catalogue.needsRecipient else {
            return ["heraut draft \(name) \(caseOption) -o \(name).md"]
        }
        let list = Self.quoted(recipients ?? context.messages("command.advise.list"))
        return [
            "heraut draft \(name) \(caseOption) --data \(list) -o \(name).md",
            "heraut approve \(name) --by \(Self.quoted(context.messages("command.advise.lawyer")))",
            "heraut merge \(name) \(caseOption) --data \(list) --out \(name)",
        ]
    }

    /// As a shell takes it for one word.
    static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "./-_".unicodeScalars.contains(scalar)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
