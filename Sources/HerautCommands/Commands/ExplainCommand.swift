import ArgumentParser
import HerautLaw
import HerautLint
import HerautModel

/// `heraut explain RULE|"art. 6:166 BW"`: why, source, examples; or what the register knows of articles, a law or a decision.
struct ExplainCommand: HerautCommand {
    static var configuration: CommandConfiguration {
        .described("explain", as: "explain", aliases: ["uitleg"])
    }

    @Argument(help: .described("explain.subject", value: "ruleOrArticle"))
    var subject: [String]

    func run(in context: Context) throws -> Outcome {
        let name = subject.joined(separator: " ")
        let explanation = Explanation(
            messages: context.messages, style: Style(isOn: context.usesColour(on: .output)))
        let pack = try context.rulePack()
        if let rule = pack.rules.first(where: { $0.id.name.lowercased() == name.lowercased() }) {
            try context.print(explanation.text(rule))
            return .clean
        }
        let law = LawExplanation(
            register: try context.lawRegister(for: context.messages.language), explanation: explanation)
        guard let answer = law.answer(to: name) else {
            throw context.unknownRule(name, among: pack.rules.map(\.id.name))
        }
        try context.print(answer.known.joined(separator: "\n"))
        guard let last = answer.unknown.last else { return .clean }
        for message in answer.unknown.dropLast() { try context.note(ErrorText.line(message, in: context)) }
        throw HerautError(.usage, last)
    }
}
