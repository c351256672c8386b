import HerautModel

/// Puts tags into a tree, with a stack of what is open, and takes away the lines that hold nothing but a tag.
struct TreeBuilder {
    /// What a tag opens.
    private enum Opening {
        case section(isInverted: Bool)
        case parent
        /// `isArgument`: directly in a parent.
        case block(isArgument: Bool)
    }

    /// Something that is open.
    private struct Frame {
        let opening: Opening
        let tag: Tag
        let delimiters: Delimiters
        /// White space before the tag, when nothing else comes before it on its line.
        let indent: SourceSpan?
        let isStandalone: Bool
        /// Where its content starts.
        let contentStart: Int
        var children: [TemplateNode] = []
    }

    private let source: SourceText
    private let start: Int
    private(set) var nodes: [TemplateNode] = []
    private(set) var faults = FaultList()
    private var open: [Frame] = []
    private var isTooDeep = false
    /// What was still open when something around it was closed.
    private var crossed: [Tag] = []
    /// The first byte that is in no node yet.
    private(set) var position: Int

    init(source: SourceText, from start: Int) {
        self.source = source
        self.start = start
        self.position = start
    }

    mutating func take(_ reading: TagReader.Reading, delimiters: Delimiters) {
        let tag = reading.tag
        switch reading.kind {
        case .variable, .raw:
            appendText(upTo: tag.span.start, next: tag.span.end)
            append(.variable(tag, isRaw: reading.kind == .raw))
        case .comment, .delimiters: _ = takeLine(of: tag)
        case .partial:
            let indent = takeLine(of: tag)
            append(.partial(tag, indent: indent.map(source.text) ?? ""))
        case .open, .inverted: openSection(tag, isInverted: reading.kind == .inverted, delimiters)
        case .parent: openParent(tag, delimiters)
        case .block: openBlock(tag, delimiters)
        case .close: close(tag)
        }
    }

    /// Ends the tree. What is never closed is reported at its opening, where the author has to look.
    mutating func finish() {
        appendText(upTo: source.bytes.count, next: source.bytes.count)
        while let frame = open.popLast() { abandon(frame, at: source.bytes.count) }
    }

    // MARK: Opening

    private mutating func openSection(_ tag: Tag, isInverted: Bool, _ delimiters: Delimiters) {
        let indent = takeLine(of: tag)
        push(.section(isInverted: isInverted), tag, delimiters, indent, isStandalone: indent != nil)
    }

    /// A parent may be alone on its lines however much stands between its tags: that decides itself when it closes.
    private mutating func openParent(_ tag: Tag, _ delimiters: Delimiters) {
        let lineStart = lineStart(before: tag.span.start)
        appendText(upTo: lineStart ?? tag.span.start, next: tag.span.end)
        let indent = lineStart.map { SourceSpan($0, tag.span.start) }
        push(.parent, tag, delimiters, indent, isStandalone: false)
    }

    private mutating func openBlock(_ tag: Tag, _ delimiters: Delimiters) {
        if case .parent? = open.last?.opening {
            // What stands before it on its line goes nowhere, so only the rest of the line counts.
            let next = nextLine(after: tag.span.end)
            appendText(upTo: tag.span.start, next: next ?? tag.span.end)
            push(.block(isArgument: true), tag, delimiters, nil, isStandalone: next != nil)
        } else {
            let before = lineStart(before: tag.span.start).map { SourceSpan($0, tag.span.start) }
            let indent = takeLine(of: tag)
            push(.block(isArgument: false), tag, delimiters, indent ?? before, isStandalone: indent != nil)
        }
    }

    private mutating func push(
        _ opening: Opening, _ tag: Tag, _ delimiters: Delimiters, _ indent: SourceSpan?, isStandalone: Bool
    ) {
        if open.count == MustacheParser.nestingLimit, !isTooDeep {
            isTooDeep = true
            report("template.tooDeep", tag, hint: .key("hint.template.tooDeep"))
        }
        // Whoever goes on like this has made a mistake; every closing tag would search them all.
        guard open.count < 1_000 else { return }
        open.append(
            Frame(
                opening: opening, tag: tag, delimiters: delimiters, indent: indent,
                isStandalone: isStandalone, contentStart: position))
    }

