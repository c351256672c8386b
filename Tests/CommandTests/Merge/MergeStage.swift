import Foundation
import HerautCommands
import HerautModel
import HerautTestSupport

/// A working folder with a list, to merge in.
struct MergeStage {
    static let kind = "waarschuwingsbrief-ouders"
    static let columns = [
        "kenmerk", "ouder_aanhef", "ouder_voorletters", "ouder_tussenvoegsel", "ouder_achternaam", "straat",
        "huisnummer", "toevoeging", "postcode", "plaats", "kind_voornaam", "kind_tussenvoegsel",
        "kind_achternaam", "kind_geboortedatum", "incident_datum", "platform", "gesprek_datum",
        "gesprek_tijd",
        "gesprek_locatie", "geheim",
    ]
    static let good = [
        "kenmerk": "Z-1", "ouder_aanhef": "mevrouw", "ouder_voorletters": "S.", "ouder_achternaam": "Bakker",
        "straat": "Kastanjelaan", "huisnummer": "14", "postcode": "1234 AB", "plaats": "Voorbeeldstad",
        "kind_voornaam": "Jip", "kind_achternaam": "Bakker", "kind_geboortedatum": "2011-05-03",
        "incident_datum": "2026-11-01", "platform": "Instagram",
    ]

    let world: MemoryWorld

    /// A folder made by `init`, with a list of these rows in place of the example's.
    init(_ rows: [[String: String]], world: MemoryWorld = MemoryWorld()) {
        self.init(list: Array(Self.csv(rows).utf8), world: world)
    }

    /// The same with the bytes of a list.
    init(list: [UInt8], name: String = "lijst.csv", world: MemoryWorld = MemoryWorld()) {
        self.world = world
        _ = HerautMain.run(arguments: ["init", "."], world: world)
        world.addFile(name, list)
    }

    /// Rows that differ from a good one as told.
    static func csv(_ rows: [[String: String]]) -> String {
        let lines = [columns] + rows.map { row in columns.map { row[$0] ?? good[$0] ?? "" } }
        return lines.map { cells in
            cells.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ";")
                + "\r\n"
        }.joined()
    }

    /// `count` rows about different children at different addresses. One in four is of age and refused; the others make three variants.
    static func rows(_ count: Int) -> [[String: String]] {
        let names = ["Bakker", "Çelik", "Jansen", "Núñez", "Visser", "de Groot"]
        return (0..<count).map { index in
            var row = [
                "kenmerk": "Z-\(index + 1)",
                "ouder_achternaam": names[index % names.count] + " \(letters(index))",
                "kind_achternaam": names[index % names.count] + " \(letters(index))",
                "huisnummer": "\(index + 1)",
                "postcode": "\(9999 - index % 8000) AB",
                "kind_geboortedatum": ["2008", "2010", "2012", "2014"][index % 4] + "-05-03",
            ]
            if index % 4 == 1 {
                row["gesprek_datum"] = "2026-11-10"
                row["gesprek_tijd"] = "16:00"
                row["gesprek_locatie"] = "De Kade"
            }
            return row
        }
    }

    private static func letters(_ number: Int) -> String {
        var rest = number
        var text = ""
        repeat {
            text = String(UnicodeScalar(UInt8(97 + rest % 26))) + text
            rest /= 26
        } while rest > 0
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Merges the list to `uit`, without asking whether anyone agreed to the template unless told.
    func merge(_ options: String..., list: String = "lijst.csv", out: String = "uit") -> CommandLine {
        CommandLine(
            ["merge", Self.kind, "--data", list, "--out", out]
                + (options.contains { $0.contains("approval") } ? [] : ["--no-require-approval"])
                + options.flatMap { $0.split(separator: " ").map(String.init) }, in: world)
    }

    /// Names and bytes of the letters.
    var letters: [String: [UInt8]] { files(below: "/werk/uit/brieven/") }

    /// Names and bytes of all files below a folder.
    func files(below folder: String) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for path in world.paths where path.hasPrefix(folder) {
            if let bytes = world.contents(path) { files[String(path.dropFirst(folder.count))] = bytes }
        }
        return files
    }

    func text(_ path: String) -> String {
        String(decoding: world.contents("/werk/" + path) ?? [], as: UTF8.self)
    }
}
