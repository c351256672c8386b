import Dispatch
import HerautLanguage
import HerautMerge
import HerautModel
import HerautTemplate
import HerautTestSupport
import HerautYAML
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// `fill-letters ROWS.csv THREADS [OUT]`: fills the bench letter for every row, in memory, and prints what that took as JSON. With OUT (and one
/// thread, so that the order is that of the rows) the letters are written there as well, one after another.
enum FillLetters {
    static let job: Job = { arguments in
        guard arguments.count >= 2, let threads = Int(arguments[1]), (1...64).contains(threads) else {
            print("usage: heraut-benchmark fill-letters ROWS.csv THREADS [OUT]")
            return 64
        }
        do {
            return try run(arguments[0], threads: threads, out: arguments.dropFirst(2).first)
        } catch {
            print("fill-letters: \(error)")
            return 70
        }
    }

    /// What a thread made.
    struct Tally {
        var letters = 0
        var refused = 0
        var bytes = 0
        var checksum: UInt64 = 0

        mutating func add(_ other: Tally) {
            letters += other.letters
            refused += other.refused
            bytes += other.bytes
            checksum &+= other.checksum
        }

        /// Counts what became of a row.
        mutating func add(_ isMade: Bool, _ filler: borrowing RowFiller) {
            guard isMade else {
                refused += 1
                return
            }
            letters += 1
            bytes += filler.output.count
            checksum &+= FillLetters.sum(UnsafeRawBufferPointer(filler.output))
        }
    }

    private static func run(_ path: String, threads: Int, out: String?) throws -> Int32 {
        guard let letter = try BenchLetter() else {
            print("../shared/bench is not there")
            return 66
        }
        guard let file = fopen(path, "rb") else { return 66 }
        defer { fclose(file) }
        let target = out.flatMap { fopen($0, "wb") }
        defer { if let target { fclose(target) } }
        let feed = Feed(file: file)
        guard let plan = plan(letter, columns: feed.columns) else { return 65 }
        let start = Clock.wall
        let startCPU = Clock.cpu
        let total = Mutex(Tally())
        nonisolated(unsafe) let sink = threads == 1 ? target : nil
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            let tally = work(plan, feed, sink)
            total.withLock { $0.add(tally) }
        }
        let tally = total.withLock { $0 }
        report(tally, wall: Clock.wall - start, cpu: Clock.cpu - startCPU)
        return 0
    }

    static func plan(_ letter: BenchLetter, columns: [String]) -> RowPlan? {
        let parts = TemplateParts(
            kind: DocumentKind.named("waarschuwingsbrief-ouders") ?? DocumentKind.all[0], language: "nl",
            text: letter.text, fields: TemplateFile(source: letter.fields.source, root: letter.fields.root),
            sharedFields: nil, partials: [:], example: nil)
        let loaded = Template.load(parts, reader: LibYAMLReader())
        guard let template = loaded.template else {
            for finding in loaded.findings {
                print(finding.rule.name, finding.path, finding.start.line, finding.start.column)
            }
            return nil
        }
        let formatter = ValueFormatter(language: "nl", formats: letter.formats)
        return RowPlan(
            template, columns: columns, input: FillInput(), formatter: formatter, escape: .verbatim)
    }

    /// Takes blocks until there are none.
    private static func work(_ plan: RowPlan, _ feed: Feed, _ sink: UnsafeMutablePointer<FILE>?) -> Tally {
        var tally = Tally()
        var filler = plan.filler()
        var rows = CSVRows(delimiter: Feed.delimiter)
        var block: [UInt8] = []
        while feed.next(into: &block) {
            rows.restart()
            block.withUnsafeMutableBufferPointer { bytes in
                while rows.next(in: bytes) { fill(&filler, rows, bytes, &tally, sink) }
            }
        }
        return tally
    }

    private static func fill(
        _ filler: inout RowFiller, _ rows: borrowing CSVRows, _ bytes: UnsafeMutableBufferPointer<UInt8>,
        _ tally: inout Tally, _ sink: UnsafeMutablePointer<FILE>?
    ) {
        let isMade = rows.cells.withUnsafeBufferPointer { cells in
            !rows.isFaulty && filler.fill(RowCells(bytes: UnsafeBufferPointer(bytes), cells: cells))
        }
        tally.add(isMade, filler)
        if isMade, let sink { fwrite(filler.output.baseAddress, 1, filler.output.count, sink) }
    }

    /// Depends on every byte, and not on the order of the letters.
    fileprivate static func sum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum: UInt64 = 0
        let words = bytes.count / 8
        for index in 0..<words { sum &+= bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
        for index in words * 8..<bytes.count { sum &+= UInt64(bytes[index]) }
        return sum
    }

    static func report(_ tally: Tally, wall: Double, cpu: Double) {
        print(
            """
            {"letters": \(tally.letters), "refused": \(tally.refused), "bytes": \(tally.bytes), \
            "checksum": "\(tally.checksum)", "wall": \(wall), "cpu": \(cpu), "peakKB": \(Clock.peakKB)}
            """)
    }
}

/// The rows of a file, in blocks, for several threads. Unchecked: the lock is held whenever the blocks are touched.
final class Feed: @unchecked Sendable {
    static let delimiter = UInt8(ascii: ";")
    private(set) var columns: [String] = []
    private let lock = Mutex(())
    private var blocks: CSVBlocks
    /// What was read with the heading.
    private var first: [UInt8] = []

    init(file: UnsafeMutablePointer<FILE>) {
        blocks = CSVBlocks(delimiter: Self.delimiter) { fread($0.baseAddress, 1, $0.count, file) }
        var block: [UInt8] = []
        _ = blocks.next(into: &block)
        var rows = CSVRows(delimiter: Self.delimiter)
        columns = block.withUnsafeMutableBufferPointer { bytes in
            guard rows.next(in: bytes) else { return [] }
            return rows.cells.map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
        let end = block.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? block.count
        first = Array(block[end...])
    }

    func next(into block: inout [UInt8]) -> Bool {
        lock.withLock { _ in
            guard first.isEmpty else {
                block = first
                first = []
                return true
            }
            return blocks.next(into: &block)
        }
    }
}
