import HerautTemplate
import HerautTestSupport
import Testing

@testable import HerautMerge

@Suite struct SmallestCoverTests {
    private static func branch(_ number: Int) -> RowBranch {
        RowBranch(field: number, part: -1, answer: .presence(true))
    }

    private static func rows(_ sets: [[Int]]) -> [(Int, Set<RowBranch>)] {
        sets.enumerated().map { ($0 + 1, Set($1.map(branch))) }
    }

    @Test func `a set is found that the greedy way misses`() {
        // The greedy way takes the row of four first and needs three.
        let cover = SmallestCover(Self.rows([[1, 2, 4, 5], [1, 2, 3], [4, 5, 6]]))
        #expect(cover.chosen.map(\.row) == [2, 3])
    }

    @Test func `no smaller set covers everything`() {
        var random = Seeded(9)
        for _ in 0..<200 {
            let sets = (0..<7).map { _ in (0..<8).filter { _ in Int.random(in: 0..<3, using: &random) == 0 } }
            let rows = Self.rows(sets)
            let all = rows.reduce(into: Set<RowBranch>()) { $0.formUnion($1.1) }
            let chosen = SmallestCover(rows).chosen
            #expect(chosen.reduce(into: Set<RowBranch>()) { $0.formUnion($1.branches) } == all)
            let fewest = (0..<128).filter { mask in
                rows.indices.filter { mask >> $0 & 1 == 1 }.reduce(into: Set<RowBranch>()) {
                    $0.formUnion(rows[$1].1)
                } == all
            }.map { $0.nonzeroBitCount }.min()
            #expect(chosen.count == fewest ?? 0 || all.isEmpty)
        }
    }
}
