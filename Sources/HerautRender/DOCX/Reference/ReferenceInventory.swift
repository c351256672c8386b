/// What a check of a Word document looks at, gathered while it is read.
struct ReferenceInventory: Sendable {
    /// A head or foot.
    struct Head: Sendable {
        /// The part it stands in.
        let part: String
        /// Head or foot.
        let isHead: Bool
        /// Its words.
        let words: String
        /// Alternative texts of its pictures.
        let alternatives: [String]
        /// Names of pictures without one.
        let barePictures: [String]
        /// Texts that wait for someone to type.
        let placeholders: [String]
        let hasTrackedChanges: Bool

        init(part: String, isHead: Bool, _ root: OfficeElement) {
            self.part = part
            self.isHead = isHead
            words = root.words
            let pictures = Picture.all(in: root)
            alternatives = pictures.compactMap(\.alternative)
            barePictures = pictures.filter { $0.alternative == nil && !$0.isDecoration }.map(\.name)
            placeholders = Placeholders.all(in: root)
            hasTrackedChanges = root.all.contains { ["w:ins", "w:del", "w:moveFrom"].contains($0.name) }
        }
    }

    /// A heading in the text, which is there as an example.
    struct Heading: Sendable {
        let style: String
        let words: String
    }

    var heads: [Head] = []
    let paragraphs: [Heading]
    let sectionCount: Int
    /// Fonts that are in the file.
    private(set) var embeddedFonts: Set<String> = []
    /// For a font, the one that may stand in; names in small letters.
    private(set) var standIns: [String: String] = [:]
    /// Fonts of the theme, for headings and for text.
    private(set) var themeFonts: [String] = []
    /// Bytes that every letter will carry.
    var weight = 0

    init(_ body: OfficeElement) {
        paragraphs = body.children.filter { $0.name == "w:p" }.compactMap { paragraph in
            paragraph.child("w:pPr")?.value("w:pStyle").map { Heading(style: $0, words: paragraph.words) }
        }
        sectionCount = max(1, body.all.count { $0.name == "w:sectPr" })
    }

    /// Reads which fonts are in the file, and what may stand in for others (`word/fontTable.xml`).
    mutating func readFonts(_ root: OfficeElement) {
        for font in root.children where font.name == "w:font" {
            let name = (font["w:name"] ?? "").lowercased()
            if font.child("w:embedRegular") != nil { embeddedFonts.insert(name) }
            standIns[name] = font.value("w:altName")?.lowercased()
        }
    }

    /// Reads the fonts of the theme.
    mutating func readTheme(_ root: OfficeElement) {
        for group in root.all where group.name == "a:majorFont" || group.name == "a:minorFont" {
            if let name = group.child("a:latin")?["typeface"], !name.isEmpty { themeFonts.append(name) }
        }
    }

    /// A picture in a part.
    private struct Picture {
        let name: String
        let alternative: String?
        let isDecoration: Bool

        /// Drawings of today (`wp:docPr`), and those of old Word (`v:shape` with a picture in it).
        static func all(in root: OfficeElement) -> [Picture] {
            root.all.compactMap { element in
                switch element.name {
                case "wp:docPr":
                    let isDecoration = element.all.contains {
                        $0.name.hasSuffix(":decorative") && ["1", "true"].contains($0["val"] ?? "")
                    }
                    return Picture(element["name"], element["descr"] ?? element["title"], isDecoration)
                case "v:shape" where element.children.contains { $0.name == "v:imagedata" }:
                    // The old form stands in for the new one; what that says, counts.
                    return Picture(element["id"], element["alt"], false)
                default: return nil
                }
            }
        }

        private init(_ name: String?, _ alternative: String?, _ isDecoration: Bool) {
            self.name = name ?? ""
            let text = alternative?.filter { !$0.isWhitespace } ?? ""
            self.alternative = text.isEmpty ? nil : alternative
            self.isDecoration = isDecoration
        }
    }
}

/// Texts that wait for someone to type.
enum Placeholders {
    private static let phrases = [
        "klik om tekst in te voeren", "klik hier als u tekst wilt invoeren",
        "klik of tik om tekst in te voeren",
        "klik om een datum in te voeren", "klik of tik om een datum in te voeren", "kies een item",
        "click here to enter text", "click or tap here to enter text", "choose an item", "lorem ipsum",
        "typ hier", "[naam", "[adres", "[datum", "[telefoon", "«", "<<", "{{", "xxx",
    ]

    /// What stands in a part and should not: paragraphs with such words, fields for a merge, and controls that show what to type.
    static func all(in root: OfficeElement) -> [String] {
        var found: [String] = []
        for element in root.all {
            switch element.name {
            case "w:p":
                let words = element.words
                let low = words.lowercased()
                if phrases.contains(where: low.contains) { found.append(words) }
            case "w:instrText", "w:fldSimple":
                let code = element["w:instr"] ?? element.text
                if code.split(separator: " ").first?.uppercased() == "MERGEFIELD" { found.append(code) }
            case "w:sdt" where element.child("w:sdtPr")?.child("w:showingPlcHdr") != nil:
                found.append(element.words)
            default: break
            }
        }
        var seen: Set<String> = []
        return found.filter { seen.insert($0).inserted }
    }
}
