public import Questionnaires

extension Column {
    /// How many rows hold no answer for this reason.
    public func count(missing reason: MissingReason) -> Int {
        switch self {
        case .codes8(let codes): codes.count(missing: reason)
        case .codes16(let codes): codes.count(missing: reason)
        case .sets(let codes): codes.count(missing: reason)
        case .dates(let codes): codes.count(missing: reason)
        case .texts(let texts): texts.codes.count(missing: reason)
        case .numbers(let numbers): (0..<numbers.count).count { NumberCodes.reason(of: numbers[$0]) == reason }
        }
    }

    /// The rows that hold no answer for this reason, in order, at most `limit` of them.
    public func rows(missing reason: MissingReason, limit: Int = .max) -> [Int] {
        switch self {
        case .codes8(let codes): codes.rows(missing: reason, limit: limit)
        case .codes16(let codes): codes.rows(missing: reason, limit: limit)
        case .sets(let codes): codes.rows(missing: reason, limit: limit)
        case .dates(let codes): codes.rows(missing: reason, limit: limit)
        case .texts(let texts): texts.codes.rows(missing: reason, limit: limit)
        case .numbers(let numbers):
            Array((0..<numbers.count).lazy.filter { NumberCodes.reason(of: numbers[$0]) == reason }.prefix(limit))
        }
    }

    /// The rows that hold no answer, whatever the reason, in order, at most `limit` of them.
    public func missingRows(limit: Int = .max) -> [Int] {
        switch self {
        case .codes8(let codes): codes.missingRows(limit)
        case .codes16(let codes): codes.missingRows(limit)
        case .sets(let codes): codes.missingRows(limit)
        case .dates(let codes): codes.missingRows(limit)
        case .texts(let texts): texts.codes.missingRows(limit)
        case .numbers(let numbers): Array((0..<numbers.count).lazy.filter { numbers[$0].isNaN }.prefix(limit))
        }
    }
}

extension CodeBlocks {
    fileprivate func count(missing reason: MissingReason) -> Int {
        let code: Code = MissingCodes.code(reason)
        return count(from: code, through: code)
    }

    fileprivate func rows(missing reason: MissingReason, limit: Int) -> [Int] {
        let code: Code = MissingCodes.code(reason)
        return rows(from: code, through: code, limit: limit)
    }

    fileprivate func missingRows(_ limit: Int) -> [Int] {
        rows(from: MissingCodes.firstMissing(), through: .max, limit: limit)
    }
}
