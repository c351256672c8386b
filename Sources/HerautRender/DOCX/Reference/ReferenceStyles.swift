import HerautModel

/// The styles of a Word document (`word/styles.xml`), and which of them stand for those of a letter.
struct ReferenceStyles: Sendable {
    /// A style that is there.
    struct Style: Sendable {
        let id: String
        /// As it stands there: `heading 1`.
        let name: String
        let kind: DOCXStyle.Kind
        let isDefault: Bool
        let basedOn: String?
        /// Number of the list it belongs to.
        let list: Int?
        /// Colour of its text, `RRGGBB`; `nil` for that of what it is based on.
        let colour: String?
        /// Half points; `nil` for that of what it is based on.
        let size: Int?
        let fonts: [String]
        let outlineLevel: Int?
        fileprivate let aliases: [String]
    }

    let styles: [Style]
    /// Fonts and language of text that no style says anything about.
    let defaultFonts: [String]
    let language: String?
    /// For each style of a letter that the document has, what it is called there.
    let names: [String: String]
    /// Styles of a letter that it lacks, in the order of ``DOCXStyles``.
    let missing: [DOCXStyle]
    /// The part, cut where the language of a letter comes, up to where more styles may come.
    private let pieces: [String]

    /// Reads the part.
    init(_ root: OfficeElement, _ bytes: [UInt8]) {
        styles = root.children.filter { $0.name == "w:style" }.compactMap(Style.init)
        let defaults = root.child("w:docDefaults")?.child("w:rPrDefault")?.child("w:rPr")
        defaultFonts = defaults.map(Style.fonts) ?? []
        language = defaults?.child("w:lang")?["w:val"]
        (names, missing) = Self.matched(styles)
        pieces = Self.pieces(root, bytes)
    }

    /// The part with what it lacks, in a language. `added` is written with the names of this document.
    func xml(language: String, added: [DOCXStyle]) -> String {
        let tag = "<w:lang w:val=\"\(language)\" w:eastAsia=\"\(language)\" w:bidi=\"ar-SA\"/>"
        return pieces.joined(separator: tag) + added.map { $0.xml(names) }.joined() + "</w:styles>"
    }

    /// The style of a letter as the document has it; `nil` when it lacks it.
    func style(_ id: String) -> Style? { names[id].flatMap { name in styles.first { $0.id == name } } }

    /// Cuts the part at every language of a text. One without defaults gets some.
    private static func pieces(_ root: OfficeElement, _ bytes: [UInt8]) -> [String] {
        var marks: [Range<Int>] = []
        for element in root.children where element.name == "w:style" || element.name == "w:docDefaults" {
            marks += element.all.filter { $0.name == "w:lang" }.map(\.range)
        }
        var pieces: [String] = []
        var done = 0
        func take(to end: Int) { pieces.append(String(decoding: bytes[done..<end], as: UTF8.self)) }
        if root.child("w:docDefaults") == nil {
            take(to: root.inner.lowerBound)
            pieces[0] += "<w:docDefaults><w:rPrDefault><w:rPr>"
            done = root.inner.lowerBound
        }
        for mark in marks where mark.lowerBound >= done {
            take(to: mark.lowerBound)
            done = mark.upperBound
        }
        take(to: root.inner.upperBound)
        if root.child("w:docDefaults") == nil {
            pieces[1] = "</w:rPr></w:rPrDefault></w:docDefaults>" + pieces[1]
        }
        return pieces
    }

    // MARK: Names

    /// Word writes the names of its own styles in English, whatever language it speaks; other programs and older files have Dutch ones. Text of
    /// no other style is that of the default style of paragraphs, however it is called.
    private static func matched(_ styles: [Style]) -> (names: [String: String], missing: [DOCXStyle]) {
        var names: [String: String] = [:]
        var missing: [DOCXStyle] = []
        let taken = Set(styles.map(\.id))
        for style in DOCXStyles.all(colour: HouseStyle.defaultColour) {
            let candidates = styles.filter { $0.kind == style.kind }
            let isBase = ["Normal", "DefaultParagraphFont", "TableNormal"].contains(style.id)
            let found =
                (isBase ? candidates.first(where: \.isDefault) : nil)
                ?? style.allNames.lazy.compactMap { name in candidates.first { $0.isCalled(name) } }.first
            if let found {
                names[style.id] = found.id
            } else {
                missing.append(style)
                // A style of another kind may have the name already.
                names[style.id] = taken.contains(style.id) ? "Heraut" + style.id : style.id
            }
        }
        return (names, missing)
    }
}

extension ReferenceStyles.Style {
    fileprivate init?(_ element: OfficeElement) {
        guard let id = element["w:styleId"], !id.isEmpty,
            let kind = DOCXStyle.Kind(rawValue: element["w:type"] ?? "paragraph")
        else { return nil }
        self.id = id
        self.kind = kind
        name = element.value("w:name") ?? id
        aliases = (element.value("w:aliases") ?? "").split(separator: ",").map { $0.trimmingSpaces() }
        isDefault = ["1", "true", "on"].contains(element["w:default"] ?? "")
        basedOn = element.value("w:basedOn")
        let text = element.child("w:rPr")
        let paragraph = element.child("w:pPr")
        list = paragraph?.child("w:numPr")?.value("w:numId").flatMap(Int.init)
        outlineLevel = paragraph?.value("w:outlineLvl").flatMap(Int.init)
        colour = text?.value("w:color")
        size = text?.value("w:sz").flatMap(Int.init)
        fonts = text.map(Self.fonts) ?? []
    }

    /// The fonts that properties of text name, themes left out.
    fileprivate static func fonts(_ properties: OfficeElement) -> [String] {
        let fonts = properties.child("w:rFonts")
        var names: [String] = []
        for attribute in ["w:ascii", "w:hAnsi"] {
            if let name = fonts?[attribute], !names.contains(name) { names.append(name) }
        }
        return names
    }

    fileprivate func isCalled(_ name: String) -> Bool {
        ([self.name, id] + aliases).contains { DOCXStyle.plain($0) == DOCXStyle.plain(name) }
    }
}
