import HerautModel

/// The end of a file: the table of its objects, and what a reader starts from (ISO 32000-1, 7.5.4 and 7.5.5).
struct PDFTrailer {
    /// Number of objects, the free one with number 0 among them.
    let count: Int
    let catalogue: Int
    let information: Int
    let identity: PDFIdentity
    /// Where the table starts in the file.
    let start: Int

    /// Adds it; `writeEntries` adds an entry for each object from number 1 on.
    func write(to out: inout ByteBuffer, _ writeEntries: (inout ByteBuffer) -> Void) {
        out.append("xref\n0 " as StaticString)
        out.append(number: count)
        out.append("\n0000000000 65535 f \n" as StaticString)
        writeEntries(&out)
        out.append("trailer\n<</Size " as StaticString)
        out.append(number: count)
        out.append("/Root " as StaticString)
        out.append(reference: catalogue)
        out.append("/Info " as StaticString)
        out.append(reference: information)
        out.append("/ID[" as StaticString)
        for _ in 0..<2 { identity.write(to: &out) }
        out.append("]>>\nstartxref\n" as StaticString)
        out.append(number: start)
        out.append("\n%%EOF\n" as StaticString)
    }

    private static let ending: StaticString = " 00000 n \n"

    /// Twenty bytes: ten digits, the generation, "in use".
    static func writeEntry(_ offset: Int, to out: inout ByteBuffer) {
        out.append(atMost: 20) { place in
            var rest = UInt32(truncatingIfNeeded: offset)
            for digit in stride(from: 9, through: 0, by: -1) {
                place[digit] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            }
            (place + 10).update(from: ending.utf8Start, count: 10)
            return 20
        }
    }
}
