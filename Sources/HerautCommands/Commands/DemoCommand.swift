import ArgumentParser
import HerautModel
import HerautResources

/// `heraut demo [DIR]`: the whole run on the built-in example.
struct DemoCommand: HerautCommand {
    static var configuration: CommandConfiguration { .described("demo", as: "demo") }

    @Argument(help: .described("demo.folder", value: "folder"))
    var folder = "heraut-demo"

    func run(in context: Context) throws -> Outcome {
        var run = DemoRun(context: context)
        try run.make()
        try DemoFolder(path: folder, context: context).write(run.files)
        try context.print(run.files.map { PathName.join(folder, $0.name) + "\n" }.joined())
        try context.note(context.messages("command.demo.look", ["map": folder]) + "\n")
        return run.isClean ? .clean : .findings
    }
}
