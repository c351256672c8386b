/// Base64 (RFC 4648, section 4): for headers and attachments of mail, and for the hash that a page allows its script by.
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

    /// `bytes` as a text.
    public static func text(_ bytes: some Collection<UInt8>) -> String {
        var out: [UInt8] = []
        append(bytes, to: &out)
        return String(decoding: out, as: UTF8.self)
    }
}
