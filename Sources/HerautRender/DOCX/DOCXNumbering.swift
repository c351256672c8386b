/// `word/numbering.xml`: bullets in nine levels, and numbers that start anew for every list.
struct DOCXNumbering: Sendable {
    /// First number of an ordered list, and how deep it stands.
    struct Start: Hashable, Sendable {
        let level: Int
        let first: Int
    }

    /// Levels of a list; deeper ones look like the last.
    static let levels = 9
    /// Number of the bullet list of a document without a reference.
    static let bullets = 1

    private let reference: ReferenceNumbering
    private let names: [String: String]

    /// Lists in the looks of `reference`, where it has any; `names` are those of styles.
    init(_ reference: ReferenceNumbering = .none, names: [String: String] = [:]) {
        self.reference = reference
        self.names = names
    }

    /// Number of the bullet list; ordered lists follow it.
    var bullets: Int { reference.bullets }

    /// Where the text of a level starts: 7.5 mm each, unless the reference says otherwise.
    func indent(level: Int) -> Int {
        level < reference.indents.count && reference.indents[level] > 0
            ? reference.indents[level] : Self.indent(level: level)
    }

    private static func indent(level: Int) -> Int { 425 * (level + 1) }

    /// The part. The definition with the highest number is that of ordered lists: by it ``DOCXBinding`` knows which lists are a letter's own.
    func xml(starts: [Start]) -> String {
        let marks = ["•", "–", "▪"]
        let ownStyles = reference.bulletLevels.isEmpty && reference.numbers.isEmpty
        let bulletLevels = (0..<Self.levels).map { level in
            reference.bulletLevels.indices.contains(level)
                ? reference.bulletLevels[level]
                : self.level(
                    level, format: "bullet", text: marks[level % marks.count],
                    style: level == 0 && ownStyles ? "ListBullet" : nil)
        }
        let numberLevels = (0..<Self.levels).map { level in
            reference.orderedLevels.indices.contains(level)
                ? reference.orderedLevels[level]
                : self.level(
                    level, format: "decimal", text: "%\(level + 1).",
                    style: level == 0 && ownStyles ? "ListNumber" : nil)
        }
        let (first, second) = (reference.firstDefinition, reference.firstDefinition + 1)
        let lists = starts.enumerated().map { index, start in
            "<w:num w:numId=\"\(bullets + 1 + index)\"><w:abstractNumId w:val=\"\(second)\"/><w:lvlOverride w:ilvl=\"\(start.level)\">"
                + "<w:startOverride w:val=\"\(min(max(start.first, 0), 32_767))\"/></w:lvlOverride></w:num>"
        }
        return reference.head + Self.list(first, bulletLevels) + Self.list(second, numberLevels)
            + reference.numbers
            + "<w:num w:numId=\"\(bullets)\"><w:abstractNumId w:val=\"\(first)\"/></w:num>"
            + lists.joined() + "</w:numbering>"
    }

    private static func list(_ id: Int, _ levels: [String]) -> String {
        "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
            + levels.joined()
            + "</w:abstractNum>"
    }

    private func level(_ level: Int, format: String, text: String, style: String?) -> String {
        "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>"
            + (style.map { "<w:pStyle w:val=\"\(DOCXParts.escaped(names[$0] ?? $0))\"/>" } ?? "")
            + "<w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/>"
            + "<w:pPr><w:ind w:left=\"\(Self.indent(level: level))\" w:hanging=\"425\"/></w:pPr></w:lvl>"
    }
}
