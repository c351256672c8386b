import HerautModel
import HerautTestSupport
import Testing

@testable import HerautLint

/// The wrong forms of the reference that are claims: each is found at its place and with its weight, wherever it stands.
@Suite struct LawClaimTests {
    static let forms = (try? CorpusForm.all(in: "law-claims.tsv")) ?? []

    @Test(arguments: forms, CorpusForm.Setting.allCases)
    func `a wrong claim is found at its place`(form: CorpusForm, setting: CorpusForm.Setting) throws {
        for draft in form.drafts(in: setting) {
            let findings = Pack.lint(draft.text)
            let isFound = findings.contains { finding in
                finding.severity == form.severity
                    && (draft.mark == nil ? finding.isDocument : finding.span == draft.mark)
            }
            let said = findings.map { finding in
                let place = String(decoding: Array(draft.text.utf8)[finding.span.range], as: UTF8.self)
                return "\(finding.rule) \(finding.severity) \(place)"
            }
            #expect(isFound, "\(draft.text)\n\(said)")
        }
    }

    @Test(arguments: (try? RightForm.all(in: "law-right.tsv")) ?? [], RightForm.Setting.allCases)
    func `a right form is not flagged`(form: RightForm, setting: RightForm.Setting) {
        let law = Pack.lint(form.draft(in: setting)).filter { finding in
            finding.severity > .tip && ["LG", "WE"].contains { finding.rule.name.hasPrefix($0) }
        }
        #expect(law.map { "\($0.rule): \($0.text)" } == [])
    }

    @Test func `the files hold what they should`() throws {
        #expect(Self.forms.count >= 45)
        #expect(Set(try RightForm.all(in: "law-right.tsv").map(\.id)).count == 45)
    }
}
