/// A format in which a draft can leave the house. Each has its own folder in this module and knows nothing of the others.
public enum RenderFormat: String, Sendable, CaseIterable {
    /// Plain text, wrapped at 72 columns.
    case txt
    /// One web page that needs nothing else.
    case html
    /// A Word document.
    case docx
    /// A page as it is printed, for archives and for people who hear it: PDF/A-2a and PDF/UA-1. Needs a font.
    case pdf

    /// The format of files that end in `fileExtension`, without a point, in capitals or not; `nil` when Heraut cannot make it.
    public init?(fileExtension: String) {
        switch fileExtension.lowercased() {
        case "txt": self = .txt
        case "html", "htm": self = .html
        case "docx": self = .docx
        case "pdf": self = .pdf
        default: return nil
        }
    }

    /// Extension of the file name, without a point.
    public var fileExtension: String { rawValue }

    /// Media type, with the encoding of a text.
    public var mediaType: String {
        switch self {
        case .txt: "text/plain; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .pdf: "application/pdf"
        }
    }
}
