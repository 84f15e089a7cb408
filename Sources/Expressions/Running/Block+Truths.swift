extension Block {
    /// The truth of a condition in each row.
    func truths(_ node: TruthNode) -> Vector<Truth> {
        switch node {
        case .constant(let truth): return .constant(truth)
        case .variable(let slot): return truths(slot)
        case .not(let inner): return map(truths(inner)) { !$0 }
        case .all(let parts):
            return parts.reduce(.constant(.true)) { zip($0, truths($1)) { $0.and($1) } }
        case .any(let parts):
            return parts.reduce(.constant(.false)) { zip($0, truths($1)) { $0.or($1) } }
        case .compareNumbers(let order, let left, let right):
            return zip(numbers(left), numbers(right)) { Self.compare(order, $0, $1) }
        case .compareDates(let order, let left, let right):
            return zip(dates(left), dates(right)) { Self.compare(order, $0, $1) }
        case .sameTexts(let left, let right):
            return zip(texts(left), texts(right)) { left, right in
                guard let left = Self.present(left), let right = Self.present(right) else { return .unknown }
                return Truth(left == right)
            }
        case .sameNumber(let text, let number):
            return zip(texts(text), numbers(number)) { text, number in
                guard let text = Self.present(text), !number.isNaN else { return .unknown }
                let value = Checker.number(of: text)
                return value.isNaN ? .false : Truth(Self.same(value, number))
            }
        case .sameTruths(let left, let right):
            return zip(truths(left), truths(right)) { left, right in
                left == .unknown || right == .unknown ? .unknown : Truth(left == right)
            }
        case .isMissing(let inner): return isMissing(inner)
        case .selected(let slot, let code): return selected(slot, code)
        case .fits(let text, let pattern): return fits(texts(text), pattern)
        case .certainly(let inner): return map(truths(inner)) { $0 == .unknown ? .false : $0 }
        case .choose(let condition, let first, let second):
            return choose(truths(condition), truths(first), truths(second), missing: .unknown)
        case .firstPresent(let parts):
            return firstPresent(parts.map(truths), missing: .unknown) { $0 != .unknown }
        }
    }

    private func fits(_ text: Vector<String?>, _ pattern: Pattern) -> Vector<Truth> {
        let matcher = pattern.matcher()
        return map(text) { text in
            guard let text = Self.present(text) else { return .unknown }
            switch matcher.outcome(of: text) {
            case .fits: return .true
            case .differs: return .false
            case .exceeded:
                matches.someExceeded = true
                return .unknown
            }
        }
    }

    /// Whether each row's text costs more to match than is allowed.
    func exceeds(_ use: PatternUse) -> Vector<Bool> {
        let matcher = use.pattern.matcher()
        return map(texts(use.text)) { text in
            guard let text = Self.present(text) else { return false }
            return matcher.outcome(of: text) == .exceeded
        }
    }

    private func isMissing(_ node: CheckedNode) -> Vector<Truth> {
        switch node {
        case .number(let inner): map(numbers(inner)) { Truth($0.isNaN) }
        case .text(let inner), .choice(let inner): map(texts(inner)) { Truth(Self.present($0) == nil) }
        case .date(let inner): map(dates(inner)) { Truth($0 == nil) }
        case .truth(let inner): map(truths(inner)) { Truth($0 == .unknown) }
        case .selection(let slot): selections(slot, absent: .true) { bits, _ in Truth(bits == 0) }
        }
    }

    /// The value of one of two parts, by a condition; missing where that is unknown.
    func choose<Element>(
        _ condition: Vector<Truth>, _ first: Vector<Element>, _ second: Vector<Element>, missing: Element
    ) -> Vector<Element> {
        let pairs = zip(first, second) { ($0, $1) }
        return zip(condition, pairs) { condition, pair in
            switch condition {
            case .true: pair.0
            case .false: pair.1
            case .unknown: missing
            }
        }
    }

    /// The first of several values that is there.
    func firstPresent<Element>(
        _ parts: [Vector<Element>], missing: Element, _ isPresent: (Element) -> Bool
    ) -> Vector<Element> {
        parts.reduce(.constant(missing)) { zip($0, $1) { isPresent($0) ? $0 : $1 } }
    }

    /// A text that has characters.
    static func present(_ text: String?) -> String? {
        if let text, !text.isEmpty { text } else { nil }
    }

    private static func compare(_ order: Order, _ left: Double, _ right: Double) -> Truth {
        if left.isNaN || right.isNaN { return .unknown }
        let equal = same(left, right)
        switch order {
        case .equal: return Truth(equal)
        case .less: return Truth(!equal && left < right)
        case .lessOrEqual: return Truth(equal || left < right)
        case .greater: return Truth(!equal && left > right)
        case .greaterOrEqual: return Truth(equal || left > right)
        }
    }

    private static func compare(_ order: Order, _ left: Int32?, _ right: Int32?) -> Truth {
        guard let left, let right else { return .unknown }
        switch order {
        case .equal: return Truth(left == right)
        case .less: return Truth(left < right)
        case .lessOrEqual: return Truth(left <= right)
        case .greater: return Truth(left > right)
        case .greaterOrEqual: return Truth(left >= right)
        }
    }

    /// Whether two numbers are the same figure: 0.1 + 0.2 and 0.3 are. Figures have nine decimals, so numbers are
    /// apart from half a billionth on; large ones from the last places of a double on.
    private static func same(_ left: Double, _ right: Double) -> Bool {
        let distance = (left - right).magnitude
        return left == right || distance < 5e-10 || distance <= 1e-15 * max(left.magnitude, right.magnitude)
    }
}
