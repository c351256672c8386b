public import HerautModel

/// A ``DraftPlan`` compiled once for a format: literal bytes with places for values. Each letter is then a splice.
///
/// Where something stands on the page is decided from its words (is this line an address?), so from the values as well. The plan is
/// laid out after one example; a letter that turns out differently is rendered from its blocks. Either way the bytes are those of
/// ``Renderer/render(_:metadata:as:style:)`` with the filled blocks.
public struct CompiledPlan: Sendable {
    fileprivate let plan: DraftPlan
    fileprivate let format: RenderFormat
    fileprivate let style: HouseStyle
    fileprivate let layout: Layout
    /// `nil` when the layout of the example cannot be laid over the plan.
    private let form: CompiledForm?

    /// Compiles `plan`, laid out as the letter with `example`: a text for every slot, best those of the first record.
    public init(_ plan: DraftPlan, as format: RenderFormat, style: HouseStyle, example: [String]) {
        let filled = plan.blocks(filledWith: example)
        self.plan = plan
        self.format = format
        self.style = style
        layout = Layout(of: filled, metadata: plan.metadata)
        guard !format.isMadeWhole, layout.fits(plan.blocks, filled: filled) else {
            form = nil
            return
        }
        form = CompiledForm(
            Page(plan.blocks, metadata: plan.metadata, layout: layout, style: style), as: format)
    }

    /// One letter: `texts[i]` in place of slot `i`. Refused only as PDF, see ``Renderer/render(_:as:style:)``.
    public func rendition(filledWith texts: [String]) throws(RenderRefusal) -> Rendition {
        let filled = plan.blocks(filledWith: texts)
        // A PDF with open places is laid out for a press: its lines do not lean on each other. One letter by itself is set as it is.
        if format != .pdf, let form, Layout(of: filled, metadata: plan.metadata) == layout {
            return try form.rendition(filledWith: texts, as: format)
        }
        return try Renderer.render(filled, metadata: plan.metadata, as: format, style: style)
    }
}

extension CompiledPlan {
    /// Letters of a plan for one format, one after another in a buffer that is kept: for a run of thousands. Which letter came first does not
    /// matter to the bytes of the others. Not to be shared between threads.
    public struct Press: ~Copyable {
        /// The bytes of the last letter, valid until the next one.
        public var output: UnsafeBufferPointer<UInt8> { out.bytes }
        /// The hash of the last letter, made when it is asked for.
        public var digest: [UInt8] {
            var (hash, hashed) = start.map { ($0.hash, $0.count) } ?? (hash, hashed)
            hash.update(UnsafeBufferPointer(rebasing: out.bytes[hashed...]))
            return hash.finish()
        }

        private let compiled: CompiledPlan
        private let watch: LayoutWatch?
        private var forms: [Layout: Form] = [:]
        private var usual: Form?
        private var out = ByteBuffer(capacity: 1 << 14)
        private var scratch: [UInt8] = []
        /// The hash of the first ``hashed`` bytes, which letters share.
        private var hash = SHA256()
        private var hashed = 0
        /// The start of a PDF, which has that hash when it is asked for.
        private var start: PDFSkeleton?

        /// One layout, ready for values.
        private enum Form {
            case docx(DOCXSplice)
            case pdf(PDFPress)
            case other(CompiledForm)
            /// The layout cannot be laid over the plan.
            case none

            var isPDF: Bool { if case .pdf = self { true } else { false } }

            /// The same for a second thread.
            var twin: Form {
                // A press of PDFs keeps the last letter: two threads on one would put one letter's values into another.
                if case .pdf(let press) = self { .pdf(press.twin()) } else { self }
            }
        }

        /// Layouts that are kept; letters of one plan seldom have more than two.
        private static var limit: Int { 16 }

        /// Ready for the letters of `compiled`.
        public init(_ compiled: CompiledPlan, example: [String]) {
            self.compiled = compiled
            watch = LayoutWatch(compiled.plan, layout: compiled.layout, example: example)
            if let form = compiled.form {
                usual = ready(form)
            } else {
                usual = makeForm(compiled.layout, compiled.plan.blocks(filledWith: example))
            }
        }

        private init(as other: borrowing Press) {
            compiled = other.compiled
            watch = other.watch
            usual = other.usual?.twin
        }

        /// Another for the same letters, for a second thread: what was laid out before is not laid out again.
        public func twin() -> Press { Press(as: self) }

