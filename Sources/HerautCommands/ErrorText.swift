import HerautModel
import HerautRender

/// The one place where errors become sentences and exit statuses.
enum ErrorText {
    /// Does `work`; a fault of the world is one of reading.
    static func reading<T>(_ work: () throws(WorldError) -> T) throws(HerautError) -> T {
        do throws(WorldError) { return try work() } catch { throw readingFault(error) }
    }

    /// Does `work`; a fault of the world is one of writing.
    static func writing<T>(_ work: () throws(WorldError) -> T) throws(HerautError) -> T {
        do throws(WorldError) { return try work() } catch { throw writingFault(error) }
    }

    /// Does `work`; what a format refuses then stands in `heraut.yml`, because drafts and rows were looked at before.
    static func rendering<T>(_ work: () throws(RenderRefusal) -> T) throws(HerautError) -> T {
        do throws(RenderRefusal) { return try work() } catch {
            throw HerautError(.configuration, error.message)
        }
    }

    /// A fault while reading, as an error of the command.
    static func readingFault(_ error: WorldError) -> HerautError {
        let status: HerautError.Status =
            switch error {
            case .missing, .isDirectory, .notRegular, .denied: .noInput
            case .tooLarge: .badData
            case .linkOutside, .exists, .full, .busy, .other, .closedPipe: .inputOutput
            }
        return HerautError(status, sentence(error, isReading: true))
    }

    /// A fault while writing, as an error of the command.
    static func writingFault(_ error: WorldError) -> HerautError {
        let status: HerautError.Status =
            switch error {
            case .missing, .isDirectory, .notRegular, .denied, .linkOutside, .exists, .busy: .cannotCreate
            case .tooLarge, .full, .other, .closedPipe: .inputOutput
            }
        return HerautError(status, sentence(error, isReading: false))
    }

    /// What the user reads: the findings, then the sentence.
    static func text(_ error: HerautError, in context: Context) -> String {
        let reporter = TextReporter(messages: context.messages, usesColour: context.usesColour(on: .error))
        let places = error.findings.sorted(by: Finding.inReportOrder).map { finding in
            let source = error.sources.first { $0.path == finding.path }
            return reporter.text(finding, in: source) + (source == nil ? "" : "\n")
        }.joined()
        return places + line(error.message, in: context)
    }

    /// One line that begins with `heraut:`.
    static func line(_ message: Message, in context: Context) -> String {
        let style = Style(isOn: context.usesColour(on: .error))
        return "heraut: " + style.bold(VisibleText.lines(context.messages.text(message))) + "\n"
    }

    private static func sentence(_ error: WorldError, isReading: Bool) -> Message {
        switch error {
        case .missing(let path): .key(isReading ? "world.missing" : "world.folderMissing", name(path))
        case .isDirectory(let path):
            .key(isReading ? "world.isDirectory" : "world.folderInTheWay", name(path))
        case .notRegular(let path): .key("world.notRegular", name(path))
        case .denied(let path): .key(isReading ? "world.deniedRead" : "world.deniedWrite", name(path))
        case .tooLarge(let path, let limit):
            .key("world.tooLarge", ["pad": path, "limiet": "\(max(1, limit >> 20)) MB"])
        case .linkOutside(let path): .key("world.linkOutside", name(path))
        case .exists(let path): .key("world.exists", name(path))
        case .full(let path): .key("world.full", name(path))
        case .busy(let path): .key("world.busy", name(path))
        case .other(let path, let code): .key("world.other", ["pad": path, "code": String(code)])
        case .closedPipe: .key("world.closedPipe")
        }
    }

    private static func name(_ path: String) -> [String: String] { ["pad": path] }
}
