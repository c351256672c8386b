import HerautLanguage
import HerautMerge
import HerautModel
import HerautResources
import HerautTemplate
import HerautTestSupport
import Testing

/// The checker that finds every fault of a row against the filler that stops at the first.
@Suite struct RowCheckerTests {
    private static let values = [
        "", " ", "x", "Noor", "2011-05-03", "3-5-2011", "2012-02-30", "2026-11-02", "2008-11-01",
        "2030-01-01",
        "2016-01-12", "16:00", "25:00", "9.05", "1234 AB", "0123 AB", "1234 SS", "1234ab", "12", "a\nb", "é",
        "P", "Q",
    ]

    private static func plan(_ columns: [String]) throws -> (
        template: Template, input: FillInput, formatter: ValueFormatter
    ) {
        let template = try #require(try House.template("waarschuwingsbrief-ouders").template)
        let input = FillInput(
            caseFile: try House.caseFile().case, municipality: try House.municipality().municipality)
        let formats = House.resources.file("Locales/nl/formats.yml")?.root
        return (template, input, ValueFormatter(language: "nl", formats: formats))
    }

    @Test(arguments: 0..<8) func `a row without a fault is filled, and a row that is not filled has one`(
        seed: Int
    ) throws {
        var random = Seeded(UInt64(seed))
        let columns = Flight.columns
        let (template, input, formatter) = try Self.plan(columns)
        var filler = RowPlan(
            template, columns: columns, input: input, formatter: formatter, escape: .verbatim
        )
        .filler()
        var checker = RowChecker(template, columns: columns, input: input, formatter: formatter)
        var counts = [0, 0]
        for _ in 0..<300 {
            var row = columns.map { Flight.good[$0] ?? "" }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                let column = Int.random(in: 0..<row.count, using: &random)
                row[column] = Self.values[Int.random(in: 0..<Self.values.count, using: &random)]
            }
            let bytes = Array(row.joined().utf8)
            var cells: [SourceSpan] = []
            for text in row {
                let start = cells.last?.end ?? 0
                cells.append(SourceSpan(start, start + text.utf8.count))
            }
            let (isFine, isFilled, refusal) = bytes.withUnsafeBufferPointer { bytes in
                cells.withUnsafeBufferPointer { cells in
                    let row = RowCells(bytes: bytes, cells: cells)
                    return (checker.check(row), filler.fill(row), filler.refusal)
                }
            }
            let rules = checker.faults.map(\.refusal)
            if isFine { #expect(isFilled, "\(row)") }
            // What the filler stops at, the checker tells too.
            if let refusal { #expect(rules.contains(refusal.rule), "\(row) \(refusal) \(rules)") }
            counts[isFine ? 0 : 1] += 1
        }
        #expect(counts.allSatisfy { $0 > 30 }, "\(counts)")
    }
}
