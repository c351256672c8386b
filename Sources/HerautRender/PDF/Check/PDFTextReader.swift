/// What a PDF says, for who compares it with what it should say.
extension PDFCheck {
    /// The text of a PDF in the order of its pages, without head, foot and other artefacts; what starts at another height on a line of its own.
    /// Only text in fonts as Heraut writes them is read.
    public static func text(of bytes: [UInt8]) throws(Refusal) -> String {
        try pages(of: bytes).joined(separator: "\n")
    }

    /// The same, page by page.
    public static func pages(of bytes: [UInt8]) throws(Refusal) -> [String] {
        var check = PDFCheck(reader: try open(bytes))
        return check.scans().map(\.scan.text)
    }

    /// The structure of a PDF as text, an element a line, deeper ones further to the right: its tag, what is said of it, and its own words.
    public static func outline(of bytes: [UInt8]) throws(Refusal) -> String {
        var check = PDFCheck(reader: try open(bytes))
        var texts: [PDFMark: String] = [:]
        for (page, scan) in check.scans() {
            for (id, text) in scan.texts { texts[PDFMark(page: page, id: id)] = text }
        }
        var facts = PDFStructureFacts()
        let root = check.reader.entry("StructTreeRoot", of: check.reader.catalogue)
        return check.nodes(below: root, &facts).map { check.outline($0, texts, indent: "") }.joined()
    }

    private mutating func scans() -> [(page: Int, scan: PDFContentScan)] {
        let fonts = checkFonts()
        return reader.pages.compactMap { page in
            guard let value = reader.object(page)?.value, let content = reader.content(of: page) else {
                return nil
            }
            var scan = PDFContentScan(fonts: self.fonts(of: value, among: fonts))
            scan.read(content)
            return (page, scan)
        }
    }

    private func outline(_ node: Node, _ texts: [PDFMark: String], indent: String) -> String {
        var line = indent + node.type
        for key in ["ListNumbering", "Scope"] {
            if let name = attribute(key, of: node)?.name { line += " " + key + "=" + name }
        }
        if let alt = reader.entry("Alt", of: node.value)?.string { line += " Alt=" + Self.text(alt) }
        let words = node.marks.compactMap { texts[$0] }
        if !words.isEmpty {
            line += ": " + words.joined(separator: " … ").split(separator: "\n").joined(separator: " / ")
        }
        return line + "\n" + node.kids.map { outline($0, texts, indent: indent + "  ") }.joined()
    }
}
