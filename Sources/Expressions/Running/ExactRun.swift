import Figures

/// Calculates a checked formula in exact fractions, with one value for each of its variables.
///
/// Missing values follow the same tables as in blocks of rows (`Truth`): nil is missing, or unknown for a condition.
struct ExactRun {
    let values: [Ratio?]

    /// The number; nil where it is missing.
    func number(_ node: NumberNode) throws(FiguresError) -> Ratio? {
        switch node {
        case .constant(let value): return value.isFinite ? try Self.decimal(value) : nil
        case .variable(let slot): return values.indices.contains(slot) ? values[slot] : nil
        case .negated(let inner): return try number(inner)?.negated
        case .calculated(let first, let steps):
            guard var result = try number(first) else { return nil }
            for step in steps {
                guard let operand = try number(step.operand) else { return nil }
                result = try Self.calculated(step.sign, result, operand)
            }
            return result
        case .rounded(let inner, let rounder): return try number(inner)?.rounded(rounder.rounding).ratio
        case .magnitude(let inner): return try number(inner)?.magnitude
        case .smallest(let parts): return try extreme(parts) { $0 < $1 }
        case .largest(let parts): return try extreme(parts) { $0 > $1 }
        case .choose(let condition, let first, let second):
            guard let holds = try truth(condition) else { return nil }
            return try number(holds ? first : second)
        case .firstPresent(let parts):
            for part in parts {
                if let value = try number(part) { return value }
            }
            return nil
        // Texts and dates are refused before a formula comes here.
        case .fromText, .length, .countSelected, .days: return nil
        }
    }

    private func truth(_ node: TruthNode) throws(FiguresError) -> Bool? {
        switch node {
        case .constant(let truth): return Self.known(truth)
        case .not(let inner): return try truth(inner).map { !$0 }
        case .all(let parts): return try joined(parts, decisive: false)
        case .any(let parts): return try joined(parts, decisive: true)
        case .compareNumbers(let order, let left, let right):
            guard let left = try number(left), let right = try number(right) else { return nil }
            switch order {
            case .equal: return left == right
            case .less: return left < right
            case .lessOrEqual: return left <= right
            case .greater: return left > right
            case .greaterOrEqual: return left >= right
            }
        case .sameTruths(let left, let right):
            guard let left = try truth(left), let right = try truth(right) else { return nil }
            return left == right
        case .isMissing(.number(let inner)): return try number(inner) == nil
        case .isMissing(.truth(let inner)): return try truth(inner) == nil
        case .certainly(let inner): return try truth(inner) ?? false
        case .choose(let condition, let first, let second):
            guard let holds = try truth(condition) else { return nil }
            return try truth(holds ? first : second)
        case .firstPresent(let parts):
            for part in parts {
                if let value = try truth(part) { return value }
            }
            return nil
        case .variable, .compareDates, .sameTexts, .sameNumber, .isMissing, .selected, .fits: return nil
        }
    }

    private func joined(_ parts: [TruthNode], decisive: Bool) throws(FiguresError) -> Bool? {
        var isUnknown = false
        for part in parts {
            switch try truth(part) {
            case decisive?: return decisive
            case nil: isUnknown = true
            default: break
            }
        }
        return isUnknown ? nil : !decisive
    }

    private func extreme(
        _ parts: [NumberNode], _ precedes: (Ratio, Ratio) -> Bool
    ) throws(FiguresError) -> Ratio? {
        var best: Ratio?
        for part in parts {
            guard let value = try number(part) else { return nil }
            if best.map({ precedes(value, $0) }) ?? true { best = value }
        }
        return best
    }

    private static func known(_ truth: Truth) -> Bool? {
        switch truth {
        case .true: true
        case .false: false
        case .unknown: nil
        }
    }

    private static func calculated(_ sign: Operator, _ left: Ratio, _ right: Ratio) throws(FiguresError) -> Ratio {
        switch sign {
        case .plus: try left.adding(right)
        case .minus: try left.subtracting(right)
        case .times: try left.multiplied(by: right)
        case .div: try left.divided(by: right)
        default:
            // XPath's `mod`: the remainder with the sign of the left number.
            try left.subtracting(
                right.multiplied(by: left.divided(by: right).rounded(Rounding(.truncate, decimals: 0)).ratio))
        }
    }

    /// The decimal that was written: the shortest one that reads back as the same double.
    private static func decimal(_ value: Double) throws(FiguresError) -> Ratio {
        let text = "\(value)"
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]) else { return try Ratio(decimal: text) }
        var result = try Ratio(decimal: parts[0])
        for _ in 0..<abs(exponent) {
            result = exponent < 0 ? try result.divided(by: 10) : try result.multiplied(by: 10)
        }
        return result
    }
}
