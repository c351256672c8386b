/// Finds what runs from left to right in a text that runs from right to left and holds a number: a phone number, a time, a date. Left to itself the
/// bidirectional algorithm (UAX 9) shows `0900-8844` as `8844-0900`.
enum NumberIsolation {
    /// The pieces of `text` in order, and which of them have to be kept apart. What stands between directional isolates is apart already.
    static func pieces(of text: String) -> [(text: Substring, isIsolated: Bool)] {
        var pieces: [(text: Substring, isIsolated: Bool)] = []
        var done = text.startIndex
        var run = Run()
        func close() {
            guard let start = run.start, let end = run.end, run.hasDigit else { return run = Run() }
            if done < start { pieces.append((text[done..<start], false)) }
            pieces.append((text[start..<end], true))
            done = end
            run = Run()
        }
        var depth = 0
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            switch scalar.value {
            case 0x2066...0x2068: depth += 1
            case 0x2069: depth = max(0, depth - 1)
            default: break
            }
            let next = text.unicodeScalars.index(after: index)
            switch depth > 0 ? .other : Kind(scalar) {
            case .digit: run.take(index, next, isDigit: true)
            case .letter: run.take(index, next, isDigit: false)
            case .sign where run.start == nil: run.take(index, next, isDigit: false)
            case .sign, .neutral: break
            case .other: close()
            }
        }
        close()
        if done < text.endIndex { pieces.append((text[done...], false)) }
        return pieces
    }

    /// From the first to the last letter or digit of a run.
    private struct Run {
        var start: String.Index?
        var end: String.Index?
        var hasDigit = false

        mutating func take(_ index: String.Index, _ next: String.Index, isDigit: Bool) {
            if start == nil { start = index }
            end = next
            hasDigit = hasDigit || isDigit
        }
    }

    private enum Kind {
        case digit, letter
        /// Belongs to a number before which it stands: `+31`, `€ 95`.
        case sign
        /// Stands within a run, never at its ends.
        case neutral
        /// Right to left, or the end of everything.
        case other

        init(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x30...0x39: self = .digit
            case 0x2B, 0x20AC, 0x23, 0x40: self = .sign
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: self = .letter
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x200F, 0x2066...0x2069, 0x0A, 0x0D:
                self = .other
            default: self = .neutral
            }
        }
    }
}
