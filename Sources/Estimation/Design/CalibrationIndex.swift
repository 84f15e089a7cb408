internal import Statistics
internal import Weighting

/// What weights agree with, laid out so that a domain finds quickly what the totals explain of its figures.
///
/// Columns that some row shares belong to one part; parts have nothing to do with each other. A figure of a domain then
/// concerns all rows of the parts that the domain touches, those outside the domain included, and no others.
struct CalibrationIndex: Sendable {
    /// One term: what rows have in it, by columns numbered over all terms.
    struct Term: Sendable {
        /// By feature, the column of each row; -1 for none.
        let columns: [[Int32]]
        /// By feature, the value of each row; nil: 1.
        let values: [[Double]?]
        /// The metric over the weight of each row: what its influence counts by in the regression.
        let pull: [Double]
        /// The weight of each row.
        let weights: [Double]
    }

    /// The rows and columns that hang together, with the sums of squares and products of the columns.
    struct Part: Sendable {
        /// By term, the part's columns, as a range of the numbers over all terms.
        let columns: [Range<Int>]
        /// By term, its normal equations.
        let equations: [NormalEquations]
        /// By term a and then term b: Σ x_a pull_a weights_b x_b, by row; empty for a = b.
        let products: [[Double]]
    }

    let terms: [Term]
    /// The terms of each step, and how often they are taken in turn.
    let steps: [(terms: [Int], cycles: Int)]
    let parts: [Part]
    let columnCount: Int
    /// The part of each row; -1 for one that no total concerns.
    let partOfRow: [Int32]
    /// The rows of part p are `rows[starts[p]..<starts[p + 1]]`.
    let rows: [Int32]
    let starts: [Int]
    /// Rows that differ in nothing; nil where rows are few, or clusters, later stages or numbers tell them apart.
    let alike: AlikeRows?
    /// What the clusters of the last stage have; nil where rows were drawn by themselves.
    let clusters: CalibratedClusters?

    /// - Parameter stages: the stages of the design.
    init(_ calibration: Calibration, stages: [DesignStage], rowCount: Int) {
        let plain = calibration.steps.flatMap(\.terms)
        let numbering = CalibrationNumbering(plain, rowCount: rowCount)
        columnCount = numbering.columnCount
        partOfRow = numbering.partOfRow
        terms = plain.enumerated().map { place, term in
            Term(
                columns: numbering.columns[place], values: term.features.map(\.values),
                pull: zip(term.metric, term.weights).map { $1 == 0 ? 0 : $0 / $1 }, weights: term.weights)
        }
        var next = 0
        steps = calibration.steps.map { step in
            defer { next += step.terms.count }
            return (Array(next..<(next + step.terms.count)), step.cycles)
        }
        var counts = [Int](repeating: 0, count: numbering.partCount + 1)
        for part in partOfRow where part >= 0 { counts[Int(part) + 1] += 1 }
        for part in counts.indices.dropFirst() { counts[part] += counts[part - 1] }
        starts = counts
        var sorted = [Int32](repeating: 0, count: counts.last ?? 0)
        for (row, part) in partOfRow.enumerated() where part >= 0 {
            sorted[counts[Int(part)]] = Int32(truncatingIfNeeded: row)
            counts[Int(part)] += 1
        }
        rows = sorted
        let terms = terms
        let starts = starts
        parts = (0..<numbering.partCount).map { part in
            Part(
                columns: numbering.columnsOfPart[part], rows: sorted[starts[part]..<starts[part + 1]], terms: terms,
                metrics: plain.map(\.metric))
        }
        let largest = (0..<numbering.partCount).map { starts[$0 + 1] - starts[$0] }.max() ?? 0
        let isPlain = stages.count == 1 && stages[0].clusters == nil && plain.allSatisfy(\.isOfLevels)
        alike =
            isPlain && largest > 1024
            ? AlikeRows(terms, partOfRow: partOfRow, partCount: numbering.partCount, strata: stages[0].strata) : nil
        if let last = stages.last?.clusters {
            clusters = CalibratedClusters(
                terms, partOfRow: partOfRow, partCount: numbering.partCount, clusters: last)
        } else {
            clusters = nil
        }
    }
}

