/// Every rule that needs logic, by id. The rule pack says what else there is to know about them.
enum CodedRules {
    static let all: [any CodedRule.Type] = [
        AddressLine.self,
        CallRepeated.self,
        CallSource.self,
        MisspelledNationalNumber.self,
        MixedForms.self,
        RecognisableMinor.self,
        SignatureName.self,
        UnisolatedNumber.self,
        WrongNumberForSituation.self,
    ]
}
