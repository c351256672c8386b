import HerautMerge
import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct PrivacyTests {
    /// Every text of a report, in both languages.
    private static func report(_ flight: Flight) -> String {
        let words = [House.resources.messages("nl"), House.resources.messages("en")]
        var report = "\(flight.result)"
        for finding in flight.findings {
            for words in words { report += words.text(finding.message) + words.text(finding.hint) }
            report += finding.shown + "|\(finding)|\(finding.finding(in: "lijst.csv"))"
        }
        for finding in flight.mapping.findings {
            for words in words {
                report += words.text(finding.message) + (finding.hint.map(words.text) ?? "")
            }
            report += finding.text
        }
        return report
    }

    @Test func `no report tells a name, an address or a day of birth`() throws {
        let secrets = [
            "ouder_achternaam": "Quist", "straat": "Vlierboomsteeg", "postcode": "9871 KW",
            "plaats": "Zwaluwhoek",
            "kind_voornaam": "Xandra", "kind_achternaam": "Quistman", "kind_geboortedatum": "2009-08-17",
            "kenmerk": "ZK-77-x",
            "huisnummer": "7731",
        ]
        // Every row has a fault of its own, so that every column is pointed at; and the household rules speak.
        var rows = Flight.columns.map { column -> [String: String] in
            var row = secrets
            row[column] = (secrets[column] ?? "") + "\u{202E}"
            return row
        }
        // In one order: the numbers of the rows in a set of rows may hold a house number by chance.
        for (column, value) in secrets.sorted(by: { $0.key < $1.key }) {
            rows.append(secrets.merging([column: value + " =1"]) { $1 })
        }
        rows.append(secrets.merging(["ouder_achternaam": "Ander"]) { $1 })
        rows.append(secrets.merging(["straat": "Elders", "geheim": "ja", "postcode": "9871 KWX"]) { $1 })
        let flight = try Flight(rows, extra: ["geheim", "gezag", "overleden"])
        #expect(flight.findings.count > 40)
        let report = Self.report(flight)
        for secret in secrets.values { #expect(!report.contains(secret), "\(secret)") }
        // Against a test that looks at nothing: the file of refused rows does hold them, and says why.
        let file = String(decoding: flight.refusedFile, as: UTF8.self)
        for secret in secrets.values { #expect(file.contains(secret), "\(secret)") }
    }

    @Test func `of a secret address not even the shape is shown`() throws {
        let row = ["geheim": "ja", "postcode": "1234 ABC", "kind_geboortedatum": "ooit"]
        let flight = try Flight([row], extra: ["geheim"])
        let shown = Dictionary(uniqueKeysWithValues: flight.findings.map { ($0.rule, $0.shown) })
        #expect(shown[.badPostcode] == "afgeschermd")
        #expect(shown[.wrongType] == "xxxx")
    }

    @Test func `a list without a heading gives none of its cells away`() throws {
        let flight = try Flight("Jansen;Kerklaan;2011-05-03\nBakker;Zeedijk;2012-01-01\n")
        #expect(flight.mapping.findings.map(\.rule.name) == ["bron.noColumns"])
        let report = Self.report(flight)
        for secret in ["Jansen", "Kerklaan", "2011-05-03", "Bakker"] { #expect(!report.contains(secret)) }
    }

    @Test(arguments: [
        ("Jansen", "Xxxxxx"), ("2012-02-30", "9999-99-99"), ("Zoë 's", "Xxx 'x"), ("a\u{202E}", "x?"),
        ("", ""),
    ])
    func `a masked value keeps its shape only`(value: String, shape: String) {
        #expect(Masking.shape(value) == shape)
    }

    @Test func `a long value is cut`() {
        #expect(Masking.shape(String(repeating: "x", count: 100)) == String(repeating: "x", count: 24) + "…")
    }

    /// The vectors of the authors (vectors_sip128), key 00…0F, input of 0, 1 and 2 bytes.
    @Test(arguments: [
        (0, "a3817f04ba25a8e66df67214c7550293"), (1, "da87c1d86b99af44347659119b22fc45"),
        (2, "8177228da4a45dc7fca38bdef60affe4"),
    ])
    func `the hash of persons is SipHash-2-4 with 128 bits`(length: Int, digest: String) {
        let hash = KeyedHash(key: Array(0..<16))
        let bytes = (0..<length).map { UInt8($0) }
        let key = bytes.withUnsafeBytes { hash.hash($0) }
        let found = [key.high, key.low].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
        }
        let text = found.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(text == digest)
    }
}

/// The table of persons, for a test of its limits.
struct PersonTableProbe {
    private var table = PersonTable()

    /// Adds rows about one child and gives how many of them it keeps.
    mutating func fill(same count: Int) -> Int {
        var most = 0
        for row in 0..<count {
            let entry = PersonTable.Entry(row: UInt32(row), parent: UInt32(row), address: 0, rest: 0)
            most = max(most, table.add(PersonKey(high: 1, low: 2), entry).count)
        }
        return most
    }
}
