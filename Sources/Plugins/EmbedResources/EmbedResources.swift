import Foundation
import PackagePlugin

/// Writes every file of `Templates/` and `Locales/` into one Swift file, so that the binary needs nothing beside it.
@main
struct EmbedResources: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folders = ["Templates", "Locales"].map { root.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding Templates and Locales",
                executable: try context.tool(named: "embed-resources").url,
                arguments: [root.path, output.path],
                // The folders themselves are inputs too: only so is an added or removed file noticed.
                inputFiles: folders + folders.flatMap(filesBelow),
                outputFiles: [output])
        ]
    }

    private func filesBelow(_ folder: URL) -> [URL] {
        let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let urls = (walk?.allObjects as? [URL]) ?? []
        return urls.sorted { $0.path < $1.path }
    }
}
