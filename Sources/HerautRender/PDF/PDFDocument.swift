import HerautModel

/// Writes what is a letter's own, behind its skeleton: what it says of itself, the content of its pages, links, boxes and bookmarks; then the table of all
/// objects (ISO 32000-1, 7.5).
struct PDFDocument {
    private let form: PDFForm
    private let skeleton: PDFSkeleton
    private let isSpliced: Bool
    /// Where each object of the letter starts.
    private var offsets: [Int] = []

    private var numbers: PDFSkeleton.Numbers { skeleton.numbers }

    /// `isSpliced` puts pages together from packed pieces: much faster, a little larger.
    init(_ form: PDFForm, _ skeleton: PDFSkeleton, isSpliced: Bool) {
        self.form = form
        self.skeleton = skeleton
        self.isSpliced = isSpliced
        offsets.reserveCapacity(32)
    }

    /// Writes the letter to `out`, which holds nothing or a letter that starts with `before`. What the two share stays where it is.
    mutating func write(
        _ content: borrowing PDFContent, _ metadata: PDFMetadata, over before: PDFSkeleton? = nil,
        to out: inout ByteBuffer
    ) {
        writeStart(over: before, to: &out)
        let start = out.count
        writeInformation(metadata, to: &out)
        for page in content.pages.indices { writeContent(content, page, to: &out) }
        writeAnnotations(content, to: &out)
        writeBoxes(content, to: &out)
        writeOutline(content, to: &out)
        var identity = skeleton.identity
        identity.add(UnsafeBufferPointer(rebasing: out.bytes[start...]))
        let trailer = PDFTrailer(
            count: numbers.information + offsets.count, catalogue: numbers.catalogue,
            information: numbers.information, identity: identity, start: out.count)
        trailer.write(to: &out) { out in
            out.append(skeleton.entries)
            for offset in offsets { PDFTrailer.writeEntry(offset, to: &out) }
        }
    }

    private func writeStart(over before: PDFSkeleton?, to out: inout ByteBuffer) {
        let shelf = skeleton.shelf
        guard before !== skeleton else { return out.truncate(to: skeleton.count) }
        out.truncate(to: before?.shelf === shelf ? shelf.bytes.count : 0)
        if out.count == 0 { out.append(shelf.bytes) }
        out.append(skeleton.bytes)
    }

    /// Starts the next object.
    private mutating func begin(_ out: inout ByteBuffer) {
        offsets.append(out.count)
        out.append(number: numbers.information + offsets.count - 1)
        out.append(" 0 obj\n" as StaticString)
    }

    private static func end(_ out: inout ByteBuffer) { out.append("\nendobj\n" as StaticString) }

    // MARK: What it says of itself

    private mutating func writeInformation(_ metadata: PDFMetadata, to out: inout ByteBuffer) {
        begin(&out)
        out.append(metadata.information)
        Self.end(&out)
        begin(&out)
        // Not deflated, so that archives can find it.
        out.append("<</Type/Metadata/Subtype/XML/Length " as StaticString)
        out.append(number: metadata.packet.count)
        out.append(">>\nstream\n" as StaticString)
        out.append(metadata.packet)
        out.append("\nendstream" as StaticString)
        Self.end(&out)
    }

    // MARK: Pages

    private mutating func writeContent(_ content: borrowing PDFContent, _ page: Int, to out: inout ByteBuffer)
    {
        begin(&out)
        if isSpliced {
            Self.writeSpliced(content, content.pages[page], to: &out)
        } else {
            out.append(stream: UnsafeBufferPointer(rebasing: content.bytes.bytes[content.pages[page].range]))
        }
        Self.end(&out)
    }

    /// The content in pieces, those packed already as they are.
    private static func writeSpliced(
        _ content: borrowing PDFContent, _ page: PDFContent.PageContent, to out: inout ByteBuffer
    ) {
        let (range, runs) = (page.range, content.runs[page.runs])
        out.append("<</Filter/FlateDecode/Length " as StaticString)
        out.append(number: PDFSplice.size(range, runs))
        out.append(">>\nstream\n" as StaticString)
        PDFSplice.write(range, of: content.bytes.bytes, runs, to: &out)
        out.append("\nendstream" as StaticString)
    }

    private mutating func writeAnnotations(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        for (index, annotation) in content.annotations.enumerated() {
            let address = form.links[annotation.link]
            begin(&out)
            out.append("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[" as StaticString)
            out.append(lengths: annotation.left, annotation.bottom, annotation.right, annotation.top)
            out.append("]/A<</S/URI/URI" as StaticString)
            out.append(text: Self.percentEncoded(address))
            out.append(">>/Contents" as StaticString)
            out.append(text: SafeLink.readable(address))
            out.append("/StructParent " as StaticString)
            out.append(number: content.pages.count + index)
            out.append("/P " as StaticString)
            out.append(reference: numbers.firstPage + annotation.page)
            out.append(">>" as StaticString)
            Self.end(&out)
        }
    }

    /// A URI is ASCII (RFC 3986).
    private static func percentEncoded(_ address: String) -> String {
        guard !address.utf8.allSatisfy({ $0 < 0x80 }) else { return address }
        var bytes: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in address.utf8 {
            if byte < 0x80 {
                bytes.append(byte)
            } else {
                bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private mutating func writeBoxes(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        for (number, element) in skeleton.looseElements {
            begin(&out)
            PDFElementWriter.begin(element, parent: numbers.elements[element.parent], to: &out)
            if let box = content.boxes.first(where: { $0.element == number }) {
                out.append("/Pg " as StaticString)
                out.append(reference: numbers.firstPage + box.page)
                PDFElementWriter.write(
                    alternative: box.isTicked ? form.words.ticked : form.words.unticked, isInline: true,
                    box.left, box.bottom, box.left + box.side, box.bottom + box.side, to: &out)
            }
            out.append("/K[" as StaticString)
            for case .content(_, let id) in element.kids {
                out.append(number: id)
                out.append(UInt8(ascii: " "))
            }
            out.append("]>>" as StaticString)
            Self.end(&out)
        }
    }

    // MARK: Bookmarks

    private mutating func writeOutline(_ content: borrowing PDFContent, to out: inout ByteBuffer) {
        guard let outline = skeleton.outline else { return }
        begin(&out)
        out.append(outline.list)
        Self.end(&out)
        for index in content.bookmarks.indices {
            begin(&out)
            out.append(outline.items[index].start)
            out.append(length: content.pageHeight - content.bookmarks[index].top)
            out.append(outline.items[index].end ?? PDFOutline.end(title: content.bookmarks[index].title))
            Self.end(&out)
        }
    }
}
