import HerautModel

/// What is no text: bytes that are not UTF-8, and control characters. The first of each is reported; the file is broken as a whole.
enum TextCheck {
    static func findings(in source: SourceText, from start: Int) -> [Finding] {
        let isSuspect = source.bytes[start...].contains { $0 >= 0x7F || isControl($0) }
        guard isSuspect else { return [] }
        var faults = FaultList()
        if let span = firstInvalid(source, start) {
            faults.report("template.notText", at: span, in: source, hint: .key("hint.template.notText"))
        }
        if let at = source.bytes[start...].firstIndex(where: isControl) {
            let digits = String(source.bytes[at], radix: 16, uppercase: true)
            let values = ["teken": "U+00" + (digits.count < 2 ? "0" : "") + digits]
            faults.report(
                "template.controlCharacter", values: values, at: SourceSpan(at, at + 1), in: source,
                hint: .key("hint.template.controlCharacter"))
        }
        return faults.findings
    }

    private static func isControl(_ byte: UInt8) -> Bool {
        byte == 0x7F || (byte < 0x20 && !(0x09...0x0D).contains(byte))
    }

    private static func firstInvalid(_ source: SourceText, _ start: Int) -> SourceSpan? {
        var parser = Unicode.UTF8.ForwardParser()
        var bytes = source.bytes[start...].makeIterator()
        var at = start
        while true {
            switch parser.parseScalar(from: &bytes) {
            case .valid(let scalar): at += scalar.count
            case .error(let length): return SourceSpan(at, min(at + length, source.bytes.count))
            case .emptyInput: return nil
            }
        }
    }
}
