extension String {
    /// The lines of a verbatim block, without the newline that only ends it.
    var verbatimLines: [Substring] {
        let lines = valueLines
        return lines.last?.isEmpty == true && lines.count > 1 ? lines.dropLast() : lines
    }

    /// The lines of a value: each newline starts a new one, as in `DraftPlan.blocks(filledWith:)`.
    var valueLines: [Substring] {
        split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    }
}
