public import HerautModel

/// The log of a case: a file that is only ever added to, each line chained to the one before it as in the ledger of a merge, so that nothing
/// can be changed or taken out later without showing (communication.md §7).
public struct CaseLog: Sendable {
    /// What is noted in a line.
    public enum Subject: String, Sendable, CaseIterable {
        /// Something was seen or heard.
        case signal = "signaal"
        /// A decision, that to do nothing included.
        case decision = "besluit"
        /// A talk or a call.
        case contact
        /// A draft, with what the rules said of it.
        case draft = "concept"
        /// What the rules said of a draft that was there.
        case lint = "toets"
        /// Somebody agreed to a text.
        case approval = "akkoord"
        /// Letters were made.
        case merge = "brieven"
        /// A text went out.
        case sent = "verzonden"
        /// Anything else.
        case other = "overig"
    }

    /// One line.
    public struct Entry: Hashable, Sendable {
        /// When it was written.
        public var written: Instant
        /// When it happened, as whoever wrote it says: `2026-11-03` or `2026-11-03 14:05`; empty for when it was written.
        public var moment: String
        /// What it is about.
        public var subject: Subject
        /// What happened or was decided, and why.
        public var text: String
        /// Who did it or decided.
        public var person: String
        /// Where the evidence is.
        public var evidence: String
        /// What has to follow.
        public var next: String
        /// With whom it was shared.
        public var sharedWith: [String]
        /// Drafts it is about: name, hash and what the rules found.
        public var drafts: [String]
        /// Exceptions to rules in those drafts, each with its reason.
        public var exceptions: [String]

        /// A line.
        public init(
            written: Instant, moment: String = "", subject: Subject = .other, text: String, person: String,
            evidence: String = "", next: String = "", sharedWith: [String] = [], drafts: [String] = [],
            exceptions: [String] = []
        ) {
            self.written = written
            self.moment = moment
            self.subject = subject
            self.text = text
            self.person = person
            self.evidence = evidence
            self.next = next
            self.sharedWith = sharedWith
            self.drafts = drafts
            self.exceptions = exceptions
        }
    }

    /// The lines, the oldest first.
    public private(set) var entries: [Entry] = []
    /// The case, as the first line has it.
    public private(set) var reference = ""
    /// How the file ends.
    public private(set) var end = LedgerReader.End.whole
    /// The chain after the last line: who writes it down can tell later that nothing was changed.
    public private(set) var mark = Hexadecimal.text(LedgerReader.start)
    /// Bytes that hold, lines that hold, and the chain after the last of them.
    private var reader = LedgerReader()

    /// A log without lines.
    public init() {}

    /// Reads a log and holds every line against the chain.
    public init(_ file: InputFile) {
        var lines: [LedgerLine] = []
        end = reader.read(file) { lines.append($0) }
        for line in lines { take(line) }
        mark = Hexadecimal.text(reader.chain)
    }

    /// Whether nothing was changed. A last line that was cut off in the middle was never whole.
    public var isSound: Bool { end == .whole || end == .cutOff }

    private mutating func take(_ line: LedgerLine) {
        switch line.kind {
        case .log: reference = line.text("reference") ?? ""
        case .event: if let entry = Entry(line) { entries.append(entry) }
        default: break
        }
    }

    // MARK: Adding

    /// Adds a line to the log `name` in `folder`, which is started when there is none, and waits for the disk. Only one can add at a time.
    ///
    /// - Returns: the log with the line in it; `nil` when it was changed behind our back, and nothing may be added.
    public static func add(
        _ entry: Entry, to name: String, reference: String, in folder: any OutputFolder,
        open: (String) throws(WorldError) -> InputFile
    ) throws(WorldError) -> CaseLog? {
        // The log itself is the lock, held from before it is read until the line stands: who comes at the same time is told that it is busy.
        // A lock beside it could not be taken away without somebody waiting for it in vain.
        let file = try folder.append(to: name, keeping: .max)
        var log = CaseLog(try open(name))
        guard log.isSound else { return nil }
        try file.cut(after: log.reader.length)
        var writer = LedgerWriter(file, after: log.reader.chain)
        if log.reader.lineCount == 0 {
            let start = LedgerLine(
                .log,
                [
                    ("schema", .text("heraut-log/1")), ("reference", .text(reference)),
                    ("time", .text(entry.written.text)),
                ])
            writer.add(start)
            log.take(start)
        }
        writer.add(entry.line)
        log.take(entry.line)
        log.mark = writer.mark
        try writer.finish { () throws(WorldError) in try folder.sync() }
        return log
    }
}

extension CaseLog.Entry {
    /// The line of a file; keys without a value are left out.
    var line: LedgerLine {
        let texts: [(String, String)] = [
            ("moment", moment), ("subject", subject.rawValue), ("text", text), ("person", person),
            ("evidence", evidence), ("next", next),
        ]
        let lists: [(String, [String])] = [
            ("sharedWith", sharedWith), ("drafts", drafts), ("exceptions", exceptions),
        ]
        return LedgerLine(
            .event,
            [("time", .text(written.text))]
                + texts.filter { !$0.1.isEmpty }.map { ($0.0, .text($0.1)) }
                + lists.filter { !$0.1.isEmpty }.map { ($0.0, .texts($0.1)) })
    }

    /// Reads what ``line`` writes; `nil` for a line without a time or a subject.
    init?(_ line: LedgerLine) {
        guard let written = line.time, let subject = line.text("subject").flatMap(CaseLog.Subject.init)
        else { return nil }
        self.init(
            written: written, moment: line.text("moment") ?? "", subject: subject,
            text: line.text("text") ?? "", person: line.text("person") ?? "",
            evidence: line.text("evidence") ?? "", next: line.text("next") ?? "",
            sharedWith: line.texts("sharedWith"), drafts: line.texts("drafts"),
            exceptions: line.texts("exceptions"))
    }
}

extension CaseLog {
    /// The log as CSV that no spreadsheet runs, under a heading and after a byte-order mark, without which Excel reads no UTF-8.
    public static func csv(heading: [String], rows: [[String]]) -> [UInt8] {
        var writer = CSVWriter(delimiter: UInt8(ascii: ";"))
        for row in [heading] + rows {
            for cell in row { writer.add(cell.utf8) }
            writer.endRow()
        }
        return [0xEF, 0xBB, 0xBF] + writer.take()
    }
}
