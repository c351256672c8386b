import HerautLanguage
import HerautModel

/// The words that go with a poster or a video, or a whole message, per channel of the draft: how long they are, how long they may be, and what a reader
/// sees before ‘more’. To copy from, so in plain text without wrapped lines.
struct ChannelSheet {
    private let page: Page
    private var out = ""
    private var words: ChannelWords { page.style.words.channels }

    /// The sheet, in UTF-8.
    static func write(_ page: Page) -> [UInt8] {
        var sheet = ChannelSheet(page: page)
        let parts = ChannelParts(page)
        let names = page.metadata.channels.flatMap(PlatformRegister.names)
        let platforms = names.compactMap(page.style.platforms.platform)
        for platform in platforms { sheet.write(parts.text, for: platform) }
        // Where nothing limits a text, one heading will do.
        let others = names.filter { page.style.platforms.platform($0) == nil }
        if !others.isEmpty || platforms.isEmpty {
            let head = others.isEmpty ? sheet.words.anywhere : others.joined(separator: ", ")
            sheet.write(words: parts.text, under: head)
        }
        if !parts.alternative.isEmpty {
            sheet.write(words: parts.alternative, under: sheet.words.alternative)
        }
        return Array(sheet.out.utf8)
    }

    private init(page: Page) { self.page = page }

    private mutating func write(_ text: String, for platform: Platform) {
        let length = platform.length(ofPost: text)
        var head = platform.name + ": " + words.used.filled(["aantal": length])
        if let limit = platform.limit {
            head += ", " + words.limit.filled(["aantal": limit])
            if length > limit { head += ". " + words.tooLong.filled(["aantal": length - limit]) }
        }
        write(words: text, under: head)
        if let visible = platform.visible, length > visible {
            out += words.visible.filled(["aantal": visible]) + "\n" + String(text.prefix(visible)) + "\n\n"
        }
    }

    private mutating func write(words text: String, under head: String) {
        out += head + "\n" + String(repeating: "-", count: head.count) + "\n" + text + "\n\n"
    }
}

/// What of a draft is posted, and what describes its picture.
struct ChannelParts {
    private(set) var text = ""
    private(set) var alternative = ""

    /// Of a poster or a script the caption, of anything else the whole text.
    init(_ page: Page) {
        let isCaption = page.family == .poster || page.family == .video
        var posted: [String] = []
        var isPosted = !isCaption
        for block in page.sections.map(\.block) {
            let label = Layout.label(of: block)
            if label.hasPrefix("alt") {
                isPosted = false
                alternative = Self.text(of: block)
                continue
            }
            if isCaption, Layout.accompanies(block) { isPosted = true }
            let text = Self.text(of: block)
            if isPosted, !text.isEmpty { posted.append(text) }
        }
        text = posted.joined(separator: "\n\n")
    }

    private static func text(of block: Block) -> String {
        switch block.content {
        case .heading(_, let inlines), .paragraph(let inlines):
            paper.lines(of: inlines.withoutPartLabel.plainText)
        case .list(_, let items):
            items.map { "• " + $0.blocks.map(text).joined(separator: "\n") }.joined(separator: "\n")
        case .quote(let blocks): blocks.map(text).joined(separator: "\n")
        case .code, .table, .rule, .comment: ""
        }
    }

    private static let paper = TextEscape(isMarkup: false, dropsIsolates: false)
}

extension String {
    /// With numbers in place of their `{names}`.
    fileprivate func filled(_ values: [String: Int]) -> String {
        MessageCatalogue.fill(self, values.mapValues { String($0) })
    }
}
