import Foundation
import HerautModel
import HerautTemplate
import HerautTestSupport
import Synchronization
import Testing

/// The official specification of Mustache, with its optional modules, case by case.
@Suite(.enabled(if: SpecCase.folder != nil)) struct MustacheSpecTests {
    @Test func `every case of the specification is there`() throws {
        #expect(try SpecCase.all.get().count == 194)
    }

    @Test(arguments: (try? SpecCase.all.get()) ?? [])
    func `a case of the specification`(_ example: SpecCase) {
        let template = MustacheParser.parse(SourceText(path: "t", text: example.template))
        let partials = example.partials.mapValues {
            MustacheParser.parse(SourceText(path: "p", text: $0))
        }
        let result = LenientRenderer.render(template, with: example.data, partials: partials)
        #expect(result.text == example.expected)
        #expect(result.finding == nil)
    }
}

/// One case.
struct SpecCase: Sendable, CustomTestStringConvertible {
    let module: String
    let name: String
    let template: String
    let partials: [String: String]
    let data: MustacheValue
    let expected: String

    var testDescription: String { "\(module): \(name)" }

    static let folder = Repository.shared("spec/mustache")

    static let all = Result {
        let folder = Self.folder ?? ""
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        return try names.filter { $0.hasSuffix(".json") }.sorted().flatMap {
            try cases(Repository.bytes(of: folder + "/" + $0), module: $0)
        }
    }

    private static func cases(_ bytes: [UInt8], module: String) throws -> [SpecCase] {
        try JSONDecoder().decode(SpecFile.self, from: Data(bytes)).tests.map { test in
            var data = test.data.value
            if module == "~lambdas.json", case .map(var entries) = data {
                entries["lambda"] = lambda(test.name)
                data = .map(entries)
            }
            return SpecCase(
                module: module, name: test.name, template: test.template, partials: test.partials ?? [:],
                data: data, expected: test.expected)
        }
    }

    /// The specification gives its lambdas in other languages; these do the same.
    private static func lambda(_ name: String) -> MustacheValue? {
        switch name {
        case "Interpolation": return .lambda { _ in "world" }
        case "Interpolation - Expansion": return .lambda { _ in "{{planet}}" }
        case "Interpolation - Alternate Delimiters": return .lambda { _ in "|planet| => {{planet}}" }
        case "Interpolation - Multiple Calls":
            let calls = Counter()
            return .lambda { _ in "\(calls.next())" }
        case "Escaping": return .lambda { _ in ">" }
        case "Section": return .lambda { $0 == "{{x}}" ? "yes" : "no" }
        case "Section - Expansion": return .lambda { "\($0){{planet}}\($0)" }
        case "Section - Alternate Delimiters": return .lambda { "\($0){{planet}} => |planet|\($0)" }
        case "Section - Multiple Calls": return .lambda { "__\($0)__" }
        case "Inverted Section": return .lambda { _ in "" }
        default:
            Issue.record("no lambda for \(name)")
            return nil
        }
    }
}

/// Counts calls from 1.
private final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

/// A file of the specification.
private struct SpecFile: Decodable {
    struct Test: Decodable {
        let name: String
        let template: String
        let partials: [String: String]?
        let data: JSONValue
        let expected: String
    }

    let tests: [Test]
}

/// Any JSON.
private struct JSONValue: Decodable {
    let value: MustacheValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = try? container.decode(Bool.self) {
            value = .bool(bool)
        } else if let number = try? container.decode(Double.self) {
            value = .number(number)
        } else if let text = try? container.decode(String.self) {
            value = .string(text)
        } else if let items = try? container.decode([JSONValue].self) {
            value = .list(items.map(\.value))
        } else {
            value = .map(try container.decode([String: JSONValue].self).mapValues(\.value))
        }
    }
}
