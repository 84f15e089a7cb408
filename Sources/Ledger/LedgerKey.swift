/// What a stored reading of a batch depended on: it may be used again only if all three parts are the same.
public struct LedgerKey: Hashable, Sendable {
    /// The batch's path below the campaign's folder, with `/` between folders.
    public var file: String
    /// The SHA-256 of the batch's bytes, in hexadecimal.
    public var sha256: String
    /// A fingerprint of whatever else the reading depended on: questionnaire, units, settings, program version.
    public var reading: String

    /// Makes a key from its parts.
    public init(file: String, sha256: String, reading: String) {
        self.file = file
        self.sha256 = sha256
        self.reading = reading
    }
}
