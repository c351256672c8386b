import ArgumentParser
public import HerautModel
import HerautResources

/// The program: arguments in, exit status out. All it touches it touches through the world it is given.
public enum HerautMain {
    /// The version, as `--version` prints it.
    public static let version = "0.1.0"

    /// Runs one command line, without the name of the program. The result is the exit status: 0, 1, or one of `HerautError.Status`.
    public static func run(arguments: [String], world: some World) -> Int32 {
        let (options, fault) = SharedOptions.take(from: arguments, in: world)
        let builtIn = Context(world: world, resources: Resources(), messages: Resources().messages("nl"))
        return guarding(builtIn) {
            let context = try self.context(options, from: builtIn)
            return guarding(context) {
                if let fault { throw HerautError(.usage, fault) }
                return try HelpLanguage.$messages.withValue(context.messages) {
                    try run(options.arguments, in: context)
                }
            }
        }
    }

    /// The one place where an error becomes a text and a status.
    private static func guarding(_ context: Context, _ work: () throws -> Int32) -> Int32 {
        do {
            return try work()
        } catch let error as HerautError {
            try? context.note(ErrorText.text(error, in: context))
            return error.status.rawValue
        } catch WorldError.closedPipe {
            // Whoever read on the other side has seen enough.
            return Outcome.clean.rawValue
        } catch let error as WorldError {
            return guarding(context) { throw ErrorText.readingFault(error) }
        } catch {
            let message = Message.key("command.error.internal", ["fout": String(describing: error)])
            try? context.note(ErrorText.line(message, in: context))
            return HerautError.Status.internalFault.rawValue
        }
    }

    private static func context(_ options: SharedOptions, from builtIn: Context) throws -> Context {
        var resources = builtIn.resources
        for (root, folder, replacing) in [
            ("Locales", options.locales, true), ("Templates", options.templates, false),
        ] {
            guard let folder else { continue }
            resources = try live(root, folder, replacing: replacing, resources, builtIn)
        }
        let known = resources.languages
        guard known.contains(options.language) else {
            let hint = Suggestion.closest(to: options.language, among: known)
            let values = ["taal": options.language, "talen": known.joined(separator: ", ")]
            throw HerautError(.usage, .key("command.error.unknownLocale", values).suggesting(hint, builtIn))
        }
        let isAsBuilt = options.language == builtIn.messages.language && options.locales == nil
        return Context(
            world: builtIn.world, resources: resources,
            messages: isAsBuilt ? builtIn.messages : resources.messages(options.language),
            hasOwnTemplates: options.templates != nil)
    }

    /// `context` with the texts, rules and laws of `folder`, as `--locales` gives them.
    static func context(_ context: Context, withLocales folder: String) throws -> Context {
        var options = SharedOptions()
        options.language = context.messages.language
        options.locales = folder
        var other = try self.context(options, from: context)
        other.hasOwnTemplates = context.hasOwnTemplates
        return other
    }

    private static func live(
        _ root: String, _ folder: String, replacing: Bool, _ resources: Resources, _ context: Context
    ) throws -> Resources {
        let read = try ErrorText.reading { () throws(WorldError) in
            try resources.reading(root, from: folder, in: context.world, replacing: replacing)
        }
        guard read.findings.isEmpty else {
            throw HerautError(
                .configuration, .key("command.error.badResources", ["map": folder]), findings: read.findings)
        }
        return read.resources
    }

    private static func run(_ arguments: [String], in context: Context) throws -> Int32 {
        do {
            try CommandTable.check(arguments, in: context)
            if let command = CommandTable.command(for: arguments) {
                return try command.run(in: context).rawValue
            }
            var command = try Heraut.parseAsRoot(arguments)
            if let command = command as? any HerautCommand { return try command.run(in: context).rawValue }
            try command.run()
            return Outcome.clean.rawValue
        } catch let error as HerautError {
            throw error
        } catch let error as WorldError {
            throw error
        } catch {
            return try answer(error, in: context)
        }
    }

    /// What ArgumentParser throws: a request for help, or a command line it does not understand.
    private static func answer(_ error: any Error, in context: Context) throws -> Int32 {
        let translation = HelpTranslation(messages: context.messages)
        let full = Heraut.fullMessage(for: error, columns: 80)
        if Heraut.exitCode(for: error) == .success {
            try context.print(translation.help(full) + "\n")
            return Outcome.clean.rawValue
        }
        let message = translation.error(Heraut.message(for: error))
        try context.note(ErrorText.line(message, in: context) + translation.usage(full))
        return HerautError.Status.usage.rawValue
    }
}

extension Resources {
    /// Languages that Heraut speaks: those with a file of messages.
    var languages: [String] {
        paths(below: "Locales/").filter { $0.hasSuffix("/messages.yml") }.map {
            String($0.split(separator: "/")[1])
        }
    }
}

extension Message {
    /// The sentence with "did you mean …?" after it, when there is a word to suggest.
    func suggesting(_ word: String?, _ context: Context) -> Message {
        guard let word else { return self }
        let question = context.messages("hint.didYouMean", ["woord": word])
        return .text(context.messages.text(self) + " " + question)
    }
}
