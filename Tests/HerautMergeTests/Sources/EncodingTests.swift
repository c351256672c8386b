import HerautModel
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct EncodingTests {
    private static let text = "naam;plaats\r\nJürgen Çelik;Súdwest-Fryslân\r\nZoë;€ 5\r\n"

    private static func utf16(_ text: String, isBigEndian: Bool, mark: Bool) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit -> [UInt8] in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isBigEndian ? [high, low] : [low, high]
        }
    }

    private static func single(_ text: String, euro: UInt8) -> [UInt8] {
        text.unicodeScalars.map { $0 == "€" ? euro : UInt8($0.value) }
    }

    @Test(arguments: [1, 2, 3, 5, 1000])
    func `every encoding is recognised and told, in pieces of any size`(step: Int) {
        let cases: [([UInt8], TextEncoding)] = [
            (Array(Self.text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), .utf8),
            (Self.utf16(Self.text, isBigEndian: false, mark: true), .utf16LittleEndian),
            (Self.utf16(Self.text, isBigEndian: true, mark: true), .utf16BigEndian),
            (Self.utf16(Self.text, isBigEndian: false, mark: false), .utf16LittleEndian),
            (Self.utf16(Self.text, isBigEndian: true, mark: false), .utf16BigEndian),
            (Self.single(Self.text, euro: 0x80), .windows1252),
            (Self.single(Self.text, euro: 0xA4), .iso8859_15),
        ]
        for (bytes, encoding) in cases {
            let list = ReadList(.stream(bytes, step: step))
            #expect(list.info.encoding == encoding)
            #expect(list.columns == ["naam", "plaats"])
            #expect(list.texts == [["Jürgen Çelik", "Súdwest-Fryslân"], ["Zoë", "€ 5"]])
        }
    }

    @Test func `signs of Latin-9 are letters only beside letters`() {
        // 0xBD is œ in Latin-9 and ½ in Windows-1252.
        let half = Array("a;b\n12".utf8) + [0xBD] + Array(";x\n".utf8)
        #expect(ReadList(half).texts == [["12½", "x"]])
        let letter = Array("a;b\nS".utf8) + [0xBD] + Array("ur;x\n".utf8)
        #expect(ReadList(letter).texts == [["Sœur", "x"]])
    }

    @Test func `an encoding that shows only late is still recognised`() {
        var bytes = Array("a;b\n".utf8)
        for number in 0..<40_000 { bytes += Array("\(number);x\n".utf8) }
        bytes += [0x4A, 0xFC, 0x72, 0x67, 0x3B, 0x79, 0x0A]
        let list = ReadList(bytes)
        #expect(list.info.encoding == .windows1252)
        #expect(list.rows.count == 40_001)
        #expect(list.texts.last == ["Jürg", "y"])
        #expect(list.findings == [])
    }

    @Test func `one broken letter in UTF-8 refuses its row and no other`() {
        let bytes = Array("a;b\nZoë;1\n".utf8) + [0xC3, 0x28] + Array(";2\nÇelik;3\n".utf8)
        let list = ReadList(bytes)
        #expect(list.info.encoding == .utf8)
        #expect(list.faults == [.notText])
        #expect(list.texts == [["Zoë", "1"], ["Çelik", "3"]])
    }

    @Test func `half a letter of UTF-16 refuses its row`() {
        var bytes = Self.utf16("a;b\nx;1\n", isBigEndian: false, mark: true)
        bytes += [0x00, 0xD8] + Self.utf16(";2\ny;3\n", isBigEndian: false, mark: false)
        #expect(ReadList(bytes).faults == [.notText])
        #expect(ReadList(bytes).texts == [["x", "1"], ["y", "3"]])
        #expect(
            ReadList(Self.utf16("a;b\nx;1", isBigEndian: false, mark: true) + [0x41]).faults == [.notText])
    }

    @Test func `letters outside the first plane come through UTF-16`() {
        let text = "a;b\n𐌰👩‍👧;1\n"
        let list = ReadList(.stream(Self.utf16(text, isBigEndian: true, mark: true), step: 3))
        #expect(list.texts == [["𐌰👩‍👧", "1"]])
    }

    @Test func `the user's word comes before recognition, a mark before the user`() throws {
        let bytes = Array("a;b\n".utf8) + [0xA4] + Array(";1\n".utf8)
        #expect(ReadList(bytes, options: .init(encoding: .windows1252)).texts == [["¤", "1"]])
        #expect(ReadList(bytes, options: .init(encoding: .iso8859_15)).texts == [["€", "1"]])
        let marked = [0xEF, 0xBB, 0xBF] + Array("a\né\n".utf8)
        #expect(ReadList(marked, options: .init(encoding: .windows1252)).texts == [["é"]])
        #expect(TextEncoding(name: "CP1252") == .windows1252)
        #expect(TextEncoding(name: "ebcdic") == nil)
    }

    @Test func `bytes without a letter in their encoding refuse the row`() {
        let bytes = Array("a;b\n".utf8) + [0x81] + Array(";1\n".utf8)
        #expect(ReadList(bytes, options: .init(encoding: .windows1252)).faults == [.notText])
        #expect(ReadList(bytes, options: .init(encoding: .iso8859_15)).faults == [.notText])
    }
}
