import HerautArchive

/// An element of a part of a Word document, with the bytes it stands in: what is taken over goes over byte by byte.
final class OfficeElement {
    /// With its prefix: `w:style`.
    let name: String
    let attributes: [(name: String, value: String)]
    fileprivate(set) var children: [OfficeElement] = []
    /// Text right in it, references resolved.
    fileprivate(set) var text = ""
    /// The whole element in the bytes of its part.
    fileprivate(set) var range: Range<Int>
    /// What stands between its tags; empty, at its end, when it has none.
    fileprivate(set) var inner: Range<Int>

    fileprivate init(name: String, attributes: [(String, String)], range: Range<Int>) {
        self.name = name
        self.attributes = attributes
        self.range = range
        inner = range.upperBound..<range.upperBound
    }

    /// Most elements of a part. A letterhead of two pages has about a thousand.
    static let limit = 200_000

    /// The value of an attribute, by its name with prefix.
    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// The first child of this name.
    func child(_ name: String) -> OfficeElement? { children.first { $0.name == name } }

    /// `w:val` of the first child of this name.
    func value(_ name: String) -> String? { child(name)?["w:val"] }

    /// Every element below, itself included, in the order of the text.
    var all: [OfficeElement] {
        var found: [OfficeElement] = []
        var waiting = [self]
        while let next = waiting.popLast() {
            found.append(next)
            waiting += next.children.reversed()
        }
        return found
    }

    /// The words a reader sees: texts of runs, paragraphs apart.
    var words: String {
        var words = ""
        for element in all {
            if element.name == "w:t" { words += element.text }
            if ["w:p", "w:br", "w:tab"].contains(element.name), !words.isEmpty { words += " " }
        }
        return words
    }

    // MARK: Reading

    /// The root of a part. Its bytes are XML without a DTD, in UTF-8, not too deep and not too large.
    static func read(_ bytes: [UInt8], part: String) throws(ReferenceFault) -> OfficeElement {
        let xml = XMLReader(bytes)
        var open: [OfficeElement] = []
        var root: OfficeElement?
        var count = 0
        while true {
            let start = xml.offset
            switch xml.next() {
            case .start:
                count += 1
                guard count <= limit else { throw .tooManyElements(part: part) }
                let element = element(xml, bytes, from: start)
                open.last?.children.append(element)
                open.append(element)
                root = root ?? element
            case .end:
                guard let element = open.popLast() else { break }
                element.close(at: xml.offset, in: bytes)
            case .text:
                var text: [UInt8] = []
                xml.appendText(to: &text)
                open.last?.text += String(decoding: text, as: UTF8.self)
            case .finished:
                guard xml.fault == nil, let root else {
                    throw .badXML(part: part, problem: xml.fault ?? .notClosed)
                }
                return root
            }
        }
    }

    /// The element whose tag was just read. Comments may stand before it.
    private static func element(_ xml: XMLReader, _ bytes: [UInt8], from start: Int) -> OfficeElement {
        let end = xml.offset
        let open = bytes[start..<end].lastIndex(of: UInt8(ascii: "<")) ?? start
        let name = bytes[(open + 1)..<end].prefix { !" \t\r\n/>".utf8.contains($0) }
        return OfficeElement(
            name: String(decoding: name, as: UTF8.self), attributes: xml.attributeTexts, range: open..<end)
    }

    /// Ends the element at `end`; one that closes where it opens has nothing inside.
    private func close(at end: Int, in bytes: [UInt8]) {
        let opened = range.upperBound
        range = range.lowerBound..<end
        if end == opened {
            inner = end..<end
        } else {
            let tag = bytes[opened..<end].lastIndex(of: UInt8(ascii: "<")) ?? end
            inner = opened..<tag
        }
    }
}
