import HerautModel
import HerautRender

/// A form of a draft that `render` makes: what a format gives, or a poster in one of its sizes.
enum RenderForm: Hashable {
    /// How a poster is made.
    enum Medium: String {
        /// A drawing.
        case svg
        /// Pixels.
        case png
        /// A page to print.
        case pdf
    }

    case format(RenderFormat)
    case poster(PosterSize, Medium)

    /// The format behind it.
    var format: RenderFormat {
        switch self {
        case .format(let format): format
        case .poster(_, .pdf): .pdf
        case .poster: .svg
        }
    }
}

/// Where renditions go: one file, or a folder.
struct RenderTarget {
    /// What was asked for.
    struct Request {
        var output: String
        var drafts: [String]
        /// Names given with `--format`.
        var formats: [String] = []
        /// Sizes given with `--size`.
        var sizes: [PosterSize] = []
    }

    let output: String
    let isFolder: Bool
    /// What is made of each draft; of a poster, ``forms(for:)`` tells.
    let forms: [RenderForm]
    /// The sizes that were asked for; empty for those that are usual.
    private let sizes: [PosterSize]

    /// The name of posters in pixels; no format of Heraut itself.
    private static let bitmap = "png"

    /// A folder when it is one, when its name ends in a slash, or when there is more than one file to make.
    init(_ request: Request, in context: Context) throws(HerautError) {
        output = request.output
        let isStanding = context.world.kind(of: output) == .directory
        let isMany = request.drafts.count > 1 || request.formats.count > 1 || request.sizes.count > 1
        isFolder = isStanding || output.hasSuffix("/") || isMany
        var names = request.formats
        if names.isEmpty, !isFolder { names = [try Self.format(ofFile: output)] }
        guard !names.isEmpty else { throw HerautError(.usage, .key("command.error.formatNeeded")) }
        sizes = request.sizes
        forms = try Self.forms(names, Self.sizes(sizes, isFolder, usual: .post))
        if !sizes.isEmpty, !forms.contains(where: { [.svg, .pdf].contains($0.format) }) {
            throw HerautError(.usage, .key("command.error.sizeOfPoster"))
        }
        try Self.refuseTwins(request.drafts)
    }

    /// In a folder there is room for every size; one file is one size.
    private static func sizes(_ asked: [PosterSize], _ isFolder: Bool, usual: PosterSize) -> [PosterSize] {
        if !asked.isEmpty { return asked }
        return isFolder ? PosterSize.allCases : [usual]
    }

    /// What is made of a draft of a family: a poster as PDF is the poster itself, on paper unless told otherwise.
    func forms(for family: DocumentFamily?) throws(HerautError) -> [RenderForm] {
        let hasPDF = forms.contains(.format(.pdf))
        guard family == .poster, hasPDF else {
            // A size says something about a poster only.
            if hasPDF, !sizes.isEmpty { throw HerautError(.usage, .key("command.error.sizeOfPoster")) }
            return forms
        }
        let posters = Self.sizes(sizes, isFolder, usual: .a4).map { RenderForm.poster($0, .pdf) }
        return forms.flatMap { $0 == .format(.pdf) ? posters : [$0] }
    }

    private static func forms(_ names: [String], _ sizes: [PosterSize]) throws(HerautError) -> [RenderForm] {
        var forms: [RenderForm] = []
        for name in names {
            guard name != bitmap else {
                forms += sizes.map { .poster($0, .png) }
                continue
            }
            guard let format = RenderFormat(rawValue: name) else { throw unknownFormat(name) }
            forms += format == .svg ? sizes.map { .poster($0, .svg) } : [.format(format)]
        }
        var seen: Set<RenderForm> = []
        return forms.filter { seen.insert($0).inserted }
    }

    /// The file a draft goes to.
    func path(of draft: String, as form: RenderForm) -> String {
        guard isFolder else { return output }
        let name =
            switch form {
            case .format(let format): "." + format.fileExtension
            case .poster(let size, let medium): "-" + size.rawValue + "." + medium.rawValue
            }
        return PathName.join(output, Self.stem(draft) + name)
    }

    /// Refuses a format that has nothing to say about drafts of a family: captions of a letter.
    static func check(_ format: RenderFormat, for family: DocumentFamily?, of path: String)
        throws(HerautError)
    {
        let family = family ?? .message
        guard let families = format.families, !families.contains(family) else { return }
        let values = [
            "vorm": format.rawValue, "pad": path, "soort": family.rawValue,
            "soorten": families.map(\.rawValue).sorted().joined(separator: ", "),
        ]
        throw HerautError(.usage, .key("command.error.formatFamily", values))
    }

    static func unknownFormat(_ name: String) -> HerautError {
        let known = (RenderFormat.allCases.map(\.rawValue) + [bitmap]).joined(separator: ", ")
        return HerautError(.usage, .key("command.error.unknownFormat", ["vorm": name, "vormen": known]))
    }

    /// The name of the format that a file name ends in; of `video.teleprompter.html` the longer ending counts.
    private static func format(ofFile path: String) throws(HerautError) -> String {
        let name = PathName(path).name
        let parts = name.split(separator: ".").dropFirst()
        for count in [2, 1] where parts.count >= count {
            let ending = parts.suffix(count).joined(separator: ".")
            if let format = RenderFormat(fileExtension: ending) { return format.rawValue }
            if ending.lowercased() == bitmap { return bitmap }
        }
        throw unknownFormat(parts.last.map(String.init) ?? name)
    }

    /// Two drafts of one name would overwrite each other.
    private static func refuseTwins(_ drafts: [String]) throws(HerautError) {
        var seen: Set<String> = []
        for draft in drafts where !seen.insert(stem(draft)).inserted {
            throw HerautError(.usage, .key("command.error.sameName", ["naam": stem(draft)]))
        }
    }

    private static func stem(_ draft: String) -> String {
        let name = PathName(draft).name
        return name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    }
}
