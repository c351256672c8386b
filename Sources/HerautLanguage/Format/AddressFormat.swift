public import HerautModel

/// The parts of an address as ranges of bytes that someone else keeps: valid only as long as those.
public struct AddressBytes {
    /// Street.
    public var street: UnsafeBufferPointer<UInt8>
    /// House number.
    public var number: UnsafeBufferPointer<UInt8>
    /// Addition to the number.
    public var addition: UnsafeBufferPointer<UInt8>
    /// Postcode, with or without a space.
    public var postcode: UnsafeBufferPointer<UInt8>
    /// Town.
    public var town: UnsafeBufferPointer<UInt8>

    /// An address from its parts, UTF-8 without white around them.
    public init(
        street: UnsafeBufferPointer<UInt8>, number: UnsafeBufferPointer<UInt8>,
        addition: UnsafeBufferPointer<UInt8>, postcode: UnsafeBufferPointer<UInt8>,
        town: UnsafeBufferPointer<UInt8>
    ) {
        self.street = street
        self.number = number
        self.addition = addition
        self.postcode = postcode
        self.town = town
    }
}

extension ValueFormatter {
    /// Two lines for an envelope: `Havenstraat 3 a` and `1234 AC  VOORBEELDSTAD` (one space in the postcode, two before the town, the
    /// town in capitals; communication.md §3.4).
    public func addressLines(_ address: PostalAddress) -> [String] {
        let text = string { out in
            let parts = [address.street, address.number, address.addition, address.postcode, address.town]
            let ends = parts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
            parts.flatMap(\.utf8).withUnsafeBufferPointer { bytes in
                func part(_ index: Int) -> UnsafeBufferPointer<UInt8> {
                    UnsafeBufferPointer(rebasing: bytes[ends[index]..<ends[index + 1]])
                }
                append(
                    AddressBytes(
                        street: part(0), number: part(1), addition: part(2), postcode: part(3), town: part(4)),
                    to: &out)
            }
        }
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The lines of an envelope: the name as addressed, and the two lines of the address.
    public func addressBlock(_ name: PersonName, _ address: PostalAddress) -> String {
        ([addressing(name)] + addressLines(address)).joined(separator: "\n")
    }

    /// Adds the two lines of an envelope, with a newline between them, to `out`.
    public func append(_ address: AddressBytes, to out: inout ByteBuffer) {
        out.append(contentsOf: address.street)
        if !address.street.isEmpty, !address.number.isEmpty || !address.addition.isEmpty {
            out.append(UInt8(ascii: " "))
        }
        appendHouseNumber(address, to: &out)
        out.append(UInt8(ascii: "\n"))
        appendPostcode(address.postcode, to: &out)
        if !address.postcode.isEmpty, !address.town.isEmpty { out.append("  ") }
        appendCapitals(address.town, to: &out)
    }

    /// An addition that starts with a digit comes after a hyphen, one with a letter after a space (registry, NEN 5825).
    private func appendHouseNumber(_ address: AddressBytes, to out: inout ByteBuffer) {
        out.append(contentsOf: address.number)
        let addition = address.addition.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
        guard let first = addition.first else { return }
        out.append((0x30...0x39).contains(first) ? UInt8(ascii: "-") : UInt8(ascii: " "))
        out.append(contentsOf: UnsafeBufferPointer(rebasing: addition))
    }

    /// `1234 AB`, however it was typed. What is no Dutch postcode is left as it is.
    private func appendPostcode(_ text: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) {
        let start = out.count
        for (index, byte) in text.enumerated() where !Self.isSpace(byte, at: index, of: text) {
            let isDigit = (0x30...0x39).contains(byte)
            let isLetter = (0x41...0x5A).contains(byte & 0xDF) && byte < 0x80
            let count = out.count - start
            if count == 4 { out.append(UInt8(ascii: " ")) }
            guard count < 4 ? isDigit : isLetter && count < 7 else {
                out.truncate(to: start)
                return out.append(contentsOf: text)
            }
            out.append(isDigit ? byte : byte & 0xDF)
        }
        guard out.count - start == 7 else {
            out.truncate(to: start)
            return out.append(contentsOf: text)
        }
    }

    /// A space, or a byte of one that does not break (C2 A0).
    private static func isSpace(_ byte: UInt8, at index: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch byte {
        case 0x20: true
        case 0xC2: index + 1 < text.count && text[index + 1] == 0xA0
        case 0xA0: index > 0 && text[index - 1] == 0xC2
        default: false
        }
    }

    /// Capitals of ASCII and of the letters up to U+00FE in place; anything rarer by the tables of Unicode.
    private func appendCapitals(_ text: UnsafeBufferPointer<UInt8>, to out: inout ByteBuffer) {
        let start = out.count
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                out.append((0x61...0x7A).contains(byte) ? byte & 0xDF : byte)
                index += 1
                continue
            }
            guard byte == 0xC3, index + 1 < text.count, text[index + 1] != 0x9F, text[index + 1] != 0xBF
            else {
                out.truncate(to: start)
                return out.append(String(decoding: text, as: UTF8.self).uppercased())
            }
            let second = text[index + 1]
            let isSmall = (0xA0...0xBE).contains(second) && second != 0xB7
            out.append(byte)
            out.append(isSmall ? second - 0x20 : second)
            index += 2
        }
    }
}
