import HerautModel

/// A look with a name.
struct DOCXStyle: Sendable {
    /// What it is a look of.
    enum Kind: String, Sendable {
        case paragraph, character, table, numbering
    }

    /// Its id in a document of Heraut.
    let id: String
    /// Its name; the English ones are those of Word itself.
    let name: String
    var kind = Kind.paragraph
    var isDefault = false
    var basedOn: String? = "Normal"
    var next: String?
    var isQuick = true
    /// What stands between its names and its properties.
    var marks = ""
    var paragraph = ""
    var text = ""
    /// Further properties, of tables.
    var more = ""
    /// Other names that documents give it: Dutch, of other programs.
    var otherNames: [String] = []

    /// All names, the usual one first.
    var allNames: [String] { [name] + otherNames }

    /// Letters and digits of a name, in small letters: `Lijst opsom.teken` and `lijstopsomteken` are one.
    static func plain(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

    /// The same in a language from right to left: in what every other style is based on, paragraphs and letters run that way.
    var rightToLeft: DOCXStyle {
        guard isDefault, kind == .paragraph else { return self }
        var style = self
        style.paragraph = "<w:bidi/>" + paragraph
        style.text = "<w:rtl/>" + text
        return style
    }

    /// In the order of CT_Style (ECMA-376 §17.7.4.17), with the ids that styles have in the document.
    func xml(_ names: [String: String] = [:]) -> String {
        func id(_ name: String) -> String { DOCXParts.escaped(names[name] ?? name) }
        return
            "<w:style w:type=\"\(kind.rawValue)\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id(self.id))\">"
            + "<w:name w:val=\"\(name)\"/>" + (basedOn.map { "<w:basedOn w:val=\"\(id($0))\"/>" } ?? "")
            + (next.map { "<w:next w:val=\"\(id($0))\"/>" } ?? "") + marks + (isQuick ? "<w:qFormat/>" : "")
            + (paragraph.isEmpty ? "" : "<w:pPr>\(paragraph)</w:pPr>")
            + (text.isEmpty ? "" : "<w:rPr>\(text)</w:rPr>") + more + "</w:style>"
    }
}
