/// The signs a tag begins and ends with: `{{` and `}}` until a tag such as `{{=<% %>=}}` changes them.
public struct Delimiters: Hashable, Sendable {
    /// What a tag begins with, in UTF-8.
    public let open: [UInt8]
    /// What a tag ends with, in UTF-8.
    public let close: [UInt8]

    /// `{{` and `}}`.
    public static let standard = Delimiters(open: Array("{{".utf8), close: Array("}}".utf8))

    /// Delimiters as the specification allows them: not empty, without white space and without `=`.
    init?(_ words: [ArraySlice<UInt8>]) {
        guard words.count == 2, words.allSatisfy({ !$0.isEmpty && !$0.contains(UInt8(ascii: "=")) }) else {
            return nil
        }
        self.init(open: Array(words[0]), close: Array(words[1]))
    }

    private init(open: [UInt8], close: [UInt8]) {
        self.open = open
        self.close = close
    }
}
