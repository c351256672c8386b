import HerautModel
import HerautRender

/// Where renditions go: one file, or a folder.
struct RenderTarget {
    let output: String
    let formats: [RenderFormat]
    let isFolder: Bool

    /// A folder when it is one, when its name ends in a slash, or when there is more than one file to make.
    init(_ output: String, drafts: [String], formats: [RenderFormat], in context: Context) throws(HerautError)
    {
        self.output = output
        let standing = context.world.kind(of: output)
        isFolder = standing == .directory || output.hasSuffix("/") || drafts.count > 1 || formats.count > 1
        self.formats = formats.isEmpty && !isFolder ? [try Self.format(ofFile: output)] : formats
        guard !self.formats.isEmpty else { throw HerautError(.usage, .key("command.error.formatNeeded")) }
        try Self.refuseTwins(drafts)
    }

    /// The file a draft goes to in a format.
    func path(of draft: String, as format: RenderFormat) -> String {
        isFolder ? PathName.join(output, Self.stem(draft) + "." + format.fileExtension) : output
    }

    static func unknownFormat(_ name: String) -> HerautError {
        let known = RenderFormat.allCases.map(\.rawValue).joined(separator: ", ")
        return HerautError(.usage, .key("command.error.unknownFormat", ["vorm": name, "vormen": known]))
    }

    private static func format(ofFile path: String) throws(HerautError) -> RenderFormat {
        let name = PathName(path).name
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
        guard let format = RenderFormat(fileExtension: ending) else {
            throw unknownFormat(ending.isEmpty ? name : ending)
        }
        return format
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
