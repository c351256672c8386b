import HerautMerge
import HerautModel
import HerautTemplate

extension Context {
    /// The recipient in row `number` of a list, from 1; the first that can be used when `nil`. Columns are found as in a merge.
    func recipient(_ number: Int?, in path: String, for catalogue: FieldCatalogue) throws(HerautError)
        -> Record
    {
        let list = try DataList(path, options: SourceOptions(), in: self)
        var source = list.open()
        guard !source.isBroken else {
            throw HerautError(
                .badData, .key("command.error.noRecipients", ["pad": path]), findings: source.findings)
        }
        let mapping = ColumnMapping(source.columns, path: path, catalogue: catalogue, names: columnNames)
        if let record = source.record(number, columns: mapping.columns) { return record }
        guard let number else {
            throw HerautError(
                .badData, .key("command.error.noRecipients", ["pad": path]), findings: source.findings)
        }
        let values = ["pad": path, "rij": String(number)]
        throw HerautError(.badData, .key("command.error.noRow", values), findings: source.findings)
    }
}
