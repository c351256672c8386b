import HerautModel
import HerautResources
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Testing

@testable import HerautMerge

@Suite struct MappingTests {
    private static func mapping(_ columns: [String], file: String? = nil) throws -> ColumnMapping {
        let template = try #require(try House.template("waarschuwingsbrief-ouders").template)
        let names = ColumnNames(try #require(House.resources.file("Locales/nl/columns.yml")).root)
        let mappingFile = file.map {
            MappingFile(SourceText(path: "kolommen.yml", text: $0), with: LibYAMLReader())
        }
        return ColumnMapping(columns, path: "lijst.csv", template: template, names: names, file: mappingFile)
    }

    private static func renamed(_ changes: [String: String]) -> [String] {
        (Flight.columns + ["gezag"]).map { changes[$0] ?? $0 }
    }

    @Test func `columns that are called as the template calls them need nothing`() throws {
        let mapping = try Self.mapping(Self.renamed([:]))
        #expect(mapping.findings == [])
        #expect(mapping.columns == mapping.sourceColumns)
        #expect(mapping.renamed.isEmpty)
    }

    @Test(arguments: [
        "PC", "Postcode", "POSTCODE", "post-code", "Postcode ouder", "adres_postcode",
    ])
    func `a column is known by its synonyms, in any case and with any signs`(name: String) throws {
        let mapping = try Self.mapping(Self.renamed(["postcode": name]))
        #expect(mapping.findings == [])
        #expect(mapping.index(of: "postcode") == 8)
        #expect(mapping.columns == Self.renamed([:]))
        #expect(mapping.renamed.map(\.source) == [name])
    }

    @Test func `a missing column is told, with the one that may be meant`() throws {
        let mapping = try Self.mapping(Self.renamed(["platform": "platvorm"]))
        let missing = try #require(mapping.findings.first { $0.severity == .error })
        #expect(missing.rule == "bron.missingColumn")
        #expect(missing.hint == .key("bron.hint.missingColumnNear", ["bedoeld": "platvorm"]))
        #expect(mapping.findings.map(\.rule.name).contains("bron.unusedColumns"))
    }

    @Test func `two columns for one thing are told, but the exact name wins`() throws {
        let two = try Self.mapping(Self.renamed(["postcode": "PC", "gezag": "postcode ouder"]))
        #expect(two.findings.filter { $0.severity == .error }.map(\.rule.name) == ["bron.doubleColumn"])
        let exact = try Self.mapping(Self.renamed([:]) + ["PC"])
        #expect(exact.findings.map(\.rule.name) == ["bron.unusedColumns"])
        #expect(exact.index(of: "postcode") == 8)
    }

    @Test func `columns that tell children apart and who has authority are missed`() throws {
        let columns = Flight.columns.filter { $0 != "kind_achternaam" }
        let rules = try Self.mapping(columns).findings.map(\.rule.name)
        #expect(rules == ["bron.noPersonColumns", "bron.noAuthorityColumn"])
    }

    @Test func `house letters that nobody puts on the envelope are missed`() throws {
        let rules = try Self.mapping(Self.renamed([:]) + ["Huisletter"]).findings.map(\.rule.name)
        #expect(rules == ["bron.houseLetter", "bron.unusedColumns"])
    }

    @Test func `the user's file comes before every other way`() throws {
        let mapping = try Self.mapping(
            Self.renamed(["platform": "waar"]) + ["postcode 2"],
            file: "kolommen:\n  platform: waar\n  postcode: postcode 2\n")
        #expect(mapping.index(of: "platform") == 15)
        #expect(mapping.index(of: "postcode") == Flight.columns.count + 1)
        #expect(mapping.columns[8] == "")
        #expect(mapping.findings.map(\.rule.name) == ["bron.unusedColumns"])
    }

    @Test(arguments: [
        ("kolommen:\n  plaform: platform\n", "bron.unknownName"),
        ("kolommen:\n  platform: waar\n", "bron.unknownSource"),
        ("kolommen:\n  platform: straat\n  straat: straat\n", "bron.usedTwice"), ("", "bron.noMapping"),
        ("a: 1\n", "bron.noMapping"),
    ])
    func `a fault of the user's file is told at its place`(file: String, rule: String) throws {
        let finding = try #require(
            try Self.mapping(Self.renamed([:]), file: file).findings.first { $0.path == "kolommen.yml" })
        #expect(finding.rule.name == rule)
        #expect(finding.severity == .error)
    }

    @Test func `the names in columns.yml are of columns that someone asks for, and mean one thing`() throws {
        let template = try #require(try House.template("waarschuwingsbrief-ouders").template)
        let notice = try House.template("ntd-verzoek").takingList()
        let wanted =
            WantedColumns(template.catalogue, settings: []).all
            + WantedColumns(notice.catalogue, settings: []).all
        let root = try #require(House.resources.file("Locales/nl/columns.yml")).root
        #expect(ColumnNames(root).names.filter { !wanted.contains($0) } == [])
        var seen: [String: String] = [:]
        for entry in root?["kolommen"]?.entries ?? [] {
            for name in [entry.key.text] + entry.value.items.map(\.text) {
                let before = seen.updateValue(entry.key.text, forKey: ColumnNames.plain(name))
                #expect(before == nil || before == entry.key.text, "\(name)")
            }
        }
        #expect(seen.count > 80)
    }

    // MARK: Rows

    @Test(arguments: [
        ("1-10,13-", [1, 10, 13, 99], [11, 12]), ("5", [5], [4, 6]), ("-3", [1, 3], [4]),
        (" 2 - 4 , 7 ", [2, 4, 7], [5]),
    ])
    func `rows are meant by numbers and ranges`(text: String, inside: [Int], outside: [Int]) throws {
        let selection = try RowSelection(parsing: text)
        for number in inside { #expect(selection.contains(number)) }
        for number in outside { #expect(!selection.contains(number)) }
    }

    @Test func `reading stops after the last row that is meant`() throws {
        #expect(try RowSelection(parsing: "1-3").ends(before: 4))
        #expect(try !RowSelection(parsing: "1-3,9-").ends(before: 4))
        #expect(!RowSelection.all.ends(before: 4))
    }

    @Test(arguments: ["", "a", "1-2-3", "0", "-", "1,,2", "1;2", "99999999999999999999", "+1", "3-1"])
    func `what is no range of rows is a usage error with a sentence`(text: String) throws {
        let error = try #require(throws: HerautError.self) { try RowSelection(parsing: text) }
        #expect(error.status == .usage)
        #expect(!House.resources.messages("nl").text(error.message).contains("{"))
    }

    @Test(arguments: ["", "wijk", "=Centrum", "!=x", " = "])
    func `what is no condition is a usage error with a sentence`(text: String) throws {
        let error = try #require(throws: HerautError.self) { try RowCondition(parsing: text) }
        #expect(error.status == .usage)
        #expect(!House.resources.messages("nl").text(error.message).contains("{"))
    }

    @Test func `a condition on a column that is not there says which may be meant`() throws {
        let mapping = try Self.mapping(Self.renamed([:]) + ["wijk"])
        #expect(try RowCondition(parsing: "wijk=a=b").value == "a=b")
        _ = try RowCondition(parsing: "wijk=").bound(to: mapping)
        let error = try #require(throws: HerautError.self) {
            try RowCondition(parsing: "wij=Centrum").bound(to: mapping)
        }
        #expect(House.resources.messages("nl").text(error.message).contains("`wijk`"))
    }
}
