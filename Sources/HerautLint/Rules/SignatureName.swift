import HerautModel

/// LT-07: a letter ends with the name of a person.
struct SignatureName: CodedRule {
    static let id: RuleID = "LT-07"

    private static let titles = [
        "burgemeester", "wethouder", "de", "het", "heer", "mevrouw", "dhr", "mevr", "mr", "dr", "drs",
        "namens",
    ]

    func check(_ document: LintDocument, report: inout RuleReport) {
        guard let close = document.passages.first(where: { $0.scopes.contains(.closing) }) else {
            report.addMissing()
            return
        }
        let signature = document.passages.filter { $0.index > close.index && $0.scopes.contains(.closing) }
        if signature.contains(where: { hasName($0, report) }) { return }
        guard let first = close.words.first, let last = (signature.first ?? close).words.last else { return }
        let end = (signature.first ?? close).sourceSpan(of: last.range).end
        report.add(SourceSpan(close.sourceSpan(of: first.range).start, end))
    }

    private func hasName(_ passage: Passage, _ report: RuleReport) -> Bool {
        let lines = passage.bytes.split(separator: Byte.newline)
        return lines.contains { isName($0, organisations: organisations(in: passage, report)) }
    }

    private func organisations(in passage: Passage, _ report: RuleReport) -> [Range<Int>] {
        report.matches("organisatie").filter { $0.passage == passage.index }.map(\.range)
    }

    /// A capital first word once titles are gone, and no word of an organisation.
    private func isName(_ line: ArraySlice<UInt8>, organisations: [Range<Int>]) -> Bool {
        let words = line.split(separator: Byte.space)
        let rest = words.drop { word in
            Self.titles.contains(
                String(decoding: Characters.lowercased(Array(word)), as: UTF8.self).filter { $0 != "." })
        }
        guard let first = rest.first, let initial = first.first, Byte.isUpper(initial) || initial >= 0x80
        else { return false }
        let name = first.startIndex..<line.endIndex
        return !organisations.contains { $0.overlaps(name) }
    }
}
