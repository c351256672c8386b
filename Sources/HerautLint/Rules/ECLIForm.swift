import HerautLaw
import HerautModel

/// WET-10: an ECLI that is written wrong: spaces, small letters, a court that does not exist or not in that year.
struct ECLIForm: CodedRule {
    static let id: RuleID = "WET-10"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passagesWithECLI {
            for ecli in document.eclis(in: passage) {
                guard let fault = Self.gravest(ecli.faults) else { continue }
                report.add(
                    passage, ecli.range, variant: fault.rawValue,
                    weight: fault == .lowercase ? .milder : .asRule,
                    values: [
                        "liever": ecli.corrected ?? ecli.normalForm, "gerecht": ecli.court,
                        "jaar": String(ecli.year),
                    ],
                    fix: ecli.corrected, basis: basis(ecli, fault, document.references.law))
            }
        }
    }

    private static func gravest(_ faults: [ECLI.Fault]) -> ECLI.Fault? {
        let order: [ECLI.Fault] = [
            .unknownCourt, .courtOfOtherYear, .year, .number, .country, .separator, .spaces, .lowercase,
        ]
        return order.first { faults.contains($0) }
    }

    private func basis(_ ecli: ECLI, _ fault: ECLI.Fault, _ register: LawRegister) -> [any RegisterEntry] {
        guard fault == .courtOfOtherYear else { return [] }
        return register.courts.filter { $0.code == ecli.court }
    }
}
