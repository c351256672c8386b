import HerautModel

/// The difference between two texts as `patch` and people read it.
struct UnifiedDiff {
    /// The difference; empty when there is none.
    let text: String

    /// Lines of context around a change.
    private static let context = 3

    private enum Line {
        case same(Substring)
        case removed(Substring)
        case added(Substring)
    }

    /// From `old` to `new`, both called `path`.
    init(from old: String, to new: String, path: String) {
        let lines = Self.lines(old.cut, new.cut)
        let changed = lines.indices.filter { if case .same = lines[$0] { false } else { true } }
        guard let first = changed.first else {
            text = ""
            return
        }
        var hunks: [Range<Int>] = []
        var open = first..<first + 1
        for index in changed.dropFirst() {
            if index - open.upperBound <= 2 * Self.context {
                open = open.lowerBound..<index + 1
            } else {
                hunks.append(open)
                open = index..<index + 1
            }
        }
        hunks.append(open)
        text = "--- \(path)\n+++ \(path)\n" + hunks.map { Self.hunk(around: $0, lines) }.joined()
    }

    private static func lines(_ old: [Substring], _ new: [Substring]) -> [Line] {
        let difference = new.difference(from: old)
        var removals: Set<Int> = []
        var insertions: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removals.insert(offset)
            case .insert(let offset, _, _): insertions.insert(offset)
            }
        }
        var lines: [Line] = []
        var (from, to) = (0, 0)
        while from < old.count || to < new.count {
            if removals.contains(from) {
                lines.append(.removed(old[from]))
                from += 1
            } else if insertions.contains(to) {
                lines.append(.added(new[to]))
                to += 1
            } else {
                lines.append(.same(new[to]))
                from += 1
                to += 1
            }
        }
        return lines
    }

    private static func hunk(around range: Range<Int>, _ lines: [Line]) -> String {
        let shown = max(0, range.lowerBound - context)..<min(lines.count, range.upperBound + context)
        let before = count(lines[..<shown.lowerBound])
        let inside = count(lines[shown])
        var text = "@@ -\(place(before.old, inside.old)) +\(place(before.new, inside.new)) @@\n"
        for line in lines[shown] {
            switch line {
            case .same(let line): text += " " + ended(line)
            case .removed(let line): text += "-" + ended(line)
            case .added(let line): text += "+" + ended(line)
            }
        }
        return text
    }

    private static func count(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
        lines.reduce(into: (0, 0)) { count, line in
            switch line {
            case .same: count = (count.0 + 1, count.1 + 1)
            case .removed: count.0 += 1
            case .added: count.1 += 1
            }
        }
    }

    /// `first,count`; an empty place is told by the line before it.
    private static func place(_ before: Int, _ count: Int) -> String {
        count == 1 ? "\(before + 1)" : "\(count == 0 ? before : before + 1),\(count)"
    }

    private static func ended(_ line: Substring) -> String {
        line.utf8.last == UInt8(ascii: "\n") ? String(line) : line + "\n\\ No newline at end of file\n"
    }
}

extension String {
    /// The lines, each with its line ending.
    fileprivate var cut: [Substring] {
        var lines: [Substring] = []
        var start = utf8.startIndex
        for index in utf8.indices where utf8[index] == UInt8(ascii: "\n") {
            let end = utf8.index(after: index)
            lines.append(self[start..<end])
            start = end
        }
        if start < endIndex { lines.append(self[start...]) }
        return lines
    }
}
