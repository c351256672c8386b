import HerautModel
import HerautResources

/// What every command works with, made once from the command line.
struct Context: Sendable {
    typealias Messages = MessageCatalogue

    /// Files, clock, environment, terminal.
    let world: any World
    /// Templates, texts, rules and laws.
    let resources: Resources
    /// The sentences in the user's language.
    let messages: Messages
    /// Whether `--templates` chose the templates, so that those beside `heraut.yml` stay out of it.
    var hasOwnTemplates = false

    /// Largest draft or case that is read, in bytes.
    static let sizeLimit = 8 << 20

    /// Whether colours may be used on a stream: on a terminal, unless the user asked for none.
    func usesColour(on stream: StandardStream) -> Bool {
        world.isTerminal(stream) && world.environment("NO_COLOR") == nil
            && world.environment("TERM") != "dumb"
    }

    // MARK: in and out

    /// Prints the result to standard output.
    func print(_ text: String) throws { try print(text, to: .output) }

    /// Prints anything that is not the result to standard error.
    func note(_ text: String) throws { try print(text, to: .error) }

    /// The bytes of a file or of standard input (`-`), as text with a place for everything.
    func read(_ path: String, named name: String? = nil, limit: Int = sizeLimit) throws(HerautError)
        -> SourceText
    {
        let bytes = try ErrorText.reading { () throws(WorldError) in try world.read(path, limit: limit) }
        return SourceText(path: name ?? path, bytes: bytes)
    }

    /// Writes a whole file or nothing; see ``World/write(_:to:inside:mode:replacing:)``.
    func write(
        _ bytes: [UInt8], to path: String, inside folder: String? = nil, mode: FileMode = .shared,
        replacing: Bool
    ) throws(HerautError) {
        try ErrorText.writing { () throws(WorldError) in
            try world.write(bytes, to: path, inside: folder, mode: mode, replacing: replacing)
        }
    }

    /// Makes a folder and those above it.
    func createDirectory(_ path: String, mode: FileMode = .shared) throws(HerautError) {
        try ErrorText.writing { () throws(WorldError) in try world.createDirectory(path, mode: mode) }
    }

    private func print(_ text: String, to stream: StandardStream) throws {
        do throws(WorldError) {
            try world.print(Array(text.utf8), to: stream)
        } catch .closedPipe {
            throw WorldError.closedPipe
        } catch {
            throw ErrorText.writingFault(error)
        }
    }
}
