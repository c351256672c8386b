/// Every rule that needs logic. The rule pack says what else there is to know about them.
enum CodedRules {
    static let all: [any CodedRule.Type] = []
}
