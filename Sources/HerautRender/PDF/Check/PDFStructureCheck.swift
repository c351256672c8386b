/// Marked content: a page by its object, and a number on it.
struct PDFMark: Hashable {
    var page: Int
    var id: Int
}

/// What the structure tree says of pages and links.
struct PDFStructureFacts {
    /// The element of each piece of marked content.
    var owners: [PDFMark: Int] = [:]
    /// The element and its type of each annotation.
    var annotations: [Int: (element: Int, type: String)] = [:]
    /// Whether there are headings.
    var hasHeadings = false
    /// From the parent tree: for a page the elements by number, for an annotation one.
    var parents: [Int: PDFValue] = [:]
}

/// The structure tree.
extension PDFCheck {
    /// An element that has been read.
    struct Node {
        var number: Int
        var type: String
        var value: PDFValue?
        var kids: [Node] = []
        /// Its own marked content.
        var marks: [PDFMark] = []
    }

    /// The standard types for blocks, lists, tables, text and pictures (ISO 32000-1, 14.8.4).
    private static let standardTypes: Set<String> = [
        "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index",
        "NonStruct",
        "Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR",
        "TH", "TD",
        "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot",
        "Ruby",
        "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
    ]
    private static let nodeLimit = 200_000, depthLimit = 100

    mutating func checkStructure() -> PDFStructureFacts {
        var facts = PDFStructureFacts()
        expect(
            reader.entry("Marked", of: reader.entry("MarkInfo", of: reader.catalogue)) == .flag(true), .marked
        )
        guard let root = reader.entry("StructTreeRoot", of: reader.catalogue) else {
            add(.structureRoot)
            return facts
        }
        readParents(root, &facts)
        let nodes = nodes(below: root, &facts)
        expect(!nodes.isEmpty, .structureRoot)
        var level = 0
        for node in nodes { check(node, in: "", &level) }
        facts.hasHeadings = level > 0
        return facts
    }

    private static func items(_ value: PDFValue?, _ reader: PDFReader) -> [PDFValue] {
        guard let value else { return [] }
        return reader.resolved(value)?.array ?? [value]
    }

    private mutating func readParents(_ root: PDFValue, _ facts: inout PDFStructureFacts) {
        var waiting = [reader.entry("ParentTree", of: root)].compactMap { $0 }
        var count = 0
        while let next = waiting.popLast(), count < Self.nodeLimit {
            count += 1
            waiting += (reader.entry("Kids", of: next)?.array ?? []).compactMap { reader.resolved($0) }
            let items = reader.entry("Nums", of: next)?.array ?? []
            for index in stride(from: 0, to: items.count - 1, by: 2) {
                if let key = items[index].integer { facts.parents[key] = items[index + 1] }
            }
        }
        expect(!facts.parents.isEmpty, .parentTree)
    }

    // MARK: Reading

    /// The elements right below the root of the tree.
    mutating func nodes(below root: PDFValue?, _ facts: inout PDFStructureFacts) -> [Node] {
        var count = 0
        let kids = Self.items(reader.resolved(root)?.dictionary?["K"], reader)
        return kids.compactMap { node($0, page: nil, depth: 0, &count, &facts) }
    }

    private mutating func node(
        _ value: PDFValue, page: Int?, depth: Int, _ count: inout Int, _ facts: inout PDFStructureFacts
    ) -> Node? {
        guard let number = value.reference, let entries = reader.resolved(value)?.dictionary,
            depth < Self.depthLimit,
            count < Self.nodeLimit, let type = reader.entry("S", of: value)?.name
        else { return nil }
        count += 1
        var node = Node(number: number, type: type, value: value)
        let page = entries["Pg"]?.reference ?? page
        for kid in Self.items(entries["K"], reader) {
            if let child = self.node(kid, page: page, depth: depth + 1, &count, &facts) {
                node.kids.append(child)
                expect(
                    reader.resolved(kid)?.dictionary?["P"]?.reference == number, .structureRoot, child.type)
            } else {
                if let mark = note(kid, of: node, page: page, &facts) { node.marks.append(mark) }
            }
        }
        return node
    }

