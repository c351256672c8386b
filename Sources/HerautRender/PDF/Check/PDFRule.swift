public import HerautModel

/// What `heraut pdf check` tests, clause by clause. The sentence of each stands under `pdf.rule` in the messages, by its name.
public enum PDFRule: String, Sendable, CaseIterable {
    // The file.
    case header, fileEnd, identity, objectTable, streamLength, filter
    // Colour.
    case outputIntent, profile, colourSpace, images
    // Fonts.
    case fontEmbedded, cidSystem, cidToGlyph, cidSet, widths, toUnicode, unicodeValue, missingGlyph
    // Pages.
    case operators, externalContent, annotationType, annotationFlags, actions, forms, embeddedFiles,
        optionalContent
    // Metadata.
    case metadata, extensionSchema, conformance, informationAgrees
    // Structure.
    case marked, structureRoot, standardTypes, language, uaIdentifier, title, displayTitle, tagged, nesting,
        markedOnce,
        parentTree, altText, figureBox, headings, lists, listNumbering, tables, headCells, linkStructure,
        linkDescription, tabOrder, bookmarks

    /// The standard that asks for it.
    public var standard: String { isUniversalAccess ? "PDF/UA-1 (ISO 14289-1)" : "PDF/A-2a (ISO 19005-2)" }

    /// Whether PDF/UA asks for it, and not PDF/A.
    private var isUniversalAccess: Bool {
        switch self {
        case .uaIdentifier, .title, .displayTitle, .tagged, .nesting, .markedOnce, .parentTree, .altText,
            .figureBox,
            .headings, .lists, .listNumbering, .tables, .headCells, .linkStructure, .linkDescription,
            .tabOrder,
            .bookmarks:
            true
        default: false
        }
    }

    /// The clause of the standard.
    public var clause: String {
        switch self {
        case .header: "6.1.2"
        case .fileEnd, .identity: "6.1.3"
        case .objectTable: "6.1.4"
        case .streamLength, .externalContent: "6.1.7.1"
        case .filter: "6.1.7.2"
        case .outputIntent, .profile: "6.2.3"
        case .colourSpace: "6.2.4.3"
        case .images: "6.2.8"
        case .operators: "6.2.2"
        case .cidSystem: "6.2.11.3.1"
        case .cidToGlyph: "6.2.11.3.2"
        case .fontEmbedded: "6.2.11.4.1"
        case .cidSet: "6.2.11.4.2"
        case .widths: "6.2.11.5"
        case .toUnicode: "6.2.11.7.2"
        case .unicodeValue: "6.2.11.7.3"
        case .missingGlyph: "6.2.11.8"
        case .annotationType: "6.3.1"
        case .annotationFlags: "6.3.2"
        case .forms: "6.4.1"
        case .actions: "6.5.1"
        case .metadata: "6.6.2.1"
        case .extensionSchema: "6.6.2.3"
        case .informationAgrees: "6.6.3"
        case .conformance: "6.6.4"
        case .marked: "6.7.2"
        case .structureRoot: "6.7.3.3"
        case .standardTypes: "6.7.3.4"
        case .language: "6.7.4"
        case .embeddedFiles: "6.8"
        case .optionalContent: "6.9"
        default: accessClause
        }
    }

    private var accessClause: String {
        switch self {
        case .uaIdentifier: "5"
        case .title, .displayTitle, .tagged, .nesting, .markedOnce, .parentTree: "7.1"
        case .altText, .figureBox: "7.3"
        case .headings: "7.4.2"
        case .tables, .headCells: "7.5"
        case .lists, .listNumbering: "7.6"
        case .bookmarks: "7.17"
        case .linkStructure: "7.18.1"
        case .tabOrder: "7.18.3"
        default: "7.18.5"
        }
    }

    /// What it asks for, in one sentence.
    public var requirement: Message { .key("pdf.rule." + rawValue) }
}

/// A rule that a PDF breaks.
public struct PDFFault: Hashable, Sendable {
    /// The rule.
    public let rule: PDFRule
    /// The page it is on, from 1; `nil` for the file as a whole.
    public let page: Int?
    /// Which one it is: a font, a tag, a number.
    public let detail: String
}
