/// What a person decided about a record, or about a whole batch.
public struct Decision: Sendable, Hashable {
    /// The batch's file, as in `BatchSource.file`.
    public var batch: String
    /// The record's number in the batch; nil for the whole batch.
    public var record: Int?
    /// What is to be done.
    public var action: Action
    /// Who decided.
    public var author: String
    /// Why.
    public var reason: String

    /// What can be decided.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// Of several records of one form number, this one counts; the others are superseded.
        case keep
        /// The record is left out.
        case exclude
        /// Every record of the batch is left out.
        case withdraw
    }

    /// Makes a decision from its parts.
    public init(batch: String, record: Int?, action: Action, author: String, reason: String) {
        self.batch = batch
        self.record = record
        self.action = action
        self.author = author
        self.reason = reason
    }
}
