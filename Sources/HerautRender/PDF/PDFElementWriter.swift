import HerautModel

/// Writes what every element of structure has (ISO 32000-1, 14.7.2 and 14.8.5).
enum PDFElementWriter {
    /// Adds its tag and the number of the element it stands in.
    static func begin(_ element: PDFElement, parent: Int, to out: inout ByteBuffer) {
        out.append("<</S/" as StaticString)
        out.append(element.tag.name)
        out.append("/P " as StaticString)
        out.append(reference: parent)
        if element.tag == .headCell { out.append("/A<</O/Table/Scope/Column>>" as StaticString) }
    }

    /// Adds an attribute; a box by where it stands, see ``write(alternative:isInline:_:_:_:_:to:)``.
    static func write(_ attribute: PDFElement.Attribute, to out: inout ByteBuffer) {
        switch attribute {
        case .none, .box: break
        case .numbering(let name):
            out.append("/A<</O/List/ListNumbering/" as StaticString)
            out.append(name)
            out.append(">>" as StaticString)
        case .picture(let alternative, let left, let bottom, let right, let top):
            write(alternative: alternative, isInline: false, left, bottom, right, top, to: &out)
        }
    }

    /// Adds what is heard instead of a figure, and where it stands: left, bottom, right, top.
    static func write(
        alternative: String, isInline: Bool, _ left: Int, _ bottom: Int, _ right: Int, _ top: Int,
        to out: inout ByteBuffer
    ) {
        out.append("/Alt" as StaticString)
        out.append(text: alternative)
        out.append("/A<</O/Layout/Placement/" as StaticString)
        out.append(isInline ? "Inline" : "Block" as StaticString)
        out.append("/BBox[" as StaticString)
        out.append(lengths: left, bottom, right, top)
        out.append("]>>" as StaticString)
    }
}
