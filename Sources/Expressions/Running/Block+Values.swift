import Figures

extension Block {
    /// A number in each row; NaN where it is missing or cannot be calculated.
    func numbers(_ node: NumberNode) -> Vector<Double> {
        switch node {
        case .constant(let value): return .constant(value)
        case .variable(let slot): return numbers(slot)
        case .fromText(let text): return map(texts(text), Checker.number(of:))
        case .negated(let inner): return map(numbers(inner)) { -$0 }
        case .calculated(let first, let steps):
            return steps.reduce(numbers(first)) { result, step in
                zip(result, numbers(step.operand)) { Self.calculate(step.sign, $0, $1) }
            }
        case .rounded(let inner, let rounder): return map(numbers(inner)) { rounder($0) }
        case .magnitude(let inner): return map(numbers(inner)) { $0.magnitude }
        case .smallest(let parts): return extreme(parts) { $0 < $1 }
        case .largest(let parts): return extreme(parts) { $0 > $1 }
        case .length(let text): return map(texts(text)) { Double($0?.count ?? 0) }
        case .countSelected(let slot): return selections(slot, absent: 0) { bits, _ in Double(bits.nonzeroBitCount) }
        case .days(let later, let earlier):
            return zip(dates(later), dates(earlier)) { later, earlier in
                guard let later, let earlier else { return .nan }
                return Double(later) - Double(earlier)
            }
        case .choose(let condition, let first, let second):
            return choose(truths(condition), numbers(first), numbers(second), missing: .nan)
        case .firstPresent(let parts): return firstPresent(parts.map(numbers), missing: .nan) { !$0.isNaN }
        }
    }

    /// A text in each row; nil where it is missing.
    func texts(_ node: TextNode) -> Vector<String?> {
        switch node {
        case .constant(let text): .constant(text)
        case .variable(let slot): texts(slot)
        case .choose(let condition, let first, let second):
            choose(truths(condition), texts(first), texts(second), missing: nil)
        case .firstPresent(let parts): firstPresent(parts.map(texts), missing: nil) { Self.present($0) != nil }
        }
    }

    /// A day in each row; nil where it is missing.
    func dates(_ node: DateNode) -> Vector<Int32?> {
        switch node {
        case .constant(let day): .constant(day)
        case .variable(let slot): dates(slot)
        case .fromText(let text):
            map(texts(text)) { text in
                guard let text, let date = try? CalendarDate(iso: text) else { return nil }
                return Int32(date.dayNumber)
            }
        case .shifted(let date, let days):
            zip(dates(date), numbers(days)) { day, days in
                guard let day else { return nil }
                return wholeNumber(Double(day) + days).flatMap { Int32(exactly: $0) }
            }
        case .choose(let condition, let first, let second):
            choose(truths(condition), dates(first), dates(second), missing: nil)
        case .firstPresent(let parts): firstPresent(parts.map(dates), missing: nil) { $0 != nil }
        }
    }

    /// The first of several numbers in an order; missing where one of them is.
    private func extreme(_ parts: [NumberNode], _ precedes: (Double, Double) -> Bool) -> Vector<Double> {
        let values = parts.map { numbers($0) }
        return values.dropFirst().reduce(values[0]) { best, next in
            zip(best, next) { $0.isNaN || $1.isNaN ? .nan : precedes($1, $0) ? $1 : $0 }
        }
    }

    private static func calculate(_ sign: Operator, _ left: Double, _ right: Double) -> Double {
        let result: Double =
            switch sign {
            case .plus: left + right
            case .minus: left - right
            case .times: left * right
            case .div: left / right
            default: remainder(left, right)
            }
        return result.isFinite ? result : .nan
    }

    /// The remainder of XPath's `mod`, with the sign of the left number; on decimals, so that 0.3 mod 0.1 is 0.
    private static func remainder(_ left: Double, _ right: Double) -> Double {
        // Not `truncatingRemainder`, for the reason that `wholeNumber` gives.
        if let whole = wholeNumber(left), let divisor = wholeNumber(right) {
            return divisor == 0 ? .nan : Double(whole.remainderReportingOverflow(dividingBy: divisor).partialValue)
        }
        guard let dividend = try? Ratio(measured: left), let divisor = try? Ratio(measured: right),
            let quotient = try? dividend.divided(by: divisor).rounded(Rounding(.truncate, decimals: 0)).ratio,
            let result = try? dividend.subtracting(divisor.multiplied(by: quotient))
        else { return .nan }
        return result.double
    }
}
