// The only file that knows libyaml. To take the library out, write another YAMLReader.
internal import CYAML
public import HerautModel

/// Reads YAML with libyaml, within bounds: a file of a person, not of an attacker.
public struct LibYAMLReader: YAMLReader {
    /// Largest text that is read, in bytes. A case file of a busy night is 50 KB.
    public static let sizeLimit = 1 << 20
    /// Most nodes a document may unfold to, so that aliases cannot blow up.
    static let nodeLimit = 200_000
    /// Most lists and mappings inside each other: a tree is walked by functions that call themselves.
    static let depthLimit = 100

    /// A reader.
    public init() {}

    /// Reads the bytes `span` of `source`. Faults: too large, too deep, not UTF-8, wrong syntax, a key given twice, a second
    /// document.
    public func read(_ source: SourceText, span: SourceSpan) -> YAMLResult {
        let start = SourceSpan(span.start, span.start)
        guard span.count <= Self.sizeLimit else {
            return YAMLResult(fault: .init("yaml.tooLarge", ["limiet": "1 MB"], at: start), in: source)
        }
        guard String(validating: source.bytes[span.range], as: UTF8.self) != nil else {
            return YAMLResult(fault: .init("yaml.notText", at: start), in: source)
        }
        return source.bytes[span.range].withUnsafeBufferPointer { text in
            let places = Places(text, startingAt: span.start)
            do throws(Fault) {
                return try Self.tree(of: text, places, in: source, span)
            } catch {
                return YAMLResult(fault: error, in: source)
            }
        }
    }

    private static func tree(
        of text: UnsafeBufferPointer<UInt8>, _ places: Places, in source: SourceText, _ span: SourceSpan
    ) throws(Fault) -> YAMLResult {
        var builder = TreeBuilder(events: EventReader(text, places), source: source, span: span)
        guard let root = try builder.document() else { return YAMLResult(root: nil, findings: []) }
        try builder.expectEnd()
        let findings = builder.faults.map { $0.finding(in: source) }
        return YAMLResult(root: findings.isEmpty ? root : nil, findings: findings)
    }
}

/// Why a text cannot be read, and where.
private struct Fault: Error {
    let key: String
    let values: [String: String]
    let span: SourceSpan

    init(_ key: String, _ values: [String: String] = [:], at span: SourceSpan) {
        self.key = key
        self.values = values
        self.span = span
    }

    func finding(in source: SourceText) -> Finding {
        Finding(RuleID(key), .error, .key(key, values), at: span, in: source)
    }
}

extension YAMLResult {
    fileprivate init(fault: Fault, in source: SourceText) {
        self.init(root: nil, findings: [fault.finding(in: source)])
    }
}

/// Where libyaml's marks stand: it counts code points from the start of the text, we count bytes of the file.
private struct Places {
    private static let stride = 256

    private let text: UnsafeBufferPointer<UInt8>
    private let start: Int
    /// The byte at which each 256th code point begins, so that a mark is found without walking the whole text.
    private let milestones: [Int]

    init(_ text: UnsafeBufferPointer<UInt8>, startingAt start: Int) {
        self.text = text
        self.start = start
        var milestones: [Int] = []
        var count = 0
        for (offset, byte) in text.enumerated() where byte & 0xC0 != 0x80 {
            if count.isMultiple(of: Self.stride) { milestones.append(offset) }
            count += 1
        }
        self.milestones = milestones
    }

    /// The byte offset in the file of a mark; the end of the text for one beyond it.
    func offset(_ mark: yaml_mark_t) -> Int {
        let index = Int(clamping: mark.index)
        guard milestones.indices.contains(index / Self.stride) else { return start + text.count }
        var offset = milestones[index / Self.stride]
        for _ in 0..<index % Self.stride where offset < text.count {
            repeat { offset += 1 } while offset < text.count && text[offset] & 0xC0 == 0x80
        }
        return start + offset
    }

    /// The empty span at a mark.
    func point(_ mark: yaml_mark_t) -> SourceSpan {
        let offset = offset(mark)
        return SourceSpan(offset, offset)
    }

    /// The empty span `offset` bytes into the text.
    func point(byte offset: Int) -> SourceSpan {
        let place = start + min(offset, text.count)
        return SourceSpan(place, place)
    }
}

/// What libyaml tells one after the other, with its place.
private enum Event {
    case documentStart(SourceSpan)
    case scalar(String, isPlain: Bool, anchor: String?, SourceSpan)
    case sequenceStart(anchor: String?, SourceSpan)
    case mappingStart(anchor: String?, SourceSpan)
    case alias(String, SourceSpan)
    /// Of a list or a mapping.
    case nodeEnd
    case streamEnd
}

/// libyaml's parser over a text that outlives it. It points at itself, so it lives in one place in memory.
private final class EventReader {
    private let state = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    private let places: Places

