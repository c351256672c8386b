import HerautModel

/// Writes what stands above the text of a letter: logo, address, sorting code.
extension PDFContent {
    /// The logo is part of the text, at its start: who cannot see the letter hears who sends it. It makes way to the right for a window that stands high.
    mutating func writeLogo() {
        guard let logo = form.logo else { return }
        let isFree =
            flow.window.isEmpty
            || PDFMeasure.logoTop + logo.height <= form.window.top - PDFMeasure.addressLine
        let left = isFree ? PDFMeasure.left : PDFMeasure.left + PDFMeasure.textWidth - logo.width
        let bottom = pageHeight - PDFMeasure.logoTop - logo.height
        further.append(
            PDFElement(
                tag: .figure, parent: 0,
                attribute: .picture(
                    alternative: logo.alternative, left: left, bottom: bottom, right: left + logo.width,
                    top: bottom + logo.height)))
        open(flow.elements.count + further.count - 1)
        bytes.append("q " as StaticString)
        bytes.append(lengths: logo.width, 0, 0, logo.height, left, bottom)
        bytes.append("cm/L Do Q\n" as StaticString)
        close()
    }

    mutating func writeWindow() {
        var top = form.window.top
        for number in flow.window {
            let style = flow.placed[number].style
            let height = flow.placed[number].text.lines.count * style.leading
            // The return address ends where the window begins.
            let first = style == .returnAddress ? form.window.top - height : top
            if Self.isWhole(flow.placed[number].text, style) {
                writeText(number, bottom: pageHeight - Self.baseline(style, top: first))
            } else {
                write(number, top: first)
            }
            if style != .returnAddress { top += height }
        }
        if form.showsKIX { writeKIX(top: top + KIXCode.Measure.white) }
    }

    /// The sorting code below the address, when it can be told and there is room: bars to be seen by machines, not read.
    mutating func writeKIX(top: Int) {
        typealias Measure = KIXCode.Measure
        let lines = flow.window.filter { flow.placed[$0].style != .returnAddress }.flatMap { number in
            flow.placed[number].text.lines.map { flow.placed[number].text.characters(family, in: $0) }
        }
        guard let code = KIXCode(address: lines),
            top + Measure.height + Measure.white <= form.window.top + form.window.height,
            code.bars.count * Measure.pitch <= form.window.width
        else { return }
        let side = (Measure.height - Measure.middle) / 2
        artifact { page in
            page.bytes.append("0 g\n" as StaticString)
            page.ink = nil
            for (number, bar) in code.bars.enumerated() {
                let bottom = page.pageHeight - top - Measure.height + (bar.falls ? 0 : side)
                let height = Measure.middle + (bar.falls ? side : 0) + (bar.rises ? side : 0)
                page.bytes.append(
                    lengths: page.form.window.left + number * Measure.pitch, bottom, Measure.width, height)
                page.bytes.append("re\n" as StaticString)
            }
            page.bytes.append("f\n" as StaticString)
        }
    }
}
