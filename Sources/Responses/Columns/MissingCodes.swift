public import Figures
public import Questionnaires

/// How a column of codes says that a cell holds no answer: the top six codes are the missing reasons.
///
/// `blank` is the highest code, `invalid` the sixth from the top, so a test for "missing" is one comparison.
public enum MissingCodes {
    /// The number of codes set apart at the top of each width.
    public static let count = MissingReason.allCases.count

    /// The code that stands for a reason in a width.
    @inlinable
    public static func code<Code: FixedWidthInteger & UnsignedInteger>(
        _ reason: MissingReason, as type: Code.Type = Code.self
    ) -> Code {
        Code.max - Code(truncatingIfNeeded: reason.rawValue)
    }

    /// The lowest code that stands for a missing reason; every smaller code is an answer.
    @inlinable
    public static func firstMissing<Code: FixedWidthInteger & UnsignedInteger>(as type: Code.Type = Code.self) -> Code {
        Code.max - 5
    }

    /// The reason that a code stands for, or nil if the code is an answer.
    @inlinable
    public static func reason<Code: FixedWidthInteger & UnsignedInteger>(of code: Code) -> MissingReason? {
        code >= firstMissing() ? MissingReason(rawValue: UInt8(truncatingIfNeeded: Code.max - code)) : nil
    }
}

/// How a column of numbers says that a cell holds no answer: a quiet NaN whose payload is the reason.
public enum NumberCodes {
    /// The NaN that stands for a reason.
    @inlinable
    public static func code(_ reason: MissingReason) -> Double {
        Double(bitPattern: 0x7FF8_0000_0000_0100 | UInt64(reason.rawValue))
    }

    /// The reason that a value stands for, or nil if it is an answer.
    @inlinable
    public static func reason(of value: Double) -> MissingReason? {
        guard value.isNaN else { return nil }
        return MissingReason(rawValue: UInt8(truncatingIfNeeded: value.bitPattern)) ?? .invalid
    }
}

/// How a column of dates is coded: days since 1970-01-01, moved up so that every date of the calendar fits.
public enum DateCodes {
    /// What is added to a day number: day 0 of the coding lies before the year 1.
    public static let origin: Int = 1_000_000

    /// The code of a date.
    public static func code(_ date: CalendarDate) -> UInt32 { UInt32(truncatingIfNeeded: date.dayNumber + origin) }

    /// The date of a code, or nil if the code is a missing reason.
    public static func date(of code: UInt32) -> CalendarDate? {
        MissingCodes.reason(of: code) == nil ? CalendarDate(dayNumber: Int(code) - origin) : nil
    }
}
