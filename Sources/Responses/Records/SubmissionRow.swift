/// Which submission of a form server a record is.
public struct SubmissionRow: Sendable, Hashable {
    /// The identifier of the submission as it is now; `none` where nothing says.
    public var id: SubmissionID
    /// Which row of the submission's repeat the record is, from 1; 0 where it is the whole submission.
    public var place: UInt32
    /// Which state of the submission it is, where the server counts its edits or says when it was changed: a later one has a higher
    /// number. Nil where nothing says.
    public var revision: UInt32?

    /// Nothing known.
    public static let none = SubmissionRow(id: .none)

    /// Makes a row from its parts.
    public init(id: SubmissionID, place: UInt32 = 0, revision: UInt32? = nil) {
        self.id = id
        self.place = place
        self.revision = revision
    }

    /// Reads an identifier that may have the path of a repeat's row behind it: `uuid:1/visits[2]`.
    public init(identifier bytes: ArraySlice<UInt8>) {
        var end = bytes.endIndex
        while end > bytes.startIndex, bytes[end - 1] <= 0x20 { end -= 1 }
        let text = bytes[bytes.startIndex..<end]
        guard text.last == UInt8(ascii: "]"), let slash = text.firstIndex(of: UInt8(ascii: "/")),
            let place = Self.place(text[slash...])
        else {
            self.init(id: SubmissionID(utf8: text))
            return
        }
        self.init(id: SubmissionID(utf8: text[..<slash]), place: place)
    }

    /// The number of a row by its path: that of `/visits[2]` is 2; of rows within rows, a number that tells them apart.
    private static func place(_ path: ArraySlice<UInt8>) -> UInt32? {
        guard let open = path.lastIndex(of: UInt8(ascii: "[")) else { return nil }
        let digits = path[(open + 1)...].dropLast()
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
        if path.dropFirst().contains(UInt8(ascii: "/")) {
            // FNV-1a of 32 bits, above the numbers that rows have.
            let sum = path.reduce(UInt32(0x811C_9DC5)) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
            return sum | 0x8000_0000
        }
        return digits.reduce(UInt32(0)) { $0 * 10 + UInt32($1 - 0x30) }
    }
}
