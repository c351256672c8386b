import HerautArchive

/// The texts that the cells of a workbook refer to by number, one after another in one piece of memory.
struct SharedStrings {
    /// Most bytes of text: a workbook with more belongs in CSV, which has no limit.
    static let limit = 1 << 27

    private var bytes: [UInt8] = []
    private var ends: [UInt32] = []

    /// No texts.
    init() {}

    /// Reads `sharedStrings.xml` (ECMA-376 part 1, §18.4).
    init(_ xml: XMLReader, part: String) throws(SourceFault) {
        while true {
            switch xml.next() {
            case .start where xml.name == Self.item:
                XLSXText.append(xml, to: &bytes)
                guard bytes.count <= Self.limit, ends.count < Self.limit / 4 else {
                    throw SourceFault("tooManyTexts", ["limiet": String(Self.limit >> 20)])
                }
                ends.append(UInt32(bytes.count))
            case .finished:
                if let fault = xml.fault {
                    throw SourceFault("badXML", ["deel": part], detail: fault.rawValue)
                }
                return
            default: break
            }
        }
    }

    /// Adds text `number` to `out`; `false` when there is none.
    func append(_ number: Int, to out: inout [UInt8]) -> Bool {
        guard ends.indices.contains(number) else { return false }
        let start = number == 0 ? 0 : Int(ends[number - 1])
        out.append(contentsOf: bytes[start..<Int(ends[number])])
        return true
    }

    private static let item = XMLName("si")
}

/// Text of a cell in Office Open XML: runs one after another, without the pronunciation that stands over Asian text.
enum XLSXText {
    private static let text = XMLName("t")
    private static let phonetic = XMLName("rPh")

    /// Adds the text of the element that opened last, up to where it closes.
    static func append(_ xml: XMLReader, to out: inout [UInt8]) {
        let level = xml.depth
        let start = out.count
        var isText = false
        while true {
            switch xml.next() {
            case .start where xml.name == phonetic: xml.skip()
            case .start: isText = xml.name == text
            case .text where isText: xml.appendText(to: &out)
            case .text: break
            case .end:
                isText = false
                if xml.depth < level { return unescape(&out, from: start) }
            case .finished: return
            }
        }
    }

    /// `_x000D_` stands for a sign that XML cannot hold (ECMA-376 part 1, §22.9.2.19).
    static func unescape(_ bytes: inout [UInt8], from start: Int) {
        guard var index = bytes[start...].firstIndex(of: UInt8(ascii: "_")) else { return }
        var end = index
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "_"), index + 7 <= bytes.count,
                let scalar = escaped(bytes[index..<index + 7])
            {
                for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                    bytes[end] = byte
                    end += 1
                }
                index += 7
            } else {
                bytes[end] = bytes[index]
                (end, index) = (end + 1, index + 1)
            }
        }
        bytes.removeLast(bytes.count - end)
    }

    private static func escaped(_ word: ArraySlice<UInt8>) -> Unicode.Scalar? {
        guard word.starts(with: "_x".utf8), word.last == UInt8(ascii: "_") else { return nil }
        let digits = word.dropFirst(2).dropLast()
        guard digits.allSatisfy({ (0x30...0x39).contains($0) || (0x41...0x46).contains($0 & 0xDF) }) else {
            return nil
        }
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
    }
}
