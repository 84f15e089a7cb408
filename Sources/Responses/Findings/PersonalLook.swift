public import Questionnaires

/// Tells texts that look like personal data: telephone and identity numbers.
///
/// Such a number may stand in any cell, typed into the wrong column, alone or beside something else. It is never repeated in a
/// finding.
public enum PersonalLook {
    /// Whether a text holds what looks like a Vietnamese telephone number (10 digits after 0, 11 after 02, or 9 to 10 after +84) or
    /// an identity number (12 digits, or 9 in the old form).
    ///
    /// Spaces, points, commas, hyphens, brackets and characters without width between the digits do not count, but a point or comma
    /// makes a number of 9 or 12 digits an amount. Digits of other scripts are digits. A number beside other digits, such as a day, is
    /// found as well.
    ///
    /// - Parameter isNumber: whether the text answers a question for a number, where 9 digits are an amount, too.
    public static func isPersonal(_ text: String, isNumber: Bool = false) -> Bool {
        DigitRows(text).rows.contains { row in
            let isAmount = isNumber || row.isAmount
            return looksPersonal(row.digits[...], hasPlus: row.hasPlus, isAmount: isAmount)
                || row.hasTelephone || row.groups.contains { looksPersonal($0, hasPlus: false, isAmount: isAmount) }
        }
    }

    /// Whether a text holds what looks like a telephone number, beside whatever else: the test for texts that are numbers by
    /// nature, such as those of forms.
    public static func isTelephone(_ text: String) -> Bool { DigitRows(text).rows.contains(where: \.hasTelephone) }

    /// Whether an answer to a question must not be repeated: because the question says so, or by its look.
    public static func isPersonal(_ text: String, answering question: Question) -> Bool {
        if question.isPersonal { return true }
        switch question.role {
        case .formNumber, .instanceID: return isTelephone(text)
        default: break
        }
        if case .number = question.kind { return isPersonal(text, isNumber: true) }
        return isPersonal(text)
    }

    /// A text, or the mask if it looks personal.
    public static func masked(_ text: String) -> String { isPersonal(text) ? Finding.mask : text }

    private static func looksPersonal(_ digits: ArraySlice<UInt8>, hasPlus: Bool, isAmount: Bool) -> Bool {
        switch digits.count {
        case 9, 12: !isAmount
        case 10: digits.first == 0 || hasPlus && digits.starts(with: [8, 4])
        case 11: digits.starts(with: [8, 4]) || digits.starts(with: [0, 1]) || digits.starts(with: [0, 2])
        default: false
        }
    }
}

/// The digits of a text in rows: groups of digits with nothing but what people put between the digits of one number.
private struct DigitRows {
    struct Row {
        var digits: [UInt8] = []
        /// Where each group begins.
        var starts: [Int] = []
        var hasPlus = false
        /// Whether there is a point or a comma within.
        var isAmount = false

        /// The groups one by one; none if the row is one group.
        var groups: [ArraySlice<UInt8>] {
            guard starts.count > 1 else { return [] }
            return starts.indices.map { digits[starts[$0]..<end(of: $0)] }
        }

        private func end(of group: Int) -> Int { group + 1 < starts.count ? starts[group + 1] : digits.count }

        /// Whether groups beside each other are the number of a mobile (03, 05, 07, 08, 09 and eight digits) or of a fixed line (02
        /// and nine). It begins with at least three digits, or `02 02 2026` and what follows would be one.
        var hasTelephone: Bool {
            starts.indices.contains { first in
                let start = starts[first]
                guard end(of: first) - start >= 3, digits[start] == 0 else { return false }
                return (first..<starts.count).contains { last in
                    switch end(of: last) - start {
                    case 10: [3, 5, 7, 8, 9].contains(digits[start + 1])
                    case 11: digits[start + 1] == 2
                    default: false
                    }
                }
            }
        }
    }

    private(set) var rows: [Row] = []
    private var row = Row()
    /// Characters between digits since the last digit.
    private var gap = 0

    init(_ text: String) {
        for scalar in text.unicodeScalars {
            if let digit = Self.digit(scalar) {
                if row.digits.isEmpty || gap > 0 { row.starts.append(row.digits.count) }
                row.digits.append(digit)
                gap = 0
            } else if row.digits.isEmpty {
                if scalar == "+" { row.hasPlus = true } else if scalar != "(" { row.hasPlus = false }
            } else if Self.isWithoutWidth(scalar) {
                continue
            } else if gap < 2, " .,-_()\u{A0}\t".unicodeScalars.contains(scalar) {
                gap += 1
                if scalar == "." || scalar == "," { row.isAmount = true }
            } else {
                take()
                if scalar == "+" { row.hasPlus = true }
            }
        }
        take()
    }

    private mutating func take() {
        if !row.digits.isEmpty { rows.append(row) }
        row = Row()
        gap = 0
    }

    private static func digit(_ scalar: UnicodeScalar) -> UInt8? {
        if scalar.isASCII { return scalar.value >= 0x30 && scalar.value <= 0x39 ? UInt8(scalar.value - 0x30) : nil }
        guard scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue else { return nil }
        return UInt8(exactly: value)
    }

    private static func isWithoutWidth(_ scalar: UnicodeScalar) -> Bool {
        switch scalar.value {
        case 0x200B...0x200F, 0x2060, 0xFEFF, 0xAD: true
        default: false
        }
    }
}
