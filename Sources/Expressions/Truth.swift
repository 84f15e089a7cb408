/// What a condition comes to in a row.
///
/// Missing answers make conditions unknown, as in Kleene's strong three-valued logic:
///
/// | a | b | a and b | a or b | not(a) |
/// |---|---|---|---|---|
/// | true | true | true | true | false |
/// | true | false | false | true | false |
/// | true | unknown | unknown | true | false |
/// | false | false | false | false | true |
/// | false | unknown | false | unknown | true |
/// | unknown | unknown | unknown | unknown | unknown |
///
/// | where x is missing | comes to |
/// |---|---|
/// | `${x} = 3`, `${x} < 3`, `${x} != 3` and any comparison but the next two | unknown |
/// | `${x} = ''` | true (and false where x is answered) |
/// | `${x} != ''` | false (and true where x is answered) |
/// | `selected(${x}, 'a')` | false |
/// | `count-selected(${x})`, `string-length(${x})` | 0 |
/// | `regex(${x}, 'a+')` | unknown |
/// | `${x} + 1`, `round(${x})`, `min(${x}, 1)` … | missing |
/// | `coalesce(${x}, 1)` | 1 |
/// | `if(${x} = 3, a, b)` | missing, or unknown where a and b are conditions |
///
/// The first five lines of the first table hold with a and b exchanged. A text of no characters counts as missing.
public enum Truth: UInt8, Sendable, Hashable {
    /// It does not hold.
    case `false` = 0
    /// It holds.
    case `true` = 1
    /// An answer that it depends on is missing.
    case unknown = 2

    /// The truth of a Boolean.
    @inlinable
    public init(_ holds: Bool) { self = holds ? .true : .false }

    /// Kleene's negation.
    @inlinable
    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .true: .false
        case .false: .true
        case .unknown: .unknown
        }
    }

    /// Kleene's conjunction.
    @inlinable
    public func and(_ other: Truth) -> Truth {
        if self == .false || other == .false { return .false }
        return self == .true && other == .true ? .true : .unknown
    }

    /// Kleene's disjunction.
    @inlinable
    public func or(_ other: Truth) -> Truth {
        if self == .true || other == .true { return .true }
        return self == .false && other == .false ? .false : .unknown
    }
}
