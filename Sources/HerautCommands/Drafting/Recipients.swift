import HerautMerge
import HerautModel

extension Context {
    /// The recipients in a file; faults that leave no row to use end the command.
    func recipients(_ path: String) throws(HerautError) -> CSVTable {
        let table = CSVReader.read(try read(path))
        guard !table.rows.isEmpty else {
            throw HerautError(
                .badData, .key("command.error.noRecipients", ["pad": path]), findings: table.findings)
        }
        return table
    }
}

extension CSVTable {
    /// The recipient in row `number`, from 1; the first that can be used when `nil`.
    func recipient(_ number: Int?) throws(HerautError) -> Record {
        guard let row = rows.first(where: { number == nil || $0.number == number }) else {
            let values = ["pad": source.path, "rij": String(number ?? 1), "aantal": String(rowCount)]
            throw HerautError(.badData, .key("command.error.noRow", values), findings: findings)
        }
        return record(of: row)
    }
}
