/// A head or foot of a Word document, or another part that is taken over whole, with what it shows.
struct ReferencePart: Sendable {
    /// A value of `heraut.yml` that stands in a content control.
    enum Field: String, Sendable {
        /// Name of the municipality.
        case municipality = "heraut:gemeente"
        /// Phone and website.
        case contact = "heraut:contact"
        /// The logo, or without one the name of the municipality.
        case logo = "heraut:logo"
    }

    /// Bytes as they are, or a value.
    enum Piece: Sendable {
        case bytes([UInt8])
        case field(Field)
    }

    /// Its name in letters: `word/header1.xml`.
    let name: String
    let contentType: String
    /// Its bytes, with the values of `heraut.yml` left open.
    let pieces: [Piece]
    /// What it refers to.
    let relations: [DOCXRelation]

    /// The bytes for a house.
    func bytes(_ style: HouseStyle) -> [UInt8] {
        var out: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .bytes(let bytes): out += bytes
            case .field(let field):
                out += Self.text(field, style).utf8
            }
        }
        return out
    }

    private static func text(_ field: Field, _ style: HouseStyle) -> String {
        switch field {
        case .municipality: DOCXParts.escaped(style.municipality)
        case .contact: DOCXParts.escaped(style.footer ?? "")
        case .logo:
            style.logo.map { DOCXParts.logoRun($0, left: 1_134) } ?? DOCXParts.run(style.municipality)
        }
    }

    /// Whether `field` stands in it.
    func has(_ field: Field) -> Bool {
        pieces.contains { if case .field(field) = $0 { true } else { false } }
    }
}

/// A relation of a part of a Word document.
struct DOCXRelation: Sendable {
    var id: String
    /// Last piece of the name of its type: `image`.
    var kind: String
    var target: String
    /// Whether it is an address, not a part.
    var isExternal = false

    /// The logo of the house, in a head.
    static func logo(_ logo: Logo) -> DOCXRelation {
        DOCXRelation(
            id: logoID, kind: "image", target: "media/logo." + logo.picture.format.fileExtension)
    }

    /// No document has a relation of this name already.
    static let logoID = "rIdHerautLogo"
}

extension ReferencePart.Field {
    /// Cuts the texts of content controls with a tag of Heraut out of a part: the first text becomes the value, what follows vanishes.
    static func cut(_ root: OfficeElement, _ bytes: [UInt8]) -> [ReferencePart.Piece] {
        var pieces: [ReferencePart.Piece] = []
        var done = 0
        for control in root.all where control.name == "w:sdt" {
            guard control.range.lowerBound >= done, let field = ReferencePart.Field(of: control) else {
                continue
            }
            if field == .logo {
                guard let content = control.child("w:sdtContent"), !content.inner.isEmpty else { continue }
                pieces += [.bytes(Array(bytes[done..<content.inner.lowerBound])), .field(field)]
                done = content.inner.upperBound
                continue
            }
            let texts = control.all.filter { $0.name == "w:t" && !$0.inner.isEmpty }
            for (index, text) in texts.enumerated() {
                pieces.append(.bytes(Array(bytes[done..<text.inner.lowerBound])))
                if index == 0 { pieces.append(.field(field)) }
                done = text.inner.upperBound
            }
        }
        return pieces + [.bytes(Array(bytes[done...]))]
    }

    private init?(of control: OfficeElement) {
        guard let tag = control.child("w:sdtPr")?.value("w:tag") else { return nil }
        self.init(rawValue: tag)
    }
}

/// Takes parts over with everything they show, under names of their own.
struct ReferenceCopier {
    private let package: ReferencePackage
    /// Pictures and fonts, packed once for all letters, in order.
    private(set) var media: [ZipArchive.Entry] = []
    /// Content types of endings: `png`.
    private(set) var endings: [String: String] = [:]
    /// Bytes that every letter will carry.
    private(set) var weight = 0
    private var names: [String: String] = [:]

    init(_ package: ReferencePackage) { self.package = package }

    /// What pictures may be, by the ending of their name.
    private static let pictures = [
        "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "bmp": "image/bmp",
        "tif": "image/tiff", "tiff": "image/tiff", "svg": "image/svg+xml", "emf": "image/x-emf",
        "wmf": "image/x-wmf",
    ]
    private static let fonts = ["odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont"]
    /// Fields that fetch something, by the first word of their code.
    private static let fetching: Set = [
        "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "DDE", "DDEAUTO", "LINK", "EMBED", "RD", "DATABASE",
    ]

    /// Takes the part `source` over as `name`.
    mutating func copy(
        _ source: String, as name: String, type: String, root: OfficeElement, _ bytes: [UInt8]
    ) throws(ReferenceFault) -> ReferencePart {
        for element in root.all where element.name == "w:instrText" || element.name == "w:fldSimple" {
            let code = element.name == "w:fldSimple" ? element["w:instr"] ?? "" : element.text
            let word = code.split(separator: " ").first?.uppercased() ?? ""
            if Self.fetching.contains(word) { throw .fetchingField(part: source, code: word) }
        }
        weight += bytes.count
        return ReferencePart(
            name: name, contentType: type, pieces: ReferencePart.Field.cut(root, bytes),
            relations: try relations(of: source))
    }

    /// What `source` refers to, as letters get it; what they lead to is taken over.
    mutating func relations(of source: String) throws(ReferenceFault) -> [DOCXRelation] {
        var list: [DOCXRelation] = []
        for relation in try package.relations(of: source) {
            switch (relation.kind, relation.isExternal) {
            case ("image", false):
                let target = try copy(relation.target, in: "media", Self.pictures, source: source)
                list.append(DOCXRelation(id: relation.id, kind: "image", target: target))
            case ("font", false):
                let target = try copy(relation.target, in: "fonts", Self.fonts, source: source)
                list.append(DOCXRelation(id: relation.id, kind: "font", target: target))
            case ("image", true): throw .linkedPicture(part: source)
            case ("hyperlink", _):
                let target = SafeLink.address(relation.target) ?? "about:blank"
                list.append(
                    DOCXRelation(id: relation.id, kind: "hyperlink", target: target, isExternal: true))
            default: throw .strangeContent(part: source, kind: relation.kind)
            }
        }
        return list
    }

    private mutating func copy(
        _ target: String, in folder: String, _ types: [String: String], source: String
    ) throws(ReferenceFault) -> String {
        if let name = names[target] { return name }
        let ending = (target.split(separator: ".").last ?? "").lowercased()
        guard let type = types[ending] else { throw .strangeContent(part: source, kind: ending) }
        let bytes = try package.bytes(target)
        let name = "\(folder)/heraut\(names.count + 1).\(ending)"
        let entry = ZipArchive.Entry(name: "word/" + name, content: bytes)
        weight += entry.packed.count
        guard weight <= ReferenceDocument.weightLimit else { throw .tooHeavy(megabytes: weight >> 20) }
        media.append(entry)
        endings[ending] = type
        names[target] = name
        return name
    }
}
