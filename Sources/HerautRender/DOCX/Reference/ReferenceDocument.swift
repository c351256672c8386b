public import HerautModel

/// A Word document of the municipality whose looks letters take over: styles, head, foot, logo, margins, fonts. Read once a run.
///
/// What stands in its text is not taken over: it is there for who keeps the document, to see what a style looks like.
public struct ReferenceDocument: Sendable {
    /// The file, as the user gave it.
    public let path: String
    /// Names of styles that letters use and the document lacks; they look as Heraut makes them. Names as Word shows them in Dutch.
    public var missingStyles: [String] { styles.missing.compactMap { Self.shownNames[$0.id] } }

    let styles: ReferenceStyles
    let section: ReferenceSection
    /// Where the text of a first page starts, in twentieths of a point.
    let textTop: Int
    /// `w:sectPr` of a letter.
    let sectionXML: String
    /// Heads, feet, theme, list of fonts.
    let parts: [ReferencePart]
    /// Pictures and fonts, packed.
    let media: [ZipArchive.Entry]
    let endings: [(ending: String, type: String)]
    let relations: [(kind: String, target: String)]
    let numbering: ReferenceNumbering
    let numberingRelations: [DOCXRelation]
    /// Elements of its settings that letters keep.
    let settings: [String: String]
    /// What was looked at for ``findings(municipality:)``.
    let inventory: ReferenceInventory
    private let hash: [UInt8]

    /// Largest file that is read, in bytes.
    public static let sizeLimit = 32 << 20
    /// Most bytes that every letter may carry because of it.
    static let weightLimit = 6 << 20

    /// Reads a document. Without a document, the findings say what is wrong with it.
    public static func read(
        _ bytes: [UInt8], path: String
    ) -> (document: ReferenceDocument?, findings: [Finding]) {
        do throws(ReferenceFault) {
            return (try ReferenceDocument(bytes, path: path), [])
        } catch {
            return (nil, [error.finding(in: path)])
        }
    }

    private init(_ bytes: [UInt8], path: String) throws(ReferenceFault) {
        self.path = path
        hash = SHA256.hash(bytes)
        var reader = try ReferenceReader(bytes)
        try reader.readParts()
        styles = reader.styles
        section = reader.section
        textTop = max(section.page.top, reader.headHeight > 0 ? section.head + reader.headHeight : 0)
        sectionXML = reader.sectionXML
        parts = reader.parts
        media = reader.copier.media
        endings = reader.copier.endings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        relations = reader.relations
        numbering = reader.numbering
        numberingRelations = reader.numberingRelations
        settings = reader.settings
        inventory = reader.inventory
    }

    /// The document that a municipality starts with: every style of a letter, shown in the text of `draft`. In head and foot stands what `heraut.yml`
    /// says, for as long as it is not replaced. `words` holds the names of those places.
    public static func start(_ draft: Draft, style: HouseStyle, words: MessageCatalogue) -> [UInt8] {
        let layout = Layout(of: draft.blocks, metadata: draft.metadata)
        let page = Page(draft.blocks, metadata: draft.metadata, layout: layout, style: style)
        let names = (
            municipality: words("huisstijl.control.municipality"),
            contact: words("huisstijl.control.contact"),
            logo: words("huisstijl.control.logo")
        )
        return DOCXPackage(page, frame: DOCXFrame(start: page, names: names)).bytes(filledWith: [])
    }

    /// What Word in Dutch calls the styles that a person would miss.
    static let shownNames = [
        "Normal": "Standaard", "Title": "Titel", "Heading1": "Kop 1", "Heading2": "Kop 2",
        "Heading3": "Kop 3",
        "ListBullet": "Lijst opsom.teken", "ListNumber": "Lijstnummering",
        "ListContinue": "Lijstvoortzetting",
        "Quote": "Citaat", "Hyperlink": "Hyperlink", "TableGrid": "Tabelraster", "Retouradres": "Retouradres",
        "Adres": "Adres", "Briefgegevens": "Briefgegevens", "Afsluiting": "Afsluiting",
        "Controlelijst": "Controlelijst", "Tabelkop": "Tabelkop", "Tabeltekst": "Tabeltekst",
    ]
}

extension ReferenceDocument: Hashable {
    /// Whether both were read from the same bytes.
    public static func == (a: ReferenceDocument, b: ReferenceDocument) -> Bool { a.hash == b.hash }

    /// By the bytes it was read from.
    public func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
