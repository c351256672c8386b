import HerautMerge
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
        let catalogue = try context.loadedTemplate(name, language: "nl").catalogue
        guard catalogue.needsRecipient else {
            return ["heraut draft \(name) \(caseOption) -o \(name).md"]
        }
        let named = recipients.flatMap { holds($0, catalogue) ? $0 : nil }
        let list = Self.quoted(named ?? context.messages("command.advise.list"))
        return [
            "heraut draft \(name) \(caseOption) --data \(list) -o \(name).md",
            "heraut approve \(name) --by \(Self.quoted(context.messages("command.advise.lawyer")))",
            "heraut merge \(name) \(caseOption) --data \(list) --out \(name)",
        ]
    }

    /// Whether a list has the columns that a kind asks for: the list of the case may be for another letter.
    private func holds(_ path: String, _ catalogue: FieldCatalogue) -> Bool {
        guard let list = try? DataList(path, options: SourceOptions(), in: context) else { return false }
        let source = list.open()
        guard !source.isBroken else { return false }
        let mapping = ColumnMapping(
            source.columns, path: path, catalogue: catalogue, names: context.columnNames)
        return mapping.findings.allSatisfy { $0.severity < .error }
    }

    /// As a shell takes it for one word.
    static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "./-_".unicodeScalars.contains(scalar)
        }
        return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
