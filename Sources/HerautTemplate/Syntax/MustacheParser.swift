public import HerautModel

/// Reads Mustache: the core of the specification, its inheritance and its dynamic names. Never throws: a broken template gives what can
/// be read of it and every fault at once.
public enum MustacheParser {
    /// Deepest nesting of sections, parents and blocks.
    public static let nestingLimit = 32
    /// Largest template, in bytes.
    public static let sizeLimit = 1 << 20

    /// Parses `source` from byte `start`, mostly the end of the front matter.
    public static func parse(
        _ source: SourceText, from start: Int = 0, delimiters: Delimiters = .standard
    ) -> ParsedTemplate {
        let start = max(start, source.byteOrderMarkLength)
        guard source.bytes.count <= sizeLimit else {
            var faults = FaultList()
            faults.report(
                "template.tooLarge", at: SourceSpan(start, start), in: source,
                hint: .key("hint.template.tooLarge"))
            return ParsedTemplate(source: source, nodes: [], findings: faults.findings)
        }
        var reader = TagReader(source: source, delimiters: delimiters)
        var builder = TreeBuilder(source: source, from: start)
        while let reading = reader.next(from: builder.position) {
            builder.take(reading, delimiters: reader.delimiters)
        }
        builder.finish()
        let findings = TextCheck.findings(in: source, from: start) + reader.faults.findings
        return ParsedTemplate(
            source: source, nodes: builder.nodes, findings: findings + builder.faults.findings)
    }
}
