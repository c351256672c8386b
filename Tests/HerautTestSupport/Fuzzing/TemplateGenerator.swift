/// Random Mustache: most of it well formed, the rest broken as hands and programs break things. Same seed, same templates.
struct TemplateGenerator {
    private var random: Seeded
    private var bytes: [UInt8] = []
    private var open: [UInt8] = Array("{{".utf8)
    private var close: [UInt8] = Array("}}".utf8)
    /// Whether names are taken from the fields there are and sections are used as they should be.
    private var isSound = true

    private static let texts = [
        "tekst ", "Beste ", "\n", "\n\n", "  ", "\t", "- ", "# ", "é", "漢字", "👍", ". ", "\r\n", "{", "}",
        "*a*", "<b>", "&", "|",
    ].map { Array($0.utf8) }
    private static let values = ["naam", "dag", "getal", "namen"].map { Array($0.utf8) }
    private static let sections = ["open", "namen", "mensen", "extra", "band.jong", "band.oud"].map {
        Array($0.utf8)
    }
    private static let anything = [
        "naam", "dag", "getal", "namen", "open", "mensen", "extra", "band", "band.jong", "band.weg",
        "voornaam", ".",
        "f", "x.y", "naan", "*naam", "a b", "", "\u{0}", "é",
    ].map { Array($0.utf8) }
    private static let blocks = ["kop", "kern", "slot"].map { Array($0.utf8) }
    private static let pairs = [["<%", "%>"], ["|", "|"], ["[", "]"], ["{{", "}}"], ["é", "«»"]]

    init(seed: UInt64) { random = Seeded(seed) }

    /// Names of the partials that templates call.
    static let partials = ["a", "b", "c"]

    /// A template; `depth` bounds what is in one another.
    mutating func template(depth: Int = 3) -> [UInt8] {
        bytes.removeAll(keepingCapacity: true)
        (open, close) = (Array("{{".utf8), Array("}}".utf8))
        isSound = chance(2)
        nodes(depth: depth)
        if !isSound, chance(2) { for _ in 0...number(3) { mutate() } }
        return bytes
    }

    /// A partial; it may call only those after it, unless it is broken.
    mutating func partial() -> [UInt8] { template(depth: 1) }

    // MARK: Grammar

    private mutating func nodes(depth: Int) {
        for _ in 0...number(depth) { node(depth: depth) }
    }

    private mutating func node(depth: Int) {
        switch number(depth > 0 ? 9 : 5) {
        case 0, 1, 2: bytes += pick(Self.texts)
        case 3: tag(isSound || chance(4) ? "" : "&", name(Self.values))
        case 4: chance(3) ? comment() : changeDelimiters()
        case 5: tag(">", partialName())
        case 6: parent(depth: depth)
        case 7: isSound ? bytes += pick(Self.texts) : block(depth: depth)
        default: section(depth: depth)
        }
    }

    private mutating func section(depth: Int) {
        let name = name(Self.sections)
        pair(chance(4) ? "^" : "#", name) { $0.nodes(depth: depth - 1) }
    }

    private mutating func parent(depth: Int) {
        pair("<", partialName()) { generator in
            for name in Self.blocks where generator.chance(3) {
                generator.pair("$", name) { $0.nodes(depth: depth - 1) }
                if generator.chance(2) { generator.bytes.append(UInt8(ascii: "\n")) }
            }
            if !generator.isSound, generator.chance(3) { generator.nodes(depth: depth - 1) }
        }
    }

    private mutating func block(depth: Int) {
        pair("$", pick(Self.blocks)) { $0.nodes(depth: depth - 1) }
    }

    private mutating func pair(_ sign: String, _ name: [UInt8], _ content: (inout Self) -> Void) {
        let isAlone = chance(2)
        tag(sign, name)
        if isAlone { bytes.append(UInt8(ascii: "\n")) }
        content(&self)
        if isAlone { bytes.append(UInt8(ascii: "\n")) }
        if isSound || !chance(20) { tag("/", !isSound && chance(20) ? pick(Self.anything) : name) }
        if isAlone { bytes.append(UInt8(ascii: "\n")) }
    }

    private mutating func tag(_ sign: String, _ name: [UInt8]) {
        bytes += open
        bytes += Array(sign.utf8)
        if chance(6) { bytes += Array([" ", "\n", "\t "][number(2)].utf8) }
        bytes += name
        if chance(6) { bytes += Array([" ", "\n", "  "][number(2)].utf8) }
        bytes += close
    }

    private mutating func comment() {
        bytes += open + Array("! opmerking ".utf8)
        if chance(3) { bytes += Array("\nover twee regels".utf8) }
        bytes += close
    }

    private mutating func changeDelimiters() {
        let pair = Self.pairs[number(Self.pairs.count - 1)]
        bytes += open + Array("=\(pair[0]) \(pair[1])=".utf8) + close
        (open, close) = (Array(pair[0].utf8), Array(pair[1].utf8))
    }

    private mutating func name(_ sound: [[UInt8]]) -> [UInt8] { isSound ? pick(sound) : pick(Self.anything) }

    private mutating func partialName() -> [UInt8] {
        if !isSound, chance(8) { return Array("*naam".utf8) }
        return Array(Self.partials[number(Self.partials.count - 1)].utf8)
    }

    // MARK: Damage

    private mutating func mutate() {
        guard !bytes.isEmpty else { return }
        let at = number(bytes.count - 1)
        switch number(4) {
        case 0: bytes.remove(at: at)
        case 1: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: at)
        case 2: bytes[at] = UInt8(truncatingIfNeeded: random.next())
        case 3: bytes.removeSubrange(at...min(bytes.count - 1, at + number(6)))
        default: bytes.insert(contentsOf: bytes[at...min(bytes.count - 1, at + number(12))], at: at)
        }
    }

    // MARK: Choices

    /// A number from 0 to `last`. The small bias of a remainder does no harm here, and it is fast.
    private mutating func number(_ last: Int) -> Int { Int(random.next() % UInt64(last + 1)) }

    private mutating func chance(_ oneIn: Int) -> Bool { number(oneIn - 1) == 0 }

    private mutating func pick(_ pieces: [[UInt8]]) -> [UInt8] { pieces[number(pieces.count - 1)] }
}
