import HerautLanguage

/// Finds references to articles of law in running text.
///
/// Forms: `art. 131 Sr`, `artikel 6:166, tweede lid, BW`, `artikelen 131 en 132 van het Wetboek van Strafrecht`, `artt. 131, 132 Sr`,
/// `artikelen 5:32 t/m 5:35 Awb`, `artikel 166 van Boek 6 BW`, `Boek 6, artikel 166 BW`, `het tweede lid van artikel 6:169 BW`,
/// `artikel 16(2)(b) DSA`, `Wetboek van Strafrecht, artikel 350`, `6:166 BW` and `131 Sr` without the word, "dat artikel" for the one
/// before. Numbers are read as they are written, wrong signs and all (`6.166`, `172 A`). Laws come from the register; a citation without
/// one takes that of the citation before it when its number fits. Linear in the length of the text.
public struct CitationParser: Sendable {
    private let names: LawNames

    /// A parser that knows the laws of `register`.
    public init(_ register: LawRegister) { names = LawNames(register) }

    /// The citations in `range` of UTF-8 `bytes` (all of it by default), in order. `carrying` is the law that a heading above the text
    /// named: articles without a law are taken to be of that one.
    public func citations(in bytes: [UInt8], range: Range<Int>? = nil, carrying law: String? = nil)
        -> [Citation]
    {
        let tokens = WordSplitter().tokens(in: bytes, range: range)
        var reader = CitationReader(bytes: bytes, tokens: tokens, names: names, carried: law)
        return reader.read()
    }
}
