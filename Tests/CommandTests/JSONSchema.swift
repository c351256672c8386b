import Foundation
import HerautTestSupport

/// A JSON schema as far as those in `Tests/Corpus/schemas` need it: types, required and allowed members, items, values, bounds and references
/// within the schema. A key it does not know is a fault in the schema, not silently passed over.
struct JSONSchema {
    private let root: [String: Any]

    /// The schema in `Tests/Corpus/schemas/NAME.json`.
    init(_ name: String) throws {
        let bytes = try Repository.bytes(of: Repository.root + "/Tests/Corpus/schemas/" + name + ".json")
        root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    }

    /// What is wrong with a document, each fault with its path.
    func faults(in document: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(document.utf8), options: .fragmentsAllowed)
        return faults(value, root, "$")
    }

    private func faults(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
        schema.flatMap { key, rule -> [String] in
            switch key {
            case "title", "definitions": return []
            case "$ref": return faults(value, definition(rule), path)
            case "type":
                let types = (rule as? [String]) ?? [(rule as? String) ?? ""]
                return types.contains { Self.isType($0, value) } ? [] : ["\(path): not \(types)"]
            case "enum":
                let values = (rule as? [Any]) ?? []
                return values.contains { "\($0)" == "\(value)" } ? [] : ["\(path): \(value) not allowed"]
            case "required":
                guard let object = value as? [String: Any] else { return [] }
                return ((rule as? [String]) ?? []).filter { object[$0] == nil }.map {
                    "\(path): \($0) missing"
                }
            case "properties":
                guard let object = value as? [String: Any], let rules = rule as? [String: Any] else {
                    return []
                }
                return rules.flatMap { name, rule in
                    object[name].map { faults($0, rule as? [String: Any] ?? [:], path + "." + name) } ?? []
                }
            case "additionalProperties": return additional(value, schema, rule, path)
            case "items":
                let items = (value as? [Any]) ?? []
                return items.enumerated().flatMap {
                    faults($1, rule as? [String: Any] ?? [:], "\(path)[\($0)]")
                }
            case "minItems":
                return ((value as? [Any])?.count ?? .max) < number(rule) ? ["\(path): too few items"] : []
            case "minLength":
                return ((value as? String)?.count ?? .max) < number(rule) ? ["\(path): too short"] : []
            case "minimum": return ((value as? Int) ?? .max) < number(rule) ? ["\(path): too low"] : []
            case "pattern":
                let text = value as? String ?? ""
                let words = (rule as? String ?? "").split(separator: "|")
                return words.contains { text.contains($0) } ? [] : ["\(path): \(text)"]
            case "uniqueItems":
                let items = ((value as? [Any]) ?? []).map { "\($0)" }
                return Set(items).count == items.count ? [] : ["\(path): twice the same"]
            case "format":
                let text = value as? String ?? ""
                return URL(string: text) != nil && !text.contains(" ") ? [] : ["\(path): no URI: \(text)"]
            default: return ["schema: unknown key \(key)"]
            }
        }
    }

    private func additional(_ value: Any, _ schema: [String: Any], _ rule: Any, _ path: String) -> [String] {
        guard let object = value as? [String: Any] else { return [] }
        let known = (schema["properties"] as? [String: Any])?.keys.map { $0 } ?? []
        return object.filter { !known.contains($0.key) }.flatMap { name, member -> [String] in
            guard let rule = rule as? [String: Any] else { return ["\(path): \(name) not allowed"] }
            return faults(member, rule, path + "." + name)
        }
    }

    private func definition(_ reference: Any) -> [String: Any] {
        let name = (reference as? String ?? "").split(separator: "/").last.map(String.init) ?? ""
        return (root["definitions"] as? [String: Any])?[name] as? [String: Any] ?? ["no definition": name]
    }

    private func number(_ rule: Any) -> Int { rule as? Int ?? .max }

    private static func isType(_ type: String, _ value: Any) -> Bool {
        switch type {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "boolean": "\(value)" == "true" || "\(value)" == "false" || value is Bool
        case "integer": value is Int
        case "null": value is NSNull
        default: false
        }
    }
}
