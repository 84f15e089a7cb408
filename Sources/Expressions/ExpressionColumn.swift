/// The values of one variable in a block of rows.
///
/// A column that is shorter than the block is missing in the rows after its end.
public enum ExpressionColumn: Sendable {
    /// Numbers; a row is missing if its flag is set, if it has no flag it is not. NaN is missing too.
    case numbers([Double], missing: [Bool])
    /// Texts; nil is missing.
    case texts([String?])
    /// Days since 1970-01-01; nil is missing.
    case dates([Int32?])
    /// Codes of one choice; `meanings` has the printed code that each of them stands for, nil for a missing reason.
    /// A code without meaning is missing.
    case coded(codes: [UInt16], meanings: [String?])
    /// Sets of choices: bit k stands for `names[k]`; a row is missing if its flag is set.
    case selections(bits: [UInt64], names: [String], missing: [Bool])
}
