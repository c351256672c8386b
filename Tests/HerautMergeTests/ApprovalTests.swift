import HerautMerge
import HerautModel
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Testing

@Suite struct ApprovalTests {
    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }

    private static func list(until: String? = nil, by: String = "Sanne de Wit") throws -> ApprovalList {
        let template = try #require(try House.template("jongerenposter").template)
        var list = ApprovalList()
        list.add(
            Approval(
                of: template, rules: "sha256:1", by: by, on: try day("2026-11-03"),
                until: try until.map(day)))
        return list
    }

    @Test(arguments: [
        (nil, "sha256:1", "2099-01-01", Approval.Status.approved),
        ("2026-12-31", "sha256:1", "2026-12-31", .approved),
        ("2026-12-31", "sha256:1", "2027-01-01", .expired),
        (nil, "sha256:2", "2026-11-04", .rulesChanged),
    ])
    func `an approval counts until its last day, and tells of other rules`(
        until: String?, rules: String, today: String, expected: Approval.Status
    ) throws {
        let template = try #require(try House.template("jongerenposter").template)
        let list = try Self.list(until: until)
        #expect(list.status(of: template, rules: rules, on: try Self.day(today)) == expected)
    }

    @Test func `nobody agreed to another template`() throws {
        let other = try #require(try House.template("stopgesprek").template)
        #expect(try Self.list().status(of: other, rules: "sha256:1", on: try Self.day("2026-11-04")) == .none)
    }

    @Test(arguments: ["Sanne de Wit", "ja", "\"d'Ör\": #x", "a\nb", " spatie ", "🧑‍⚖️", "- - -", "2026-01-01"])
    func `what is written is read back the same`(name: String) throws {
        let list = try Self.list(until: "2027-06-30", by: name)
        let source = SourceText(path: "akkoord.yml", text: list.text(heading: "Eén regel.\nNog een."))
        let (read, findings) = ApprovalList.read(source, with: LibYAMLReader())
        #expect(findings == [])
        // A scalar is one line here, as in every file of Heraut.
        #expect(read.approvals.map(\.by) == [name.replacing("\n", with: " ").trimmingSpaces()])
        #expect(read.approvals.first?.until == list.approvals.first?.until)
        #expect(read.approvals.first?.content == list.approvals.first?.content)
    }
}
