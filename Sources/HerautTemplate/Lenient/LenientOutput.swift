/// What has been rendered. Lines of a template that stands indented get its indent; lines inside a value do not.
struct LenientOutput {
    private(set) var bytes: [UInt8] = []
    /// What each line of the template begins with.
    var indent: [UInt8] = []
    private var isAtLineStart = true

    /// The bytes as text; what is not UTF-8 becomes U+FFFD.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func append(text: ArraySlice<UInt8>) {
        var rest = text
        while !rest.isEmpty {
            if isAtLineStart { bytes += indent }
            let newline = rest.firstIndex(of: UInt8(ascii: "\n"))
            let end = newline.map { $0 + 1 } ?? rest.endIndex
            bytes += rest[..<end]
            isAtLineStart = newline != nil
            rest = rest[end...]
        }
    }

    mutating func append(value: String) {
        if isAtLineStart { bytes += indent }
        isAtLineStart = false
        bytes += Array(value.utf8)
    }
}

/// Escaping as the specification asks.
enum HTML {
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
