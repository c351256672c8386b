/// The pages: their content, their links.
extension PDFCheck {
    mutating func checkPages(_ fonts: [Int: PDFFontFacts], _ structure: PDFStructureFacts) {
        let pages = reader.pages
        expect(!pages.isEmpty, .objectTable, "Pages")
        var marks: Set<PDFMark> = []
        for (index, page) in pages.enumerated() {
            guard let value = reader.object(page)?.value, let content = reader.content(of: page) else {
                add(.objectTable, "\(page)")
                continue
            }
            var scan = PDFContentScan(fonts: self.fonts(of: value, among: fonts))
            scan.read(content)
            for (rule, detail) in scan.faults { add(rule, page: index + 1, detail) }
            for id in scan.marks { marks.insert(PDFMark(page: page, id: id)) }
            checkParents(page, value, scan.marks, structure, index + 1)
            checkAnnotations(value, structure, index + 1)
        }
        // What the structure names is on a page, and the other way round.
        for mark in structure.owners.keys where !marks.contains(mark) {
            add(.markedOnce, page: (pages.firstIndex(of: mark.page) ?? 0) + 1, "\(mark.id)")
        }
        checkBookmarks(structure, pageCount: pages.count)
    }

    /// Fonts by their name on a page.
    func fonts(of page: PDFValue, among fonts: [Int: PDFFontFacts]) -> [String: PDFFontFacts] {
        let named = reader.entry("Font", of: reader.entry("Resources", of: page))?.dictionary ?? [:]
        return named.compactMapValues { $0.reference.flatMap { fonts[$0] } }
    }

    /// The parent tree leads from each piece back to the element that holds it.
    private mutating func checkParents(
        _ page: Int, _ value: PDFValue, _ marks: [Int], _ structure: PDFStructureFacts, _ number: Int
    ) {
        guard !marks.isEmpty else { return }
        let key = reader.entry("StructParents", of: value)?.integer
        let parents = key.flatMap { reader.resolved(structure.parents[$0])?.array } ?? []
        for id in marks {
            guard let owner = structure.owners[PDFMark(page: page, id: id)] else {
                add(.markedOnce, page: number, "\(id)")
                continue
            }
            expect(
                parents.indices.contains(id) && parents[id].reference == owner, .parentTree, page: number,
                "\(id)")
        }
    }

    private mutating func checkBookmarks(_ structure: PDFStructureFacts, pageCount: Int) {
        guard pageCount > 3, structure.hasHeadings else { return }
        expect(reader.entry("First", of: reader.entry("Outlines", of: reader.catalogue)) != nil, .bookmarks)
    }

    // MARK: Annotations

    private static let barred: Set<String> = ["3D", "Sound", "Screen", "Movie", "FileAttachment"]
    private static let harmless: Set<String> = ["URI", "GoTo", "GoToR", "Named", "Thread"]

    private mutating func checkAnnotations(_ page: PDFValue, _ structure: PDFStructureFacts, _ number: Int) {
        let annotations = reader.entry("Annots", of: page)?.array ?? []
        guard !annotations.isEmpty else { return }
        expect(reader.entry("Tabs", of: page)?.name == "S", .tabOrder, page: number)
        for annotation in annotations {
            let type = reader.entry("Subtype", of: annotation)?.name ?? ""
            expect(!Self.barred.contains(type) && !type.isEmpty, .annotationType, page: number, type)
            let flags = reader.entry("F", of: annotation)?.integer ?? 0
            // Printed; not invisible, hidden, without a view or hidden when printed.
            expect(
                type == "Popup" || flags & 4 != 0 && flags & 0b10_0011 == 0, .annotationFlags, page: number,
                type)
            if let action = reader.entry("A", of: annotation) {
                expect(
                    Self.harmless.contains(reader.entry("S", of: action)?.name ?? ""), .actions, page: number,
                    type)
            }
            expect(reader.entry("AA", of: annotation) == nil, .actions, page: number, type)
            if type == "Link" { checkLink(annotation, structure, number) }
        }
    }

    private mutating func checkLink(_ annotation: PDFValue, _ structure: PDFStructureFacts, _ number: Int) {
        let owner = annotation.reference.flatMap { structure.annotations[$0] }
        expect(owner?.type == "Link", .linkStructure, page: number)
        let key = reader.entry("StructParent", of: annotation)?.integer
        expect(
            key.flatMap { structure.parents[$0]?.reference } == owner?.element && owner != nil, .parentTree,
            page: number, "Link")
        let contents = reader.entry("Contents", of: annotation)?.string ?? []
        expect(!contents.isEmpty, .linkDescription, page: number)
    }
}
