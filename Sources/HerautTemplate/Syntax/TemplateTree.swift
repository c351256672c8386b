public import HerautModel

/// A tag of a template and what it names.
public struct Tag: Hashable, Sendable {
    /// The name between the braces, without the sign; `.` for the current item of a list.
    public let name: String
    /// The whole tag, braces included.
    public let span: SourceSpan
}

/// The syntax tree of a Mustache text. Strict and lenient filling read the same tree.
public enum TemplateNode: Hashable, Sendable {
    /// Text as it stands; lines that held nothing but a section, partial or comment tag are gone.
    case text(SourceSpan)
    /// `{{name}}`, or `{{{name}}}` and `{{&name}}` when `isRaw`.
    case variable(Tag, isRaw: Bool)
    /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when inverted.
    case section(Tag, isInverted: Bool, [TemplateNode])
    /// `{{> name}}` and the white space before it when it stands alone on its line.
    case partial(Tag, indent: String)
}

/// A parsed template text: as much of the tree as can be had, and every fault.
public struct ParsedTemplate: Sendable {
    /// The text.
    public let source: SourceText
    /// The tree.
    public let nodes: [TemplateNode]
    /// Faults with their place.
    public let findings: [Finding]
}
