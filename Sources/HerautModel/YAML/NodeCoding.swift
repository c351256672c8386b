/// The compact form in which parsed YAML lies in the binary, where it is read in place: see ``PackedNode``.
///
/// One node after another, in order of appearance: a letter (`S` quoted scalar, `P` plain scalar, `L` list, `M` mapping), start and end of
/// the span, and the number of bytes that follow; of a list or mapping also the number of items or entries. Then the text, or the
/// children. Numbers are four signs of six bits each, so that all of it is text that a source file can hold.
public enum NodeCoding {
    /// The compact form of `node`.
    public static func encode(_ node: Node) -> String {
        String(decoding: bytes(of: node), as: UTF8.self)
    }

    /// The tree of a compact form made by ``encode(_:)``; `nil` when there is none. Nothing is read before it is asked for, so that the
    /// memory must stay for as long as the tree is used. What is damaged reads as an empty scalar.
    public static func tree(in text: StaticString) -> Node? {
        // A static string is never freed, and its pointer never changes.
        PackedNode(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)).map(Node.init)
    }

    /// Largest number four signs can hold.
    static let limit = 1 << 24

    private static func bytes(of node: Node) -> [UInt8] {
        func head(_ letter: String, _ numbers: Int...) -> [UInt8] {
            Array(letter.utf8) + ([node.span.start, node.span.end] + numbers).flatMap(signs)
        }
        switch node.content {
        case .scalar(let text, let isPlain):
            return head(isPlain ? "P" : "S", text.utf8.count) + Array(text.utf8)
        case .sequence(let items):
            let children = items.flatMap(bytes)
            return head("L", children.count, items.count) + children
        case .mapping(let entries):
            let children = entries.flatMap { bytes(of: $0.key) + bytes(of: $0.value) }
            return head("M", children.count, entries.count) + children
        }
    }

    private static func signs(of number: Int) -> [UInt8] {
        precondition(number < limit, "A YAML file of 16 MB does not belong in the binary.")
        return [18, 12, 6, 0].map { UInt8(48 + (number >> $0) & 0x3F) }
    }
}
