import HerautModel

/// What a name in a template stands for, found once when the template is loaded.
enum Reference: Hashable, Sendable {
    /// A declared field.
    case field(Int)
    /// One value of a choice: `leeftijdsband.14-15`.
    case choice(Int, String)
    /// A field of the current item of a list; `level` counts the open lists from the outside.
    case item(level: Int, name: String)
    /// The current item itself, `{{.}}`.
    case current(level: Int)
}

/// The lists that are open around a tag, from the outside in: the fields of their items.
struct Scope: Sendable {
    private(set) var lists: [[Field]] = []

    /// The scope inside a section over a list with these item fields.
    func inside(_ itemFields: [Field]) -> Scope {
        var scope = self
        scope.lists.append(itemFields)
        return scope
    }

    /// What `name` stands for here: the innermost list first, then the declared fields.
    func resolve(_ name: String, in catalogue: FieldCatalogue) -> (reference: Reference, field: Field?)? {
        if name == "." {
            guard let inner = lists.last, inner.isEmpty else { return nil }
            return (.current(level: lists.count - 1), nil)
        }
        for level in lists.indices.reversed() {
            if let field = lists[level].first(where: { $0.name == name }) {
                return (.item(level: level, name: name), field)
            }
        }
        if let index = catalogue.index(of: name) { return (.field(index), catalogue.fields[index]) }
        guard let dot = name.firstIndex(of: "."), let index = catalogue.index(of: String(name[..<dot])) else {
            return nil
        }
        let value = String(name[name.index(after: dot)...])
        guard catalogue.fields[index].choices.contains(value) else { return nil }
        return (.choice(index, value), catalogue.fields[index])
    }

    /// Every name that could stand here, for suggestions.
    func names(in catalogue: FieldCatalogue) -> [String] {
        let choices = catalogue.fields.flatMap { field in field.choices.map { field.name + "." + $0 } }
        return lists.flatMap { $0.map(\.name) } + catalogue.names + choices
    }
}
