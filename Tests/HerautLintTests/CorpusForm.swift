import HerautModel
import HerautTestSupport
import Testing

/// A row of `Tests/Corpus`: a form that must be found, with its place marked, and what the draft around it has to say.
struct CorpusForm: Sendable, CustomTestStringConvertible {
    /// Where a form can stand.
    enum Setting: String, CaseIterable, Sendable {
        case alone
        case inALongerSentence
        case inAListOfQuotations
        case afterAnEmoji
        case withNonBreakingSpaces
        case atALineBreak
    }

    /// Number in the list of wrong forms.
    let id: String
    /// Front matter, one key a line.
    let front: String
    /// How grave the finding must be.
    let severity: Severity
    /// The text before the mark, in it and behind it; the mark is `nil` when the finding is about what is missing.
    let before: String
    let marked: String?
    let after: String

    var testDescription: String { id + " " + before + (marked ?? "") + after }

    /// The rows of a file: id, front matter with `;` between the keys, severity, text with « » around the place.
    static func all(in file: String) throws -> [CorpusForm] {
        let bytes = try Repository.bytes(of: Repository.root + "/Tests/Corpus/" + file)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return lines.filter { !$0.hasPrefix("#") }.dropFirst().compactMap { CorpusForm(row: String($0)) }
    }

    private init?(row: String) {
        let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard cells.count >= 4, let severity = Severity(rawValue: cells[2]) else { return nil }
        id = cells[0]
        front = cells[1].replacing("; ", with: "\n")
        self.severity = severity
        let text = cells[3].replacing("\\n", with: "\n")
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "«" || $0 == "»" }.map(String.init)
        before = parts[0]
        marked = parts.count == 3 ? parts[1] : nil
        after = parts.count == 3 ? parts[2] : ""
    }

    // MARK: Drafts

    /// Drafts with the form in such a place, and where the finding has to be.
    func drafts(in setting: Setting) -> [(text: String, mark: SourceSpan?)] {
        guard let marked else {
            return [.alone, .afterAnEmoji].contains(setting)
                ? [draft(before: setting == .alone ? "" : "👋🏽 ", mark: "", after: "", isMarked: false)] : []
        }
        switch setting {
        case .alone: return [draft(mark: marked, after: ".")]
        case .inALongerSentence:
            return [
                draft(
                    before: "Na lang overleg schrijven wij het volgende: ", mark: marked,
                    after: ", en daarmee sluiten wij dit bericht af.")
            ]
        case .inAListOfQuotations:
            // A milder finding may be silent in quotation marks.
            guard severity == .error else { return [] }
            return [draft(before: "- Het is druk.\n- “", mark: marked, after: ".”\n- Tot ziens.")]
        case .afterAnEmoji: return [draft(before: "👩‍👩‍👧‍👦👋🏽 ", mark: marked, after: ".")]
        case .withNonBreakingSpaces:
            return [draft(mark: marked.replacing(" ", with: "\u{A0}"), after: ".")]
        case .atALineBreak: return broken(marked).map { draft(mark: $0, after: ".") }
        }
    }

    /// The mark with a line break for each space behind which the sentence goes on in small letters: a capital or a number may start
    /// a new line of an address or a poster.
    private func broken(_ marked: String) -> [String] {
        marked.indices.filter { index in
            marked[index] == " " && marked[marked.index(after: index)].isLowercase
        }.map { marked.replacingCharacters(in: $0, with: "\n") }
    }

    private func draft(before lead: String = "", mark: String, after end: String, isMarked: Bool = true)
        -> (text: String, mark: SourceSpan?)
    {
        var head = "---\n" + front + "\n---\n"
        // In a letter what comes before the salutation is the address.
        if front.contains("brief") { head += "Geachte mevrouw Bakker,\n\n" }
        head += lead + before
        let text = head + mark + after + end + "\n"
        guard isMarked else { return (text, nil) }
        return (text, SourceSpan(head.utf8.count, head.utf8.count + mark.utf8.count))
    }
}

/// A row of `Tests/Corpus` that must pass: id, front matter, text.
struct RightForm: Sendable, CustomTestStringConvertible {
    enum Setting: String, CaseIterable, Sendable {
        case alone
        case inALongerSentence
        case inAListOfQuotations
        case afterAnEmoji
        case withNonBreakingSpaces
        case atALineBreak
    }

    let id: String
    let front: String
    let text: String

    var testDescription: String { id + " " + text }

    static func all(in file: String) throws -> [RightForm] {
        let bytes = try Repository.bytes(of: Repository.root + "/Tests/Corpus/" + file)
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return lines.filter { !$0.hasPrefix("#") }.dropFirst().map { line in
            let cells = line.split(separator: "\t").map(String.init)
            return RightForm(
                id: cells[0], front: cells[1].replacing("; ", with: "\n"),
                text: cells[2].replacing("\\n", with: "\n"))
        }
    }

    /// A draft with the form in such a place.
    func draft(in setting: Setting) -> String {
        let body =
            switch setting {
            case .alone: text
            case .inALongerSentence: "Na lang overleg schrijven wij het volgende: " + text
            case .inAListOfQuotations: "- Het is druk.\n- “" + text.replacing("\n", with: " ") + "”"
            case .afterAnEmoji: "👩‍👩‍👧‍👦👋🏽 " + text
            case .withNonBreakingSpaces: text.replacing(" ", with: "\u{A0}")
            case .atALineBreak: text.replacing(" ", with: "\n")
            }
        let salutation = front.contains("brief") ? "Geachte mevrouw Bakker,\n\n" : ""
        return "---\n" + front + "\n---\n" + salutation + body + "\n"
    }
}

extension String {
    fileprivate func replacingCharacters(in index: Index, with text: String) -> String {
        String(self[..<index]) + text + self[self.index(after: index)...]
    }
}
