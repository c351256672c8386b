import HerautLanguage
public import HerautModel

/// One YAML file with its tree, as the resources hand it over.
public struct TemplateFile: Sendable {
    /// The text, for places.
    public let source: SourceText
    /// The tree; `nil` when it is empty.
    public let root: Node?

    /// A file.
    public init(source: SourceText, root: Node?) {
        self.source = source
        self.root = root
    }
}

/// Everything a template is made of.
public struct TemplateParts: Sendable {
    /// The kind it makes.
    public let kind: DocumentKind
    /// The language of its text.
    public let language: String
    /// `Templates/KIND/LANG.md`.
    public let text: SourceText
    /// `Templates/KIND/fields.yml`.
    public let fields: TemplateFile
    /// `Templates/delen/fields.yml`.
    public let sharedFields: TemplateFile?
    /// `Templates/delen/LANG/NAME.md`, by name.
    public let partials: [String: SourceText]
    /// `Templates/KIND/example.yml`.
    public let example: Node?
    /// `Templates/delen/voorbeelden.yml`: invented values by type of field.
    public let samples: Node?

    /// Parts of a template.
    public init(
        kind: DocumentKind, language: String, text: SourceText, fields: TemplateFile,
        sharedFields: TemplateFile?,
        partials: [String: SourceText], example: Node?, samples: Node? = nil
    ) {
        self.kind = kind
        self.language = language
        self.text = text
        self.fields = fields
        self.sharedFields = sharedFields
        self.partials = partials
        self.example = example
        self.samples = samples
    }
}

extension TemplateParts {
    /// Every text a finding may be in.
    var sources: [SourceText] {
        let fields = [fields, sharedFields].compactMap { $0?.source }
        return [text] + fields + partials.keys.sorted().compactMap { partials[$0] }
    }
}

/// A template that has been read, checked and compiled: it can be filled, and every field it asks for is declared.
public struct Template: Sendable {
    /// The kind it makes.
    public let kind: DocumentKind
    /// The language of its text.
    public let language: String
    /// `titel` of its front matter.
    public let title: String
    /// `paginas` of its front matter: pages that a printed letter may have. Without it a letter stays on both sides of one sheet, and anything else
    /// may have as many as it needs (`nil`).
    public let pageLimit: Int?
    /// `nagekeken_door` of its front matter: the native speaker who checked a translation; `nil` while nobody did.
    public let checkedBy: String?
    /// `KIND@sha256:…` over text, fields and partials: what a draft was filled from.
    public let identity: String
    /// The part of ``identity`` after the kind: `sha256:…`.
    public var contentHash: String { String(identity.drop { $0 != "@" }.dropFirst()) }
    /// The fields it declares.
    public let catalogue: FieldCatalogue
    /// Sample values.
    public let example: Node?
    /// Invented values by type of field, for checking.
    let samples: Node?
    let program: Program

    /// Whether it can be filled from a list of such things as the case has one of, posts for example.
    public var canTakeList: Bool { catalogue.fields.contains(where: \.isListable) }

    /// The template as it is filled from such a list. All its listable fields come from the row, also those that the case knows: what is
    /// said of one post is never said of another.
    public func takingList() -> Template {
        Template(
            kind: kind, language: language, title: title, pageLimit: pageLimit, checkedBy: checkedBy,
            identity: identity,
            catalogue: catalogue.takingList(), example: example, samples: samples, program: program)
    }

    /// The text it was read from.
    public var text: SourceText { program.sources[0] }

    /// The text at `path`: the template's own or that of a partial in it; `nil` for any other.
    public func text(at path: String) -> SourceText? { program.sources.first { $0.path == path } }

    /// Reads, checks and compiles.
    public static func load(_ parts: TemplateParts, reader: some YAMLReader) -> LoadedTemplate {
        let front = FrontMatter(of: parts.text)
        let yaml = front.span.map { reader.read(parts.text, span: $0) }
        let parsed = MustacheParser.parse(parts.text, from: front.bodyStart)
        let partials = parts.partials.mapValues { MustacheParser.parse($0) }
        let (catalogue, fieldFindings) = FieldCatalogue.load(parts.fields, shared: parts.sharedFields)
        var checker = TemplateChecker(kind: parts.kind, catalogue: catalogue, partials: partials)
        checker.check(parsed)
        let title = yaml?.root?["titel"]?.text ?? ""
        var findings = (yaml?.findings ?? []) + parsed.findings + fieldFindings + checker.findings
        if title.isEmpty { findings.append(missingTitle(parts.text)) }
        let pages = yaml?.root?["paginas"]
        let limit = pages.flatMap(pageLimit)
        if let pages, limit == nil { findings.append(badPageLimit(pages, parts.text)) }
        let template = Template(
            kind: parts.kind, language: parts.language, title: title,
            pageLimit: limit ?? (parts.kind.family == .letter ? 2 : nil),
            checkedBy: Translations.checker(yaml?.root?["nagekeken_door"]?.text),
            identity: identity(of: parts, used: checker.usedPartials), catalogue: catalogue,
            example: parts.example, samples: parts.samples,
            program: Program(parsed, partials: partials, catalogue: catalogue))
        return LoadedTemplate(
            compiled: template, findings: findings.sorted(by: Finding.inReportOrder), sources: parts.sources)
    }

    private static func missingTitle(_ text: SourceText) -> Finding {
        let place = SourceSpan(text.byteOrderMarkLength, text.byteOrderMarkLength)
        return Finding(
            "template.noTitle", .error, .key("template.noTitle"), at: place, in: text,
            hint: .key("hint.template.noTitle"))
    }

    /// A number of pages from 1 to 99.
    private static func pageLimit(_ node: Node) -> Int? {
        guard let count = Int(node.text), (1...99).contains(count) else { return nil }
        return count
    }

    private static func badPageLimit(_ node: Node, _ text: SourceText) -> Finding {
        Finding(
            "template.badPageLimit", .error, .key("template.badPageLimit"), at: node.span, in: text,
            hint: .key("hint.template.badPageLimit"))
    }

    private static func identity(of parts: TemplateParts, used: Set<String>) -> String {
        var hash = SHA256()
        let texts = [parts.text, parts.fields.source] + (parts.sharedFields.map { [$0.source] } ?? [])
        for text in texts + used.sorted().compactMap({ parts.partials[$0] }) {
            // The length keeps the border between two files part of what is hashed.
            hash.update(Array("\(text.bytes.count)\n".utf8))
            hash.update(text.bytes)
        }
        return parts.kind.name + "@sha256:" + hash.hexDigest()
    }
}
