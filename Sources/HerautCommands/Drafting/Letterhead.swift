import HerautMerge
import HerautModel
import HerautRender
import HerautResources
import HerautYAML

/// What `huisstijl` in `heraut.yml` names: the logo, and the Word document whose looks letters take over.
extension Context {
    /// Formats that show the logo of the house.
    private static let withLogo: Set<RenderFormat> = [.docx, .odt, .html, .pdf]

    /// Reads what `formats` need.
    func addLetterhead(
        of municipality: Municipality, to style: inout HouseStyle, for formats: [RenderFormat]
    ) throws(HerautError) {
        if formats.contains(where: Self.withLogo.contains) { style.logo = try logo(of: municipality) }
        guard formats.contains(.docx), let path = referencePath(of: municipality) else { return }
        let reference = try reference(at: path)
        let missing = reference.missingStyles
        if !missing.isEmpty {
            let values = ["pad": path, "namen": missing.joined(separator: ", ")]
            // That nobody reads notes is no reason to stop.
            try? note(messages("huisstijl.told", values) + "\n")
        }
        style.reference = reference
    }

    /// The Word document that `heraut.yml` names, as a path from here.
    func referencePath(of municipality: Municipality?) -> String? {
        municipality?.values.at("huisstijl.brief")?.string.map {
            PathName.path($0, besides: municipality?.source.path ?? "heraut.yml")
        }
    }

    /// The Word document at `path`; one that letters cannot use ends the command.
    func reference(at path: String) throws(HerautError) -> ReferenceDocument {
        let bytes: [UInt8]
        do throws(WorldError) {
            bytes = try world.read(path, limit: ReferenceDocument.sizeLimit)
        } catch .missing {
            throw HerautError(.configuration, .key("huisstijl.missing", ["pad": path]))
        } catch {
            throw ErrorText.readingFault(error)
        }
        let (document, findings) = ReferenceDocument.read(bytes, path: path)
        if let document { return document }
        throw HerautError(.configuration, .key("huisstijl.unusable", ["pad": path]), findings: findings)
    }

    private func logo(of municipality: Municipality) throws(HerautError) -> Logo? {
        guard let logo = municipality.values.at("huisstijl.logo"), let name = logo.at("bestand")?.string,
            let alternative = logo.at("alt")?.string
        else { return nil }
        let path = PathName.path(name, besides: municipality.source.path)
        let bytes: [UInt8]
        do throws(WorldError) {
            bytes = try world.read(path, limit: Picture.sizeLimit)
        } catch .missing {
            throw HerautError(.configuration, .key("huisstijl.picture.missing", ["pad": path]))
        } catch {
            let values = ["pad": path, "limiet": String(Picture.sizeLimit >> 20)]
            throw HerautError(.configuration, .key("huisstijl.picture.unreadable", values))
        }
        do throws(PictureFault) {
            let picture = try Picture(bytes)
            guard case .number(let width)? = logo.at("breedte") else {
                return Logo(picture, alternative: alternative, width: nil)
            }
            return Logo(picture, alternative: alternative, width: width)
        } catch { throw HerautError(.configuration, error.message(path: path)) }
    }
}

/// The Word document that a municipality starts with.
enum StartLetterhead {
    /// Where it stands beside `heraut.yml`, and what `huisstijl: brief` in the example names.
    static let path = "huisstijl/brief.docx"
    /// Its text, which shows every style.
    private static let text = "Templates/huisstijl/brief.md"

    /// Its bytes, in the font and colour of `municipality`.
    static func bytes(for municipality: Municipality, from resources: Resources) -> [UInt8]? {
        guard let source = resources.file(text)?.source else { return nil }
        let words = resources.messages("nl")
        let style = HouseStyle(municipality, words: words)
        return ReferenceDocument.start(
            Draft.read(source, with: LibYAMLReader()).draft, style: style, words: words)
    }
}