extension CalibrationIndex {
    /// Whether no total is shared between some sets of rows, or between one of them and rows outside all: the rows of a part that one of
    /// them touches then all lie in it.
    func isWithin(_ sets: [[Int]]) -> Bool {
        for rows in sets {
            var counts: [Int32: Int] = [:]
            var last: (part: Int32, count: Int) = (-1, 0)
            // Rows of a part follow each other for the most part, so that the table is seldom looked at.
            for row in rows where partOfRow[row] >= 0 {
                if partOfRow[row] == last.part {
                    last.count += 1
                } else {
                    if last.count > 0 { counts[last.part, default: 0] += last.count }
                    last = (partOfRow[row], 1)
                }
            }
            if last.count > 0 { counts[last.part, default: 0] += last.count }
            guard counts.allSatisfy({ $1 == starts[Int($0) + 1] - starts[Int($0)] }) else { return false }
        }
        return true
    }
}

extension CalibrationTerm {
    /// Whether rows have levels only, no numbers.
    var isOfLevels: Bool { features.allSatisfy { $0.values == nil } }
}

/// The columns of all terms numbered part by part, and within a part term by term.
struct CalibrationNumbering {
    /// By term and feature, the new column of each row.
    private(set) var columns: [[[Int32]]] = []
    /// By part and term, the new columns.
    private(set) var columnsOfPart: [[Range<Int>]] = []
    private(set) var partOfRow: [Int32]
    private(set) var columnCount = 0
    var partCount: Int { columnsOfPart.count }

    init(_ terms: [CalibrationTerm], rowCount: Int) {
        var offsets: [Int] = []
        var total = 0
        for term in terms {
            offsets.append(total)
            total += term.columnCount
        }
        var sets = DisjointSets(count: total)
        var isUsed = [Bool](repeating: false, count: total)
        partOfRow = [Int32](repeating: -1, count: rowCount)
        var firstOfRow = partOfRow
        for (term, offset) in zip(terms, offsets) {
            for feature in term.features {
                for row in 0..<rowCount where feature.columns[row] >= 0 {
                    let column = Int(feature.columns[row]) + offset
                    isUsed[column] = true
                    if firstOfRow[row] < 0 {
                        firstOfRow[row] = Int32(truncatingIfNeeded: column)
                    } else if Int(firstOfRow[row]) != column {
                        sets.join(Int(firstOfRow[row]), column)
                    }
                }
            }
        }
        // Parts in the order of their first columns, without columns that no row has.
        var partOfRoot: [Int: Int] = [:]
        var members: [[[Int]]] = []
        for (term, offset) in zip(terms, offsets).enumerated() {
            for column in offset.1..<(offset.1 + offset.0.columnCount) where isUsed[column] {
                let root = sets.root(column)
                let part = partOfRoot[root] ?? members.count
                if part == members.count {
                    partOfRoot[root] = part
                    members.append([[Int]](repeating: [], count: terms.count))
                }
                members[part][term].append(column)
            }
        }
        var new = [Int32](repeating: -1, count: total)
        for part in members {
            var ranges: [Range<Int>] = []
            for own in part {
                let start = columnCount
                for column in own {
                    new[column] = Int32(truncatingIfNeeded: columnCount)
                    columnCount += 1
                }
                ranges.append(start..<columnCount)
            }
            columnsOfPart.append(ranges)
        }
        for row in 0..<rowCount where firstOfRow[row] >= 0 {
            partOfRow[row] = Int32(truncatingIfNeeded: partOfRoot[sets.root(Int(firstOfRow[row]))] ?? -1)
        }
        columns = zip(terms, offsets).map { term, offset in
            term.features.map { feature in feature.columns.map { $0 < 0 ? -1 : new[Int($0) + offset] } }
        }
    }
}
