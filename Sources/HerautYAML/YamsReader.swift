// The only file that knows Yams. To take the library out, write another YAMLReader.
public import HerautModel
import Yams

/// Reads YAML with Yams, within bounds: a file of a person, not of an attacker.
public struct YamsReader: YAMLReader {
    /// Largest text that is read, in bytes. A case file of a busy night is 50 KB.
    public static let sizeLimit = 1 << 20
    /// Most nodes a document may unfold to, so that aliases cannot blow up.
    static let nodeLimit = 200_000

    /// A reader.
    public init() {}

    /// Reads the bytes `span` of `source`. Faults: too large, not UTF-8, wrong syntax, a key given twice.
    public func read(_ source: SourceText, span: SourceSpan) -> YAMLResult {
        guard span.count <= Self.sizeLimit else {
            return failure(
                "yaml.tooLarge", ["limiet": "1 MB"], at: SourceSpan(span.start, span.start), in: source)
        }
        guard let text = String(validating: source.bytes[span.range], as: UTF8.self) else {
            return failure("yaml.notText", [:], at: SourceSpan(span.start, span.start), in: source)
        }
        do {
            guard let root = try Yams.compose(yaml: text, .basic) else {
                return YAMLResult(root: nil, findings: [])
            }
            var converter = Converter(source: source, span: span)
            let node = try converter.convert(root)
            return YAMLResult(root: node, findings: [])
        } catch let error as YamlError {
            return result(of: error, span: span, in: source)
        } catch {
            return failure(
                "yaml.tooLarge", ["limiet": "200.000 waarden"], at: SourceSpan(span.start, span.start),
                in: source)
        }
    }

    private func result(of error: YamlError, span: SourceSpan, in source: SourceText) -> YAMLResult {
        let base = Converter(source: source, span: span)
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let place = base.offset(of: mark)
            return failure(Self.key(forProblem: problem), at: SourceSpan(place, place), in: source)
        case .duplicatedKeysInMapping(let keys, let context):
            let findings = keys.map { key in
                let place = base.secondPlace(of: key, after: base.offset(of: context.mark))
                return Finding(
                    "yaml.duplicateKey", .error, .key("yaml.duplicateKey", ["sleutel": key]), at: place,
                    in: source)
            }
            return YAMLResult(root: nil, findings: findings)
        default:
            return failure("yaml.syntax", at: SourceSpan(span.start, span.start), in: source)
        }
    }

    private func failure(
        _ key: String, _ values: [String: String] = [:], at span: SourceSpan, in source: SourceText
    ) -> YAMLResult {
        YAMLResult(
            root: nil, findings: [Finding(RuleID(key), .error, .key(key, values), at: span, in: source)])
    }

    /// What libyaml says in English, as a key of ours: the faults that people make. Anything else is `yaml.syntax`.
    private static func key(forProblem problem: String) -> String {
        let known = [
            ("tab", "yaml.tab"), ("unexpected end of stream", "yaml.openQuote"),
            ("mapping values are not allowed", "yaml.colonInText"),
            ("could not find expected ':'", "yaml.missingColon"),
            ("did not find expected key", "yaml.indentation"),
            ("did not find expected '-'", "yaml.indentation"),
            ("block sequence entries are not allowed", "yaml.indentation"),
            ("cannot start any token", "yaml.badStart"), ("undefined alias", "yaml.badStart"),
            ("did not find expected ',' or", "yaml.openBracket"),
        ]
        return known.first { problem.contains($0.0) }?.1 ?? "yaml.syntax"
    }
}

/// Turns Yams' nodes into ours, with spans. Throws when aliases unfold beyond the limit.
private struct Converter {
    struct TooLarge: Error {}

    let source: SourceText
    let span: SourceSpan
    private let origin: SourceLocation
    private var count = 0

    init(source: SourceText, span: SourceSpan) {
        self.source = source
        self.span = span
        self.origin = source.location(of: span.start)
    }

    mutating func convert(_ node: Yams.Node) throws -> HerautModel.Node {
        count += 1
        guard count <= YamsReader.nodeLimit else { throw TooLarge() }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain || scalar.style == .any
            return HerautModel.Node(
                .scalar(scalar.string, isPlain: isPlain), span: self.span(of: scalar.string, at: node.mark))
        case .sequence(let sequence):
            return HerautModel.Node(.sequence(try sequence.map { try convert($0) }), span: start(node.mark))
        case .mapping(let mapping):
            let entries = try mapping.map {
                HerautModel.Node.Entry(key: try convert($0.key), value: try convert($0.value))
            }
            return HerautModel.Node(.mapping(entries), span: start(node.mark))
        case .alias:
            return HerautModel.Node(.scalar("", isPlain: true), span: start(node.mark))
        }
    }

    /// Yams counts lines and columns from the start of the text it was given; the first line may begin further on.
    func offset(of mark: Mark) -> Int {
        let column = mark.line == 1 ? mark.column + origin.column - 1 : mark.column
        let place = SourceLocation(line: mark.line + origin.line - 1, column: column)
        return min(max(source.offset(of: place), span.start), span.end)
    }

    /// Yams points at the mapping; the user wants to see the second of the two keys.
    func secondPlace(of key: String, after start: Int) -> SourceSpan {
        var seen = 0
        var line = source.location(of: start).line
        while line <= source.lineCount {
            let content = source.text(of: source.lineSpan(line))
            let trimmed = content.drop { $0 == " " || $0 == "-" || $0 == "\"" || $0 == "'" }
            if trimmed.hasPrefix(key), trimmed.dropFirst(key.count).contains(":") {
                seen += 1
                let begin = source.lineSpan(line).start + content.utf8.count - trimmed.utf8.count
                if seen == 2 { return SourceSpan(begin, begin + key.utf8.count) }
            }
            line += 1
        }
        return SourceSpan(start, start)
    }

    private func start(_ mark: Mark?) -> SourceSpan {
        let place = mark.map(offset) ?? span.start
        return SourceSpan(place, place)
    }

    /// A scalar's own bytes when they stand there as they are; else (folded, escaped) up to the end of its line.
    private func span(of text: String, at mark: Mark?) -> SourceSpan {
        let place = start(mark).start
        let line = source.lineSpan(source.location(of: place).line)
        for skip in 0...1 where source.bytes.dropFirst(place + skip).starts(with: text.utf8) {
            return SourceSpan(place + skip, place + skip + text.utf8.count)
        }
        return SourceSpan(place, max(place, min(line.end, span.end)))
    }
}
