import HerautModel

/// The paragraphs of a form in which values stand, as glyphs and lines with the values of one letter after another. Values that come back, such as a
/// date that all letters have, are set once. Of one thread.
final class PDFOpenTexts {
    /// A paragraph with its values.
    final class Setting {
        let text: PDFText
        /// All lines as commands of a page (``PDFGlyphWriter``).
        let commands: [UInt8]
        /// The values, one behind the other.
        fileprivate let key: [UInt8]

        fileprivate init(_ text: PDFText, _ commands: [UInt8], key: [UInt8]) {
            self.text = text
            self.commands = commands
            self.key = key
        }
    }

    /// The paragraphs of the letter that was set last, by their number.
    private(set) var current: [Setting] = []
    /// What each face has to hold for them.
    private(set) var use: [GlyphUse] = []
    private let paragraphs: [PDFParagraph]
    private let slots: [[Int]]
    private let writer: PDFGlyphWriter
    private let window: AddressWindow
    /// Settings that are kept of each paragraph, by a hash of their values.
    private var kept: [[Setting?]]

    /// How many are kept of each paragraph; a power of two.
    private static let room = 8

    init(_ paragraphs: [PDFParagraph], _ writer: PDFGlyphWriter, window: AddressWindow) {
        self.paragraphs = paragraphs
        self.writer = writer
        self.window = window
        slots = paragraphs.map {
            $0.pieces.compactMap { if case .slot(let slot, _) = $0 { slot } else { nil } }
        }
        kept = paragraphs.map { _ in [Setting?](repeating: nil, count: Self.room) }
    }

    /// Sets all paragraphs with the values of a letter.
    func set(_ texts: SlotTexts) {
        current.removeAll(keepingCapacity: true)
        isLacking = false
        use = [GlyphUse](repeating: GlyphUse(), count: writer.family.faces.count)
        for number in paragraphs.indices {
            let setting = setting(number, texts)
            current.append(setting)
            if !setting.text.missing.isEmpty { isLacking = true }
            for face in use.indices {
                let part = setting.text.use[face]
                use[face].groups |= part.groups
                if !part.singles.isEmpty { use[face].formUnion(part) }
            }
        }
    }

    /// Whether the font lacks a character of them.
    private(set) var isLacking = false

    /// Whether each paragraph has so many lines.
    func hasLines(_ counts: [Int]) -> Bool {
        for (number, count) in counts.enumerated() where current[number].text.lines.count != count {
            return false
        }
        return true
    }

    private func setting(_ number: Int, _ texts: SlotTexts) -> Setting {
        let place = Int(truncatingIfNeeded: Self.hash(slots[number], texts)) & (Self.room - 1)
        if let known = kept[number][place], Self.isEqual(known.key, slots[number], texts) { return known }
        let paragraph = paragraphs[number]
        var text = paragraph.shaped(writer.family, texts)
        PDFLineBreaker.breakLines(&text, measure: paragraph.width(in: window) * 1000 / paragraph.style.size)
        var out = ByteBuffer(capacity: 1024)
        writer.write(text, paragraph.style, to: &out)
        let setting = Setting(text, out.array, key: Self.key(slots[number], texts))
        kept[number][place] = setting
        return setting
    }

    // MARK: Values

    /// No byte of UTF-8.
    private static let border: UInt8 = 0xFF

    private static func key(_ slots: [Int], _ texts: SlotTexts) -> [UInt8] {
        slots.flatMap { Array(texts[$0]) + [border] }
    }

    /// FNV-1a.
    private static func hash(_ slots: [Int], _ texts: SlotTexts) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for slot in slots {
            for byte in texts[slot] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ UInt64(border)) &* 0x100_0000_01B3
        }
        return hash ^ hash >> 32
    }

    private static func isEqual(_ key: [UInt8], _ slots: [Int], _ texts: SlotTexts) -> Bool {
        var place = 0
        for slot in slots {
            let text = texts[slot]
            guard key.count - place > text.count else { return false }
            for index in 0..<text.count where key[place + index] != text[index] { return false }
            guard key[place + text.count] == border else { return false }
            place += text.count + 1
        }
        return place == key.count
    }
}
