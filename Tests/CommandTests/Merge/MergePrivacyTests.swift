import Foundation
import HerautCommands
import HerautModel
import HerautTestSupport
import Testing

/// Who is in a list is told to nobody but in the letters and in the file of refused rows.
@Suite struct MergePrivacyTests {
    private static let people: [[String: String]] = {
        let surnames = [
            "Çelikoğlu", "van Brummelen", "Wijdeveld-Núñez", "Oosterschelde", "Knaüsberg", "Tsjerkstra",
        ]
        let streets = [
            "Pruimengaarde", "Wulpenweide", "Zwanebloemstraat", "Ratelpopulier", "Kattenstaartlaan",
            "Dotterbloem",
        ]
        return (0..<36).map { index in
            var row = [
                "kenmerk": "Z-\(index)", "ouder_achternaam": surnames[index % 6],
                "kind_achternaam": surnames[index % 6],
                "kind_voornaam": ["Fedde", "Jorrit", "Silke", "Wybren", "Anouk", "Thirza"][index / 6],
                "straat": streets[index % 6], "huisnummer": "\(701 + index)",
                "postcode": "\(7100 + index * 13) XK",
                "plaats": "Noordwolderzijl",
                "kind_geboortedatum": "20\([11, 13, 15][index % 3])-0\(1 + index % 9)-1\(index % 7)",
            ]
            switch index % 9 {
            case 3: row["postcode"] = "7\(index)"
            case 5: row["kind_geboortedatum"] = "2003-02-27"
            case 6: row["geheim"] = "ja"
            case 7: row["incident_datum"] = "niet bekend"
            case 8: row["straat"] = ""
            default: break
            }
            return row
        }
    }()

    private static let telling = [
        "ouder_achternaam", "kind_achternaam", "kind_voornaam", "straat", "postcode", "plaats",
        "kind_geboortedatum",
    ]

    /// Each name, address and day of birth, and the day as letters write it.
    private static var secrets: Set<String> {
        var secrets: Set<String> = []
        for row in people {
            for column in telling { if let value = row[column], value.count > 3 { secrets.insert(value) } }
            if let birth = row["kind_geboortedatum"] {
                let parts = birth.split(separator: "-").map(String.init)
                secrets.insert("\(Int(parts[2]) ?? 0)-\(Int(parts[1]) ?? 0)-\(parts[0])")
            }
        }
        return secrets
    }

    @Test(arguments: ["{nummer}", "{ouder_achternaam}-{straat}"])
    func `no report, log or record names anyone`(pattern: String) throws {
        let stage = MergeStage(Self.people)
        var told: [String: String] = [:]
        let made = stage.merge("--format txt,docx --progress json --name-pattern \(pattern)")
        #expect(made.status == 1)
        _ = stage.merge("--dry-run")
        _ = stage.merge("--format txt --proof", out: "proef")
        _ = stage.merge("--format txt,docx --name-pattern \(pattern) --resume")
        for line in ["ledger verify uit", "ledger show uit", "ledger verify uit --format json"] {
            #expect(CommandLine(line, in: stage.world).status == 0)
        }
        told["standaarduitvoer"] = stage.world.output
        told["standaardfout"] = stage.world.errors
        for (name, bytes) in stage.files(below: "/werk/uit/")
        where !name.hasPrefix("brieven/") && name != "geweigerd.csv" {
            told[name] = String(decoding: bytes, as: UTF8.self)
        }
        told["overzicht"] = stage.text("proef/proef/00-overzicht.txt")
        #expect(told.count == 6)
        for (place, text) in told {
            let low = text.lowercased()
            for secret in Self.secrets {
                #expect(!low.contains(secret.lowercased()), "\(secret) in \(place)")
            }
        }
        // And the one file that has them says so, and is for the user alone.
        #expect(stage.text("uit/geweigerd.csv").contains("Oosterschelde"))
        #expect(stage.world.permissions("/werk/uit/geweigerd.csv") == 0o600)
        #expect(made.output.contains("daar staan persoonsgegevens in"))
    }

    @Test func `the same person has another hash in every run`() throws {
        let stage = MergeStage([[:]])
        _ = stage.merge("--format txt")
        _ = stage.merge("--format txt", out: "twee")
        func person(_ folder: String) -> Substring? {
            let record = stage.text(folder + "/register.ndjson")
            return record.range(of: "\"persons\":[\"").map { record[$0.upperBound...].prefix(32) }
        }
        #expect(try #require(person("uit")) != (try #require(person("twee"))))
    }
}
