import HerautModel

/// Makes names of files that Linux, macOS and Windows can hold, from what people put in lists. No name leads anywhere: slashes, dots in front and
/// signs that turn text around are gone.
enum SafeName {
    /// Most bytes of a name without its ending: far below what any system allows, also when macOS takes letters and marks apart.
    static let limit = 100

    /// The name of a file from `text`; `fallback` when nothing is left of it.
    static func name(from text: String, fallback: String) -> String {
        var name = ""
        var isGap = false
        for scalar in text.unicodeScalars {
            guard let safe = sign(scalar) else { continue }
            if safe == " " {
                isGap = true
                continue
            }
            if isGap, !name.isEmpty { name.append(" ") }
            isGap = false
            name.unicodeScalars.append(safe)
        }
        let trimmed = trimmed(cut(name, to: limit))
        if trimmed.isEmpty { return fallback }
        return isReserved(trimmed) ? "_" + Self.trimmed(cut(trimmed, to: limit - 1)) : trimmed
    }

    /// The sign as it may stand in a name; `nil` for one that goes without a trace.
    private static func sign(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x2028, 0x2029: return " "
        case 0x00..<0x20, 0x7F..<0xA0: return nil
        // What separates folders, what Windows forbids, and what shells and spreadsheets make something of.
        case 0x2F, 0x5C, 0x3A, 0x2A, 0x3F, 0x22, 0x3C, 0x3E, 0x7C, 0x24, 0x60, 0x25, 0x2044, 0x2215, 0xFF0F,
            0xFF3C:
            return "-"
        default: break
        }
        switch scalar.properties.generalCategory {
        case .format, .control, .surrogate, .privateUse, .unassigned: return nil
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return " "
        default: return scalar
        }
    }

    /// At most `limit` bytes, never half a letter.
    private static func cut(_ name: String, to limit: Int) -> String {
        guard name.utf8.count > limit else { return name }
        var short = ""
        var count = 0
        for character in name {
            count += character.utf8.count
            if count > limit { break }
            short.append(character)
        }
        return short
    }

    /// Without what stands badly in front (a dot hides a file, a dash is an option, a tilde a home folder, a sign of calculation a formula) or
    /// behind (Windows drops dots and spaces, so two names would be one).
    private static func trimmed(_ name: String) -> String {
        var rest = Substring(name)
        while let first = rest.first, " .-~=+@".contains(first) { rest.removeFirst() }
        while let last = rest.last, " .".contains(last) { rest.removeLast() }
        return String(rest)
    }

    /// Names that Windows keeps for devices, with or without an ending.
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.lowercased().trimmingSpaces()
        if ["con", "prn", "aux", "nul", "conin$", "conout$", "clock$"].contains(stem) { return true }
        guard stem.hasPrefix("com") || stem.hasPrefix("lpt") else { return false }
        return stem.count == 4 && stem.last.map { "0123456789¹²³".contains($0) } == true
    }
}
