import HerautMerge
import HerautModel

extension Context {
    /// A case with the lines of its log behind those it holds itself, for rules and templates. A log that was changed counts for nothing.
    func withLog(_ caseFile: CaseFile, at path: String) throws(HerautError) -> CaseFile {
        let place = PathName.path(LogWork.name(besides: path), besides: path)
        guard path != "-", world.kind(of: place) == .file, case .group(var values) = caseFile.values else {
            return caseFile
        }
        let log = CaseLog(try ErrorText.reading { () throws(WorldError) in try world.open(place) })
        guard log.isSound, !log.entries.isEmpty else { return caseFile }
        values["logboek"] = .list((values["logboek"]?.items ?? []) + log.entries.compactMap(\.caseLine))
        return CaseFile(values: .group(values), source: caseFile.source)
    }
}

extension CaseLog.Entry {
    /// The line as `logboek` of a case holds it; the time only where somebody gave one.
    /// What the rules said of a text is no event of the case.
    fileprivate var caseLine: Value? {
        guard subject != .lint else { return nil }
        let parts = moment.split(separator: " ").map(String.init)
        guard let day = CalendarDate(iso: parts.first ?? String(written.text.prefix(10))) else { return nil }
        var line: [String: Value] = ["datum": .date(day), "besluit": .text(text), "wie": .text(person)]
        if parts.count == 2, let time = ClockTime(text: parts[1]) { line["tijd"] = .time(time) }
        if !evidence.isEmpty { line["bewijs"] = .text(evidence) }
        if !next.isEmpty { line["vervolg"] = .text(next) }
        return .group(line)
    }
}
