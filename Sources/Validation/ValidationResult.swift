public import Figures
public import Responses

/// What validation made of the batches of one questionnaire.
public struct ValidationResult: Sendable {
    /// The accepted responses in canonical order: unit, stratum, PSU, form number, then file and record.
    public var accepted: ResponseTable
    /// One verdict a batch, in the order of the files' names; `RecordOrigin.batch` is a batch's place here.
    public var batches: [BatchVerdict]
    /// The account of forms, if it was asked for.
    public var forms: FormsAccounting?
    /// What each interviewer brought; empty for a questionnaire that asks for none.
    public var interviewers: [InterviewerTally] = []

    /// Makes a result from its parts.
    public init(accepted: ResponseTable, batches: [BatchVerdict], forms: FormsAccounting?) {
        self.accepted = accepted
        self.batches = batches
        self.forms = forms
    }

    /// The number of records of one disposition in all batches.
    public func count(_ name: KeyPath<DispositionCounts, Int>) -> Int {
        batches.reduce(0) { $0 + $1.counts[keyPath: name] }
    }
}

/// What became of the records and forms of one questionnaire.
public struct RecordAccounts: Sendable {
    /// One verdict a batch, in the order of the files' names.
    public var batches: [BatchVerdict]
    /// The account of forms, if it was asked for.
    public var forms: FormsAccounting?

    /// The number of records of one disposition in all batches.
    public func count(_ name: KeyPath<DispositionCounts, Int>) -> Int {
        batches.reduce(0) { $0 + $1.counts[keyPath: name] }
    }
}

/// What became of each record of one batch.
public struct BatchVerdict: Sendable {
    /// The file.
    public var source: BatchSource
    /// How many records had each fate.
    public var counts: DispositionCounts
    /// What was found, ordered by record.
    public var findings: [Finding]
    /// The records that wait for a decision.
    public var quarantined: [QuarantinedRecord]
    /// The same counts by unit, by its place in the registry; nil for the records whose unit is not known.
    public var countsByUnit: [Int?: DispositionCounts] = [:]
    /// The records that are in no figure, in the order of their numbers.
    public var leftOut: [RecordFate] = []

    /// What became of a record of the batch.
    public func disposition(ofRecord number: Int) -> Disposition {
        var low = 0
        var high = leftOut.count
        while low < high {
            let middle = (low + high) / 2
            if Int(leftOut[middle].record) < number { low = middle + 1 } else { high = middle }
        }
        return low < leftOut.count && Int(leftOut[low].record) == number ? leftOut[low].disposition : .accepted
    }
}

/// A record that is in no figure, and why.
public struct RecordFate: Sendable, Hashable {
    /// Its number in the batch.
    public var record: UInt32
    /// What became of it.
    public var disposition: Disposition

    /// Makes a fate.
    public init(record: UInt32, disposition: Disposition) {
        self.record = record
        self.disposition = disposition
    }
}

/// A record that waits for a decision.
public struct QuarantinedRecord: Sendable, Hashable {
    /// Where it stands.
    public var origin: RecordOrigin
    /// The place of its unit in the registry, if that is known.
    public var unit: Int?
    /// The identifiers of the rules that it broke.
    public var rules: [String]
    /// Its text as it stands in the file, for records that could not be coded; others are read again from the file.
    public var rawText: String?
}

/// How many records of a batch had each fate.
public struct DispositionCounts: Sendable, Hashable {
    /// Physical records in the file.
    public var records = 0
    /// Records counted in the figures.
    public var accepted = 0
    /// Records that repeat another.
    public var duplicates = 0
    /// Records that a decision replaced.
    public var superseded = 0
    /// Records left out by decision or by their source.
    public var excluded = 0
    /// How many of these for each reason.
    public var exclusions: [ExclusionReason: Int] = [:]
    /// Records that wait for a decision.
    public var quarantined = 0

    /// Makes empty counts.
    public init() {}

    /// Whether each record has exactly one fate.
    public var isConserved: Bool { records == accounted && exclusions.values.reduce(0, +) == excluded }

    /// The records that have a fate.
    public var accounted: Int { accepted + duplicates + superseded + excluded + quarantined }

    /// Counts one record.
    public mutating func count(_ disposition: Disposition) {
        switch disposition {
        case .accepted: accepted += 1
        case .duplicate: duplicates += 1
        case .superseded: superseded += 1
        case .excluded(let reason):
            excluded += 1
            exclusions[reason, default: 0] += 1
        case .quarantined: quarantined += 1
        }
    }

    /// Adds the counts of another batch.
    public static func + (left: DispositionCounts, right: DispositionCounts) -> DispositionCounts {
        var sum = left
        sum.records += right.records
        sum.accepted += right.accepted
        sum.duplicates += right.duplicates
        sum.superseded += right.superseded
        sum.excluded += right.excluded
        sum.exclusions.merge(right.exclusions, uniquingKeysWith: +)
        sum.quarantined += right.quarantined
        return sum
    }
}

/// What can go wrong in validation; each case is a defect of the program, not of the input.
public enum ValidationError: Error, Equatable, Sendable {
    /// Records of a batch do not add up to their fates.
    case recordsLost(file: String, records: Int, accounted: Int)
    /// Tables could not be put together.
    case tables(ResponsesError)

    /// What happened.
    public var message: LocalizedText {
        switch self {
        case .recordsLost(let file, let records, let accounted):
            LocalizedText(
                vi:
                    "lỗi chương trình: \(file) có \(records) bản ghi nhưng chỉ có \(accounted) bản ghi được xác định tình trạng",
                en: "defect: \(file) has \(records) records but only \(accounted) are accounted for")
        case .tables(let error): error.message
        }
    }
}
