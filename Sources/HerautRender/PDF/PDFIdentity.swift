import HerautModel

/// The identity of a file: 16 bytes that hang on its content alone (14.4), so the same letter is the same file on every day.
struct PDFIdentity {
    private var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    /// Of no content yet.
    init() {}

    init(_ bytes: UnsafeBufferPointer<UInt8>) { add(bytes) }

    /// Takes a piece of the content in.
    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = 0
        // By itself, so that it stays in registers.
        var state = self
        while index + 16 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let next = raw.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
            state.add(UInt64(littleEndian: word), UInt64(littleEndian: next))
            index &+= 16
        }
        self = state
        var (rest, more) = (UInt64(0), UInt64(0))
        while index < raw.count {
            (more, rest) = (more << 8 | rest >> 56, rest << 8 | UInt64(raw[index]))
            index += 1
        }
        add(rest, more)
        add(UInt64(raw.count), 0)
    }

    /// Two multiplications, the high half of the first folded into its low half.
    @inline(__always)
    private mutating func add(_ word: UInt64, _ next: UInt64) {
        let (high, low) = (first ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F ^ next)
        first = high ^ low ^ second
        second = (second ^ next) &* 0xE703_7ED1_A0B4_28DB &+ word
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
