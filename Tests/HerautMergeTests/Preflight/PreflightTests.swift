import HerautMerge
import HerautModel
import HerautResources
import HerautTestSupport
import Testing

@Suite struct PreflightTests {
    @Test func `a good list has nothing to tell, and every row gets a letter`() throws {
        let flight = try Flight([[:], ["kind_voornaam": "Noor", "kenmerk": "Z-2"]])
        #expect(flight.rules == [])
        #expect(flight.result.letterCount == 2)
        #expect(flight.result.isComplete)
        #expect(flight.refusedFile == [])
    }

    /// What is put in, the rules that speak, and the column they point at.
    private static let faults: [(row: [String: String], rules: [RowRule], column: String?)] = [
        (["kenmerk": " "], [.missing], "kenmerk"),
        (["ouder_achternaam": ""], [.missing], "ouder_achternaam"),
        (["huisnummer": ""], [.addressPart], "huisnummer"),
        (["postcode": "0123 SS"], [.badPostcode], "postcode"),
        (["postcode": "1234 SS"], [.badPostcode], "postcode"),
        (["kind_geboortedatum": "2012-02-30"], [.wrongType], "kind_geboortedatum"),
        (["kind_geboortedatum": "12/31/2011"], [.wrongType], "kind_geboortedatum"),
        (["gesprek_datum": "morgen"], [.wrongType], "gesprek_datum"),
        (["gesprek_tijd": "25:00"], [.wrongType], "gesprek_tijd"),
        (["kind_geboortedatum": "2008-11-01"], [.adult], "kind_geboortedatum"),
        (["kind_geboortedatum": "1990-01-01"], [.adult], "kind_geboortedatum"),
        (["kind_geboortedatum": "2026-11-02"], [.bornAfterAct], "kind_geboortedatum"),
        (["kind_geboortedatum": "2014-11-02"], [.underTwelve], nil),
        (["kind_voornaam": "Ji\u{202E}p"], [.invisibleSign], "kind_voornaam"),
        (["kind_voornaam": "Jip\u{FEFF}"], [.invisibleSign], "kind_voornaam"),
        (["kind_voornaam": "J\u{FFFD}p"], [.lostLetter], "kind_voornaam"),
        (["straat": "ZoÃ«laan"], [.garbledLetter], "straat"),
        (["straat": "Ã‡eliklaan"], [.garbledLetter], "straat"),
        (["kind_voornaam": "Oâ€™Brien"], [.garbledLetter], "kind_voornaam"),
        (["straat": "Ålandstraat"], [], nil),
        (["kind_voornaam": "Łukasz-Ömer"], [], nil), (["straat": "Â«"], [.garbledLetter], "straat"),
        (["platform": "#N/B"], [.errorValue], "platform"),
        (["platform": "=cmd()"], [.formula], "platform"),
        (["kind_voornaam": "../../etc"], [.oddName], "kind_voornaam"),
        (["ouder_achternaam": "Bakker2"], [.oddName], "ouder_achternaam"),
        (["straat": "a\nb\nc\nd\ne"], [.tooManyAddressLines], "straat"),
    ]

    @Test(arguments: faults.indices) func `a fault of a row is told at its column`(index: Int) throws {
        let (row, rules, column) = Self.faults[index]
        let flight = try Flight([["kind_voornaam": "Ada"], row, ["kind_voornaam": "Noor"]])
        #expect(flight.rules == rules, "\(row)")
        for finding in flight.findings {
            #expect(finding.row == 2)
            #expect(finding.column == column)
            let isRefused = flight.result.decision(for: 2) == .refused
            #expect(isRefused == (finding.severity == .error))
        }
    }

