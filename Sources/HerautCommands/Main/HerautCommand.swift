import ArgumentParser
import HerautModel

/// How a command that did its work ends.
enum Outcome: Int32, Sendable {
    /// Nothing stands in the way.
    case clean = 0
    /// Findings at or above the threshold, or rows refused.
    case findings = 1
    /// The user broke it off (Ctrl-C); what is there is whole. 128 and the number of the signal, as shells have it.
    case interrupted = 130
}

/// A command of the table: ArgumentParser fills its options, ``HerautMain`` runs it.
///
/// `run(in:)` throws `HerautError` when the work cannot be done, and `WorldError.closedPipe` when nobody reads on.
protocol HerautCommand: ParsableCommand {
    /// Does the work.
    func run(in context: Context) throws -> Outcome
}

/// The sentences of help texts. ArgumentParser asks for them through static properties, before a command exists, so the language
/// travels with the task.
enum HelpLanguage {
    @TaskLocal static var messages: Context.Messages?

    /// The sentence under `command.KEY`; the key itself when nobody will read it (``messages`` is `nil`).
    static func text(_ key: String) -> String { messages?("command." + key) ?? key }
}

extension CommandConfiguration {
    /// What a command says of itself: `command.KEY.abstract` and the examples of `command.KEY.examples`.
    static func described(
        _ name: String, as key: String, aliases: [String] = [], version: String = "",
        subcommands: [any ParsableCommand.Type] = []
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: HelpLanguage.text(key + ".abstract"),
            discussion: HelpLanguage.text(key + ".examples"), version: version, subcommands: subcommands,
            aliases: aliases)
    }
}

extension ArgumentHelp {
    /// The help of an option, `command.KEY`, and what its value is called, `command.value.NAME`.
    static func described(_ key: String, value: String? = nil) -> ArgumentHelp {
        ArgumentHelp(
            "\(HelpLanguage.text(key))", valueName: value.map { HelpLanguage.text("value." + $0) })
    }
}
