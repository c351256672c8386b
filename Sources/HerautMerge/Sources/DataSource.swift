import HerautArchive
public import HerautModel

/// How a list is to be read, where the user knows better than the file tells.
public struct SourceOptions: Sendable {
    /// The format; `nil` to recognise it.
    public var format: DataFormat?
    /// The encoding of a text file (`--encoding`); `nil` to recognise it.
    public var encoding: TextEncoding?
    /// What parts the cells of CSV (`--delimiter`); `nil` to recognise it.
    public var delimiter: UInt8?
    /// The sheet of a workbook (`--sheet`); `nil` for the first that is not hidden.
    public var sheet: String?

    /// Everything is recognised.
    public init(
        format: DataFormat? = nil, encoding: TextEncoding? = nil, delimiter: UInt8? = nil,
        sheet: String? = nil
    ) {
        self.format = format
        self.encoding = encoding
        self.delimiter = delimiter
        self.sheet = sheet
    }
}

/// Reads the rows of one format. `next` fills the batch; with nothing in it there are no more.
protocol RowReader {
    /// Names of the columns, without white around them; empty when the list cannot be read.
    var columns: [String] { get }
    /// What was recognised. May be known only after reading, such as an encoding that shows late.
    var info: SourceInfo { get }
    /// Faults of the list as a whole. With a `fout` among them, rows may be missing.
    var findings: [Finding] { get }
    /// Reads some rows into `batch`, which is empty; `false` when there are none.
    mutating func next(into batch: inout RowBatch) -> Bool
}

/// What was recognised in a list, to be told to the user.
public struct SourceInfo: Hashable, Sendable {
    /// The format.
    public var format: DataFormat
    /// The encoding, for text.
    public var encoding: TextEncoding?
    /// What parts the cells, for CSV.
    public var delimiter: UInt8?
    /// The sheet, for a workbook.
    public var sheet: String?
    /// Rows without anything in them, which are left out.
    public var blankRows = 0

    /// One sentence that says it; a key of the messages.
    public var message: Message {
        let mark = delimiter.map { $0 == UInt8(ascii: "\t") ? "tab" : String(UnicodeScalar($0)) }
        let values = [
            "vorm": format.label, "codering": encoding?.label ?? "", "teken": mark ?? "", "blad": sheet ?? "",
        ]
        if delimiter != nil { return .key("bron.toldCSV", values) }
        return .key(sheet == nil ? "bron.told" : "bron.toldSheet", values)
    }
}

/// A list with recipients, read row by row whatever its format: CSV, TSV, XLSX, ODS, JSON or NDJSON. Memory does not grow with the rows.
///
/// Never throws. A row that cannot be read comes with its fault; a fault of the whole list stands in ``findings``, and with a `fout` there the
/// list may not be used: rows could be missing.
public struct DataSource {
    private var reader: any RowReader

    /// Opens `input`. A sheet or JSON from a stream is first taken into memory, up to ``streamLimit`` bytes.
    public init(_ input: DataInput, options: SourceOptions = SourceOptions()) {
        reader = Self.reader(input, options)
    }

    /// Most bytes of a workbook or of JSON that comes from standard input.
    public static let streamLimit = 1 << 28
    /// Most columns of a list: more is a wrong delimiter or a wrong file.
    public static let columnLimit = 1_000
    /// Most bytes of a cell: more is a quotation mark that was never closed.
    public static let cellLimit = 1 << 20

    /// Names of the columns; empty when the list cannot be read.
    public var columns: [String] { reader.columns }
    /// What was recognised so far.
    public var info: SourceInfo { reader.info }
    /// Faults of the list as a whole, found so far.
    public var findings: [Finding] { reader.findings }
    /// Whether rows could be missing.
    public var isBroken: Bool { findings.contains { $0.severity == .error } }

    /// Puts the next rows into `batch`, in place of what it holds; `false` when there are none.
    public mutating func next(into batch: inout RowBatch) -> Bool {
        batch.removeAll()
        while reader.next(into: &batch) {
            batch.checkText()
            if !batch.rows.isEmpty { return true }
        }
        return false
    }

    private static func reader(_ input: DataInput, _ options: SourceOptions) -> any RowReader {
        let stream = ByteStream(input)
        let format = options.format ?? DataFormat(ofStart: stream.peek(4096), path: input.path)
        switch format {
        case .csv, .tsv: return CSVSource(stream, path: input.path, format: format, options: options)
        case .xlsx, .ods: return workbook(input, stream, format, options)
        case .json, .ndjson: return json(input, stream, format, options)
        case .unknown(let fault): return Unreadable(path: input.path, format: format, fault: fault)
        }
    }
}

extension DataSource {
    /// A workbook tells by its parts which kind it is, whatever its name.
    private static func workbook(
        _ input: DataInput, _ stream: ByteStream, _ format: DataFormat, _ options: SourceOptions
    ) -> any RowReader {
        do throws(SourceFault) {
            let input = try whole(input, stream)
            let archive = ArchiveInput(size: input.size ?? 0, read: input.read)
            let directory = try SourceFault.of { () throws(ArchiveFault) in try ZipDirectory(archive) }
            if directory.entry("content.xml") != nil {
                return try ODSSource(directory, path: input.path, sheet: options.sheet)
            }
            return try XLSXSource(directory, path: input.path, sheet: options.sheet)
        } catch {
            return Unreadable(path: input.path, format: format, fault: error)
        }
    }

    private static func json(
        _ input: DataInput, _ stream: ByteStream, _ format: DataFormat, _ options: SourceOptions
    ) -> any RowReader {
        do throws(SourceFault) {
            return JSONSource(try whole(input, stream), format: format, encoding: options.encoding)
        } catch {
            return Unreadable(path: input.path, format: format, fault: error)
        }
    }

    /// An input that can be read at any place: a stream goes into memory.
    private static func whole(_ input: DataInput, _ stream: ByteStream) throws(SourceFault) -> DataInput {
        if input.size != nil { return input }
        if let loaded = stream.loaded(path: input.path, limit: streamLimit) { return loaded }
        if stream.hasFailed { throw SourceFault("readFailed") }
        throw SourceFault("streamTooLong", ["limiet": String(streamLimit >> 20)])
    }
}

/// A list of which nothing can be read, and why.
struct Unreadable: RowReader {
    let columns: [String] = []
    let info: SourceInfo
    let findings: [Finding]

    init(path: String, format: DataFormat, fault: SourceFault) {
        info = SourceInfo(format: format)
        findings = [fault.finding(in: path)]
    }

    mutating func next(into batch: inout RowBatch) -> Bool { false }
}