    /// Marked content or an annotation.
    private mutating func note(
        _ kid: PDFValue, of node: Node, page: Int?, _ facts: inout PDFStructureFacts
    ) -> PDFMark? {
        let entries = reader.resolved(kid)?.dictionary
        if let object = entries?["Obj"]?.reference {
            facts.annotations[object] = (node.number, node.type)
            return nil
        }
        guard let id = kid.integer ?? reader.resolved(entries?["MCID"])?.integer,
            let page = entries?["Pg"]?.reference ?? page
        else {
            add(.markedOnce, node.type)
            return nil
        }
        let mark = PDFMark(page: page, id: id)
        expect(facts.owners.updateValue(node.number, forKey: mark) == nil, .markedOnce, "\(id)")
        return mark
    }

    // MARK: Rules

    private mutating func check(_ node: Node, in parent: String, _ level: inout Int) {
        expect(Self.standardTypes.contains(node.type), .standardTypes, node.type)
        switch node.type {
        case "H1", "H2", "H3", "H4", "H5", "H6":
            let own = Int(node.type.dropFirst()) ?? 1
            expect(own <= level + 1, .headings, node.type)
            level = own
        case "Figure": checkFigure(node)
        case "L": checkList(node)
        case "LI":
            expect(parent == "L", .lists, "LI")
            expect(node.kids.allSatisfy { ["Lbl", "LBody"].contains($0.type) }, .lists, "LI")
        case "Lbl", "LBody":
            expect(parent == "LI" || node.type == "Lbl" && parent == "Note", .lists, node.type)
        case "Table": checkTable(node)
        case "TR": expect(["Table", "THead", "TBody", "TFoot"].contains(parent), .tables, "TR")
        case "TH", "TD": expect(parent == "TR", .tables, node.type)
        default: break
        }
        for kid in node.kids { check(kid, in: node.type, &level) }
    }

    private mutating func checkFigure(_ node: Node) {
        let alt = reader.entry("Alt", of: node.value)?.string ?? []
        let actual = reader.entry("ActualText", of: node.value)?.string ?? []
        expect(!alt.isEmpty || !actual.isEmpty, .altText)
        expect(attribute("BBox", of: node)?.array?.count == 4, .figureBox)
    }

    private mutating func checkList(_ node: Node) {
        expect(node.kids.contains { $0.type == "LI" }, .lists, "L")
        expect(node.kids.allSatisfy { ["LI", "L", "Caption"].contains($0.type) }, .lists, "L")
        let hasLabels = node.kids.contains { $0.kids.contains { $0.type == "Lbl" } }
        let numbering = attribute("ListNumbering", of: node)?.name ?? "None"
        expect(!hasLabels || numbering != "None", .listNumbering)
    }

    private mutating func checkTable(_ node: Node) {
        let rows = node.kids.flatMap { ["THead", "TBody", "TFoot"].contains($0.type) ? $0.kids : [$0] }
            .filter { $0.type == "TR" }
        expect(!rows.isEmpty, .tables, "Table")
        let counts = Set(
            rows.map { row in row.kids.reduce(0) { $0 + (attribute("ColSpan", of: $1)?.integer ?? 1) } })
        let spans = rows.contains { row in row.kids.contains { attribute("RowSpan", of: $0) != nil } }
        expect(counts.count <= 1 || spans, .tables, "Table")
        let heads = rows.flatMap(\.kids).filter { $0.type == "TH" }
        expect(!heads.isEmpty, .headCells)
        for head in heads { expect(attribute("Scope", of: head) != nil, .headCells) }
    }

    /// An entry of the attributes of an element.
    func attribute(_ key: String, of node: Node) -> PDFValue? {
        let owners = Self.items(reader.resolved(node.value)?.dictionary?["A"], reader)
        return owners.lazy.compactMap { reader.entry(key, of: $0) }.first
    }
}
