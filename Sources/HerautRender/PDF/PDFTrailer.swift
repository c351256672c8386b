import HerautModel

/// The end of a file: the table of all objects, and where to start (7.5.4 and 7.5.5).
struct PDFTrailer {
    private let numbers: PDFDocument.Numbers
    private let shelf: PDFShelf

    init(_ numbers: PDFDocument.Numbers, _ shelf: PDFShelf) {
        self.numbers = numbers
        self.shelf = shelf
    }

    /// Adds the end; `entries` writes those of the letter's own objects.
    func write(_ identity: PDFIdentity, to out: inout ByteBuffer, entries: (inout ByteBuffer) -> Void) {
        let start = out.count
        let count = numbers.count + 1
        out.append("xref\n0 " as StaticString)
        out.append(number: count)
        out.append("\n0000000000 65535 f \n" as StaticString)
        shelf.entries.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        entries(&out)
        out.append("trailer\n<</Size " as StaticString)
        out.append(number: count)
        out.append("/Root " as StaticString)
        out.append(reference: numbers.catalogue)
        out.append("/Info " as StaticString)
        out.append(reference: numbers.information)
        out.append("/ID[" as StaticString)
        for _ in 0..<2 { identity.write(to: &out) }
        out.append("]>>\nstartxref\n" as StaticString)
        out.append(number: start)
        out.append("\n%%EOF\n" as StaticString)
    }

    /// Twenty bytes: ten digits, the generation, "in use".
    static func writeEntry(_ offset: Int, to out: inout ByteBuffer) {
        out.append("0000000000 00000 n \n" as StaticString)
        var (rest, place) = (offset, out.count - 11)
        while rest > 0 {
            out[place] = UInt8(ascii: "0") + UInt8(rest % 10)
            rest /= 10
            place -= 1
        }
    }
}

/// The identity of a file: 16 bytes that hang on its content alone (14.4), so the same letter is the same file on every day.
struct PDFIdentity {
    private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// Takes a piece of the content in.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        while index + 8 <= raw.count {
            add(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var rest: UInt64 = 0
        while index < raw.count {
            rest = rest << 8 | UInt64(raw[index])
            index += 1
        }
        add(rest)
        add(UInt64(raw.count))
    }

    /// Two multiplications with odd constants, each with the high half folded into the low.
    private mutating func add(_ word: UInt64) {
        let (high, low) = (first ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        first = high ^ low ^ second
        second = (second ^ word) &* 0xE703_7ED1_A0B4_28DB
        second ^= second >> 29
    }

    func write(to out: inout ByteBuffer) {
        out.append(UInt8(ascii: "<"))
        for half in [first, second] {
            for shift in [48, 32, 16, 0] as [UInt64] {
                out.append(hexadecimal: UInt16(truncatingIfNeeded: half >> shift))
            }
        }
        out.append(UInt8(ascii: ">"))
    }
}

/// Bookmarks as a tree by the levels of their headings (12.3.3).
struct PDFOutline {
    struct Item {
        var parent = -1
        var previous = -1
        var next = -1
        var first = -1
        var last = -1
        /// Items below it.
        var count = 0

        var neighbours: [(StaticString, Int)] {
            [("/Prev ", previous), ("/Next ", next), ("/First ", first), ("/Last ", last)]
        }
    }

    private(set) var items: [Item] = []

    init(_ bookmarks: [PDFContent.Bookmark]) {
        var path: [Int] = []
        for index in bookmarks.indices {
            while let last = path.last, bookmarks[last].level >= bookmarks[index].level { path.removeLast() }
            var item = Item()
            item.parent = path.last ?? -1
            items.append(item)
            for parent in path { items[parent].count += 1 }
            let sister =
                item.parent < 0 ? items.dropLast().lastIndex { $0.parent < 0 } ?? -1 : items[item.parent].last
            items[index].previous = sister
            if sister >= 0 { items[sister].next = index }
            if item.parent >= 0 {
                if items[item.parent].first < 0 { items[item.parent].first = index }
                items[item.parent].last = index
            }
            path.append(index)
        }
    }
}
