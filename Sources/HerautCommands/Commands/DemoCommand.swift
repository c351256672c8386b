import ArgumentParser
import HerautModel

/// `heraut demo`: everything once, on the built-in example.
struct DemoCommand: HerautCommand {
    static var configuration: CommandConfiguration { .described("demo", as: "demo") }

    @Argument(help: .described("demo.folder", value: "folder"))
    var folder = "heraut-demo"

    func run(in context: Context) throws -> Outcome {
        let demo = try Demo(context: context, folder: folder)
        try demo.run()
        try context.print(context.messages("command.demo.made", ["map": folder]) + "\n")
        return .clean
    }
}
