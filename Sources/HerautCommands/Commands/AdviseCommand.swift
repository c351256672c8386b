import ArgumentParser
import HerautLanguage
import HerautLint
import HerautModel
import HerautResources

/// `heraut advise`: what the intervention card says of a case, "do nothing" first. People decide.
struct AdviseCommand: HerautCommand {
    /// Form of the advice.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, html
    }

    static var configuration: CommandConfiguration {
        .described("advise", as: "advise", aliases: ["advies"])
    }

    @Option(name: .customLong("case"), help: .described("draft.case", value: "file"))
    var casePath = "zaak.yml"

    @Option(help: .described("advise.format", value: "format"))
    var format = Format.text

    func run(in context: Context) throws -> Outcome {
        let report = try context.advice(on: casePath)
        switch format {
        case .text:
            let style = Style(isOn: context.usesColour(on: .output))
            try context.print(AdviceTextReporter(style: style).text(report))
        case .json: try context.print(AdviceJSONReporter.text(report))
        case .html: try context.print(AdviceHTMLReporter.text(report))
        }
        return .clean
    }
}

extension Context {
    /// The advice on a case file.
    func advice(on path: String) throws(HerautError) -> AdviceReport {
        let caseFile = try caseFile(path)
        let context = try Workspace.found(from: PathName(path).parent, in: self).context
        let card = try interventionCard()
        let formatter = ValueFormatter(
            language: messages.language,
            formats: resources.file("Locales/\(messages.language)/formats.yml")?.root)
        let words = CaseWords(values: caseFile.values, formatter: formatter, phrases: card.phrases)
        let advice = CaseAdvice(
            card, values: caseFile.values, words: words, references: try linter(try rulePack()).references)
        let list = caseFile.recipientsPath.map { PathName.path($0, besides: path) }
        let commands = DraftCommands(casePath: path, recipients: list, context: context)
        var lines: [(kind: DocumentKind, lines: [String])] = []
        for kind in advice.kinds where !languages(ofTemplate: kind.name).isEmpty {
            lines.append((kind, try commands.lines(for: kind)))
        }
        return AdviceReport(
            advice: advice, card: card, reference: caseFile.values.at("kenmerk")?.string ?? "",
            casePath: path, commands: lines, law: try lawRegister(), messages: messages)
    }
}
