import HerautModel

/// The cases that drafts belong to, each read once.
struct CaseShelf {
    let context: Context
    /// The case of `--case`, for every draft.
    let given: String?
    private var read: [String: Result<CaseFacts, HerautError>] = [:]

    init(context: Context, given: String?) {
        self.context = context
        self.given = given
    }

    /// The facts of the case a draft belongs to. `isMissing`: its front matter names a case that is not there.
    mutating func facts(for draft: Draft) throws(HerautError) -> (facts: CaseFacts, isMissing: Bool) {
        if let given { return (try facts(at: given), false) }
        guard let named = draft.metadata.casePath else { return (CaseFacts(), false) }
        let path = PathName.path(named, besides: draft.source.path)
        guard context.world.kind(of: path) != .missing else { return (CaseFacts(), true) }
        return (try facts(at: path), false)
    }

    private mutating func facts(at path: String) throws(HerautError) -> CaseFacts {
        let result = read[path] ?? Result { () throws(HerautError) in try context.caseFile(path).facts }
        read[path] = result
        return try result.get()
    }
}
