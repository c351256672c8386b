import HerautModel
import HerautResources

/// The files that `init` writes: the one place to add another.
enum InitFiles {
    /// A name in the new folder, what comes in it, and who may read it.
    typealias File = (name: String, bytes: [UInt8], mode: FileMode)

    /// The invented example: a municipality, a case and recipients.
    static var example: [File] { Resources.start.startFiles }

    /// What a municipality starts with that gave its own data. The case comes with the first draft.
    static func own(_ municipality: Value, heading: String) -> [File] {
        let text = SchemaYAML.text(municipality, as: Municipality.schema, heading: heading)
        return [("heraut.yml", Array(text.utf8), .shared)]
    }
}