        /// Makes the letter with `texts`. Refused only as PDF, see ``Renderer/render(_:as:style:)``.
        public mutating func print(_ texts: SlotTexts) throws(RenderRefusal) {
            hash = SHA256()
            hashed = 0
            let before = start
            start = nil
            let form = form(for: texts)
            // A PDF is written over the last one, as far as the two start alike.
            if !form.isPDF || before == nil { out.truncate(to: 0) }
            switch form {
            case .pdf(let press):
                do throws(RenderRefusal) {
                    start = try press.write(texts, over: before, to: &out)
                } catch {
                    out.truncate(to: 0)
                    throw error
                }
            case .docx(let splice): (hash, hashed) = splice.write(texts, to: &out, scratch: &scratch)
            case .other(let form):
                add(try form.rendition(filledWith: texts.strings, as: compiled.format).bytes)
            case .none:
                let filled = compiled.plan.blocks(filledWith: texts.strings)
                add(
                    try Renderer.render(
                        filled, metadata: compiled.plan.metadata, as: compiled.format, style: compiled.style
                    ).bytes)
            }
        }

        private mutating func add(_ bytes: [UInt8]) {
            bytes.withUnsafeBufferPointer { out.append(contentsOf: $0) }
        }

        private mutating func form(for texts: SlotTexts) -> Form {
            if let watch, let usual, watch.holds(for: texts) { return usual }
            let filled = compiled.plan.blocks(filledWith: texts.strings)
            let layout = Layout(of: filled, metadata: compiled.plan.metadata)
            if layout == compiled.layout, let usual { return usual }
            if let form = forms[layout] { return form }
            let form = makeForm(layout, filled)
            if forms.count < Self.limit { forms[layout] = form }
            return form
        }

        private func makeForm(_ layout: Layout, _ filled: [Block]) -> Form {
            let plan = compiled.plan
            guard !compiled.format.isMadeWhole, layout.fits(plan.blocks, filled: filled) else { return .none }
            let page = Page(plan.blocks, metadata: plan.metadata, layout: layout, style: compiled.style)
            return ready(CompiledForm(page, as: compiled.format))
        }

        private func ready(_ form: CompiledForm) -> Form {
            switch form {
            case .docx(let package): DOCXSplice(package).map { .docx($0) } ?? .other(form)
            case .pdf(let form): .pdf(PDFPress(form, isSpliced: true))
            case .plainText, .html, .odt, .whole: .other(form)
            }
        }
    }
}

/// A page in the bytes of a format, with its open places.
enum CompiledForm: Sendable {
    case plainText(SlottedBytes<PlainTextOpening>)
    case html(SlottedBytes<HTMLOpening>)
    case docx(DOCXPackage)
    case odt(ODTPackage)
    /// Finished bytes, of a page without open places (``RenderFormat/isMadeWhole``).
    case whole([UInt8])
    case pdf(PDFForm)

    init(_ page: Page, as format: RenderFormat) {
        switch format {
        case .txt: self = .plainText(PlainTextWriter.write(page))
        case .html: self = .html(HTMLWriter.write(page))
        case .docx: self = .docx(DOCXPackage(page))
        case .odt: self = .odt(ODTPackage(page))
        case .vtt: self = .whole(CaptionFile.vtt(page))
        case .srt: self = .whole(CaptionFile.srt(page))
        case .teleprompter: self = .whole(TeleprompterWriter.write(page))
        case .svg: self = .whole(PosterSVG.write(page, size: .post))
        case .eml: self = .whole(MailWriter.write(page))
        case .channels: self = .whole(ChannelSheet.write(page))
        case .pdf: self = .pdf(PDFForm(page))
        }
    }

    func rendition(
        filledWith texts: [String], as format: RenderFormat
    ) throws(RenderRefusal) -> Rendition {
        let bytes =
            switch self {
            case .plainText(let form): form.bytes(filledWith: texts)
            case .html(let form): form.bytes(filledWith: texts)
            case .docx(let form): form.bytes(filledWith: texts)
            case .odt(let form): form.bytes(filledWith: texts)
            case .whole(let bytes): bytes
            case .pdf(let form): try form.bytes(filledWith: texts)
            }
        return Rendition(bytes: bytes, mediaType: format.mediaType, fileExtension: format.fileExtension)
    }
}
