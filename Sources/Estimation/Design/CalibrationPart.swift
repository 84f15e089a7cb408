internal import Statistics

/// The normal equations of one term in one part: a number for each column where no row has two of them.
enum NormalEquations: Sendable {
    case partition([Double])
    case regression(GramMatrix, values: [Double])

    /// The coefficients for a right-hand side.
    func solve(_ right: [Double]) -> [Double] {
        switch self {
        case .partition(let sums): zip(right, sums).map { $1 > 0 ? $0 / $1 : 0 }
        case .regression(let matrix, _): matrix.solve(right)
        }
    }
}

extension CalibrationIndex.Part {
    /// Sums up the rows of a part.
    ///
    /// - Parameter metrics: by term, by how much each row counts.
    init(columns: [Range<Int>], rows: ArraySlice<Int32>, terms: [CalibrationIndex.Term], metrics: [[Double]]) {
        self.columns = columns
        equations = terms.indices.map { place in
            let size = columns[place].count
            let start = columns[place].lowerBound
            guard terms[place].columns.count > 1 || terms[place].values.contains(where: { $0 != nil }) else {
                var sums = [CompensatedSum](repeating: CompensatedSum(), count: size)
                for row in rows where terms[place].columns[0][Int(row)] >= 0 {
                    sums[Int(terms[place].columns[0][Int(row)]) - start].add(metrics[place][Int(row)])
                }
                return .partition(sums.map(\.value))
            }
            let values = Self.products(rows, terms[place], terms[place], size, size, start, start) {
                metrics[place][$0]
            }
            return .regression(GramMatrix(size: size, values: values), values: values)
        }
        products = terms.indices.flatMap { first in
            terms.indices.map { second -> [Double] in
                guard first != second else { return [] }
                let pull = terms[first].pull
                let weights = terms[second].weights
                return Self.products(
                    rows, terms[first], terms[second], columns[first].count, columns[second].count,
                    columns[first].lowerBound, columns[second].lowerBound
                ) { pull[$0] * weights[$0] }
            }
        }
    }

    private static func products(
        _ rows: ArraySlice<Int32>, _ first: CalibrationIndex.Term, _ second: CalibrationIndex.Term, _ height: Int,
        _ width: Int, _ top: Int, _ left: Int, _ weight: (Int) -> Double
    ) -> [Double] {
        var products = [Double](repeating: 0, count: height * width)
        for row in rows {
            let row = Int(row)
            let scale = weight(row)
            for one in first.columns.indices where first.columns[one][row] >= 0 {
                let start = (Int(first.columns[one][row]) - top) * width - left
                let scaled = scale * (first.values[one]?[row] ?? 1)
                for other in second.columns.indices where second.columns[other][row] >= 0 {
                    products[start + Int(second.columns[other][row])] += scaled * (second.values[other]?[row] ?? 1)
                }
            }
        }
        return products
    }

    /// What the totals explain: the coefficients of all columns of the part, from the sums Σ x pull u of a figure's
    /// weighted influences u, term after term as their residuals are taken.
    func coefficients(_ sums: [Double], steps: [(terms: [Int], cycles: Int)]) -> [Double] {
        guard let base = columns.first?.lowerBound else { return [] }
        var found = [Double](repeating: 0, count: sums.count)
        for step in steps {
            for _ in 0..<step.cycles {
                for term in step.terms where !columns[term].isEmpty {
                    let right = remainder(term, sums, found, base)
                    for (place, value) in equations[term].solve(right).enumerated() {
                        found[columns[term].lowerBound - base + place] += value
                    }
                }
            }
        }
        return found
    }

    /// A term's sums of what is left of the influences after the coefficients found so far.
    private func remainder(_ term: Int, _ sums: [Double], _ found: [Double], _ base: Int) -> [Double] {
        let own = columns[term]
        var right = Array(sums[(own.lowerBound - base)..<(own.upperBound - base)])
        for other in columns.indices where !columns[other].isEmpty {
            let start = columns[other].lowerBound - base
            let width = columns[other].count
            if other != term {
                let matrix = products[term * columns.count + other]
                for place in right.indices {
                    for column in 0..<width { right[place] -= matrix[place * width + column] * found[start + column] }
                }
                continue
            }
            switch equations[term] {
            case .partition(let diagonal):
                for place in right.indices { right[place] -= diagonal[place] * found[start + place] }
            case .regression(_, let matrix):
                for place in right.indices {
                    for column in 0..<width { right[place] -= matrix[place * width + column] * found[start + column] }
                }
            }
        }
        return right
    }
}
