public import HerautModel

extension Platform {
    /// How long `text` counts when it is posted there, web addresses at the length the platform gives them.
    public func length(ofPost text: String) -> Int {
        let whole = length(of: text)
        guard let linkLength else { return whole }
        let bytes = Array(text.utf8)
        let links = WordSplitter().tokens(in: bytes).filter { $0.kind == .link }
        return links.reduce(whole) { length, link in
            length - self.length(of: String(decoding: bytes[link.range], as: UTF8.self)) + linkLength
        }
    }
}
