import Questionnaires
import Responses

/// The rules that records of a batch break, by the record's number.
///
/// Records that break the same rules share one list: of a file whose every line is bad there are a million.
struct BrokenRules {
    /// The lists of rules that some record breaks, each in order and without repetition; the first is empty.
    private var lists: [[String]] = [[]]
    private var placesOfLists: [[String]: Int] = [[]: 0]
    /// Which list a list becomes with one rule more.
    private var additions: [Addition: Int] = [:]
    /// The place of each record's list, by the record's number.
    private var records: [UInt32] = []

    private struct Addition: Hashable {
        var list: Int
        var rule: String
    }

    /// Takes the errors that name a record, in any order.
    init(_ findings: [Finding]) {
        for finding in findings where finding.severity == .error {
            guard let record = finding.record else { continue }
            if record >= records.count {
                records += repeatElement(0, count: max(record + 1 - records.count, records.count / 4))
            }
            let addition = Addition(list: Int(records[record]), rule: finding.rule)
            records[record] = UInt32(truncatingIfNeeded: additions[addition] ?? added(addition))
        }
    }

    /// The rules that a record breaks, in order.
    subscript(record: Int) -> [String] {
        records.indices.contains(record) ? lists[Int(records[record])] : []
    }

    private mutating func added(_ addition: Addition) -> Int {
        let list = Set(lists[addition.list] + [addition.rule]).sorted()
        let place = placesOfLists[list] ?? lists.count
        if place == lists.count {
            lists.append(list)
            placesOfLists[list] = place
        }
        additions[addition] = place
        return place
    }
}
