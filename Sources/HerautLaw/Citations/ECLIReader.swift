/// Finds ECLIs in text, right and wrong ones. Linear: a byte is looked at a bounded number of times.
public struct ECLIReader: Sendable {
    private let courts: [String: Court]
    private let byMistake: [String: Court]

    /// A reader that knows the courts of `register`.
    public init(_ register: LawRegister) {
        courts = Dictionary(register.courts.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        byMistake = Dictionary(
            register.courts.flatMap { court in court.mistakenCodes.map { ($0, court) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The ECLIs in UTF-8 `bytes`, in order.
    public func eclis(in bytes: [UInt8]) -> [ECLI] {
        var found: [ECLI] = []
        var index = 0
        while let start = Self.nextStart(bytes, from: index) {
            if let parts = ECLIParts(bytes, from: start), let ecli = ecli(parts) {
                found.append(ecli)
                index = ecli.range.upperBound
            } else {
                index = start + 4
            }
        }
        return found
    }

    /// Where the next `ECLI` stands that no letter or digit precedes.
    private static func nextStart(_ bytes: [UInt8], from index: Int) -> Int? {
        var index = index
        while index + 4 < bytes.count {
            if bytes[index] | 0x20 == 0x65, bytes[index + 1] | 0x20 == 0x63, bytes[index + 2] | 0x20 == 0x6C,
                bytes[index + 3] | 0x20 == 0x69, index == 0 || !ECLIParts.isAlphanumeric(bytes[index - 1])
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private func ecli(_ parts: ECLIParts) -> ECLI? {
        var fields = parts.fields
        var faults = parts.faults
        if fields.count == 3 || fields.count == 4, isCourt(fields[0]), !isCourt(fields[1]) {
            fields.insert("NL", at: 0)
            faults.append(.country)
        }
        guard fields.count == 4 else { return nil }
        if parts.isLowercase { faults.append(.lowercase) }
        let year = fields[2].count == 4 ? Int(fields[2]) : nil
        if !(year.map { (1900...2099).contains($0) } ?? false) { faults.append(.year) }
        var court: String? = fields[1]
        if fields[0] == "NL" {
            court = check(fields[1], year, &faults)
            if !Self.isNumber(fields[3]) { faults.append(.number) }
        }
        let isCertain = court != nil && !faults.contains(.year) && !faults.contains(.number)
        return ECLI(
            range: parts.range, country: fields[0], court: fields[1], year: year ?? 0, number: fields[3],
            faults: faults,
            corrected: isCertain ? "ECLI:\(fields[0]):\(court ?? ""):\(fields[2]):\(fields[3])" : nil)
    }

    private func isCourt(_ code: String) -> Bool {
        courts.index(forKey: code) != nil || byMistake.index(forKey: code) != nil
    }

    /// The right code of a court, with what is wrong with the one written; `nil` when the right one is not certain.
    private func check(_ code: String, _ year: Int?, _ faults: inout [ECLI.Fault]) -> String? {
        guard let court = courts[code] else {
            // Disciplinary tribunals and courts overseas have codes of their own: only what looks like a court of the register is wrong.
            guard byMistake.index(forKey: code) != nil || code.hasPrefix("RB") || code.hasPrefix("GH") else {
                return code
            }
            faults.append(.unknownCourt)
            return byMistake[code]?.code
        }
        guard let year, !court.years.contains(year) else { return code }
        faults.append(.courtOfOtherYear)
        return court.successor.flatMap { courts[$0] }.flatMap { $0.years.contains(year) ? $0.code : nil }
    }

    /// One to six digits without a zero before them, or an old LJN: two letters and four digits.
    private static func isNumber(_ text: String) -> Bool {
        let bytes = text.utf8
        let digits = bytes.drop { (0x41...0x5A).contains($0) }
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return false }
        let letters = bytes.count - digits.count
        return letters == 0
            ? (1...6).contains(digits.count) && digits.first != 48 : letters == 2 && digits.count == 4
    }
}

/// The parts behind the word ECLI, with the signs between them.
struct ECLIParts {
    let range: Range<Int>
    /// In capitals.
    private(set) var fields: [String] = []
    let faults: [ECLI.Fault]
    /// Whether a letter was small.
    let isLowercase: Bool

    private static let longestField = 25

    /// Reads from the `E` on; `nil` when what follows is no identifier.
    init?(_ bytes: [UInt8], from start: Int) {
        var isLowercase = bytes[start] != UInt8(ascii: "E")
        var faults: [ECLI.Fault] = []
        func note(_ fault: ECLI.Fault) { if !faults.contains(fault) { faults.append(fault) } }
        var index = start + 4
        var colons = 0
        var end = index
        while fields.count < 4, let separator = Self.separator(bytes, index) {
            var stop = separator.end
            while stop < bytes.count, Self.isAlphanumeric(bytes[stop]),
                stop - separator.end < Self.longestField
            {
                if bytes[stop] >= 0x61 { isLowercase = true }
                stop += 1
            }
            guard stop > separator.end else { break }
            if separator.sign == UInt8(ascii: ":") { colons += 1 } else { note(.separator) }
            if separator.hasSpace { note(.spaces) }
            fields.append(Self.capitals(bytes[separator.end..<stop]))
            index = stop
            end = stop
        }
        guard colons >= 1, fields.count >= 3 else { return nil }
        range = start..<end
        self.faults = faults
        self.isLowercase = isLowercase
    }

    /// Letters and digits in capitals.
    private static func capitals(_ bytes: ArraySlice<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { text in
            for (index, byte) in bytes.enumerated() { text[index] = byte >= 0x61 ? byte & 0xDF : byte }
            return bytes.count
        }
    }

    /// One sign, with at most one space on either side.
    private static func separator(_ bytes: [UInt8], _ start: Int) -> (sign: UInt8, end: Int, hasSpace: Bool)?
    {
        var index = start
        if index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
        guard index < bytes.count, isSeparator(bytes[index]) else { return nil }
        let sign = bytes[index]
        index += 1
        if index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
        // A full stop ends a sentence more often than it parts an identifier.
        if sign == UInt8(ascii: "."), index - start > 1 { return nil }
        return (sign, index, index - start > 1)
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ";")
            || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
