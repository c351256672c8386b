import HerautLanguage
import HerautModel
import Testing

@Suite struct FormatAddressTests {
    @Test(arguments: [
        ("14", "", "Dorpsstraat 14"), ("103", "c", "Dorpsstraat 103 c"), ("9", "2", "Dorpsstraat 9-2"),
        ("9", "-2", "Dorpsstraat 9-2"), ("35", "III", "Dorpsstraat 35 III"),
        ("9", "- a", "Dorpsstraat 9 a"), ("9", "bis", "Dorpsstraat 9 bis"), ("9", "12", "Dorpsstraat 9-12"),
        ("", "", "Dorpsstraat"),
    ]) func `an addition follows its number`(_ number: String, _ addition: String, _ line: String) throws {
        let address = PostalAddress(
            street: "Dorpsstraat", number: number, addition: addition, postcode: "1234 AB",
            town: "Voorbeeldstad")
        #expect(try formatter().addressLines(address) == [line, "1234 AB  VOORBEELDSTAD"])
    }

    @Test(arguments: [
        ("1234 AB", "IJsseldorp", "1234 AB  IJSSELDORP"), ("1234 AB", "Coöpstad", "1234 AB  COÖPSTAD"),
        ("1234 AB", "'s-Voorbeeld", "1234 AB  'S-VOORBEELD"),
        ("1234 AB", "Nijdorp aan den IJ", "1234 AB  NIJDORP AAN DEN IJ"),
        ("1234 AB", "Skûtersgeä", "1234 AB  SKÛTERSGEÄ"),
        ("1234ab", "Voorbeeldstad", "1234 AB  VOORBEELDSTAD"),
        ("1234  AB", "Voorbeeldstad", "1234 AB  VOORBEELDSTAD"),
        ("B-1000", "Voorbeeldstad", "B-1000  VOORBEELDSTAD"), ("", "Voorbeeldstad", "VOORBEELDSTAD"),
    ]) func `one space in the postcode, two before the town`(
        _ postcode: String, _ town: String, _ line: String
    ) throws {
        let address = PostalAddress(street: "Kade", number: "1", postcode: postcode, town: town)
        #expect(try formatter().addressLines(address).last == line)
    }
}
