import HerautModel

/// The options that every command takes, anywhere on the line: they are needed before the rest can be understood.
struct SharedOptions {
    /// Language of messages and help.
    var language = "nl"
    /// Own templates, laid over the built-in ones.
    var templates: String?
    /// Texts, rules and laws in place of the built-in ones.
    var locales: String?
    /// What is left for the command.
    var arguments: [String] = []

    private static let names = ["--locale", "--templates", "--locales"]

    /// Takes the shared options out of `arguments`; everything after `--` is left alone. Reports an option without a value.
    static func take(from arguments: [String], in world: any World) -> (
        options: SharedOptions, fault: Message?
    ) {
        var options = SharedOptions()
        var fault: Message?
        options.language = world.environment("HERAUT_LOCALE") ?? "nl"
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if argument == "--" {
                options.arguments += [argument] + rest
                break
            }
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = parts.first.map(String.init), names.contains(name) else {
                options.arguments.append(argument)
                continue
            }
            let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
            if let value, !value.isEmpty {
                options.set(name, value)
            } else {
                fault = .key("command.error.missingValue", ["optie": name])
            }
        }
        return (options, fault)
    }

    private mutating func set(_ name: String, _ value: String) {
        switch name {
        case "--locale": language = value
        case "--templates": templates = value
        default: locales = value
        }
    }
}
