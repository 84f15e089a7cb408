/// What the source of a batch says of its records beside their answers.
public struct SourceNotes: Sendable, Hashable {
    /// Why the source itself leaves a record out (rejected by a reviewer, not finished, …), by row of the table.
    public var exclusions: [Int: ExclusionReason]
    /// The submission that a record replaces, by row of the table: an edit on a form server.
    public var replaced: [Int: SubmissionID]
    /// The edits that left no row of the repeat that is read, and so are no record: they replace what they edited all the same.
    public var rowless: [RowlessEdit] = []
    /// The files inside an archive or folder in the order of their records; empty where the batch is one plain file.
    public var members: [Member]

    /// An edit that left no row.
    public struct RowlessEdit: Sendable, Hashable {
        /// The submission as it is now.
        public var submission: SubmissionRow
        /// The submission that it replaces, if it says.
        public var replaced: SubmissionID?

        /// Makes an edit from its parts.
        public init(submission: SubmissionRow, replaced: SubmissionID?) {
            self.submission = submission
            self.replaced = replaced
        }
    }

    /// A file inside an archive or a folder.
    public struct Member: Sendable, Hashable {
        /// Its path inside the archive or folder.
        public var name: String
        /// The number of its first record among the batch's records, from 1.
        public var firstRecord: Int

        /// Makes a member from its parts.
        public init(name: String, firstRecord: Int) {
            self.name = name
            self.firstRecord = firstRecord
        }
    }

    /// Makes notes from their parts.
    public init(exclusions: [Int: ExclusionReason] = [:], replaced: [Int: SubmissionID] = [:], members: [Member] = []) {
        self.exclusions = exclusions
        self.replaced = replaced
        self.members = members
    }

    /// The file inside the archive that a record stands in, nil where the batch is one plain file.
    public func member(ofRecord number: Int) -> String? {
        members.last { $0.firstRecord <= number }?.name
    }
}
