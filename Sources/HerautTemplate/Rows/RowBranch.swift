/// One answer that a row gave to a section of its template: a branch of the letter.
public struct RowBranch: Hashable, Sendable, Comparable {
    /// What was answered.
    public enum Answer: Hashable, Sendable {
        /// A yes/no field.
        case flag(Bool)
        /// Whether a value is there.
        case presence(Bool)
        /// One value of a choice, by its number among those of the field; or any other than that.
        case choice(Int, Bool)
        /// A list: none, one, or more (2).
        case items(Int)
    }

    /// Number of the field in the catalogue.
    public let field: Int
    /// Number of the field of an item, when one of those is asked; -1 otherwise.
    public let part: Int
    /// The answer.
    public let answer: Answer

    /// A branch.
    public init(field: Int, part: Int, answer: Answer) {
        self.field = field
        self.part = part
        self.answer = answer
    }

    /// By field, then by answer: an order that is the same in every run.
    public static func < (a: RowBranch, b: RowBranch) -> Bool {
        (a.field, a.part, a.answer.rank) < (b.field, b.part, b.answer.rank)
    }
}

extension RowBranch.Answer {
    fileprivate var rank: Int {
        switch self {
        case .flag(let isTrue): isTrue ? 0 : 1
        case .presence(let isThere): isThere ? 0 : 1
        case .choice(let number, let isIt): number * 2 + (isIt ? 0 : 1)
        case .items(let count): count
        }
    }
}

extension RowPlan {
    /// Every branch there is: what some row or other could answer to the sections that depend on the row.
    public var branches: Set<RowBranch> {
        var branches: Set<RowBranch> = []
        for step in steps {
            switch step.action {
            case .test(let field, let question, _, _, _): branches.formUnion(question.branches(field, -1))
            case .testItem(_, let part, let question, _, _): branches.formUnion(question.branches(-1, part))
            case .each(let field, _, _):
                for count in 0...2 {
                    branches.insert(RowBranch(field: field, part: -1, answer: .items(count)))
                }
            default: break
            }
        }
        return branches
    }
}

extension RowQuestion {
    /// The answers to it.
    fileprivate func branches(_ field: Int, _ part: Int) -> [RowBranch] {
        [true, false].map { RowBranch(field: field, part: part, answer: answer($0)) }
    }

    /// What a yes or a no to it says of the field.
    func answer(_ holds: Bool) -> RowBranch.Answer {
        switch self {
        case .isTrue: .flag(holds)
        case .isPresent: .presence(holds)
        case .hasItems: .items(holds ? 1 : 0)
        case .equals(let choice): .choice(choice, holds)
        }
    }
}
