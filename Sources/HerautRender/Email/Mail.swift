public import HerautModel

/// A file that goes with a mail.
public struct MailAttachment: Hashable, Sendable {
    /// Its name, without a folder.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// A file called `name`.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Its fingerprint, as an evidence sheet has it.
    var digest: String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexDigest()
    }
}

/// A mail made from a draft, with the files that go with it.
public enum Mail {
    /// `draft` as a mail. Always succeeds: without a known address of the sender there is no `From`, which the mail program then fills in.
    public static func rendition(of draft: Draft, attachments: [MailAttachment], style: HouseStyle)
        -> Rendition
    {
        let layout = Layout(of: draft.blocks, metadata: draft.metadata)
        let page = Page(draft.blocks, metadata: draft.metadata, layout: layout, style: style)
        return Rendition(
            bytes: MailWriter.write(page, attachments: attachments), mediaType: RenderFormat.eml.mediaType,
            fileExtension: RenderFormat.eml.fileExtension)
    }
}
