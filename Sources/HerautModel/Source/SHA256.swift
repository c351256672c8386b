// The only file that knows the library of hashes: OpenSSL's, and on Apple's systems the one they bring.
#if canImport(CommonCrypto)
    internal import CommonCrypto
#else
    internal import CCrypto
#endif

/// SHA-256 (FIPS 180-4), for the identity of templates and the record of merges.
///
/// A merge hashes every letter it makes: the library has the processor do it, where ours took longer than making the letter.
public struct SHA256: Sendable {
    private var context: Context

    /// A hash of nothing yet.
    public init() {
        context = Context()
        Library.start(&context)
    }

    /// The hash of `bytes`, 32 bytes.
    public static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The keyed hash (HMAC, RFC 2104) of `bytes`, 32 bytes.
    public static func authenticationCode(_ bytes: some Sequence<UInt8>, key: [UInt8]) -> [UInt8] {
        let short = key.count > 64 ? hash(key) : key
        let padded = short + Array(repeating: 0, count: 64 - short.count)
        var inner = SHA256()
        inner.update(padded.map { $0 ^ 0x36 })
        inner.update(bytes)
        return hash(padded.map { $0 ^ 0x5c } + inner.finish())
    }

    /// Takes more bytes in.
    public mutating func update(_ bytes: some Sequence<UInt8>) {
        if bytes.withContiguousStorageIfAvailable({ take($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { take($0) }
        }
    }

    /// The hash of all bytes taken in, 32 bytes. The value itself can go on.
    public func finish() -> [UInt8] {
        var last = context
        return [UInt8](unsafeUninitializedCapacity: Self.length) { bytes, count in
            Library.finish(&last, bytes.baseAddress)
            count = Self.length
        }
    }

    /// The hash as 64 hexadecimal digits.
    public func hexDigest() -> String {
        let digits = Array("0123456789abcdef")
        return String(finish().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    private static let length = 32

    private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>) {
        // The library of Apple counts in 32 bits.
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = UnsafeBufferPointer(rebasing: rest.prefix(Self.pieceLimit))
            Library.add(piece, to: &context)
            rest = rest.dropFirst(piece.count)
        }
    }

    private static let pieceLimit = 1 << 30
}

#if canImport(CommonCrypto)
    private typealias Context = CC_SHA256_CTX

    private enum Library {
        static func start(_ context: inout Context) { CC_SHA256_Init(&context) }

        static func add(_ bytes: UnsafeBufferPointer<UInt8>, to context: inout Context) {
            CC_SHA256_Update(&context, bytes.baseAddress, CC_LONG(bytes.count))
        }

        static func finish(_ context: inout Context, _ digest: UnsafeMutablePointer<UInt8>?) {
            CC_SHA256_Final(digest, &context)
        }
    }
#else
    private typealias Context = SHA256_CTX

    private enum Library {
        static func start(_ context: inout Context) { SHA256_Init(&context) }

        static func add(_ bytes: UnsafeBufferPointer<UInt8>, to context: inout Context) {
            SHA256_Update(&context, bytes.baseAddress, bytes.count)
        }

        static func finish(_ context: inout Context, _ digest: UnsafeMutablePointer<UInt8>?) {
            SHA256_Final(digest, &context)
        }
    }
#endif
