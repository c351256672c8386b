import HerautModel

/// Writes the texts of a page, with what stands before and behind them.
extension PDFContent {
    // MARK: Slabs

    /// Whether a text can be written in one go: nothing stands in it or behind it but its glyphs.
    static func isWhole(_ text: PDFText, _ style: PDFStyle) -> Bool {
        style.decoration == .none && !text.lines.isEmpty && !text.hasLinks
    }

    /// Writes a text that stands on this page as a whole, and gives the number of its slabs; 0 when that cannot be done.
    mutating func writeWhole(_ index: Int, _ paginator: PDFPaginator) -> Int {
        guard case .line(let number, 0) = flow.slabs[index].kind else { return 0 }
        let count = flow.placed[number].text.lines.count
        guard count > 0, paginator.places[index + count - 1].page == paginator.places[index].page,
            Self.isWhole(flow.placed[number].text, flow.placed[number].style)
        else { return 0 }
        let (top, style) = (paginator.places[index].top, flow.placed[number].style)
        let baseline = Self.baseline(style, top: top)
        if let mark = flow.placed[number].mark { write(mark, style, baseline) }
        note(number, top: top)
        writeText(number, bottom: pageHeight - baseline)
        return count
    }

    /// Writes a whole text, the foot of its first line so far from the bottom of the page.
    mutating func writeText(_ number: Int, bottom: Int) {
        open(flow.placed[number].element)
        let (left, style) = (flow.placed[number].left, flow.placed[number].style)
        if let chunk = flow.placed[number].text.chunk {
            PDFGlyphWriter.begin(left: left, bottom: bottom, to: &bytes)
            add(chunk)
        } else {
            PDFGlyphWriter.begin(left: left, bottom: bottom, to: &bytes)
            // Its arrays one by one: the whole text would be held by seven counts.
            writer.writeLines(
                flow.placed[number].text.lines, flow.placed[number].text.runs,
                flow.placed[number].text.glyphs, style, to: &bytes)
        }
        // What the text chose is not what the page chose.
        (ink, font) = (nil, nil)
        close()
    }

    /// Adds what is packed already.
    private mutating func add(_ chunk: PDFChunk) {
        guard isSpliced else { return bytes.append(chunk.bytes) }
        runs.append(PDFSplice.Run(start: bytes.count, chunk: chunk))
    }

    /// Writes the furniture of the page, which chooses its own fonts.
    mutating func write(_ furniture: PDFFurniture.Piece) {
        for (face, own) in furniture.use.enumerated() { use[face].formUnion(own) }
        if let chunk = furniture.chunk { add(chunk) } else { bytes.append(furniture.bytes) }
        (ink, font) = (nil, nil)
    }

    mutating func write(slab index: Int, top: Int) {
        switch flow.slabs[index].kind {
        case .line(let placed, let line): write(placed, line, top: top)
        case .row(let table, let row, let lines):
            write(table, row, lines, top: top, height: flow.slabs[index].height)
        case .rule:
            artifact { page in
                page.fill(
                    PDFMeasure.left, top: top, width: PDFMeasure.textWidth, height: 500,
                    "0.463 g" as StaticString)
            }
        }
    }

    mutating func write(_ number: Int, _ line: Int, top: Int) {
        let placed = flow.placed[number]
        decorate(placed, top: top)
        let baseline = Self.baseline(placed.style, top: top)
        if line == 0 {
            if let mark = placed.mark { write(mark, placed.style, baseline) }
            note(number, top: top)
        }
        if line < placed.text.lines.count {
            write(number, placed.text.lines[line], left: placed.left, baseline: baseline)
        }
        if line + 1 >= placed.text.lines.count { close() }
    }

    /// Type stands in the middle of its line, by the height of its capitals.
    static func baseline(_ style: PDFStyle, top: Int) -> Int {
        top + (style.leading + style.size * 7 / 10) / 2
    }

    mutating func decorate(_ placed: PDFFlow.Placed, top: Int) {
        let style = placed.style
        switch style.decoration {
        case .none: break
        case .bar:
            artifact {
                $0.fill(
                    placed.left - 12_000, top: top, width: 1_500, height: style.leading,
                    "0.463 g" as StaticString)
            }
        case .ground:
            artifact {
                $0.fill(
                    placed.left - 3_000, top: top, width: PDFFlow.width(of: style) + 6_000,
                    height: style.leading,
                    "0.949 g" as StaticString)
            }
        }
    }

