import HerautLanguage
import HerautLaw
import HerautModel

/// WET-11: an ECLI that contradicts the text right before it: another court ("Hof Den Haag, ECLI:NL:GHARL:…"), or another year.
struct ECLIAgainstText: CodedRule {
    static let id: RuleID = "WET-11"

    func check(_ document: LintDocument, report: inout RuleReport) {
        for passage in document.passages {
            var last = 0
            for ecli in document.eclis(in: passage) {
                let lead = LeadIn(
                    passage: passage, from: last, to: ecli.range.lowerBound, document.references)
                last = ecli.range.upperBound
                checkCourt(ecli, lead, passage, document.references.law, &report)
                if let year = lead.year, ecli.year > 0, year.value != ecli.year {
                    report.add(
                        passage, year.start..<ecli.range.upperBound, variant: "jaar", weight: .milder,
                        values: ["jaar": String(year.value), "ecli": String(ecli.year)])
                }
            }
        }
    }

    private func checkCourt(
        _ ecli: ECLI, _ lead: LeadIn, _ passage: Passage, _ register: LawRegister, _ report: inout RuleReport
    ) {
        guard let court = register.courts.first(where: { $0.code == ecli.court }), let named = lead.court,
            !named.courts.contains(where: { $0.code == ecli.court })
        else { return }
        let meant = named.courts.first { $0.years.contains(ecli.year) } ?? named.courts[0]
        report.add(
            passage, named.start..<ecli.range.upperBound,
            values: ["gerecht": named.text, "code": court.code, "ander": court.title], basis: [court, meant])
    }
}

/// What stands right before an ECLI: the court and the date, and nothing else.
private struct LeadIn {
    private(set) var court: (courts: [Court], text: String, start: Int)?
    private(set) var year: (value: Int, start: Int)?

    /// Words before the ECLI that are looked at: date, case number, name of the court.
    private static let reach = 12
    private static let fillers: Set<String> = [
        "van", "op", "dd", "d.d.", "nr", "nr.", "zaaknummer", "conclusie",
    ]

    init(passage: Passage, from start: Int, to end: Int, _ references: LintReferences) {
        var word = passage.word(at: max(0, end - 1))
        if word < passage.words.count, passage.words[word].range.lowerBound >= end { word -= 1 }
        var wordStart = end
        for _ in 0..<Self.reach {
            guard word >= 0, word < passage.words.count, passage.words[word].range.lowerBound >= start else {
                return
            }
            let range = passage.words[word].range
            let text = passage.text(range)
            if let named = Self.court(endingAt: range.upperBound, passage, from: start, references.law) {
                court = named
                return
            }
            let isMonth = references.language.months.contains(text.lowercased())
            guard isMonth || passage.words[word].kind == .number || Self.fillers.contains(text.lowercased())
            else {
                return
            }
            if isMonth || text.split(separator: "-").count == 3 {
                note(text, isMonth, passage, word, wordStart)
            }
            wordStart = range.lowerBound
            word -= 1
        }
    }

    /// The year behind a month, or in `15-12-2021`.
    private mutating func note(_ text: String, _ isMonth: Bool, _ passage: Passage, _ word: Int, _ next: Int)
    {
        guard year == nil else { return }
        let digits =
            isMonth
            ? (word + 1 < passage.words.count ? passage.text(passage.words[word + 1].range) : "")
            : String(text.split(separator: "-")[2])
        guard digits.utf8.count == 4, let value = Int(digits), (1900...2099).contains(value) else { return }
        year = (value, isMonth ? next : passage.words[word].range.lowerBound)
    }

    /// The court whose name ends there: the longest name wins; several courts may have had it.
    private static func court(endingAt end: Int, _ passage: Passage, from start: Int, _ register: LawRegister)
        -> (
            courts: [Court], text: String, start: Int
        )?
    {
        var best: (courts: [Court], text: String, start: Int)?
        for court in register.courts {
            for name in court.names {
                let from = end - name.utf8.count
                guard from >= start, passage.bytes[from..<end].elementsEqual(name.utf8),
                    from == 0 || !Byte.isASCIILetter(passage.bytes[from - 1])
                else { continue }
                if best?.start == from {
                    best?.courts.append(court)
                } else if best.map({ from < $0.start }) ?? true {
                    best = ([court], name, from)
                }
            }
        }
        return best
    }
}
