import HerautModel

/// A picture as objects of a PDF (ISO 32000-1, 8.9.5): its pixels as they lie in its file, and how transparent they are apart (11.6.5.3).
extension PDFObjects {
    /// Adds a picture and gives its number.
    mutating func add(_ picture: PictureStream) -> Int {
        let mask = picture.alpha.map { alpha in
            add(alpha, picture, isMask: true) { $0.append("/DeviceGray/BitsPerComponent 8" as StaticString) }
        }
        return add(picture.data, picture, isMask: false) { out in
            switch picture.colours {
            case .grey: out.append("/DeviceGray" as StaticString)
            case .redGreenBlue: out.append("/DeviceRGB" as StaticString)
            case .palette(let colours):
                out.append("[/Indexed/DeviceRGB " as StaticString)
                out.append(number: max(0, colours.count / 3 - 1))
                out.append("<" as StaticString)
                for byte in colours { out.append(hexadecimal: byte) }
                out.append(">]" as StaticString)
            }
            out.append("/BitsPerComponent " as StaticString)
            out.append(number: picture.bits)
            if let mask {
                out.append("/SMask " as StaticString)
                out.append(reference: mask)
            }
        }
    }

    private mutating func add(
        _ data: [UInt8], _ picture: PictureStream, isMask: Bool, _ colours: (inout ByteBuffer) -> Void
    ) -> Int {
        let number = begin()
        out.append("<</Type/XObject/Subtype/Image/Width " as StaticString)
        out.append(number: picture.width)
        out.append("/Height " as StaticString)
        out.append(number: picture.height)
        out.append("/ColorSpace" as StaticString)
        colours(&out)
        switch isMask ? .flate : picture.packing {
        case .jpeg: out.append("/Filter/DCTDecode" as StaticString)
        case .flate:
            out.append("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " as StaticString)
            out.append(number: isMask ? 1 : picture.components)
            out.append("/BitsPerComponent " as StaticString)
            out.append(number: isMask ? 8 : picture.bits)
            out.append("/Columns " as StaticString)
            out.append(number: picture.width)
            out.append(">>" as StaticString)
        }
        out.append("/Length " as StaticString)
        out.append(number: data.count)
        out.append(">>\nstream\n" as StaticString)
        out.append(data)
        out.append("\nendstream" as StaticString)
        end()
        return number
    }
}
