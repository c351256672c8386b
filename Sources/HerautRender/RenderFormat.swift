public import HerautModel

/// A format in which a draft can leave the house. Each has its own folder in this module and knows nothing of the others.
public enum RenderFormat: String, Sendable, CaseIterable {
    /// Plain text, wrapped at 72 columns. Of a video script: what is said and seen, for under the video.
    case txt
    /// One web page that needs nothing else.
    case html
    /// A Word document.
    case docx
    /// A text of LibreOffice, the open standard of governments (ODF 1.3).
    case odt
    /// Captions of a video script, WebVTT.
    case vtt
    /// Captions of a video script, SubRip.
    case srt
    /// A page to read a video script from.
    case teleprompter
    /// A poster as a drawing, in the size of a post; ``Poster`` makes other sizes.
    case svg
    /// A mail to open, address and send by hand.
    case eml
    /// A page as it is printed, for archives and for people who hear it: PDF/A-2a and PDF/UA-1. Needs a font.
    case pdf
    /// What is posted on each channel of a poster, a video or a message, with its length.
    case channels = "kanalen"

    /// The format of files that end in `fileExtension`, without a point, in capitals or not; `nil` when Heraut cannot make it.
    public init?(fileExtension: String) {
        let ending = fileExtension.lowercased()
        if ending == "htm" {
            self = .html
        } else if let format = Self.allCases.first(where: { $0.fileExtension == ending }) {
            self = format
        } else {
            return nil
        }
    }

    /// Extension of the file name, without a point.
    public var fileExtension: String {
        // Beside the page of the same draft it needs a name of its own.
        switch self {
        case .teleprompter: "teleprompter.html"
        case .channels: "kanalen.txt"
        default: rawValue
        }
    }

    /// Media type, with the encoding of a text.
    public var mediaType: String {
        switch self {
        case .txt, .channels: "text/plain; charset=utf-8"
        case .html, .teleprompter: "text/html; charset=utf-8"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .odt: ODTPackage.mediaType
        case .vtt: "text/vtt; charset=utf-8"
        case .srt: "application/x-subrip; charset=utf-8"
        case .eml: "message/rfc822"
        case .svg: "image/svg+xml"
        case .pdf: "application/pdf"
        }
    }

    /// The only families of drafts that the format says something about; `nil` for any.
    public var families: Set<DocumentFamily>? {
        switch self {
        case .txt, .html, .docx, .odt, .pdf, .eml: nil
        case .vtt, .srt, .teleprompter: [.video]
        case .svg: [.poster]
        case .channels: [.poster, .video, .message]
        }
    }

    /// Whether it is made from all words of the text at once, such as captions with their times. Values cannot be spliced into it later.
    var isMadeWhole: Bool {
        switch self {
        case .txt, .html, .docx, .odt, .pdf: false
        case .vtt, .srt, .teleprompter, .svg, .channels, .eml: true
        }
    }
}
