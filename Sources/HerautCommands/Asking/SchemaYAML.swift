import HerautModel

/// Values as a YAML file that reads back as the same values: keys in the order of their schema, texts quoted where they could be taken for
/// something else.
enum SchemaYAML {
    /// The file, under a heading in comments.
    static func text(_ values: Value, as schema: Schema, heading: String) -> String {
        let comment = heading.split(separator: "\n").map { "# \($0)\n" }.joined()
        var text = comment + "\n"
        var wasBlock = false
        for (index, key) in schema.keys.filter({ values.at($0.name) != nil }).enumerated() {
            let lines = lines(of: [key], values, margin: "")
            // Groups and lists stand apart.
            let isBlock = lines.count > 1
            if index > 0, isBlock || wasBlock { text += "\n" }
            wasBlock = isBlock
            text += lines.map { $0 + "\n" }.joined()
        }
        return text
    }

    private static func lines(of keys: [Schema.Key], _ values: Value, margin: String) -> [String] {
        keys.flatMap { key -> [String] in
            guard let value = values.at(key.name) else { return [] }
            let below = margin + "  "
            switch value {
            case .group:
                return ["\(margin)\(key.name):"] + lines(of: key.kind.children, value, margin: below)
            case .list(let items):
                return ["\(margin)\(key.name):"]
                    + items.flatMap { item($0, keys: key.kind.children, margin: below) }
            default: return ["\(margin)\(key.name): \(scalar(value))"]
            }
        }
    }

    private static func item(_ value: Value, keys: [Schema.Key], margin: String) -> [String] {
        guard case .group = value else { return ["\(margin)- \(scalar(value))"] }
        let lines = lines(of: keys, value, margin: margin + "  ")
        guard let first = lines.first else { return [] }
        return ["\(margin)- \(first.trimmingSpaces())"] + lines.dropFirst()
    }

    /// One value as it stands behind its key.
    static func scalar(_ value: Value) -> String {
        switch value {
        case .date(let day): day.iso
        case .time(let time): twoDigits(time.hour) + ":" + twoDigits(time.minute)
        case .number(let number): String(number)
        case .flag(let flag): flag ? "ja" : "nee"
        case .amount(let amount): YAMLScalar.text(cents(amount.cents))
        default: YAMLScalar.text(value.string ?? "")
        }
    }

    private static func cents(_ cents: Int) -> String {
        cents % 100 == 0 ? "\(cents / 100)" : "\(cents / 100),\(twoDigits(cents % 100))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
