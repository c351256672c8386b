/// `word/numbering.xml`: bullets in nine levels, and numbers that start anew for every list.
enum DOCXNumbering {
    /// First number of an ordered list, and how deep it stands.
    struct Start: Hashable, Sendable {
        let level: Int
        let first: Int
    }

    /// Levels of a list; deeper ones look like the last.
    static let levels = 9
    /// Number of the bullet list; ordered lists follow it.
    static let bullets = 1

    /// Where the text of a level starts: 7.5 mm each.
    static func indent(level: Int) -> Int { 425 * (level + 1) }

    /// The part.
    static func xml(starts: [Start]) -> String {
        let marks = ["•", "–", "▪"]
        let bulletLevels = (0..<levels).map { level in
            self.level(
                level, format: "bullet", text: marks[level % marks.count],
                style: level == 0 ? "ListBullet" : nil)
        }
        let numberLevels = (0..<levels).map { level in
            self.level(
                level, format: "decimal", text: "%\(level + 1).", style: level == 0 ? "ListNumber" : nil)
        }
        let lists = starts.enumerated().map { index, start in
            "<w:num w:numId=\"\(bullets + 1 + index)\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"\(start.level)\">"
                + "<w:startOverride w:val=\"\(min(max(start.first, 0), 32_767))\"/></w:lvlOverride></w:num>"
        }
        return "<w:numbering \(DOCXParts.namespaces)>" + list(0, bulletLevels) + list(1, numberLevels)
            + "<w:num w:numId=\"\(bullets)\"><w:abstractNumId w:val=\"0\"/></w:num>" + lists.joined()
            + "</w:numbering>"
    }

    private static func list(_ id: Int, _ levels: [String]) -> String {
        "<w:abstractNum w:abstractNumId=\"\(id)\"><w:multiLevelType w:val=\"hybridMultilevel\"/>"
            + levels.joined()
            + "</w:abstractNum>"
    }

    private static func level(_ level: Int, format: String, text: String, style: String?) -> String {
        "<w:lvl w:ilvl=\"\(level)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>"
            + (style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? "")
            + "<w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/>"
            + "<w:pPr><w:ind w:left=\"\(indent(level: level))\" w:hanging=\"425\"/></w:pPr></w:lvl>"
    }
}
