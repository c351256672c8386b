import HerautModel

/// Everything around the text of a Word document: which parts there are, what styles are called, where the text stands on the paper.
///
/// Of the house's own making, or taken over from a document of the municipality (``ReferenceDocument``).
struct DOCXFrame: Sendable {
    /// A part that no value stands in.
    struct Part: Sendable {
        let name: String
        let contentType: String
        let content: [UInt8]
    }

    /// What styles are called in the document; a style that is not here has its own name.
    let styleNames: [String: String]
    let measure: DOCXMeasure
    let numbering: DOCXNumbering
    /// Relations of the text to other parts, in order: the first is `rId1`.
    let relations: [(kind: String, target: String)]
    /// `w:sectPr`.
    let section: String
    /// Whether the paragraphs of the address say themselves where they stand, whatever their style says.
    let placesAddress: Bool
    /// Whether paragraphs and letters say themselves that they run from right to left, because the styles do not.
    let turnsText: Bool
    /// The parts under `word/` but text, relations and lists.
    let parts: [Part]
    /// Relations of other parts, and what is packed already: pictures, fonts.
    let attachments: [ZipArchive.Entry]
    /// Content types by ending.
    let endings: [(ending: String, type: String)]

    /// The frame of a page.
    init(_ page: Page) {
        if let reference = page.style.reference {
            self.init(page, reference)
        } else {
            self.init(own: page)
        }
    }

    /// What a style of a letter is called in the document.
    func name(of style: String) -> String { styleNames[style] ?? style }

    /// The relation of the link with this number, from 0.
    func linkID(_ index: Int) -> String { "rId\(relations.count + 1 + index)" }

    /// Measures of a document without a reference: a logo floats, so it pushes nothing down.
    static func usualMeasure(_ style: HouseStyle) -> DOCXMeasure {
        DOCXMeasure(style, paper: .usual, textTop: DOCXMeasure.Paper.usual.top)
    }

    // MARK: Of the house's own making

    private init(own page: Page) {
        let style = page.style
        styleNames = [:]
        measure = Self.usualMeasure(style)
        numbering = DOCXNumbering()
        placesAddress = false
        turnsText = false
        var parts = Self.text(page)
        parts += [
            Part("header1", "header", xml: DOCXParts.header(style)),
            Part("footer1", "footer", xml: DOCXParts.footer(style)),
        ]
        var relations = DOCXParts.wordParts
        if let logo = style.logo {
            parts.append(Part("header2", "header", xml: DOCXParts.header(logo, measure)))
            // A first page with a head of its own has a foot of its own.
            parts.append(Part("footer2", "footer", xml: DOCXParts.footer(style)))
            relations += [("header", "header2.xml"), ("footer", "footer2.xml")]
            let links = DOCXParts.relationships([.logo(logo)])
            attachments = [
                ZipArchive.Entry(name: "word/_rels/header2.xml.rels", xml: links), .logo(logo),
            ]
        } else {
            attachments = []
        }
        endings = style.logo.map { [$0.picture.format.ending] } ?? []
        self.parts = parts
        self.relations = relations
        section = DOCXParts.section(measure.paper, hasFirstPage: style.logo != nil)
    }

    /// The frame of the document that a municipality starts with: what `heraut.yml` says stands in content controls, so that it follows
    /// when that changes. `names` are those of the controls.
    init(start page: Page, names: (municipality: String, contact: String, logo: String)) {
        let style = page.style
        styleNames = [:]
        measure = Self.usualMeasure(style)
        numbering = DOCXNumbering()
        placesAddress = false
        turnsText = false
        let municipality = DOCXParts.control(
            .municipality, name: names.municipality, example: style.municipality)
        let contact = DOCXParts.control(.contact, name: names.contact, example: style.footer ?? "")
        let logo = DOCXParts.control(.logo, name: names.logo, example: style.municipality)
        let foot = DOCXParts.footer(contact, style.words)
        parts =
            Self.text(page) + [
                Part("header1", "header", xml: DOCXParts.header(municipality)),
                Part("footer1", "footer", xml: foot), Part("header2", "header", xml: DOCXParts.header(logo)),
                Part("footer2", "footer", xml: foot),
            ]
        relations = DOCXParts.wordParts + [("header", "header2.xml"), ("footer", "footer2.xml")]
        attachments = []
        endings = []
        section = DOCXParts.section(measure.paper, hasFirstPage: true)
    }