    // MARK: Closing

    private mutating func close(_ tag: Tag) {
        guard let index = matching(tag) ?? misspelled(tag) else {
            _ = takeLine(of: tag)
            return reportUnopened(tag)
        }
        // What was opened later and not closed: its author forgot that, not this.
        while open.count > index + 1, let frame = open.popLast() {
            crossed.append(frame.tag)
            abandon(frame, at: tag.span.start, closing: open[index])
        }
        guard let frame = open.last else { return }
        let contentEnd: Int
        switch frame.opening {
        case .section: contentEnd = takeLine(of: tag)?.start ?? tag.span.start
        case .parent: return closeParent(frame, tag)
        case .block(isArgument: true):
            contentEnd = lineStart(before: tag.span.start) ?? tag.span.start
            appendText(upTo: contentEnd, next: tag.span.end)
        case .block: contentEnd = takeLine(of: tag)?.start ?? tag.span.start
        }
        guard let closed = open.popLast() else { return }
        append(node(closed, contentEnd: contentEnd, closing: tag.span.start))
    }

    private mutating func closeParent(_ frame: Frame, _ tag: Tag) {
        let next = nextLine(after: tag.span.end)
        let isStandalone = frame.indent != nil && next != nil
        appendText(upTo: tag.span.start, next: isStandalone ? next ?? tag.span.end : tag.span.end)
        guard let closed = open.popLast() else { return }
        if let indent = frame.indent, !isStandalone, !indent.isEmpty { append(.text(indent)) }
        let indent = isStandalone ? frame.indent.map(source.text) ?? "" : ""
        append(.parent(.init(tag: closed.tag, indent: indent, children: closed.children)))
    }

    private func matching(_ tag: Tag) -> Int? {
        open.lastIndex { $0.tag.name == tag.name && $0.tag.isDynamic == tag.isDynamic }
    }

    /// What `tag` closes when its name is spelled almost right: one fault, and not two.
    private mutating func misspelled(_ tag: Tag) -> Int? {
        guard !faults.isFull, let frame = open.last,
            Suggestion.closest(to: tag.name, among: [frame.tag.name]) != nil
        else {
            return nil
        }
        let closing = spelled(frame)
        faults.report(
            "template.wrongClosing", values: ["naam": tag.name, "woord": frame.tag.name], at: tag.span,
            in: source, hint: .key("hint.didYouMean", ["woord": closing]))
        return open.count - 1
    }

    /// What was never closed, or not before `outer` was closed, still gives what stands in it.
    private mutating func abandon(_ frame: Frame, at end: Int, closing outer: Frame? = nil) {
        if let outer {
            let values = ["naam": frame.tag.name, "buiten": outer.tag.name]
            let hint = Message.key(
                "hint.template.crossing", ["binnen": spelled(frame), "buiten": spelled(outer)])
            faults.report("template.crossing", values: values, at: frame.tag.span, in: source, hint: hint)
        } else {
            let hint = Message.key("hint.closeSection", ["tag": spelled(frame)])
            switch frame.opening {
            case .section: report("template.unclosedSection", frame.tag, hint: hint)
            case .parent: report("template.unclosedParent", frame.tag, hint: hint)
            case .block: report("template.unclosedBlock", frame.tag, hint: hint)
            }
        }
        append(node(frame, contentEnd: end, closing: end))
    }

    /// The closing tag of `frame` as its author would write it.
    private func spelled(_ frame: Frame) -> String {
        let (open, close) = (frame.delimiters.open, frame.delimiters.close)
        let name = (frame.tag.isDynamic ? "*" : "") + frame.tag.name
        return String(decoding: open, as: UTF8.self) + "/" + name + String(decoding: close, as: UTF8.self)
    }

