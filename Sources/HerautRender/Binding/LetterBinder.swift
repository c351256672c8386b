/// Binds the letters of one run into one file, each on a page of its own. It holds one letter at a time: what it gives is written as it comes.
///
/// A letter starts on the front of a sheet. Otherwise a printer that uses both sides puts the start of one family's letter on the back of another's.
public struct LetterBinder {
    private var binding: any Binding

    /// What is asked of a letter.
    public protocol Source {
        /// The whole file.
        func bytes() -> [UInt8]?
        /// Names of the parts of a Word document, in order.
        var partNames: [String] { get }
        /// A part of a Word document by its name, unpacked; `nil` when it is not there.
        func part(_ name: String) -> [UInt8]?
    }

    /// Why letters cannot be bound.
    public enum Fault: Error, Hashable, Sendable {
        /// A letter is not as Heraut made it.
        case strange
        /// The file would pass 4 GB, which no word processor opens.
        case tooLarge
    }

    /// A binder; `nil` for a format that cannot be bound.
    public init?(_ format: RenderFormat) {
        switch format {
        case .txt: binding = TextBinding()
        case .html: binding = HTMLBinding()
        case .docx: binding = DOCXBinding()
        case .pdf: binding = PDFBinding()
        default: return nil
        }
    }

    /// The bytes that the next letter adds.
    public mutating func add(_ letter: some Source) throws(Fault) -> [UInt8] { try binding.add(letter) }

    /// The bytes after the last letter.
    public mutating func finish() throws(Fault) -> [UInt8] { try binding.finish() }
}

/// How the letters of one format are bound.
protocol Binding {
    mutating func add(_ letter: some LetterBinder.Source) throws(LetterBinder.Fault) -> [UInt8]
    mutating func finish() throws(LetterBinder.Fault) -> [UInt8]
}

/// Plain text: a form feed between two letters.
struct TextBinding: Binding {
    private var isFirst = true

    mutating func add(_ letter: some LetterBinder.Source) throws(LetterBinder.Fault) -> [UInt8] {
        guard let bytes = letter.bytes() else { throw .strange }
        defer { isFirst = false }
        return isFirst ? bytes : [0x0C] + bytes
    }

    func finish() -> [UInt8] { [] }
}
