import Testing

/// A strict and small reader of XML and of HTML as this house writes it. Independent of what it tests.
final class TinyXML {
    var name: String
    var attributes: [String: String] = [:]
    var children: [TinyXML] = []
    /// Text of a text node; elements have none.
    var text = ""

    init(_ name: String) { self.name = name }

    struct Malformed: Error { let at: String }

    private static let void: Set<String> = ["meta", "br", "hr"]

    /// The root of a document.
    static func parse(_ source: String) throws -> TinyXML {
        var rest = Substring(source)
        if rest.hasPrefix("<?xml") || rest.hasPrefix("<!DOCTYPE") {
            rest = rest.drop { $0 != ">" }.dropFirst()
        }
        let root = TinyXML("#root")
        var stack = [root]
        while let first = rest.unicodeScalars.first {
            guard first == "<" else {
                let end = rest.unicodeScalars.firstIndex(of: "<") ?? rest.endIndex
                let node = TinyXML("#text")
                node.text = stack.last?.name == "style" ? String(rest[..<end]) : try unescape(rest[..<end])
                stack.last?.children.append(node)
                rest = rest[end...]
                continue
            }
            guard let end = rest.unicodeScalars.firstIndex(of: ">") else {
                throw Malformed(at: String(rest.prefix(40)))
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            rest = Substring(rest.unicodeScalars[rest.unicodeScalars.index(after: end)...])
            try apply(tag, to: &stack)
        }
        guard stack.count == 1 else { throw Malformed(at: "open: \(stack.last?.name ?? "")") }
        return root
    }

    private static func apply(_ tag: Substring, to stack: inout [TinyXML]) throws {
        if tag.hasPrefix("/") {
            guard stack.count > 1, stack.removeLast().name == tag.dropFirst() else {
                throw Malformed(at: String(tag))
            }
            return
        }
        let isEmpty = tag.hasSuffix("/")
        let body = isEmpty ? tag.dropLast() : tag
        let node = TinyXML(String(body.prefix { $0 != " " }))
        guard
            node.name.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || "0123456789:-_".unicodeScalars.contains($0)
            })
        else {
            throw Malformed(at: String(tag))
        }
        try node.readAttributes(body.dropFirst(node.name.count))
        stack.last?.children.append(node)
        if !isEmpty, !void.contains(node.name) { stack.append(node) }
    }

    private func readAttributes(_ text: Substring) throws {
        var rest = text.drop { $0 == " " }
        while !rest.isEmpty {
            let name = rest.prefix { $0 != "=" }
            rest = rest.dropFirst(name.count + 1)
            guard rest.first == "\"" else { throw Malformed(at: String(text)) }
            let value = rest.dropFirst().prefix { $0 != "\"" }
            guard attributes.updateValue(try Self.unescape(value), forKey: String(name)) == nil else {
                throw Malformed(at: String(text))
            }
            rest = rest.dropFirst(value.count + 2).drop { $0 == " " }
        }
    }

    private static func unescape(_ text: Substring) throws -> String {
        let entities = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
        var out = ""
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.first {
            // XML 1.0, production 2: nothing under U+0020 but tab and line ends.
            guard scalar.value >= 0x20 || [9, 10, 13].contains(scalar.value), scalar.value != 0xFFFE,
                scalar.value != 0xFFFF
            else {
                throw Malformed(at: "U+\(String(scalar.value, radix: 16))")
            }
            rest = rest.dropFirst()
            if scalar == "&" {
                let name = String(rest.prefix { $0 != ";" })
                guard let value = entities[name] else { throw Malformed(at: "&" + name) }
                out += value
                rest = rest.dropFirst(name.unicodeScalars.count + 1)
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// All elements of this name below, in order.
    func all(_ name: String) -> [TinyXML] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    /// The text below; `br` elements are newlines.
    var content: String {
        name == "#text" ? text : name == "br" || name == "w:br" ? "\n" : children.map(\.content).joined()
    }

    /// Names of the elements right below.
    var childNames: [String] { children.map(\.name).filter { $0 != "#text" } }

    /// Every element below, itself included.
    var elements: [TinyXML] { (name.hasPrefix("#") ? [] : [self]) + children.flatMap(\.elements) }
}
