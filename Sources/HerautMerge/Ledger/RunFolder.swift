public import HerautModel

/// Where the files of a run stand in the folder that the user named.
public struct RunFolder: Sendable {
    /// The folder with the letters, and nothing else: it can go to the post room as it is.
    public static let letters = "brieven"
    /// The folder with a proof.
    public static let proof = "proef"

    /// The folder itself.
    public let folder: any OutputFolder
    private let suffix: String

    /// The files of a shard have its number in their names, so that the folders of several machines can be laid together.
    public init(_ folder: any OutputFolder, shard: Shard) {
        self.folder = folder
        suffix = shard.suffix
    }

    /// The record.
    public var ledger: String { "register\(suffix).ndjson" }
    /// The key of its hashes.
    public var key: String { Self.key(of: ledger) }
    /// The refused rows.
    public var refused: String { "geweigerd\(suffix).csv" }
    /// The report on every row, values masked.
    public var report: String { "controle\(suffix).txt" }

    /// The sheet that goes with notices to platforms.
    public var evidence: String { "bewijsblad\(suffix).html" }

    /// One file with all letters.
    public func bound(_ fileExtension: String) -> String { "alle-brieven\(suffix).\(fileExtension)" }

    /// The key that belongs to a record.
    static func key(of ledger: String) -> String { String(ledger.dropLast(".ndjson".count)) + ".sleutel" }

    /// The refused rows that belong to a record.
    static func refused(of ledger: String) -> String {
        "geweigerd" + ledger.dropLast(".ndjson".count).dropFirst("register".count) + ".csv"
    }

    /// Whether a name is that of a record.
    public static func isLedger(_ name: String) -> Bool {
        name.hasPrefix("register") && name.hasSuffix(".ndjson")
    }
}
