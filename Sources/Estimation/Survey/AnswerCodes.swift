internal import Responses

/// The codes of one item for the rows of a domain, one after the other.
///
/// What runs over all respondents runs here, over plain arrays: once to count the answers, and once for each figure to
/// give each respondent's influence on it.
enum AnswerCodes {
    case narrow([UInt8])
    case wide([UInt16])
    /// A column that holds no codes; nobody answered.
    case none

    /// - Parameter rows: the rows of the domain, ascending.
    init(_ column: Column, rows: [Int]) {
        switch column {
        case .codes8(let column): self = .narrow(Self.gather(column, rows))
        case .codes16(let column): self = .wide(Self.gather(column, rows))
        case .sets, .numbers, .dates, .texts: self = .none
        }
    }

    private static func gather<Code>(_ column: CodeBlocks<Code>, _ rows: [Int]) -> [Code] {
        var codes: [Code] = []
        codes.reserveCapacity(rows.count)
        var place = 0
        while place < rows.count {
            let number = rows[place] >> BlockSize.shift
            let block = column.blocks[number]
            let first = place
            let limit = (number + 1) << BlockSize.shift
            // A run of rows, as a unit's are in canonical order, is copied whole.
            let last = min(rows.count, first + limit - rows[first]) - 1
            if rows[last] - rows[first] == last - first {
                codes.append(
                    contentsOf: column.blocks[number][(rows[first] & BlockSize.mask)...(rows[last] & BlockSize.mask)])
                place = last + 1
            } else {
                while place < rows.count, rows[place] < limit {
                    codes.append(block[rows[place] & BlockSize.mask])
                    place += 1
                }
            }
        }
        return codes
    }

    /// How many cells of each slot there are in each run of rows: by run, then slot.
    func counts(_ values: AnswerValues, runs: WeightRuns) -> [Int] {
        switch self {
        case .narrow(let codes): Self.counts(codes, values, runs)
        case .wide(let codes): Self.counts(codes, values, runs)
        case .none: [Int](repeating: 0, count: runs.count * values.slotCount)
        }
    }

    private static func counts<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ values: AnswerValues, _ runs: WeightRuns
    ) -> [Int] {
        let slots = values.slots(of: Code.self)
        let width = values.slotCount
        var counts = [Int](repeating: 0, count: runs.count * width)
        let cells = codes.span
        let slotOfCode = slots.span
        var run = counts.mutableSpan
        for number in 0..<runs.count {
            let base = number * width
            for row in runs.rows(number) { run[base + Int(slotOfCode[Int(cells[row])])] += 1 }
        }
        return counts
    }

    /// Adds to each row's number what the table has for its slot.
    func add(_ bySlot: [Double], _ values: AnswerValues, to numbers: inout [Double]) {
        switch self {
        case .narrow(let codes): Self.add(codes, bySlot, values, &numbers)
        case .wide(let codes): Self.add(codes, bySlot, values, &numbers)
        case .none: break
        }
    }

    private static func add<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ bySlot: [Double], _ values: AnswerValues, _ numbers: inout [Double]
    ) {
        let byCode = values.slots(of: Code.self).map { bySlot[Int($0)] }
        let table = byCode.span
        let cells = codes.span
        var sums = numbers.mutableSpan
        for row in cells.indices { sums[row] += table[Int(cells[row])] }
    }

    /// Marks the rows whose slot is marked.
    func mark(_ bySlot: [Bool], _ values: AnswerValues, in marks: inout [Bool]) {
        switch self {
        case .narrow(let codes): Self.mark(codes, bySlot, values, &marks)
        case .wide(let codes): Self.mark(codes, bySlot, values, &marks)
        case .none: break
        }
    }

    private static func mark<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ bySlot: [Bool], _ values: AnswerValues, _ marks: inout [Bool]
    ) {
        let byCode = values.slots(of: Code.self).map { bySlot[Int($0)] }
        let table = byCode.span
        let cells = codes.span
        var present = marks.mutableSpan
        for row in cells.indices { present[row] = present[row] || table[Int(cells[row])] }
    }
}
