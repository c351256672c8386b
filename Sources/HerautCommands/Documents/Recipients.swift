import HerautMerge
import HerautModel

/// The recipient a letter is drafted for.
extension Context {
    /// All rows of a list; faults in the list end the command, because a row that shifted would go to the wrong address.
    func recipients(at path: String) throws(HerautError) -> [Record] {
        let table = CSVReader.read(try read(path))
        guard !table.findings.contains(where: { $0.severity == .error }) else {
            throw HerautError(.badData, .key("command.error.badRecipients", ["pad": path]), findings: table.findings)
        }
        return table.records()
    }

    /// Row `number` of a list, or its first.
    func recipient(at path: String, row number: Int?) throws(HerautError) -> Record {
        let records = try recipients(at: path)
        if let record = records.first(where: { number == nil || $0.number == number }) { return record }
        let values = ["pad": path, "rij": "\(number ?? 1)", "aantal": "\(records.count)"]
        throw HerautError(.badData, .key("command.error.noSuchRow", values))
    }
}
