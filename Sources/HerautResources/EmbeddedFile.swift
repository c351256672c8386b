/// One file of `Templates/` or `Locales/` inside the binary; the table of them is written at build time.
struct EmbeddedFile: Sendable {
    let path: StaticString
    let content: StaticString
    let isBase64: Bool
    /// The parsed tree of a YAML file, in the form of `NodeCoding`.
    let tree: StaticString?

    init(_ path: StaticString, text: StaticString, tree: StaticString? = nil) {
        self.path = path
        self.content = text
        self.isBase64 = false
        self.tree = tree
    }

    init(_ path: StaticString, base64: StaticString) {
        self.path = path
        self.content = base64
        self.isBase64 = true
        self.tree = nil
    }
}