    @Test func `every fault of a row is told, not only the first`() throws {
        let flight = try Flight([
            [
                "kenmerk": "", "postcode": "x", "kind_geboortedatum": "ooit", "platform": "",
                "kind_voornaam": "x\u{200B}",
            ]
        ])
        #expect(Set(flight.rules) == [.missing, .badPostcode, .wrongType, .invisibleSign])
        #expect(
            flight.findings.compactMap(\.column).sorted() == [
                "kenmerk", "kind_geboortedatum", "kind_voornaam", "platform", "postcode",
            ])
        #expect(flight.result.refusedCount == 1)
    }

    @Test func `an act that is still to come is refused, whatever the letter's date`() throws {
        let flight = try Flight([["incident_datum": "2026-11-22"]], settings: ["datum": "2026-12-24"])
        #expect(flight.rules == [.actInFuture])
        #expect(flight.findings.first?.column == "incident_datum")
        #expect(flight.result.letterCount == 0)
        #expect(try Flight([["incident_datum": "2026-11-22"]]).rules == [.tooLate])
        #expect(try Flight([["incident_datum": "2026-11-03"]]).rules == [])
    }

    @Test(arguments: [
        ("overleden", "2020-01-01", RowRule.deceased), ("kind_overleden", "ja", .deceased),
        ("ouder_overleden", "X", .deceased),
        ("weggeadopteerd", "ja", .adoptedAway), ("gezag", "nee", .noAuthority),
        ("gezag", "misschien", .badFlag),
        ("overleden", "?", .badFlag), ("in_onderzoek", "080000", .inInquiry),
        ("in_onderzoek", "ja", .inInquiry),
        ("geheim", "7", .secret), ("gezag", "", .unknownAuthority),
    ])
    func `a mark of the registry decides whether a letter may go`(
        column: String, value: String, rule: RowRule
    ) throws {
        let flight = try Flight([[column: value]], extra: [column])
        #expect(flight.rules == [rule])
        #expect((flight.result.letterCount == 0) == (rule.severity == .error))
    }

    @Test(
        arguments: ["nee", "", "0", "Nee", "00", "n"],
        ["overleden", "weggeadopteerd", "in_onderzoek", "geheim"])
    func `a mark that says no says nothing`(value: String, column: String) throws {
        #expect(try Flight([[column: value]], extra: [column]).rules == [])
    }

    // MARK: Households

    @Test func `the same child and parent twice get one letter, however they are written`() throws {
        let flight = try Flight([
            ["kind_voornaam": "Zoë"], ["kind_voornaam": "Noor"],
            [
                "kind_voornaam": "ZOË", "kind_achternaam": "BAKKER", "kind_geboortedatum": "3-5-2011",
                "postcode": "1234ab",
                "ouder_voorletters": "s",
            ],
        ])
        #expect(flight.rules == [.duplicateRow])
        #expect(flight.findings.first?.row == 3)
        #expect(flight.result.decision(for: 1) == .letter)
        #expect(flight.result.decision(for: 3) == .refused)
    }

    @Test func `Müller is not Muller, and another day of birth is another child`() throws {
        let flight = try Flight([
            ["kind_achternaam": "Müller"], ["kind_achternaam": "Muller"],
            ["kind_achternaam": "Muller", "kind_geboortedatum": "2011-05-04"],
        ])
        #expect(flight.rules == [])
    }

    @Test(arguments: [
        ("Zoë", "Zoe\u{308}"), ("Ngọc", "Ngo\u{323}c"), ("Bộ", "BO\u{323}\u{302}"), ("ŁUKASZ", "łukasz"),
        ("Çağla", "C\u{327}AG\u{306}LA"), ("Siobhán", "SIOBHÁN"),
    ])
    func `a letter is the same as one sign and as two`(one: String, two: String) throws {
        let flight = try Flight([["kind_voornaam": one], ["kind_voornaam": two]])
        #expect(flight.rules == [.duplicateRow])
    }

    @Test func `two parents at one address get one letter`() throws {
        let flight = try Flight([[:], ["ouder_voorletters": "P.", "ouder_aanhef": "de heer"]])
        #expect(flight.rules == [.jointLetter])
        #expect(flight.result.decision(for: 2) == .joined(to: 1))
        #expect(flight.result.secondParents() == [1: 2])
        #expect(flight.result.letterCount == 1)
    }

    @Test func `two parents at two addresses get two letters`() throws {
        let flight = try Flight([
            [:], ["ouder_voorletters": "P.", "straat": "Zeedijk", "postcode": "1234 AD"],
        ])
        #expect(flight.rules == [.twoAddresses])
        #expect(flight.result.letterCount == 2)
    }

    @Test func `a parent at two addresses gets no letter at either, for one of them is somebody else's`()
        throws
    {
        let flight = try Flight([[:], ["straat": "Zeedijk"]])
        #expect(flight.rules == [.otherAddress, .otherAddress])
        #expect(flight.result.letterCount == 0)
        #expect(flight.result.refusedCount == 2)
    }

    @Test func `a third recipient for one child is refused`() throws {
        let flight = try Flight([[:], ["ouder_voorletters": "P."], ["ouder_voorletters": "Q."]])
        #expect(flight.result.decision(for: 3) == .refused)
        #expect(flight.rules.contains(.thirdRecipient))
    }

    @Test func `a parent whose partner's row is refused gets a letter alone`() throws {
        let flight = try Flight([["kenmerk": ""], ["ouder_voorletters": "P."]])
        #expect(flight.result.decision(for: 1) == .refused)
        #expect(flight.result.decision(for: 2) == .letter)
        let later = try Flight([[:], ["ouder_voorletters": "P."], ["straat": "Zeedijk"]])
        #expect(later.result.decision(for: 1) == .refused)
        #expect(later.result.decision(for: 2) == .letter)
    }

    @Test func `a million rows about one child take no quadratic time`() throws {
        var table = PersonTableProbe()
        #expect(table.fill(same: 50_000) == 4)
    }

    // MARK: Selection

    @Test func `rows that are not meant are not looked at`() throws {
        let rows: [[String: String]] = [["kenmerk": ""], [:], ["platform": "X"], ["kenmerk": ""]]
        let some = try Flight(rows, selection: try RowSelection(parsing: "2-3"))
        #expect(some.result.rowCount == 2)
        let condition = try RowCondition(parsing: "platform = x")
        #expect(try Flight(rows, where: [condition]).result.rowCount == 1)
        #expect(try Flight(rows, where: [try RowCondition(parsing: "platform!=X")]).result.rowCount == 3)
    }

    // MARK: The report

    @Test func `every rule has a Dutch and an English sentence and a hint`() {
        for language in ["nl", "en"] {
            let words = House.resources.messages(language)
            for rule in RowRule.allCases {
                #expect(words.contains("rij." + rule.name), "\(language) \(rule)")
                #expect(words.contains("rij.hint." + rule.name), "\(language) \(rule)")
            }
        }
    }

    @Test func `a value of another type comes with how it is written`() throws {
        let flight = try Flight([["gesprek_tijd": "4 uur", "gesprek_datum": "morgen"]])
        #expect(flight.findings.map(\.hint) == [.key("hint.type.datum"), .key("hint.type.tijd")])
    }

    @Test func `refused rows come as CSV that is read again when corrected`() throws {
        let flight = try Flight([
            ["kind_voornaam": "Ada"], ["postcode": "x", "toevoeging": "-2", "platform": "=1"],
            ["kind_voornaam": "Noor", "kenmerk": ""],
        ])
        let list = ReadList(flight.refusedFile)
        #expect(list.columns == ["heraut_rij", "heraut_reden"] + Flight.columns)
        #expect(list.texts.map { $0[0] } == ["2", "3"])
        let words = House.resources.messages("nl")
        #expect(list.texts.first?[1] == words.text(flight.findings[0].message))
        #expect(list.texts.first?[9] == "-2")
        #expect(list.texts.first?[17] == "=1")
        let again = try Flight(
            String(decoding: flight.refusedFile, as: UTF8.self).replacing(";x;", with: ";1234 AB;"))
        #expect(again.mapping.findings.filter { $0.severity == .error } == [])
        #expect(!again.mapping.findings.contains { "\($0.message)".contains("heraut_") })
        #expect(again.result.refusedCount == 1)
        #expect(ReadList(again.refusedFile).columns == list.columns)
    }

    @Test func `rows that could not be read stand in the refused file as they were`() throws {
        let flight = try Flight(Flight.csv([Flight.columns, ["a", "b"]]))
        #expect(flight.rules == [.tooFewCells])
        #expect(ReadList(flight.refusedFile).rows.first?.texts.suffix(2) == ["a", "b"])
    }
}
