import HerautArchive
import HerautModel

/// Why a Word document cannot lend its looks to letters.
enum ReferenceFault: Error, Hashable {
    /// No ZIP archive at all.
    case notWord
    /// A `.doc`, or a document with a password: both are the container of old Office.
    case oldOrLocked
    /// The archive is damaged, locked or bloated.
    case archive(ArchiveFault)
    /// A part is not the XML it should be.
    case badXML(part: String, problem: XMLReader.Fault)
    case tooManyElements(part: String)
    /// A part that must be there is not.
    case missingPart(String)
    /// The strict form of the standard, or another way to name things than Word and LibreOffice have.
    case strangeForm
    /// Head or foot has something that letters cannot take over: a chart, an embedded file.
    case strangeContent(part: String, kind: String)
    /// A picture that stands elsewhere than in the file.
    case linkedPicture(part: String)
    /// A field that fetches something from elsewhere.
    case fetchingField(part: String, code: String)
    /// All that letters would carry is more than ``ReferenceDocument/weightLimit``.
    case tooHeavy(megabytes: Int)
    /// Paper and margins leave no room for text.
    case noRoom

    /// What is wrong, as the one kind of finding of the house.
    func finding(in path: String) -> Finding {
        let (name, values, detail) = words
        let key = "huisstijl.reference." + name + (detail.map { "." + $0 } ?? "")
        return Finding(
            RuleID("huisstijl." + name), .error, .key(key, values), at: SourceSpan(0, 0),
            in: SourceText(path: path, bytes: []), hint: .key("huisstijl.hint." + name, values),
            isDocument: true)
    }

    private var words: (name: String, values: [String: String], detail: String?) {
        switch self {
        case .notWord: ("notWord", [:], nil)
        case .oldOrLocked: ("oldOrLocked", [:], nil)
        case .archive(let fault):
            fault.name == "locked"
                ? ("oldOrLocked", [:], nil)
                : fault.name == "tooDense" ? ("tooDense", fault.values, nil) : ("damaged", fault.values, nil)
        case .badXML(let part, let problem): ("badXML", ["deel": part], problem.rawValue)
        case .tooManyElements(let part): ("tooDense", ["deel": part], nil)
        case .missingPart(let part): ("missingPart", ["deel": part], nil)
        case .strangeForm: ("strangeForm", [:], nil)
        case .strangeContent(let part, let kind): ("strangeContent", ["deel": part, "soort": kind], nil)
        case .linkedPicture(let part): ("linkedPicture", ["deel": part], nil)
        case .fetchingField(let part, let code): ("fetchingField", ["deel": part, "code": code], nil)
        case .tooHeavy(let megabytes): ("tooHeavy", ["grootte": String(megabytes)], nil)
        case .noRoom: ("noRoom", [:], nil)
        }
    }
}
