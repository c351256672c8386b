import HerautModel
import Testing

@Suite struct SHA256Tests {
    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The examples of FIPS 180-4 as NIST publishes them.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `the NIST examples come out`(text: String, digest: String) {
        #expect(hex(SHA256.hash(text.utf8)) == digest)
    }

    @Test func `a million times the letter a comes out, in uneven pieces too`() {
        var hash = SHA256()
        var left = 1_000_000
        var size = 1
        while left > 0 {
            hash.update(repeatElement(UInt8(ascii: "a"), count: min(size, left)))
            left -= size
            size = size % 997 + 13
        }
        #expect(hash.hexDigest() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// Test cases 1, 2 and 6 of RFC 4231: a short key, a word for a key, and one longer than a block.
    @Test(arguments: [
        (
            Array(repeating: UInt8(0x0b), count: 20), "Hi There",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            Array("Jefe".utf8), "what do ya want for nothing?",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            Array(repeating: UInt8(0xaa), count: 131),
            "Test Using Larger Than Block-Size Key - Hash Key First",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
    ])
    func `the keyed examples of RFC 4231 come out`(key: [UInt8], text: String, code: String) {
        #expect(hex(SHA256.authenticationCode(text.utf8, key: key)) == code)
    }
}
