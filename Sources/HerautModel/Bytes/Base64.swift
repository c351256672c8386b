/// Base64 (RFC 4648, section 4): for headers and attachments of mail, for the hash that a page allows its script by, and for what goes to a browser
/// and back as an address.
public enum Base64 {
    private static let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Adds `bytes` to `out`, filled up to a multiple of four signs.
    public static func append(_ bytes: some Collection<UInt8>, to out: inout [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let group = rest.prefix(3)
            rest = rest.dropFirst(3)
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                out.append(index <= group.count ? signs[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
            }
        }
    }

    /// What `text` stands for; `nil` when another sign stands in it. Nothing needs to fill it up.
    public static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
        var bytes: [UInt8] = []
        var (bits, count) = (0, 0)
        for sign in text.prefix(while: { $0 != UInt8(ascii: "=") }) {
            guard let value = value(of: sign) else { return nil }
            (bits, count) = ((bits << 6 | value) & 0xFFFF, count + 6)
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> count))
        }
        return bytes
    }

    private static func value(of sign: UInt8) -> Int? {
        switch sign {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(sign) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(sign) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(sign) + 4
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    /// `bytes` as a text.
    public static func text(_ bytes: some Collection<UInt8>) -> String {
        var out: [UInt8] = []
        append(bytes, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
