import HerautModel

/// The name of an element or attribute without its prefix, as a number: comparing costs one instruction, and no string is made for each of the
/// millions of cells of a sheet.
@frozen public struct XMLName: Hashable, Sendable {
    @usableFromInline let value: UInt64

    /// The name, which has no prefix.
    public init(_ name: StaticString) {
        self.init(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)[...])
    }

    /// The name as it stands in a file.
    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        value = FNV1a(bytes).value
    }

    /// Whether two names are the same.
    @inlinable public static func == (a: XMLName, b: XMLName) -> Bool { a.value == b.value }
}

/// Reads XML from a stream, event by event: as much of XML 1.0 as office documents use.
///
/// Own, because FoundationXML costs 6 times the time a sheet (116 against 18 ms for 100,000 cells), keeps Foundation and libxml2 in the small
/// binary, and follows DTDs. Here a DTD is refused, and with it every entity but the five of XML itself: nothing outside the file is ever opened
/// and no text can grow by itself. Tags, depth and attributes are bounded; text comes in pieces, so that its length does not matter.
public final class XMLReader {
    /// What comes next.
    public enum Event: Sendable {
        /// An element opens; its name and attributes can be asked.
        case start
        /// An element closes; its name can be asked.
        case end
        /// Text, or a piece of it.
        case text
        /// The end, or a fault.
        case finished
    }

    /// What is wrong with the text; the names are those of keys in the messages.
    public enum Fault: String, Sendable {
        case notClosed, crossing, doctype, entity, encoding, tooLong, tooDeep, syntax, packed
    }

    /// Longest tag, comment excluded.
    public static let tagLimit = 1 << 16
    /// Most elements in one another.
    public static let depthLimit = 128
    /// Most attributes of an element.
    public static let attributeLimit = 256
    /// Longest literal section (CDATA).
    static let literalLimit = 1 << 20

    /// Why reading stopped before the end.
    public private(set) var fault: Fault?
    /// Name of the element that opened or closed last.
    public private(set) var name = XMLName("")
    private let source: (UnsafeMutableRawBufferPointer) -> Int
    private var buffer: [UInt8] = []
    private var position = 0
    /// Bytes that were taken and fell away.
    private var dropped = 0
    private var isAtEnd = false
    private var open: [XMLName] = []
    private var attributes: [(name: XMLName, value: SourceSpan)] = []
    private var text = SourceSpan(0, 0)
    private var isLiteral = false
    /// An element that closes where it opens.
    private var closesAtOnce = false
    private var hasRoot = false

    /// Number of elements that are open.
    public var depth: Int { open.count }

    /// How far it has come: the byte of the source behind the last event.
    public var offset: Int { dropped + position }

