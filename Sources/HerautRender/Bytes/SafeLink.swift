import HerautModel

/// The addresses that a document may link to: the web, mail and phone. Anything else (`javascript:`, files, relative paths) is shown
/// as text only.
enum SafeLink {
    /// `destination` when it may be a link; `nil` otherwise.
    static func address(_ destination: String) -> String? {
        let isClean = destination.unicodeScalars.allSatisfy {
            $0.value > 0x20 && $0.value != 0x7F && $0 != "\\"
        }
        let low = destination.lowercased()
        let schemes = ["https://", "http://", "mailto:", "tel:"]
        let rest = schemes.first(where: low.hasPrefix).map { low.dropFirst($0.count) } ?? ""
        guard isClean, !rest.isEmpty, !rest.hasPrefix("/") else { return nil }
        return TextEscape(isMarkup: false, dropsIsolates: true).escaped(destination)
    }

    /// The address as people read it, when the text of its link does not say it; `nil` when it does. Paper needs it.
    static func hidden(_ address: String, behind text: String) -> String? {
        let readable = readable(address)
        return Self.readable(text) == readable ? nil : readable
    }

    /// The address as people read it: without scheme, and without a slash at the end.
    static func readable(_ address: String) -> String {
        for scheme in ["https://", "http://", "mailto:", "tel:"] where address.lowercased().hasPrefix(scheme)
        {
            let rest = address.dropFirst(scheme.count)
            return String(rest.hasSuffix("/") ? rest.dropLast() : rest)
        }
        return address
    }
}
