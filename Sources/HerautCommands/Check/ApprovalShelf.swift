import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautYAML

extension Workspace {
    /// The approvals beside `heraut.yml`; none where there is no such file. A file with faults ends the command: approvals must not get lost.
    func approvals() throws(HerautError) -> ApprovalList {
        guard let path = approvalPath, context.world.kind(of: path) != .missing else { return ApprovalList() }
        let (list, findings) = ApprovalList.read(try context.read(path), with: LibYAMLReader())
        guard !findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(
                .configuration, .key("command.error.badFile", ["pad": path]), findings: findings)
        }
        return list
    }

    /// Where the approvals of this working folder are kept; `nil` outside one.
    var approvalPath: String? {
        municipality.map { PathName.path(ApprovalList.fileName, besides: $0.source.path) }
    }
}

extension Context {
    /// SHA-256 over everything a check hangs on but the template: rules, words, laws, and the version that carries the coded rules.
    func rulesHash() -> String {
        var hash = SHA256()
        hash.update(Array(HerautMain.version.utf8))
        let folders = ["Locales/nl/rules/", "Locales/nl/words/"].flatMap { resources.paths(below: $0) }
        for path in folders.sorted() + ["Locales/laws.yml", "Locales/nl/language.yml"] {
            guard let bytes = resources.file(path)?.source.bytes else { continue }
            // The length keeps the border between two files part of what is hashed.
            hash.update(Array("\(path) \(bytes.count)\n".utf8))
            hash.update(bytes)
        }
        return "sha256:" + hash.hexDigest()
    }
}