    private func node(_ frame: Frame, contentEnd: Int, closing: Int) -> TemplateNode {
        switch frame.opening {
        case .section(let isInverted):
            return .section(
                .init(
                    tag: frame.tag, isInverted: isInverted, children: frame.children,
                    content: SourceSpan(frame.tag.span.end, max(closing, frame.tag.span.end)),
                    delimiters: frame.delimiters, isStandalone: frame.isStandalone))
        case .parent: return .parent(.init(tag: frame.tag, indent: "", children: frame.children))
        case .block(let isArgument):
            return .block(
                block(frame, SourceSpan(frame.contentStart, max(contentEnd, frame.contentStart)), isArgument))
        }
    }

    private func block(_ frame: Frame, _ content: SourceSpan, _ isArgument: Bool)
        -> TemplateNode.Block
    {
        let indentation = Indentation(source: source)
        let common = frame.isStandalone ? indentation.common(of: content) : nil
        if isArgument {
            let children = indentation.removing(common?.count ?? 0, from: frame.children)
            return .init(tag: frame.tag, indent: "", children: children, isStandalone: frame.isStandalone)
        }
        let indent = common.map { String(decoding: $0, as: UTF8.self) } ?? frame.indent.map(source.text) ?? ""
        return .init(
            tag: frame.tag, indent: indent, children: frame.children, isStandalone: frame.isStandalone)
    }

    // MARK: Lines

    /// Takes the text before a tag and the tag; with its whole line when nothing else stands there, and then gives the white space before.
    private mutating func takeLine(of tag: Tag) -> SourceSpan? {
        guard let lineStart = lineStart(before: tag.span.start), let next = nextLine(after: tag.span.end)
        else {
            appendText(upTo: tag.span.start, next: tag.span.end)
            return nil
        }
        appendText(upTo: lineStart, next: next)
        return SourceSpan(lineStart, tag.span.start)
    }

    /// Where the line of `offset` starts, when there are only blanks before `offset` on it.
    private func lineStart(before offset: Int) -> Int? {
        var at = offset
        while at > position, Indentation.isBlank(source.bytes[at - 1]) { at -= 1 }
        return at == start || source.bytes[at - 1] == UInt8(ascii: "\n") ? at : nil
    }

    /// Where the line after that of `offset` starts, when there are only blanks after `offset` on it.
    private func nextLine(after offset: Int) -> Int? {
        let end = source.bytes.count
        var at = offset
        while at < end, Indentation.isBlank(source.bytes[at]) { at += 1 }
        if at < end, source.bytes[at] == UInt8(ascii: "\r"), at + 1 < end { at += 1 }
        guard at < end else { return end }
        return source.bytes[at] == UInt8(ascii: "\n") ? at + 1 : nil
    }

    private mutating func appendText(upTo end: Int, next: Int) {
        if position < end { append(.text(SourceSpan(position, end))) }
        position = max(position, next)
    }

    private mutating func append(_ node: TemplateNode) {
        if open.isEmpty {
            nodes.append(node)
        } else if open.count <= MustacheParser.nestingLimit {
            open[open.count - 1].children.append(node)
        }
        // Past the limit the tree stays flat, so that nothing after this can run out of stack.
    }

    // MARK: Faults

    private mutating func reportUnopened(_ tag: Tag) {
        // The late end of something that had to end sooner: that was reported where it begins.
        if let index = crossed.firstIndex(where: { $0.name == tag.name }) {
            crossed.remove(at: index)
            return
        }
        let hint = open.last.map { Message.key("hint.closeSection", ["tag": spelled($0)]) }
        report(
            "template.unopenedSection", tag,
            hint: hint ?? .key("hint.template.unopenedSection", ["naam": tag.name]))
    }

    private mutating func report(_ rule: String, _ tag: Tag, hint: Message? = nil) {
        faults.report(rule, values: ["naam": tag.name], at: tag.span, in: source, hint: hint)
    }
}
