import HerautLanguage
import HerautModel
import Testing

@Suite struct FormatAddressTests {
    @Test(arguments: [
        ("14", "", "Dorpsstraat 14"), ("103", "c", "Dorpsstraat 103 c"), ("9", "2", "Dorpsstraat 9-2"),
        ("9", "-2", "Dorpsstraat 9-2"), ("35", "III", "Dorpsstraat 35 III"),
        ("by 3", "", "Dorpsstraat bij 3"),
        ("to 3", "", "Dorpsstraat t/o 3"),
    ]) func `an addition follows its number`(_ number: String, _ addition: String, _ line: String) {
        let address = PostalAddress(
            street: "Dorpsstraat", number: number, addition: addition, postcode: "1234 AB",
            town: "Voorbeeldstad")
        #expect(ValueFormatter.lines(of: address) == [line, "1234 AB  VOORBEELDSTAD"])
    }

    @Test(arguments: [
        ("1234ab", "IJsseldorp", "1234 AB  IJSSELDORP"), ("1234  AB", "Coöpstad", "1234 AB  COÖPSTAD"),
        ("1234 AB", "'s-Voorbeeld", "1234 AB  'S-VOORBEELD"),
    ]) func `one space in the postcode, two before the town`(
        _ postcode: String, _ town: String, _ line: String
    ) {
        let address = PostalAddress(street: "Kade", number: "1", postcode: postcode, town: town)
        #expect(ValueFormatter.lines(of: address).last == line)
    }
}