    init(_ text: UnsafeBufferPointer<UInt8>, _ places: Places) {
        precondition(yaml_parser_initialize(state) == 1, "libyaml has no memory left")
        self.places = places
        yaml_parser_set_encoding(state, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(state, text.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(state)
        state.deallocate()
    }

    /// The next event that says something of the tree.
    func next() throws(Fault) -> Event {
        while true {
            var event = yaml_event_t()
            guard yaml_parser_parse(state, &event) == 1 else { throw fault() }
            defer { yaml_event_delete(&event) }
            if let known = known(event) { return known }
        }
    }

    private func known(_ event: yaml_event_t) -> Event? {
        let place = places.point(event.start_mark)
        switch event.type {
        case YAML_DOCUMENT_START_EVENT: return .documentStart(place)
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(
                String(decoding: text, as: UTF8.self), isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
                anchor: name(scalar.anchor), place)
        case YAML_SEQUENCE_START_EVENT:
            return .sequenceStart(anchor: name(event.data.sequence_start.anchor), place)
        case YAML_MAPPING_START_EVENT:
            return .mappingStart(anchor: name(event.data.mapping_start.anchor), place)
        case YAML_ALIAS_EVENT: return .alias(name(event.data.alias.anchor) ?? "", place)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return .nodeEnd
        case YAML_STREAM_END_EVENT: return .streamEnd
        default: return nil
        }
    }

    private func name(_ anchor: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        anchor.map { String(cString: $0) }
    }

    private func fault() -> Fault {
        let problem = state.pointee.problem.map { String(cString: $0) } ?? ""
        let place =
            state.pointee.error == YAML_READER_ERROR
            ? places.point(byte: state.pointee.problem_offset) : places.point(state.pointee.problem_mark)
        return Fault(Self.key(forProblem: problem), at: place)
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
            ("cannot start any token", "yaml.badStart"),
            ("did not find expected ',' or", "yaml.openBracket"),
        ]
        return known.first { problem.contains($0.0) }?.1 ?? "yaml.syntax"
    }
}

/// Turns events into our nodes, with spans.
private struct TreeBuilder {
    private let events: EventReader
    private let source: SourceText
    private let span: SourceSpan
    /// Keys given twice: told all at once.
    private(set) var faults: [Fault] = []
    /// Nodes so far, those of aliases as often as they are used.
    private var count = 0
    private var anchors: [String: (node: Node, count: Int)] = [:]

    init(events: EventReader, source: SourceText, span: SourceSpan) {
        self.events = events
        self.source = source
        self.span = span
    }

    /// The tree of the first document; nil for a text in which there is none.
    mutating func document() throws(Fault) -> Node? {
        guard case .documentStart = try events.next() else { return nil }
        return try node(try events.next(), depth: 0)
    }

    /// Throws when there is more than one document.
    func expectEnd() throws(Fault) {
        if case .documentStart(let place) = try events.next() {
            throw Fault("yaml.secondDocument", at: place)
        }
    }

    /// The node that begins with `event`; nil at the end of a list or mapping.
    private mutating func node(_ event: Event, depth: Int) throws(Fault) -> Node? {
        let before = count
        switch event {
        case .documentStart, .nodeEnd, .streamEnd: return nil
        case .alias(let name, let place): return try aliased(name, at: place)
        case .scalar(let text, let isPlain, let anchor, let place):
            try add(1)
            let node = Node(.scalar(text, isPlain: isPlain), span: span(of: text, at: place.start))
            return keep(node, as: anchor, since: before)
        case .sequenceStart(let anchor, let place):
            try enter(depth, at: place)
            return keep(Node(.sequence(try items(depth)), span: place), as: anchor, since: before)
        case .mappingStart(let anchor, let place):
            try enter(depth, at: place)
            return keep(Node(.mapping(try entries(depth)), span: place), as: anchor, since: before)
        }
    }

    private mutating func items(_ depth: Int) throws(Fault) -> [Node] {
        var items: [Node] = []
        while let item = try node(try events.next(), depth: depth + 1) { items.append(item) }
        return items
    }

    private mutating func entries(_ depth: Int) throws(Fault) -> [Node.Entry] {
        var entries: [Node.Entry] = []
        var names: Set<String> = []
        while let key = try node(try events.next(), depth: depth + 1),
            let value = try node(try events.next(), depth: depth + 1)
        {
            if case .scalar(let name, _) = key.content, !names.insert(name).inserted {
                faults.append(Fault("yaml.duplicateKey", ["sleutel": name], at: key.span))
            }
            entries.append(Node.Entry(key: key, value: value))
        }
        return entries
    }

    private mutating func enter(_ depth: Int, at place: SourceSpan) throws(Fault) {
        try add(1)
        guard depth <= LibYAMLReader.depthLimit else {
            throw Fault("yaml.tooDeep", ["limiet": "\(LibYAMLReader.depthLimit)"], at: place)
        }
    }

    private mutating func add(_ nodes: Int) throws(Fault) {
        count += nodes
        guard count <= LibYAMLReader.nodeLimit else {
            throw Fault(
                "yaml.tooLarge", ["limiet": "200.000 waarden"], at: SourceSpan(span.start, span.start))
        }
    }

    private mutating func aliased(_ name: String, at place: SourceSpan) throws(Fault) -> Node {
        guard let known = anchors[name] else { throw Fault("yaml.badStart", at: place) }
        try add(known.count)
        return known.node
    }

    private mutating func keep(_ node: Node, as anchor: String?, since before: Int) -> Node {
        if let anchor { anchors[anchor] = (node, count - before) }
        return node
    }

    /// A scalar's own bytes when they stand there as they are; else (folded, escaped) up to the end of its line.
    private func span(of text: String, at place: Int) -> SourceSpan {
        for skip in 0...1 where source.bytes.dropFirst(place + skip).starts(with: text.utf8) {
            return SourceSpan(place + skip, place + skip + text.utf8.count)
        }
        let line = source.lineSpan(source.location(of: place).line)
        return SourceSpan(place, max(place, min(line.end, span.end)))
    }
}
