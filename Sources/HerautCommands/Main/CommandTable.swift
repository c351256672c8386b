import ArgumentParser
import HerautModel

/// The program itself: the table of its commands. A new command is one line here and one file in `Commands`.
struct Heraut: ParsableCommand {
    static var configuration: CommandConfiguration {
        .described("heraut", as: "heraut", version: HerautMain.version, subcommands: CommandTable.commands)
    }
}

/// The commands, in the order of the help.
enum CommandTable {
    static let commands: [any HerautCommand.Type] = [
        InitCommand.self,
        AdviseCommand.self,
        DraftCommand.self,
        LintCommand.self,
        RenderCommand.self,
        MergeCommand.self,
        CheckCommand.self,
        ApproveCommand.self,
        ExplainCommand.self,
        ListCommand.self,
        RulesCommand.self,
        LogCommand.self,
        LedgerCommand.self,
        HouseStyleCommand.self,
        PDFCommand.self,
        DemoCommand.self,
    ]

    /// Every word that may stand where the command stands.
    static var names: [String] {
        commands.flatMap { [$0._commandName] + $0.configuration.aliases } + ["help"]
    }

    /// The command of a line that is in order, parsed without building the whole table: that halves the start-up. `nil` for anything
    /// else, help and faults among them: those take the long way, which knows how to say it.
    static func command(for arguments: [String]) -> (any HerautCommand)? {
        guard let name = arguments.first,
            let type = commands.first(where: {
                $0._commandName == name || $0.configuration.aliases.contains(name)
            })
        else { return nil }
        // Nobody will read the help of its options: it is not looked up.
        return HelpLanguage.$messages.withValue(nil) { try? type.parse(Array(arguments.dropFirst())) }
    }

    /// Refuses a first word that is no command. ArgumentParser would call it an unexpected argument, and suggest nothing.
    static func check(_ arguments: [String], in context: Context) throws(HerautError) {
        guard let word = arguments.first, !word.hasPrefix("-"), !names.contains(word) else { return }
        let fault = Message.key("command.error.unknownCommand", ["opdracht": word])
        throw HerautError(.usage, fault.suggesting(Suggestion.closest(to: word, among: names), context))
    }
}
