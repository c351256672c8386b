import HerautArchive
import HerautModel

/// A fault of a list as a whole: `bron.NAME` in the messages, with a hint under `bron.hint.NAME`. Holds no cell of the list.
public struct SourceFault: Error, Hashable, Sendable {
    let name: String
    /// Which of several sentences, `bron.NAME.DETAIL`; the hint is the same for all.
    var detail: String?
    var values: [String: String] = [:]
    var severity = Severity.error
    /// Line of the file or row of the sheet; 0 when it is about the file.
    var line = 0

    init(
        _ name: String, _ values: [String: String] = [:], detail: String? = nil, severity: Severity = .error,
        line: Int = 0
    ) {
        self.name = name
        self.detail = detail
        self.values = values
        self.severity = severity
        self.line = line
    }

    /// A list that is an archive, and a bad one.
    init(_ fault: ArchiveFault) { self.init(fault.name, fault.values, detail: fault.detail) }

    /// Does what may find an archive bad.
    static func of<T>(_ work: () throws(ArchiveFault) -> T) throws(SourceFault) -> T {
        do throws(ArchiveFault) { return try work() } catch { throw SourceFault(error) }
    }

    /// The same as the one kind of finding of the house.
    func finding(in path: String) -> Finding {
        let nowhere = SourceText(path: path, bytes: [])
        let key = "bron." + name + (detail.map { "." + $0 } ?? "")
        var finding = Finding(
            RuleID("bron." + name), severity, .key(key, values), at: SourceSpan(0, 0), in: nowhere,
            hint: .key("bron.hint." + name, values), isDocument: line == 0)
        finding.start = SourceLocation(line: max(line, 1), column: 1)
        finding.end = finding.start
        return finding
    }
}
