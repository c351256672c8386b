import Testing

@testable import HerautRender

struct ColumnWidthsTests {
    @Test(arguments: [
        // What fits shares the rest.
        ([20, 30], [10, 10], [], [45, 55]),
        // What does not fit gets its longest word, and a short column all that it lacks.
        ([20, 500], [10, 10], [], [20, 80]),
        // Too narrow for the words.
        ([90, 500], [80, 60], [], [50, 50]),
        // The rest is for what is written in, and two fifths at least.
        ([30, 10], [10, 10], [1], [30, 70]), ([90, 10], [20, 10], [1], [60, 40]),
        ([90, 10, 10], [20, 10, 10], [1, 2], [60, 20, 20]),
        // All of it is to be written in.
        ([10, 30], [10, 30], [0, 1], [40, 60]),
    ])
    func `columns fill the page`(whole: [Int], least: [Int], blank: [Int], widths: [Int]) {
        #expect(ColumnWidths(whole: whole, least: least, blank: blank).filling(100) == widths)
    }
}
