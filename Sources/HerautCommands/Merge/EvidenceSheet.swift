import HerautMerge
import HerautModel
import HerautRender
import HerautTemplate

/// The sheet that goes with notices to platforms: what was seen where and when, the fingerprint of each screenshot, and how to hand the notice in. For
/// who hands them in by hand, because Heraut sends nothing, and for the file of the case.
struct EvidenceSheet {
    private let merge: PreparedMerge
    private let result: PreflightResult
    /// Rows whose notice the rules stopped.
    private let stopped: Set<Int>

    /// Largest screenshot of which a fingerprint is made, in bytes.
    private static let screenshotLimit = 200 << 20

    init(_ merge: PreparedMerge, _ result: PreflightResult, stopped: Set<Int>) {
        self.merge = merge
        self.result = result
        self.stopped = stopped
    }

    private var context: Context { merge.context }

    /// The sheet as a page.
    func bytes() throws(HerautError) -> [UInt8] {
        var metadata = DraftMetadata()
        metadata.family = .internal
        metadata.language = context.messages.language
        metadata.title = word("title")
        let page = SourceText(path: "", text: markdown())
        return try ErrorText.rendering { () throws(RenderRefusal) in
            try Renderer.render(
                Markdown.blocks(of: page), metadata: metadata, as: .html, style: merge.job.pipeline.style
            ).bytes
        }
    }

    private func markdown() -> String {
        let platforms = merge.job.pipeline.style.platforms
        var text = "# \(word("title"))\n\n\(word("intro"))\n\n"
        let shard = merge.request.options.shard
        for (index, post) in posts().enumerated()
        where !stopped.contains(post.row) && shard.contains(index + 1, of: result.letterCount) {
            let provider = post["platform"]
            let values = ["nummer": String(index + 1), "rij": String(post.row), "platform": provider]
            text += "## \(escaped(word("notice", values)))\n\n"
            text += table(post, platforms.platform(ofProvider: provider), index + 1) + "\n"
        }
        return text
    }

    /// The posts that there should be a notice of, in the order of the list, which is that of the numbers: nothing is sorted by postcode.
    private func posts() -> [Post] {
        var source = merge.list.open()
        var batch = RowBatch()
        var posts: [Post] = []
        while source.next(into: &batch) {
            batch.forEach { row, cells in
                let request = merge.request
                guard Preflight.selects(row, cells, request.selection, merge.conditions),
                    result.decision(for: row.number) == .letter
                else { return }
                let texts = cells.cells.map { String(decoding: cells.bytes[$0.range], as: UTF8.self) }
                posts.append(Post(row: row.number, texts: texts, mapping: merge.job.mapping))
            }
        }
        return posts
    }

    /// One row of the list, by the names of the template.
    private struct Post {
        let row: Int
        let texts: [String]
        let mapping: ColumnMapping

        subscript(name: String) -> String {
            guard let index = mapping.index(of: name), texts.indices.contains(index) else { return "" }
            return texts[index].trimmingSpaces()
        }
    }

    private func table(_ post: Post, _ platform: Platform?, _ number: Int) -> String {
        let time = post["bericht_tijd"].isEmpty ? "" : ", " + post["bericht_tijd"]
        var rows = [
            ("address", post["url"]), ("account", post["account"]),
            ("posted", post["bericht_datum"] + time), ("captured", post["vastgelegd"]),
            ("screenshot", post["schermafdruk"]), ("fingerprint", fingerprint(of: post)),
        ]
        if let platform {
            rows.append(("route", platform.noticePath))
            rows.append(("category", platform.houseRules.joined(separator: "; ")))
            rows.append(("seen", provenance(of: platform)))
        } else {
            rows.append(("route", word("unknownPlatform")))
        }
        rows += [("text", file(number)), ("handedIn", ""), ("reference", "")]
        let lines = rows.map { "| \(word("rows." + $0)) | \(escaped($1)) |\n" }
        return "| \(word("what")) | \(word("value")) |\n|---|---|\n" + lines.joined()
    }

    /// Where the notice stands, when its name is its number.
    private func file(_ number: Int) -> String {
        guard !merge.request.options.pattern.isPersonal else { return "" }
        let digits = String(number)
        let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return merge.job.formats.map { RunFolder.letters + "/" + name + "." + $0.fileExtension }
            .joined(separator: ", ")
    }

    private func provenance(of platform: Platform) -> String {
        let read = platform.retrieved.map { word("retrieved", ["dag": $0.iso]) } ?? ""
        return platform.source + read + (platform.isUncertain ? ". " + word("uncertain") : "")
    }

    /// SHA-256 of the screenshot, a path from the list.
    private func fingerprint(of post: Post) -> String {
        let place = PathName.path(post["schermafdruk"], besides: merge.list.path)
        guard !post["schermafdruk"].isEmpty, context.world.kind(of: place) == .file,
            let bytes = try? context.world.read(place, limit: Self.screenshotLimit)
        else { return word("noFile") }
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexDigest()
    }

    private func word(_ name: String, _ values: [String: String] = [:]) -> String {
        context.messages("command.merge.evidence." + name, values)
    }

    private func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        OutputEscape.markdown.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
