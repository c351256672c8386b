import HerautModel
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct JSONSourceTests {
    private static func read(_ text: String) -> ReadList { ReadList(text, path: "lijst.json") }

    @Test func `objects of an array and objects on lines give the same rows`() {
        let objects = ["{\"naam\": \"Zoë\", \"n\": 3}", "{\"naam\":\"O\\u0027Brien\", \"n\": 12.5}", "{ }"]
        let expected = [["Zoë", "3"], ["O'Brien", "12,50"], ["", ""]]
        for (text, format) in [
            ("[\(objects.joined(separator: ",\n "))]", DataFormat.json),
            (objects.joined(separator: "\n") + "\n", .ndjson), (objects.joined(separator: " "), .ndjson),
        ] {
            let list = Self.read(text)
            #expect(list.columns == ["naam", "n"])
            #expect(list.texts == expected)
            #expect(list.findings == [])
            #expect(list.info.format == format)
        }
    }

    @Test func `values become cells: yes and no, nothing, lists, and objects in objects`() {
        let list = Self.read(
            """
            [{"a": true, "b": false, "c": null, "d": ["x", 2], "e": [["2026-11-01", "19:42"], ["y"]],
              "ouder": {"achternaam": "Bakker", "adres": {"plaats": "Voorbeeldstad"}}, "f": -0.5, "g": 1e3, "h": "a\\n\\t\\"\\\\\\/"}]
            """)
        #expect(
            list.columns == [
                "a", "b", "c", "d", "e", "ouder_achternaam", "ouder_adres_plaats", "f", "g", "h",
            ])
        #expect(
            list.texts == [
                [
                    "ja", "nee", "", "x;2", "2026-11-01|19:42;y", "Bakker", "Voorbeeldstad", "-0,50", "1000",
                    "a\n\t\"\\/",
                ]
            ])
    }

    @Test func `names that only later objects have are columns too`() {
        let list = Self.read("{\"a\": 1}\n{\"a\": 2, \"b\": 3}\n{\"b\": 4}")
        #expect(list.columns == ["a", "b"])
        #expect(list.texts == [["1", ""], ["2", "3"], ["", "4"]])
    }

    @Test func `an object that makes no row is told, and those after it come`() {
        let list = Self.read(
            "{\"a\": 1}\n{\"a\": 1, \"a\": 2}\n{\"a\": [{\"x\": 1}]}\n{\"a\": [\"x;y\"]}\n[1]\n{\"a\": \"\\ud800\"}\n{\"a\": 5 oeps}\n{\"a\": 6}\n"
        )
        #expect(list.faults == [.duplicateKey, .nestedValue, .nestedValue, .badObject, .notText, .badObject])
        #expect(list.texts == [["1"], ["6"]])
        #expect(list.rows.map(\.number) == Array(1...8))
        #expect(list.rows.map(\.line) == Array(1...8))
        #expect(list.findings == [])
    }

    @Test(arguments: [
        "[{\"a\": 1}, {\"a\": }]", "[{\"a\": 1}", "[{\"a\": 1},]", "[{\"a\": 1} {\"a\": 2}]",
        "[{\"a\": 1}] x",
        "[{\"a\": tru}]", "[{\"a\": \"x\ny\"}]", "[{'a': 1}]", "[{\"a\": 01x}]", "[{\"a\": +1}]",
    ])
    func `a fault of grammar in an array breaks the list, for what follows hangs in the air`(text: String) {
        #expect(Self.read(text).rules == ["bron.badJSON"], "\(text)")
        #expect(Self.read(text).rows == [])
    }

    @Test func `pairs of escapes are one letter, and deep nesting is refused`() {
        #expect(Self.read("[{\"a\": \"\\uD83D\\uDC69\\u00eb\"}]").texts == [["👩ë"]])
        let deep = String(repeating: "[", count: 100_000)
        #expect(Self.read("[{\"a\": \(deep)").rules == ["bron.badJSON"])
        let objects = String(repeating: "{\"a\":", count: 100_000)
        #expect(Self.read("[" + objects).rules == ["bron.badJSON"])
    }

    @Test func `an empty array and an array of other things have no heading`() {
        #expect(Self.read("[]").rules == ["bron.noHeading"])
        #expect(Self.read("[1, 2]").rules == ["bron.noHeading"])
    }
}
