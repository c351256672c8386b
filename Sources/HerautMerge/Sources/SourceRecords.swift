public import HerautModel

/// A list as records, for the way of one letter: `draft`, and examples. A merge goes through batches instead.
extension DataSource {
    /// Row `number`, or the first that was read well; `nil` when there is none. Its cells get the names `columns`, those of the list when `nil`.
    public mutating func record(_ number: Int?, columns names: [String]? = nil) -> Record? {
        let names = names ?? columns
        var batch = RowBatch()
        while next(into: &batch) {
            for row in batch.rows where number == nil || row.number == number {
                if let record = batch.record(of: row, columns: names) { return record }
                if number != nil { return nil }
            }
        }
        return nil
    }

    /// All rows that were read well.
    public mutating func records() -> [Record] {
        let names = columns
        var records: [Record] = []
        var batch = RowBatch()
        while next(into: &batch) { records += batch.rows.compactMap { batch.record(of: $0, columns: names) } }
        return records
    }
}