    /// Reads from `source`, which gives 0 at the end and a negative number when it is damaged.
    public init(_ source: @escaping (UnsafeMutableRawBufferPointer) -> Int) {
        self.source = source
        while buffer.count < 3, more() {}
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) { fault = .encoding }
    }

    /// The next event.
    public func next() -> Event {
        if closesAtOnce {
            closesAtOnce = false
            name = open.removeLast()
            return .end
        }
        while fault == nil {
            guard position < buffer.count || more() else { return finish() }
            if buffer[position] != UInt8(ascii: "<") {
                if takeText() { return .text }
            } else if let event = takeMarkup() {
                return event
            }
        }
        return .finished
    }

    /// The raw value of an attribute of the element that opened last; `nil` when it has none of that name.
    public func attribute(_ name: XMLName) -> ArraySlice<UInt8>? {
        attributes.first { $0.name == name }.map { buffer[$0.value.range] }
    }

    /// The value of an attribute with its references resolved.
    public func attributeText(_ name: XMLName) -> String? {
        guard let span = attributes.first(where: { $0.name == name })?.value else { return nil }
        var bytes: [UInt8] = []
        append(span, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// All attributes of the element that opened last, with their prefixes, references resolved.
    public var attributeTexts: [(name: String, value: String)] {
        attributes.map { attribute in
            // Between name and value stand an equals sign and a quotation mark.
            let end = attribute.value.start - 2
            let start = buffer[..<end].lastIndex(where: Self.isWhite).map { $0 + 1 } ?? 0
            var bytes: [UInt8] = []
            append(attribute.value, to: &bytes)
            return (
                String(decoding: buffer[start..<end], as: UTF8.self), String(decoding: bytes, as: UTF8.self)
            )
        }
    }

    /// Adds the text of the last event, references resolved.
    public func appendText(to out: inout [UInt8]) {
        if isLiteral { out.append(contentsOf: buffer[text.range]) } else { append(text, to: &out) }
    }

    /// Skips to the end of the element that opened last.
    public func skip() {
        let level = depth
        while depth >= level, fault == nil { if next() == .finished { return } }
    }

    // MARK: Bytes

    /// Reads on; what was taken falls away. `false` at the end.
    private func more() -> Bool {
        guard !isAtEnd, fault == nil else { return false }
        if position > 0 {
            buffer.removeFirst(position)
            dropped += position
            position = 0
        }
        let count = buffer.fill(upTo: 1 << 16, with: source)
        if count < 0 { fault = .packed }
        isAtEnd = count <= 0
        return count > 0
    }

    private func first(_ byte: UInt8, from start: Int) -> Int {
        buffer.withUnsafeBytes { ByteScan.first(byte, in: $0, from: start) }
    }

    private func finish() -> Event {
        if fault == nil, !open.isEmpty || !hasRoot { fault = .notClosed }
        return .finished
    }

    // MARK: Text

    /// Takes text up to the next tag, or as far as it is here; `false` when more has to be read, or there is nothing to tell.
    private func takeText() -> Bool {
        var end = first(UInt8(ascii: "<"), from: position)
        if end == buffer.count, !isAtEnd,
            let cut = buffer[max(position, end - 16)..<end].lastIndex(of: UInt8(ascii: "&"))
        {
            // A reference may be cut in two at the end.
            end = cut
            if end == position { return more() ? false : takeText() }
        }
        text = SourceSpan(position, end)
        isLiteral = false
        position = end
        if !open.isEmpty { return true }
        if !buffer[text.range].allSatisfy(Self.isWhite) { fault = .syntax }
        return false
    }

    private func append(_ span: SourceSpan, to out: inout [UInt8]) {
        var index = span.start
        while index < span.end {
            let byte = buffer[index]
            if byte == UInt8(ascii: "&") {
                index = appendReference(at: index, before: span.end, to: &out)
            } else {
                out.append(byte)
                index += 1
            }
        }
    }

    private func appendReference(at start: Int, before end: Int, to out: inout [UInt8]) -> Int {
        guard let stop = buffer[start..<min(end, start + 12)].firstIndex(of: UInt8(ascii: ";")),
            let scalar = Self.scalar(buffer[start + 1..<stop])
        else {
            fault = fault ?? .entity
            return end
        }
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return stop + 1
    }

    private static func scalar(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
        let text = String(decoding: name, as: UTF8.self)
        switch text {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            guard text.hasPrefix("#") else { return nil }
            let isHex = text.hasPrefix("#x")
            let code = UInt32(text.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
            return code.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
        }
    }

    // MARK: Markup

    private func takeMarkup() -> Event? {
        while buffer.count - position < 9, more() {}
        let rest = buffer[position...]
        if rest.starts(with: "<!--".utf8) { return skipPast("-->") }
        if rest.starts(with: "<![CDATA[".utf8) { return takeLiteral() }
        if rest.starts(with: "<!".utf8) {
            fault = .doctype
            return .finished
        }
        if rest.starts(with: "<?".utf8) { return takeInstruction() }
        guard let end = endOfTag() else {
            fault = fault ?? (buffer.count - position > Self.tagLimit ? .tooLong : .notClosed)
            return .finished
        }
        defer { position = end + 1 }
        return buffer[position + 1] == UInt8(ascii: "/") ? takeEnd(end) : takeStart(end)
    }

    /// The `>` that ends the tag here; one inside quotation marks does not.
    private func endOfTag() -> Int? {
        var offset = 1
        var quote: UInt8 = 0
        while offset <= Self.tagLimit {
            guard position + offset < buffer.count || more() else { return nil }
            let byte = buffer[position + offset]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == UInt8(ascii: ">") {
                return position + offset
            }
            if byte == UInt8(ascii: "<") {
                fault = .syntax
                return nil
            }
            offset += 1
        }
        return nil
    }

    /// Goes past `mark`, however far it is.
    private func skipPast(_ mark: String) -> Event? {
        let bytes = Array(mark.utf8)
        position += 2
        while true {
            position = first(bytes[0], from: position)
            while buffer.count - position < bytes.count {
                guard more() else {
                    fault = fault ?? .notClosed
                    return .finished
                }
            }
            if buffer[position] == bytes[0], buffer[position...].starts(with: bytes) {
                position += bytes.count
                return nil
            }
            position += 1
        }
    }

    /// An instruction; the first one may say what encoding it is in.
    private func takeInstruction() -> Event? {
        guard let end = endOfTag() else {
            fault = fault ?? .notClosed
            return .finished
        }
        let words = String(decoding: buffer[position..<end], as: UTF8.self).lowercased()
        let isPlain = ["\"utf-8\"", "'utf-8'", "\"us-ascii\""].contains { words.contains($0) }
        if words.hasPrefix("<?xml "), words.contains("encoding"), !isPlain { fault = .encoding }
        position = end + 1
        return fault == nil ? nil : .finished
    }

    private func takeLiteral() -> Event? {
        position += 9
        var end = position
        while true {
            end = first(UInt8(ascii: "]"), from: end)
            while buffer.count - end < 3 {
                let before = position
                guard buffer.count - position <= Self.literalLimit, more() else {
                    fault = fault ?? (isAtEnd ? .notClosed : .tooLong)
                    return .finished
                }
                end -= before - position
            }
            if buffer[end] == UInt8(ascii: "]"), buffer[end...].starts(with: "]]>".utf8) { break }
            end += 1
        }
        text = SourceSpan(position, end)
        isLiteral = true
        position = end + 3
        return open.isEmpty ? nil : .text
    }

    private func takeEnd(_ end: Int) -> Event {
        let (name, stop) = tagName(from: position + 2, before: end)
        guard buffer[stop..<end].allSatisfy(Self.isWhite), open.last == name else {
            fault = .crossing
            return .finished
        }
        open.removeLast()
        self.name = name
        return .end
    }

    private func takeStart(_ end: Int) -> Event {
        let isEmpty = buffer[end - 1] == UInt8(ascii: "/")
        let stop = isEmpty ? end - 1 : end
        let (name, start) = tagName(from: position + 1, before: stop)
        guard start > position + 1, readAttributes(start, before: stop) else {
            fault = fault ?? .syntax
            return .finished
        }
        guard open.count < Self.depthLimit, !(open.isEmpty && hasRoot) else {
            fault = open.isEmpty ? .syntax : .tooDeep
            return .finished
        }
        hasRoot = true
        self.name = name
        open.append(name)
        closesAtOnce = isEmpty
        return .start
    }

    /// The name that starts here, without its prefix, and the byte after it.
    private func tagName(from start: Int, before end: Int) -> (name: XMLName, end: Int) {
        buffer.withUnsafeBufferPointer { bytes in
            var index = start
            var local = start
            while index < end, !Self.endsName(bytes[index]) {
                if bytes[index] == UInt8(ascii: ":") { local = index + 1 }
                index += 1
            }
            return (XMLName(bytes[local..<index]), index)
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        isWhite(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/")
    }

    private static func isWhite(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }

    private func readAttributes(_ start: Int, before end: Int) -> Bool {
        attributes.removeAll(keepingCapacity: true)
        var index = start
        while true {
            while index < end, Self.isWhite(buffer[index]) { index += 1 }
            if index == end { return true }
            let (name, stop) = tagName(from: index, before: end)
            guard stop > index, stop + 1 < end, buffer[stop] == UInt8(ascii: "="),
                attributes.count < Self.attributeLimit
            else { return false }
            let quote = buffer[stop + 1]
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return false }
            let close = first(quote, from: stop + 2)
            guard close < end else { return false }
            attributes.append((name, SourceSpan(stop + 2, close)))
            index = close + 1
        }
    }
}

extension XMLReader {
    /// Reads bytes that are in memory.
    public convenience init(_ bytes: [UInt8]) {
        var given = 0
        self.init { target in
            let count = min(target.count, bytes.count - given)
            bytes.withUnsafeBytes {
                target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[given..<given + count]))
            }
            given += count
            return count
        }
    }
}

extension [UInt8] {
    /// Memory to add before it is written on.
    private static let blank = [UInt8](repeating: 0, count: 1 << 16)

    /// Adds what `read` puts into the memory it gets, at most `count` bytes and at most 64 KB, and gives its answer: the number of bytes, or a
    /// negative number, and then nothing is added.
    public mutating func fill(upTo count: Int, with read: (UnsafeMutableRawBufferPointer) -> Int) -> Int {
        let start = self.count
        let room = Swift.min(count, Self.blank.count)
        append(contentsOf: Self.blank[..<room])
        let got = withUnsafeMutableBytes { read(UnsafeMutableRawBufferPointer(rebasing: $0[start...])) }
        removeLast(room - Swift.min(Swift.max(got, 0), room))
        return got
    }
}
