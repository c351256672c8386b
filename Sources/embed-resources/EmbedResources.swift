import Foundation
import HerautModel
import HerautYAML

/// Build tool: writes every file of `Templates/` and `Locales/` as static strings into one Swift file.
///
/// Usage: `embed-resources PACKAGE-ROOT OUTPUT.swift`. YAML is parsed here, so that the binary never does it at start-up;
/// a file that cannot be parsed stops the build with its place.
@main
struct EmbedResources {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3 else { fail("usage: embed-resources PACKAGE-ROOT OUTPUT.swift") }
        let files = try ["Templates", "Locales"].flatMap { try filesBelow($0, root: arguments[1]) }
        let entries = try files.map { try entry(for: $0, root: arguments[1]) }
        let text = """
            // Written by embed-resources. Do not edit.
            enum EmbeddedFiles {
                static let all: [EmbeddedFile] = [
            \(entries.joined(separator: "\n"))
                ]
            }

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: arguments[2]), options: .atomic)
    }

    private static func filesBelow(_ folder: String, root: String) throws -> [String] {
        let base = root + "/" + folder
        let names = FileManager.default.enumerator(atPath: base)?.allObjects as? [String] ?? []
        return names.filter { name in
            var isFolder: ObjCBool = false
            let isHidden = name.split(separator: "/").contains { $0.hasPrefix(".") }
            return FileManager.default.fileExists(atPath: base + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue && !isHidden
        }.sorted().map { folder + "/" + $0 }
    }

    private static func entry(for path: String, root: String) throws -> String {
        let data = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
        guard let text = String(validating: data, as: UTF8.self) else {
            return "        EmbeddedFile(\(literal(path)), base64: \(literal(data.base64EncodedString()))),"
        }
        guard path.hasSuffix(".yml") else {
            return "        EmbeddedFile(\(literal(path)), text: \(literal(text))),"
        }
        return
            "        EmbeddedFile(\(literal(path)), text: \(literal(text)), tree: \(literal(tree(of: text, path: path)))),"
    }

    private static func tree(of text: String, path: String) -> String {
        let result = LibYAMLReader().read(SourceText(path: path, text: text))
        if let fault = result.findings.first {
            fail("\(path):\(fault.start.line):\(fault.start.column): error: \(fault.rule.name)")
        }
        return result.root.map(NodeCoding.encode) ?? ""
    }

    private static func literal(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            default:
                if scalar.value < 32 || scalar.value == 127 || (0x200B...0x206F).contains(scalar.value)
                    || scalar.value == 0xFEFF
                {
                    out += "\\u{\(String(scalar.value, radix: 16))}"
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(1)
    }
}
