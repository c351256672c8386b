import HerautMerge
import HerautModel

/// Why a record cannot be written or read, in words.
enum LedgerWords {
    /// The refusal as an error of the command, about the record at `path`.
    static func error(_ refusal: LedgerRefusal, path: String) -> HerautError {
        var values = ["pad": path]
        let name: String
        switch refusal {
        case .exists: name = "exists"
        case .strangeLetters: name = "strangeLetters"
        case .otherInputs: name = "otherInputs"
        case .broken(let line):
            name = "broken"
            values["regel"] = String(line)
        case .noKey: name = "noKey"
        case .purged: name = "purged"
        case .world(let fault): return ErrorText.readingFault(fault)
        }
        let status: HerautError.Status =
            refusal == .exists || refusal == .strangeLetters ? .cannotCreate : .badData
        return HerautError(status, .key("command.ledger.error." + name, values))
    }
}
