public import HerautModel
import HerautRender
import HerautTemplate

/// Makes the letters of a proof, and the page that says which branch each shows.
public struct ProofRun {
    private let job: MergeJob
    private let set: ProofSet
    private let words: MessageCatalogue
    /// The row of the other parent, for letters to two.
    private let second: [Int: Int]

    /// The letters of `set`, picked from the rows that `result` lets pass; `words` write the page.
    public init(_ job: MergeJob, _ set: ProofSet, _ result: PreflightResult, words: MessageCatalogue) {
        self.job = job
        self.set = set
        self.words = words
        second = result.secondParents()
    }

    /// A file of the proof.
    public struct File: Sendable {
        /// Its name.
        public let name: String
        /// Its bytes.
        public let bytes: [UInt8]
    }

    /// The files, the page first; and the rows whose letters the rules stop. `source` is opened anew.
    public func files(_ source: inout DataSource) -> (files: [File], stopped: [(row: Int, rules: [String])]) {
        let plan = RowPlan(
            job.template, columns: job.mapping.columns, input: job.input, formatter: job.pipeline.formatter,
            escape: .verbatim)
        let maker = LetterMaker(
            job, plan: plan, persons: PersonHash(job, key: []), memory: GateMemory(job),
            shelf: FormShelf())
        let tasks = Tasks(set, second)
        var files: [File] = []
        var stopped: [(row: Int, rules: [String])] = []
        var batch = RowBatch()
        while source.next(into: &batch) {
            batch.forEach { row, cells in
                tasks.with(row, cells) { number, row, cells, other in
                    let task = LetterTask(row: row, cells: cells, other: other, name: name(number))
                    let outcome = maker.make(task, isDry: false) { format, bytes in
                        let name = task.name + "." + job.formats[format].fileExtension
                        files.append(File(name: name, bytes: Array(bytes)))
                    }
                    if case .stopped(let row, let rules) = outcome { stopped.append((row, rules)) }
                }
            }
        }
        return (job.formats.compactMap(cover) + files, stopped)
    }

    /// Which rows make which letters. A letter to two parents waits for the second, who comes later in the list.
    private final class Tasks {
        private let numbers: [Int: Int]
        private let second: [Int: Int]
        private let first: [Int: Int]
        private var held: [Int: HeldRow] = [:]

        init(_ set: ProofSet, _ second: [Int: Int]) {
            numbers = Dictionary(set.picks.enumerated().map { ($1.row, $0 + 1) }) { first, _ in first }
            self.second = second.filter { [numbers] in numbers[$0.key] != nil }
            first = Dictionary(self.second.map { ($1, $0) }) { first, _ in first }
        }

        /// Calls `make` with the number in the proof, the row and its cells, and the other parent, when the letter can be made.
        func with(
            _ row: RowBatch.Row, _ cells: RowCells,
            _ make: (Int, Int, RowCells, (row: Int, cells: RowCells)?) -> Void
        ) {
            if let start = first[row.number], let parent = held.removeValue(forKey: start),
                let number = numbers[start]
            {
                make(number, start, parent.cells, (row.number, cells))
                withExtendedLifetime(parent) {}
            } else if let number = numbers[row.number] {
                if second[row.number] != nil {
                    held[row.number] = HeldRow(cells)
                } else {
                    make(number, row.number, cells, nil)
                }
            }
        }
    }

    private func name(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }

    // MARK: The page

    private func cover(_ format: RenderFormat) -> File? {
        var metadata = DraftMetadata()
        metadata.family = .internal
        metadata.language = words.language
        metadata.title = words("samenvoegen.proef.title")
        let source = SourceText(path: "", text: page)
        let blocks = Markdown.blocks(of: source)
        let style = job.pipeline.style
        // What a font cannot show, a web page can.
        let rendition =
            (try? Renderer.render(blocks, metadata: metadata, as: format, style: style))
            ?? (try? Renderer.render(blocks, metadata: metadata, as: .html, style: style))
        return rendition.map { File(name: "00-overzicht." + $0.fileExtension, bytes: $0.bytes) }
    }

    private var page: String {
        let head =
            "| \(words("samenvoegen.proef.file")) | \(words("samenvoegen.proef.row")) | "
            + "\(words("samenvoegen.proef.shows")) |\n|---|---|---|\n"
        let lines = set.picks.enumerated().map { index, pick in
            "| \(name(index + 1)) | \(pick.row) | \(pick.reasons.compactMap { self.text($0) }.joined(separator: ", ")) |\n"
        }
        var text =
            "# \(words("samenvoegen.proef.title"))\n\n\(words("samenvoegen.proef.intro"))\n\n" + head
            + lines.joined()
        let unseen = set.unseen.compactMap { self.text(.branch($0)) }
        if !unseen.isEmpty {
            text += "\n## \(words("samenvoegen.proef.unseen"))\n\n" + unseen.map { "- \($0)\n" }.joined()
        }
        return text
    }

    /// A reason in words; `nil` for a branch that says only what a choice is not.
    private func text(_ reason: ProofSet.Reason) -> String? {
        switch reason {
        case .longest: words("samenvoegen.proef.longest")
        case .diacritics: words("samenvoegen.proef.diacritics")
        case .branch(let branch):
            BranchWords(job.template.catalogue).text(branch).map { text in
                var bytes: [UInt8] = []
                OutputEscape.markdown.append(text, to: &bytes)
                return String(decoding: bytes, as: UTF8.self)
            }
        }
    }
}
