import HerautModel

/// Writes the header of a mail (RFC 5322). Whatever a value holds, it stays the value of its own field.
struct MailHeader {
    private(set) var bytes: [UInt8] = []

    /// `Name: value`, text of people, folded over lines: as it is when it is plain ASCII, else encoded (RFC 2047).
    mutating func add(_ name: String, text: String) {
        let plain = TextEscape(isMarkup: false, dropsIsolates: true).escaped(text)
        if let lines = Self.folded(plain, after: name.utf8.count + 2) {
            start(name)
            bytes.append(contentsOf: lines.joined(separator: "\r\n ").utf8)
            return end()
        }
        var value: [UInt8] = []
        OutputEscape.mailHeader.append(text, to: &value)
        add(name, value)
    }

    /// Plain ASCII cut at its blanks; `nil` when it is anything else, or when a word is too long for a line. A blank stays at the start of the
    /// line after it, where folding put the one that readers see.
    private static func folded(_ text: String, after column: Int) -> [String]? {
        let words = text.split(separator: " ")
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) } && !text.contains("=?")
        // Two blanks in a row, or one at an end, would not come through as they are.
        guard isPlain, words.joined(separator: " ") == text, words.allSatisfy({ $0.utf8.count <= 60 }) else {
            return nil
        }
        var lines = [""]
        var width = column
        for (index, word) in words.enumerated() {
            if index > 0, width + 1 + word.utf8.count > longestLine {
                lines.append("")
                width = 1
            } else if index > 0 {
                lines[lines.count - 1] += " "
                width += 1
            }
            lines[lines.count - 1] += word
            width += word.utf8.count
        }
        return lines
    }

    /// `Name: value`, of signs that this module chose itself.
    mutating func add(_ name: String, signs: String) {
        start(name)
        bytes.append(contentsOf: signs.utf8)
        end()
    }

    /// `From: name <address>`; without a name the address alone.
    mutating func add(_ name: String, mailbox: Mailbox) {
        var value: [UInt8] = []
        if let quoted = mailbox.quotedName {
            value.append(contentsOf: quoted.utf8)
        } else {
            OutputEscape.mailHeader.append(mailbox.name, to: &value)
        }
        let last = value.count - (value.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
        let fits = name.utf8.count + 5 + last + mailbox.address.utf8.count <= Self.longestLine
        if !value.isEmpty { value.append(contentsOf: (fits ? " " : "\r\n ").utf8) }
        value.append(contentsOf: "<\(mailbox.address)>".utf8)
        add(name, value)
    }

    /// A value that does not fit behind its name starts on the next line: no line with encoded words may be longer than 76 (RFC 2047, 2).
    private mutating func add(_ name: String, _ value: [UInt8]) {
        let first = value.prefix { $0 != UInt8(ascii: "\r") }.count
        if name.utf8.count + 2 + first > Self.longestLine {
            bytes.append(contentsOf: "\(name):\r\n ".utf8)
        } else {
            start(name)
        }
        bytes += value
        end()
    }

    private static let longestLine = 76

    /// The empty line between header and body.
    mutating func close() { end() }

    private mutating func start(_ name: String) { bytes.append(contentsOf: "\(name): ".utf8) }

    private mutating func end() { bytes.append(contentsOf: "\r\n".utf8) }
}

/// Who a mail is from: a name and an address.
struct Mailbox: Sendable {
    let name: String
    let address: String

    /// `nil` for anything but a plain address (RFC 5321, 4.1.2, without quotation marks).
    init?(name: String, address: String) {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocal(parts[0]), Self.isDomain(parts[1]) else { return nil }
        // A line ending becomes a blank before anyone decides how to write the name.
        self.name = TextEscape(isMarkup: false, dropsIsolates: true).escaped(name).trimmingSpaces()
        self.address = address
    }

    /// The name between quotation marks (RFC 5322, 3.2.4), so that no sign in it means anything; `nil` when it has to be encoded.
    var quotedName: String? {
        let isPlain = name.utf8.count <= 60 && name.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        guard isPlain, !name.isEmpty, !name.contains("=?") else { return nil }
        return "\"" + name.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
    }

    /// The part behind `@`.
    var domain: Substring { address.split(separator: "@").last ?? "" }

    private static func isLocal(_ text: Substring) -> Bool {
        let signs = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        return (1...64).contains(text.utf8.count) && !text.hasPrefix(".") && !text.hasSuffix(".")
            && !text.contains("..") && text.utf8.allSatisfy { isWord($0) || signs.contains($0) }
    }

    private static func isDomain(_ text: Substring) -> Bool {
        (1...253).contains(text.utf8.count)
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isWord(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }
}
