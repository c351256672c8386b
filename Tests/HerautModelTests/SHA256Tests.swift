import HerautModel
import HerautTestSupport
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

    /// Lengths at which the end of the message just fits in a block or just does not; digests by another implementation.
    @Test(arguments: [
        (55, "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
        (56, "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"),
        (63, "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34"),
        (64, "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
        (65, "635361c48bb9eab14198e76ea8ab7f1a41685d6ad62aa9146d301d4f17eb0ae0"),
        (119, "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
        (120, "2f3d335432c70b580af0e8e1b3674a7c020d683aa5f73aaaedfdc55af904c21c"),
    ])
    func `the padding fits at the edge of a block`(count: Int, digest: String) {
        #expect(hex(SHA256.hash(repeatElement(UInt8(ascii: "a"), count: count))) == digest)
    }

    @Test func `pieces of any size give the hash of the whole`() {
        var random = Seeded(256)
        let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &random) }
        for cut in bytes.indices {
            var hash = SHA256()
            hash.update(bytes[..<cut])
            let before = hash.finish()
            #expect(before == SHA256.hash(bytes[..<cut]))
            hash.update([])
            hash.update(bytes[cut...].lazy.map(\.self))
            #expect(hash.finish() == SHA256.hash(bytes))
        }
    }

    /// Test cases 1, 2, 6 and 7 of RFC 4231: short keys, and keys longer than a block with short and long data.
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
            "This is a test using a larger than block-size key and a larger than block-size data. "
                + "The key needs to be hashed before being used by the HMAC algorithm.",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
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

    /// Cases 3 and 4 of RFC 4231, whose data are no text.
    @Test(arguments: [
        (
            [UInt8](repeating: 0xaa, count: 20), UInt8(0xdd),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            [UInt8](1...25), UInt8(0xcd),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
    ])
    func `data of any bytes are keyed`(key: [UInt8], byte: UInt8, code: String) {
        #expect(hex(SHA256.authenticationCode(repeatElement(byte, count: 50), key: key)) == code)
    }
}
