import HerautModel
import HerautTestSupport
import Testing

/// Base64, there and back; the examples are those of RFC 4648, section 10.
struct Base64Tests {
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the examples of the standard, there and back`(text: String, encoded: String) {
        #expect(Base64.text(text.utf8) == encoded)
        #expect(Base64.bytes(encoded.utf8) == Array(text.utf8))
        // What fills it up may be left out.
        #expect(Base64.bytes(encoded.filter { $0 != "=" }.utf8) == Array(text.utf8))
    }

    @Test func `any bytes come back as they were, and another sign is refused`() {
        var random = Seeded(3)
        for count in 0..<200 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64.bytes(Base64.text(bytes).utf8) == bytes)
        }
        #expect(Base64.bytes("Zm9?".utf8) == nil && Base64.bytes("Zm 9".utf8) == nil)
    }
}
