public import Responses

/// What a person decided about a record, about one of its answers, or about a whole batch.
public struct Decision: Sendable, Hashable {
    /// The batch's file, as in `BatchSource.file`.
    public var batch: String
    /// The record's number in the batch; nil for the whole batch.
    public var record: Int?
    /// What is to be done.
    public var action: Action
    /// The question whose answer is corrected; nil for other actions.
    public var question: String?
    /// The new answer of a correction, as it would be typed; the record that takes this one's place, as `RecordName.text`
    /// writes it; nil for other actions.
    public var value: String?
    /// Who decided.
    public var author: String
    /// Why.
    public var reason: String
    /// When, in UTC; empty where nobody wrote it down. It enters no result.
    public var time: String

    /// What can be decided.
    public enum Action: String, Sendable, Hashable, CaseIterable {
        /// Of several records of one form number, this one counts; the others are superseded. Also takes back what was decided
        /// before about the record or the batch.
        case keep
        /// The record is left out.
        case exclude
        /// Every record of the batch is left out.
        case withdraw
        /// Another record, such as a mended copy, counts in place of this one.
        case supersede
        /// One answer of the record is another than the file says.
        case correct
    }

    /// Makes a decision from its parts.
    public init(
        batch: String, record: Int?, action: Action, question: String? = nil, value: String? = nil, author: String,
        reason: String, time: String = ""
    ) {
        self.batch = batch
        self.record = record
        self.action = action
        self.question = question
        self.value = value
        self.author = author
        self.reason = reason
        self.time = time
    }

    /// The record that it is about; nil for a decision about a whole batch.
    public var name: RecordName? { record.map { RecordName(batch: batch, record: $0) } }

    /// The record that takes this one's place; nil for other actions than `supersede`.
    public var replacement: RecordName? { action == .supersede ? value.flatMap { RecordName($0) } : nil }
}
