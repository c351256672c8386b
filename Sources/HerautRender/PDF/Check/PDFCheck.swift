/// Looks at a PDF by the rules of PDF/A-2a and PDF/UA-1 that Heraut relies on (``PDFRule``). It is no full validator: what it does not name it
/// has not looked at.
public struct PDFCheck {
    /// Why a file cannot be looked at.
    public enum Refusal: Error, Hashable, Sendable {
        /// It is no PDF.
        case noPDF
        /// It cannot be taken apart: damaged, or packed in a way that Heraut does not use.
        case unreadable
        /// It is locked.
        case encrypted
    }

    let reader: PDFReader
    private(set) var faults: [PDFFault] = []
    private var seen: Set<PDFFault> = []

    /// What is wrong with the file in `bytes`, in the order of ``PDFRule`` and the pages.
    public static func faults(in bytes: [UInt8]) throws(Refusal) -> [PDFFault] {
        var check = PDFCheck(reader: try open(bytes))
        check.checkFile()
        check.checkMetadata()
        let fonts = check.checkFonts()
        let structure = check.checkStructure()
        check.checkPages(fonts, structure)
        let order = Dictionary(uniqueKeysWithValues: PDFRule.allCases.enumerated().map { ($1, $0) })
        return check.faults.sorted {
            (order[$0.rule] ?? 0, $0.page ?? 0, $0.detail) < (order[$1.rule] ?? 0, $1.page ?? 0, $1.detail)
        }
    }

    static func open(_ bytes: [UInt8]) throws(Refusal) -> PDFReader {
        do throws(PDFReader.Fault) { return try PDFReader(bytes) } catch {
            throw switch error {
            case .noPDF: .noPDF
            case .table: .unreadable
            case .encrypted: .encrypted
            }
        }
    }

    init(reader: PDFReader) { self.reader = reader }

    /// Notes a fault, each once.
    mutating func add(_ rule: PDFRule, page: Int? = nil, _ detail: String = "") {
        // A broken file breaks a rule a thousand times; a person reads twenty.
        let fault = PDFFault(rule: rule, page: page, detail: detail)
        guard faults.count(where: { $0.rule == rule }) < 20, seen.insert(fault).inserted else { return }
        faults.append(fault)
    }

    /// Notes a fault unless `isFine`.
    mutating func expect(_ isFine: Bool, _ rule: PDFRule, page: Int? = nil, _ detail: String = "") {
        if !isFine { add(rule, page: page, detail) }
    }
}
