/// The lists of a Word document (`word/numbering.xml`): kept, because styles refer to them, with the lists of a letter behind them.
struct ReferenceNumbering: Sendable {
    /// The part up to where Heraut's own definitions come.
    let head: String
    /// The numbers that stood there.
    let numbers: String
    /// Numbers of Heraut's definitions: the bullets, then the ordered list. The last one marks the lists that are a letter's own.
    let firstDefinition: Int
    /// Number of the bullet list.
    let bullets: Int
    /// Levels of the bullets, and of ordered lists, when the document has a look for them.
    let bulletLevels: [String]
    let orderedLevels: [String]
    /// Where the text of each level of bullets starts.
    let indents: [Int]

    /// Of a document without lists.
    static let none = ReferenceNumbering(
        head: "<w:numbering \(DOCXParts.namespaces)>", numbers: "", firstDefinition: 0,
        bullets: DOCXNumbering.bullets, bulletLevels: [], orderedLevels: [], indents: [])

    private init(
        head: String, numbers: String, firstDefinition: Int, bullets: Int, bulletLevels: [String],
        orderedLevels: [String], indents: [Int]
    ) {
        self.head = head
        self.numbers = numbers
        self.firstDefinition = firstDefinition
        self.bullets = bullets
        self.bulletLevels = bulletLevels
        self.orderedLevels = orderedLevels
        self.indents = indents
    }

    /// Reads the part. `bulletStyle` and `orderedStyle` are the numbers that the styles for lists name.
    init(_ root: OfficeElement, _ bytes: [UInt8], bulletStyle: Int?, orderedStyle: Int?) {
        func raw(_ element: OfficeElement) -> String { String(decoding: bytes[element.range], as: UTF8.self) }
        let definitions = root.children.filter { $0.name == "w:abstractNum" }
        let numbers = root.children.filter { $0.name == "w:num" }
        let pictures = root.children.filter { $0.name == "w:numPicBullet" }
        // The tag of the root as it stands there: what follows may use its prefixes.
        let tag = String(decoding: bytes[root.range.lowerBound..<root.inner.lowerBound], as: UTF8.self)
        head =
            (root.inner.isEmpty ? "<w:numbering \(DOCXParts.namespaces)>" : tag)
            + (pictures + definitions).map(raw).joined()
        self.numbers = numbers.map(raw).joined()
        func largest(_ elements: [OfficeElement], _ name: String) -> Int {
            min(elements.compactMap { $0[name].flatMap(Int.init) }.max() ?? 0, 1_000_000)
        }
        firstDefinition = largest(definitions, "w:abstractNumId") + 1
        bullets = largest(numbers, "w:numId") + 1
        func levels(_ number: Int?, isBullet: Bool) -> [OfficeElement] {
            let named = numbers.first { $0["w:numId"].flatMap(Int.init) == number }?.value("w:abstractNumId")
            let definition = definitions.first { $0["w:abstractNumId"] == named && named != nil }
            let levels = (definition?.children ?? []).filter { $0.name == "w:lvl" }.prefix(
                DOCXNumbering.levels)
            let first = levels.first?.value("w:numFmt")
            let isFitting =
                isBullet ? first == "bullet" : first != nil && first != "bullet" && first != "none"
            // Levels in order from the first; a picture for a bullet stays with its own list.
            let isSound = levels.enumerated().allSatisfy { $1["w:ilvl"] == String($0) }
            return isFitting && isSound ? Array(levels) : []
        }
        let bulletLevels = levels(bulletStyle, isBullet: true)
        self.bulletLevels = bulletLevels.map { Self.withoutStyle($0, bytes) }
        orderedLevels = levels(orderedStyle, isBullet: false).map { Self.withoutStyle($0, bytes) }
        indents = bulletLevels.map { level in
            let indent = level.child("w:pPr")?.child("w:ind")
            return (indent?["w:left"] ?? indent?["w:start"]).flatMap(DOCXMeasure.twips) ?? 0
        }
    }

    /// A level that no style is bound to: two lists with one style confuse Word.
    private static func withoutStyle(_ level: OfficeElement, _ bytes: [UInt8]) -> String {
        guard let style = level.child("w:pStyle") else {
            return String(decoding: bytes[level.range], as: UTF8.self)
        }
        return String(
            decoding: bytes[level.range.lowerBound..<style.range.lowerBound]
                + bytes[style.range.upperBound..<level.range.upperBound], as: UTF8.self)
    }
}
