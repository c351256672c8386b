/// Takes a Word document apart into what letters take over.
struct ReferenceReader {
    private let package: ReferencePackage
    private let links: [ReferencePackage.Relation]
    let section: ReferenceSection
    private(set) var copier: ReferenceCopier
    private(set) var styles: ReferenceStyles
    private(set) var parts: [ReferencePart] = []
    private(set) var relations: [(kind: String, target: String)] = []
    private(set) var numbering = ReferenceNumbering.none
    private(set) var numberingRelations: [DOCXRelation] = []
    private(set) var settings: [String: String] = [:]
    private(set) var sectionXML = ""
    /// Height of the head of a first page.
    private(set) var headHeight = 0
    private(set) var inventory: ReferenceInventory

    init(_ bytes: [UInt8]) throws(ReferenceFault) {
        package = try ReferencePackage(bytes)
        links = try package.relations(of: package.main)
        copier = ReferenceCopier(package)
        let text = try package.bytes(package.main)
        let document = try OfficeElement.word(text, part: package.main, root: "w:document")
        guard let body = document.child("w:body") else { throw .strangeForm }
        section = try ReferenceSection(body, text)
        guard let part = links.first(where: { $0.kind == "styles" && !$0.isExternal })?.target else {
            throw .missingPart("word/styles.xml")
        }
        let bytes = try package.bytes(part)
        let root = try OfficeElement.word(bytes, part: part, root: "w:styles")
        styles = ReferenceStyles(root, bytes)
        inventory = ReferenceInventory(body)
    }

    /// Reads everything but text and styles.
    mutating func readParts() throws(ReferenceFault) {
        relations = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]
        try readSettings()
        try readNumbering()
        try copyWhole("theme", as: "theme1", type: DOCXParts.themeType)
        try copyWhole("fontTable", as: "fontTable", type: DOCXParts.contentType("fontTable"))
        try readHeads()
        guard copier.weight <= ReferenceDocument.weightLimit else {
            throw .tooHeavy(megabytes: copier.weight >> 20)
        }
        inventory.weight = copier.weight
    }

    private func part(_ kind: String) -> String? {
        links.first { $0.kind == kind && !$0.isExternal }?.target
    }

    /// A part that may be missing, taken over as it is.
    private mutating func copyWhole(_ kind: String, as name: String, type: String) throws(ReferenceFault) {
        guard let source = part(kind) else { return }
        let bytes = try package.bytes(source)
        let root = try OfficeElement.read(bytes, part: source)
        parts.append(try copier.copy(source, as: "word/\(name).xml", type: type, root: root, bytes))
        relations.append((kind, name + ".xml"))
        if kind == "fontTable" { inventory.readFonts(root) }
        if kind == "theme" { inventory.readTheme(root) }
    }

    private mutating func readSettings() throws(ReferenceFault) {
        guard let source = part("settings") else { return }
        let bytes = try package.bytes(source)
        let root = try OfficeElement.word(bytes, part: source, root: "w:settings")
        let kept: Set = [
            "w:embedTrueTypeFonts", "w:saveSubsetFonts", "w:mirrorMargins", "w:defaultTabStop",
            "w:evenAndOddHeaders", "w:clrSchemeMapping",
        ]
        for child in root.children where kept.contains(child.name) {
            settings[child.name] = String(decoding: bytes[child.range], as: UTF8.self)
        }
    }

    private mutating func readNumbering() throws(ReferenceFault) {
        guard let source = part("numbering") else { return }
        let bytes = try package.bytes(source)
        let root = try OfficeElement.word(bytes, part: source, root: "w:numbering")
        numbering = ReferenceNumbering(
            root, bytes, bulletStyle: styles.style("ListBullet")?.list,
            orderedStyle: styles.style("ListNumber")?.list)
        numberingRelations = try copier.relations(of: source)
    }

    /// Heads and feet, each under a name of its own; a part that two references lead to is there once.
    private mutating func readHeads() throws(ReferenceFault) {
        var ids: [String: String] = [:]
        var references = ""
        for reference in section.references {
            let isHead = reference.element == "w:headerReference"
            let kind = isHead ? "header" : "footer"
            guard let link = links.first(where: { $0.id == reference.relation && $0.kind == kind }) else {
                throw .missingPart(reference.relation)
            }
            if ids[link.target] == nil {
                let name = "\(kind)\(ids.count + 1)"
                try copyHead(link.target, as: name, kind, isFirst: reference.type == "first")
                relations.append((kind, name + ".xml"))
                ids[link.target] = "rId\(relations.count)"
            }
            references += "<\(reference.element) w:type=\"\(DOCXParts.escaped(reference.type))\" "
            references += "r:id=\"\(ids[link.target] ?? "")\"/>"
        }
        sectionXML = "<w:sectPr>" + references + section.rest + "</w:sectPr>"
    }

    private mutating func copyHead(
        _ source: String, as name: String, _ kind: String, isFirst: Bool
    ) throws(ReferenceFault) {
        let bytes = try package.bytes(source)
        let root = try OfficeElement.word(bytes, part: source, root: kind == "header" ? "w:hdr" : "w:ftr")
        let type = DOCXParts.contentType(kind)
        parts.append(try copier.copy(source, as: "word/\(name).xml", type: type, root: root, bytes))
        inventory.heads.append(ReferenceInventory.Head(part: source, isHead: kind == "header", root))
        if kind == "header", section.hasFirstPage == isFirst { headHeight = HeadHeight.height(of: root) }
    }
}