    mutating func write(_ mark: PDFFlow.Mark, _ style: PDFStyle, _ baseline: Int) {
        if let text = mark.text {
            guard let line = text.lines.first else { return }
            open(mark.element)
            write(text, line, left: mark.left, baseline: baseline, size: style.size) { _, _ in }
            return closeContent()
        }
        let side = style.size * 4 / 5
        let bottom = pageHeight - baseline - side / 10
        open(mark.element)
        drawBox(left: mark.left, bottom: bottom, side: side, isTicked: mark.isTicked)
        closeContent()
        boxes.append(
            Box(
                element: mark.element, page: pages.count, isTicked: mark.isTicked, left: mark.left,
                bottom: bottom, side: side))
    }

    mutating func drawBox(left: Int, bottom: Int, side: Int, isTicked: Bool) {
        bytes.append("q 0 G 0.8 w " as StaticString)
        bytes.append(lengths: left + 400, bottom + 400, side - 800, side - 800)
        bytes.append("re S\n" as StaticString)
        if isTicked {
            let (low, high) = (side / 4, side - side / 4)
            bytes.append("1.2 w " as StaticString)
            bytes.append(lengths: left + low, bottom + low)
            bytes.append("m " as StaticString)
            bytes.append(lengths: left + high, bottom + high)
            bytes.append("l " as StaticString)
            bytes.append(lengths: left + low, bottom + high)
            bytes.append("m " as StaticString)
            bytes.append(lengths: left + high, bottom + low)
            bytes.append("l S\n" as StaticString)
        }
        bytes.append("Q\n" as StaticString)
    }

    mutating func fill(_ left: Int, top: Int, width: Int, height: Int, _ colour: StaticString) {
        bytes.append(area: left, pageHeight - top - height, width, height, colour)
    }

    // MARK: Text

    /// Writes a line of a text, each piece under the element it belongs to.
    mutating func write(_ number: Int, _ line: PDFText.Line, left: Int, baseline: Int) {
        let placed = flow.placed[number]
        let size = placed.style.size
        write(placed.text, line, left: left, baseline: baseline, size: size) { page, run in
            let look = placed.text.runs[run].look
            page.open(look.link < 0 ? placed.element : page.linkElement(placed.element, number, run))
        } finish: { page, run, from, to in
            let link = placed.text.runs[run].look.link
            if link >= 0 { page.underline(Int(link), from: from, to: to, baseline: baseline, size: size) }
        }
    }

    /// The element of a link; the next line of the same link is the same one.
    mutating func linkElement(_ parent: Int, _ placed: Int, _ run: Int) -> Int {
        if let link, link.placed == placed, link.run == run { return link.element }
        further.append(PDFElement(tag: .link, parent: parent))
        let element = flow.elements.count + further.count - 1
        link = (element, placed, run)
        return element
    }

    mutating func underline(_ link: Int, from: Int, to: Int, baseline: Int, size: Int) {
        guard to > from, let element = self.link?.element else { return }
        bytes.append(lengths: from, pageHeight - baseline - size / 7, to - from, size / 20)
        bytes.append("re f\n" as StaticString)
        annotations.append(
            PDFAnnotation(
                element: element, link: link, page: pages.count, content: contentCount - 1, left: from,
                bottom: pageHeight - baseline - size / 4, right: to,
                top: pageHeight - baseline + size * 4 / 5))
    }

    /// Writes a line run by run; `begin` is asked before each, `finish` told its left and right end after it.
    mutating func write(
        _ text: PDFText, _ line: PDFText.Line, left: Int, baseline: Int, size: Int,
        _ begin: (inout Self, Int) -> Void, finish: (inout Self, Int, Int, Int) -> Void = { _, _, _, _ in }
    ) {
        var run = text.runs.lastIndex { $0.start <= line.start } ?? 0
        var glyph = line.start
        var edge = left
        while glyph < line.end, run < text.runs.count {
            let next = run + 1 < text.runs.count ? min(text.runs[run + 1].start, line.end) : line.end
            if next > glyph {
                begin(&self, run)
                let look = text.runs[run].look
                select(look, size)
                bytes.append("BT 1 0 0 1 " as StaticString)
                bytes.append(lengths: edge, pageHeight - baseline)
                bytes.append("Tm[" as StaticString)
                writer.show(
                    text.glyphs, glyph..<next, face: family.faceOfStyle[Int(look.face)],
                    isFirst: glyph == line.start, to: &bytes)
                let width = text.width(of: glyph..<next, isFirst: glyph == line.start)
                bytes.append("]TJ ET\n" as StaticString)
                let right = edge + width * size / 1000
                finish(
                    &self, run, edge, next == line.end ? min(right, left + line.width * size / 1000) : right)
                edge = right
                glyph = next
            }
            run += 1
        }
    }

    mutating func select(_ look: PDFLook, _ size: Int) {
        let face = family.faceOfStyle[Int(look.face)]
        if font?.face != face || font?.size != size {
            font = (face, size)
            writer.select(face, size, to: &bytes)
        }
        if ink != look.ink {
            ink = look.ink
            bytes.append(form.palette[look.ink])
        }
    }
}
