import Questionnaires
import Responses

/// Counts records by unit and fate: a number added for a record that is accepted, which nearly all are.
///
/// Units are small numbers, so their accepted records are counted in a list by unit; the other fates, which are rare, in a
/// dictionary.
struct UnitTally {
    /// The accepted records of each unit; at the end those without a unit.
    private var accepted: [Int]
    private var others: [Int?: DispositionCounts] = [:]
    private let unitCount: Int

    /// - Parameter table: the table whose units occur.
    init(_ table: ResponseTable) {
        var most: UInt32 = 0
        let firstMissing: UInt32 = MissingCodes.firstMissing()
        for block in table.units.blocks {
            for unit in block where unit < firstMissing { most = max(most, unit &+ 1) }
        }
        unitCount = Int(most)
        accepted = Array(repeating: 0, count: unitCount + 1)
    }

    /// Counts the accepted rows among some, and hands the others over.
    mutating func count(
        _ rows: Range<Int>, of table: ResponseTable, fates: [Disposition], other: (Int, Disposition) -> Void
    ) {
        var row = rows.lowerBound
        let without = unitCount
        let all = fates.span
        while row < rows.upperBound {
            let block = table.units.blocks[row >> BlockSize.shift]
            let units = block.span
            let end = min(rows.upperBound, (row | BlockSize.mask) + 1)
            var counts = accepted.mutableSpan
            var unusual: [Int] = []
            while row < end {
                if case .accepted = all[row] {
                    counts[min(Int(units[row & BlockSize.mask]), without)] += 1
                } else {
                    unusual.append(row)
                }
                row += 1
            }
            for row in unusual {
                add(all[row], unit: table.unit(row))
                other(row, all[row])
            }
        }
    }

    /// Counts one record.
    mutating func add(_ fate: Disposition, unit: Int?) {
        var counts = others[unit] ?? DispositionCounts()
        counts.records += 1
        counts.count(fate)
        others[unit] = counts
    }

    /// The counts of each unit that has records.
    var byUnit: [Int?: DispositionCounts] {
        var result = others
        for (place, count) in accepted.enumerated() where count > 0 {
            let unit: Int? = place < unitCount ? place : nil
            var counts = result[unit] ?? DispositionCounts()
            counts.records += count
            counts.accepted += count
            result[unit] = counts
        }
        return result
    }
}
