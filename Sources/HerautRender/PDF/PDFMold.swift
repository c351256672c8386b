import CZlib
import HerautModel

/// A letter with holes where values stand: all that no value changes is written and packed once, for all letters with as many lines in each paragraph. What
/// comes of it hangs on the letter alone, never on those before it.
final class PDFMold {
    /// What letters have to have in common.
    struct Key: Hashable {
        /// Lines of each open paragraph.
        let lines: [Int]
        /// What each face has to hold for them.
        let use: [GlyphUse]
        /// The title of the document.
        let title: String
    }

    /// A part of a page: packed, or a hole.
    private enum Part {
        case packed(PDFChunk)
        case hole(PDFContent.HoleKind)
    }

    /// The objects that many letters share.
    let shelf: PDFShelf
    let key: Key
    /// The letter's own objects without what goes into the holes, and where those are.
    private let bytes: [UInt8]
    private let holes: [PDFDocument.Hole]
    /// Where each object starts in ``bytes``, and the number of holes before it.
    private let offsets: [(place: Int, holes: Int)]
    private let pages: [[Part]]
    private let numbers: PDFDocument.Numbers
    /// The identity so far, of what no value changes.
    private let identity: PDFIdentity
    private let form: PDFForm
    private let writer: PDFGlyphWriter
    private let windowLines: [PDFContent.WindowText]

    /// `nil` when zlib has no memory.
    init?(
        _ form: PDFForm, _ writer: PDFGlyphWriter, _ shelf: PDFShelf, _ content: borrowing PDFContent,
        _ key: Key, title: String
    ) {
        self.form = form
        self.writer = writer
        self.shelf = shelf
        self.key = key
        var out = ByteBuffer(capacity: 1 << 14)
        var document = PDFDocument(form, shelf, title: title, content, mode: .hollow)
        document.write(content, to: &out)
        bytes = out.array
        let holes = document.holes
        self.holes = holes
        numbers = document.numbers
        offsets = document.offsets.map { offset in (offset, holes.count { $0.place < offset }) }
        var pages: [[Part]] = []
        for page in 0..<content.pages.count {
            guard let parts = Self.parts(of: page, content) else { return nil }
            pages.append(parts)
        }
        self.pages = pages
        windowLines = content.windowTexts
        var identity = PDFIdentity()
        identity.add(out.bytes)
        for parts in pages {
            for case .packed(let chunk) in parts { chunk.bytes.withUnsafeBufferPointer { identity.add($0) } }
        }
        self.identity = identity
    }

    private static func parts(of page: Int, _ content: borrowing PDFContent) -> [Part]? {
        let range = content.pages[page].range
        var parts: [Part] = []
        var done = range.lowerBound
        func pack(_ content: borrowing PDFContent, to end: Int) -> Bool {
            guard done < end else { return true }
            guard let chunk = PDFChunk(Array(content.bytes.bytes[done..<end])) else { return false }
            parts.append(.packed(chunk))
            return true
        }
        for hole in content.holes where hole.page == page {
            guard pack(content, to: hole.range.lowerBound) else { return nil }
            parts.append(.hole(hole.kind))
            done = hole.range.upperBound
        }
        return pack(content, to: range.upperBound) ? parts : nil
    }

    // MARK: Writing

    /// Adds the file with the texts in `texts` to `out`, which is empty. `scratch` is for its use.
    func write(_ texts: PDFOpenTexts, to out: inout ByteBuffer, scratch: inout ByteBuffer) {
        shelf.bytes.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        var identity = identity
        var shifts = [out.count]
        var done = 0
        bytes.withUnsafeBufferPointer { bytes in
            for hole in holes {
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done..<hole.place]))
                done = hole.place
                let start = out.count
                fill(hole, texts, &identity, to: &out, scratch: &scratch)
                shifts.append((shifts.last ?? 0) + out.count - start)
            }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[done...]))
        }
        PDFTrailer(numbers, shelf).write(identity, to: &out) { out in
            for (place, holes) in offsets { PDFTrailer.writeEntry(place + shifts[holes], to: &out) }
        }
    }

    private func fill(
        _ hole: PDFDocument.Hole, _ texts: PDFOpenTexts, _ identity: inout PDFIdentity,
        to out: inout ByteBuffer,
        scratch: inout ByteBuffer
    ) {
        switch hole.kind {
        case .page(let page): write(page: page, texts, &identity, to: &out, scratch: &scratch)
        case .title(let number):
            let start = out.count
            out.append(text: texts.current[number].text.characters(writer.family))
            identity.add(UnsafeBufferPointer(rebasing: out.bytes[start...]))
        }
    }

    /// The content of a page as a stream: what is packed as it is, what goes into the holes stored.
    private func write(
        page: Int, _ texts: PDFOpenTexts, _ identity: inout PDFIdentity, to out: inout ByteBuffer,
        scratch: inout ByteBuffer
    ) {
        scratch.truncate(to: 0)
        var ends: [Int] = []
        var size = PDFSplice.frame
        for part in pages[page] {
            switch part {
            case .packed(let chunk): size += chunk.packed.count
            case .hole(let kind):
                let start = scratch.count
                write(kind, texts, to: &scratch)
                ends.append(scratch.count)
                size += PDFSplice.stored(scratch.count - start)
            }
        }
        identity.add(scratch.bytes)
        out.append("<</Filter/FlateDecode/Length " as StaticString)
        out.append(number: size)
        out.append(">>\nstream\n" as StaticString)
        PDFSplice.begin(&out)
        var (checksum, start, number) = (UInt(1), 0, 0)
        for part in pages[page] {
            switch part {
            case .packed(let chunk):
                out.append(chunk.packed)
                checksum = adler32_combine(checksum, chunk.checksum, chunk.bytes.count)
            case .hole:
                PDFSplice.store(start..<ends[number], of: scratch.bytes, &checksum, to: &out)
                start = ends[number]
                number += 1
            }
        }
        PDFSplice.end(checksum, &out)
        out.append("\nendstream" as StaticString)
    }

    private func write(_ kind: PDFContent.HoleKind, _ texts: PDFOpenTexts, to out: inout ByteBuffer) {
        switch kind {
        case .whole(let number): out.append(texts.current[number].commands)
        case .line(let place):
            writer.write(texts.current[place.text].text, place, to: &out)
        case .sortingCode(let top):
            let lines = windowLines.flatMap { text -> [String] in
                switch text {
                case .fixed(let lines): lines
                case .open(let number): texts.current[number].text.lines(writer.family)
                }
            }
            KIXBars(lines, top: top, window: form.window)?.write(to: &out)
        }
    }
}
