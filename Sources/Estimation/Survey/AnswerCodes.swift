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
        // A run of rows, as a unit's are in canonical order, is copied block by block.
        if let first = rows.first, let last = rows.last, last - first == rows.count - 1 {
            return copied(column, first...last)
        }
        var codes = [Code](repeating: 0, count: rows.count)
        var cells = codes.mutableSpan
        var place = 0
        while place < rows.count {
            let number = rows[place] >> BlockSize.shift
            let limit = (number + 1) << BlockSize.shift
            let block = column.blocks[number]
            while place < rows.count, rows[place] < limit {
                cells[place] = block[rows[place] & BlockSize.mask]
                place += 1
            }
        }
        return codes
    }

    private static func copied<Code>(_ column: CodeBlocks<Code>, _ rows: ClosedRange<Int>) -> [Code] {
        var codes: [Code] = []
        codes.reserveCapacity(rows.count)
        for number in (rows.lowerBound >> BlockSize.shift)...(rows.upperBound >> BlockSize.shift) {
            let start = number << BlockSize.shift
            let block = column.blocks[number]
            codes.append(
                contentsOf: block[max(rows.lowerBound - start, 0)...min(rows.upperBound - start, BlockSize.mask)])
        }
        return codes
    }

    /// How many cells of each slot there are in each class of rows: by class, then slot.
    func counts(_ values: AnswerValues, classes: WeightClasses) -> [Int] {
        switch self {
        case .narrow(let codes): Self.counts(codes, values, classes)
        case .wide(let codes): Self.counts(codes, values, classes)
        case .none: [Int](repeating: 0, count: classes.count * values.slotCount)
        }
    }

    private static func counts<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ values: AnswerValues, _ classes: WeightClasses
    ) -> [Int] {
        let slots = values.slots(of: Code.self)
        let width = values.slotCount
        // Four counters of each slot in turn: most answers are alike, and adding to one counter waits for the last sum.
        let size = classes.count * width
        var lanes = [Int](repeating: 0, count: 4 * size)
        let cells = codes.span
        let slotOfCode = slots.span
        var counters = lanes.mutableSpan
        classes.forEachRow { row, kind in
            counters[(row & 3) * size + kind * width + Int(slotOfCode[Int(cells[row])])] += 1
        }
        return (0..<size).map { lanes[$0] + lanes[size + $0] + lanes[2 * size + $0] + lanes[3 * size + $0] }
    }

    /// The weighted sums of what two tables have for each row's slot.
    ///
    /// - Parameter weights: by row, in the order of the codes.
    func sums(
        _ above: [Double], _ below: [Double], _ values: AnswerValues, weights: [Double]
    ) -> (above: Double, below: Double) {
        switch self {
        case .narrow(let codes): Self.sums(codes, above, below, values, weights)
        case .wide(let codes): Self.sums(codes, above, below, values, weights)
        case .none: (0, 0)
        }
    }

    private static func sums<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ above: [Double], _ below: [Double], _ values: AnswerValues, _ weights: [Double]
    ) -> (above: Double, below: Double) {
        let slots = values.slots(of: Code.self)
        let upper = slots.map { above[Int($0)] }
        let lower = slots.map { below[Int($0)] }
        let upperOfCode = upper.span
        let lowerOfCode = lower.span
        let cells = codes.span
        let rowWeights = weights.span
        var total = (above: 0.0, below: 0.0)
        for row in cells.indices {
            total.above += rowWeights[row] * upperOfCode[Int(cells[row])]
            total.below += rowWeights[row] * lowerOfCode[Int(cells[row])]
        }
        return total
    }

    /// Adds to each row's number what the table has for its slot.
    func add<Number: AdditiveArithmetic>(_ bySlot: [Number], _ values: AnswerValues, to numbers: inout [Number]) {
        switch self {
        case .narrow(let codes): Self.add(codes, bySlot, values, &numbers)
        case .wide(let codes): Self.add(codes, bySlot, values, &numbers)
        case .none: break
        }
    }

    @inline(__always)
    private static func add<Code: FixedWidthInteger & UnsignedInteger, Number: AdditiveArithmetic>(
        _ codes: [Code], _ bySlot: [Number], _ values: AnswerValues, _ numbers: inout [Number]
    ) {
        let byCode = values.slots(of: Code.self).map { bySlot[Int($0)] }
        let table = byCode.span
        let cells = codes.span
        var sums = numbers.mutableSpan
        for row in cells.indices { sums[row] += table[Int(cells[row])] }
    }

    /// Adds to each row's marks those of its slot.
    func mark(_ bySlot: [UInt8], _ values: AnswerValues, in marks: inout [UInt8]) {
        switch self {
        case .narrow(let codes): Self.mark(codes, bySlot, values, &marks)
        case .wide(let codes): Self.mark(codes, bySlot, values, &marks)
        case .none: break
        }
    }

    private static func mark<Code: FixedWidthInteger & UnsignedInteger>(
        _ codes: [Code], _ bySlot: [UInt8], _ values: AnswerValues, _ marks: inout [UInt8]
    ) {
        let byCode = values.slots(of: Code.self).map { bySlot[Int($0)] }
        let table = byCode.span
        let cells = codes.span
        var present = marks.mutableSpan
        for row in cells.indices { present[row] |= table[Int(cells[row])] }
    }
}
