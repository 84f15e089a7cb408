/// The values of a part of an expression in all rows of a block: one for all, one for each code of a coded column, or
/// one for each row. What depends on one coded column is worked out once for each code and not for each row.
enum Vector<Element: Sendable> {
    case constant(Element)
    /// The last element of the table is for codes beyond it.
    case coded(Slot, table: [Element])
    case dense([Element])
}

extension Block {
    /// Applies a function to each value.
    func map<Input, Output>(_ input: Vector<Input>, _ change: (Input) -> Output) -> Vector<Output> {
        switch input {
        case .constant(let value): .constant(change(value))
        case .coded(let slot, let table): .coded(slot, table: table.map(change))
        case .dense(let values): .dense(values.map(change))
        }
    }

    /// Applies a function to the values of two parts.
    func zip<Left, Right, Output>(
        _ left: Vector<Left>, _ right: Vector<Right>, _ combine: (Left, Right) -> Output
    ) -> Vector<Output> {
        switch (left, right) {
        case (.constant(let a), _): return map(right) { combine(a, $0) }
        case (_, .constant(let b)): return map(left) { combine($0, b) }
        case (.coded(let slot, let a), .coded(let other, let b)):
            if slot == other { return .coded(slot, table: Swift.zip(a, b).map { combine($0, $1) }) }
            guard a.count * b.count <= largestProduct else { break }
            let product = a.flatMap { first in b.map { combine(first, $0) } }
            return .dense(paired(slot, a.count, other, b.count, product))
        default: break
        }
        let a = dense(left)
        let b = dense(right)
        var result: [Output] = []
        result.reserveCapacity(rows)
        for row in 0..<rows { result.append(combine(a[row], b[row])) }
        return .dense(result)
    }

    /// One value for each row.
    func dense<Element>(_ vector: Vector<Element>) -> [Element] {
        switch vector {
        case .constant(let value): return Array(repeating: value, count: rows)
        case .dense(let values): return values
        case .coded(let slot, let table):
            let beyond = table.count - 1
            return codes[slot].map { table[min(Int($0), beyond)] }
        }
    }

    /// Looks up two codes at once in the table of all pairs.
    private func paired<Element>(
        _ slot: Slot, _ size: Int, _ other: Slot, _ otherSize: Int, _ product: [Element]
    ) -> [Element] {
        let first = codes[slot]
        let second = codes[other]
        var result: [Element] = []
        result.reserveCapacity(rows)
        for row in 0..<rows {
            result.append(product[min(Int(first[row]), size - 1) * otherSize + min(Int(second[row]), otherSize - 1)])
        }
        return result
    }

    /// The most pairs of codes that are worked out beforehand.
    private var largestProduct: Int { min(16_384, rows) }
}
