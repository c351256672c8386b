import HerautLanguage
import HerautLaw
import HerautModel

/// WET-11: an ECLI that contradicts the text right before it: another court ("Hof Den Haag, ECLI:NL:GHARL:…"), or another year.
struct ECLIAgainstText: CodedRule {
    static let id: RuleID = "WET-11"

    func check(_ document: LintDocument, report: inout RuleReport) {
        var names: CourtNames?
        for passage in document.passagesWithECLI {
            var last = 0
            for ecli in document.eclis(in: passage) {
                let known = names ?? CourtNames(document.references.law)
                names = known
                let lead = LeadIn(
                    passage: passage, from: last, to: ecli.range.lowerBound, known,
                    months: document.references.language.months)
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

    init(passage: Passage, from start: Int, to end: Int, _ names: CourtNames, months: [String]) {
        var word = passage.word(at: max(0, end - 1))
        if word < passage.words.count, passage.words[word].range.lowerBound >= end { word -= 1 }
        var wordStart = end
        for _ in 0..<Self.reach {
            guard word >= 0, word < passage.words.count, passage.words[word].range.lowerBound >= start else {
                return
            }
            let range = passage.words[word].range
            let text = passage.text(range)
            if let named = names.court(endingAt: range.upperBound, passage, from: start) {
                court = named
                return
            }
            let isMonth = months.contains(text.lowercased())
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

}

/// The names of all courts, by their last byte.
private struct CourtNames {
    private var byLast = [[(name: [UInt8], court: Court)]](repeating: [], count: 256)

    init(_ register: LawRegister) {
        for court in register.courts {
            for name in court.names.map({ Array($0.utf8) }) {
                if let last = name.last { byLast[Int(last)].append((name, court)) }
            }
        }
    }

    /// The court whose name ends there: the longest name wins; several courts may have had it.
    func court(endingAt end: Int, _ passage: Passage, from start: Int) -> (
        courts: [Court], text: String, start: Int
    )? {
        var best: (courts: [Court], text: String, start: Int)?
        for (name, court) in byLast[Int(passage.bytes[end - 1])] {
            let from = end - name.count
            guard from >= start, passage.bytes[from..<end].elementsEqual(name),
                from == 0 || !Byte.isASCIILetter(passage.bytes[from - 1])
            else { continue }
            if best?.start == from {
                best?.courts.append(court)
            } else if best.map({ from < $0.start }) ?? true {
                best = ([court], String(decoding: name, as: UTF8.self), from)
            }
        }
        return best
    }
}
