/// A draft in the form it leaves the house: bytes of one format.
public struct Rendition: Sendable {
    /// The bytes of the file.
    public let bytes: [UInt8]
    /// Media type (`text/html; charset=utf-8`).
    public let mediaType: String
    /// Extension of the file name, without a point.
    public let fileExtension: String

    /// A finished file.
    public init(bytes: [UInt8], mediaType: String, fileExtension: String) {
        self.bytes = bytes
        self.mediaType = mediaType
        self.fileExtension = fileExtension
    }
}