    private static func text(_ page: Page) -> [Part] {
        [
            Part("styles", xml: DOCXStyles.xml(page)),
            Part("settings", xml: DOCXParts.settings(page, taken: [:])),
            Part("fontTable", xml: DOCXParts.fontTable(page.style)),
        ]
    }

    // MARK: Taken over

    private init(_ page: Page, _ reference: ReferenceDocument) {
        let (style, language) = (page.style, LanguageTag.withCountry(page.metadata.language))
        styleNames = reference.styles.names
        measure = DOCXMeasure(style, paper: reference.section.page, textTop: reference.textTop)
        turnsText = HTMLStyleSheet.isRightToLeft(page.metadata.language)
        numbering = DOCXNumbering(reference.numbering, names: reference.styles.names)
        placesAddress = true
        let missing = Set(reference.styles.missing.map(\.id))
        let added = DOCXStyles.all(colour: style.colour, bullets: reference.numbering.bullets)
            .filter { missing.contains($0.id) }
        let styles = reference.styles.xml(language: DOCXParts.escaped(language), added: added)
        var parts = [
            Part("styles", bytes: styles.utf8),
            Part("settings", xml: DOCXParts.settings(page, taken: reference.settings)),
        ]
        var attachments = reference.media
        var endings = reference.endings
        var hasLogo = false
        for part in reference.parts {
            parts.append(Part(name: part.name, contentType: part.contentType, content: part.bytes(style)))
            var relations = part.relations
            if part.has(.logo), let logo = style.logo {
                relations.append(.logo(logo))
                hasLogo = true
            }
            attachments += Self.relations(relations, of: part.name)
        }
        attachments += Self.relations(reference.numberingRelations, of: "word/numbering.xml")
        if hasLogo, let logo = style.logo {
            attachments.append(.logo(logo))
            let ending = logo.picture.format.ending
            if !endings.contains(where: { $0.ending == ending.ending }) { endings.append(ending) }
        }
        self.endings = endings
        self.parts = parts
        self.attachments = attachments
        relations = reference.relations
        section = reference.sectionXML
    }

    private static func relations(_ list: [DOCXRelation], of part: String) -> [ZipArchive.Entry] {
        guard !list.isEmpty, let name = part.split(separator: "/").last else { return [] }
        return [ZipArchive.Entry(name: "word/_rels/\(name).rels", xml: DOCXParts.relationships(list))]
    }
}

extension DOCXFrame.Part {
    /// A part of the house's own, `word/NAME.xml`.
    fileprivate init(_ name: String, _ type: String? = nil, xml: String) {
        self.init(
            name: "word/\(name).xml", contentType: DOCXParts.contentType(type ?? name),
            content: Array((DOCXParts.declaration + xml).utf8))
    }

    /// A part as it was read.
    fileprivate init(_ name: String, bytes: some Sequence<UInt8>) {
        self.init(
            name: "word/\(name).xml", contentType: DOCXParts.contentType(name), content: Array(bytes))
    }
}

extension Picture.Format {
    /// Ending of a file name and its content type.
    fileprivate var ending: (ending: String, type: String) { (fileExtension, mediaType) }
}

extension ZipArchive.Entry {
    /// The logo, under the name that ``DOCXRelation/logo(_:)`` leads to.
    static func logo(_ logo: Logo) -> ZipArchive.Entry {
        ZipArchive.Entry(
            name: "word/media/logo." + logo.picture.format.fileExtension, content: logo.picture.bytes)
    }

    /// A part of XML, with its first line.
    init(name: String, xml: String) {
        self.init(name: name, content: Array((DOCXParts.declaration + xml).utf8))
    }
}
