import Figures
import Questionnaires
import Responses

/// Collects the findings of a batch within bounds: a file whose every cell is wrong must not fill the memory.
///
/// Nothing that decides on a record is lost: errors are always kept, and beyond the bound each record still keeps its first
/// finding of each check, so that a campaign that makes a check an error sees every record. What is left out is counted.
struct FindingLog: Sendable {
    /// How many findings a batch keeps before only the first of each check in a record is kept.
    static let most = 100_000

    private(set) var findings: [Finding] = []
    private var omitted: [String: Int] = [:]
    private var seen = Set<Place>()
    private let most: Int

    private struct Place: Hashable, Sendable {
        var rule: String
        var record: Int
    }

    init(most: Int = FindingLog.most) { self.most = most }

    /// Adds a finding.
    mutating func add(_ finding: Finding) {
        if findings.count >= most, finding.severity != .error, let record = finding.record {
            guard seen.insert(Place(rule: finding.rule, record: record)).inserted else {
                omitted[finding.rule, default: 0] += 1
                return
            }
        }
        findings.append(finding)
    }

    /// Says that no more findings come about the records so far.
    mutating func passRecords() { seen.removeAll(keepingCapacity: true) }

    /// Whether only the first finding of each check in a record is still kept.
    var isFull: Bool { findings.count >= most }

    /// A log for some of the records that come next, whose findings `append` puts in order.
    ///
    /// - Parameter isFull: whether the log that it is for is full already, so that the task that fills this one need not keep
    ///   what will be left out. A log that is full stays full: nothing depends on when that is noticed.
    static func forPart(isFull: Bool) -> FindingLog { FindingLog(most: isFull ? 0 : .max) }

    /// Adds what was found in the records that come next.
    ///
    /// Findings are taken record by record, so that what is left out does not depend on how the file was divided.
    mutating func append(_ part: FindingLog) {
        var last = 0
        for finding in part.inRecordOrder {
            if let record = finding.record, record != last {
                seen.removeAll(keepingCapacity: true)
                last = record
            }
            add(finding)
        }
        seen.removeAll(keepingCapacity: true)
        for (rule, count) in part.omitted { omitted[rule, default: 0] += count }
    }

    /// The findings record by record, those of each in the order in which they were added.
    private var inRecordOrder: [Finding] {
        let isOrdered = zip(findings, findings.dropFirst()).allSatisfy { ($0.record ?? 0) <= ($1.record ?? 0) }
        guard !isOrdered else { return findings }
        return findings.enumerated().sorted { left, right in
            (left.element.record ?? 0, left.offset) < (right.element.record ?? 0, right.offset)
        }.map(\.element)
    }

    /// All findings, with one that counts what was left out.
    func finished() -> [Finding] {
        guard !omitted.isEmpty else { return findings }
        let list = omitted.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let message = LocalizedText(
            vi:
                "Tệp có quá nhiều lỗi cùng loại; mỗi bản ghi chỉ giữ lỗi đầu tiên của mỗi loại, đã bỏ bớt: \(list). Mọi ô sai "
                + "vẫn được tính là ghi sai.",
            en:
                "The file has very many findings of a kind; of each record the first of a kind is kept, left out: \(list). Every "
                + "bad cell counts as invalid all the same.")
        return findings + [Finding(.fileFindingsShortened, message: message)]
    }
}
