public import Figures

/// A form number taken apart, so that numbers of a series can be counted: `X01-0042` is 42 after `X01-`.
///
/// Two spellings are the same number if they differ only in letters' case, spacing, or zeros before the last group of
/// digits, which spreadsheets take away.
public struct FormNumber: Sendable, Hashable {
    /// What stands before the last group of digits, folded.
    public let prefix: FoldedText
    /// The last group of digits; nil if there is none, or it is longer than 18 digits.
    public let value: UInt64?
    /// What stands after the last group of digits, folded.
    public let suffix: FoldedText

    /// Takes a number apart.
    public init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
        var end = scalars.count
        while end > 0, !isDigit(scalars[end - 1]) { end -= 1 }
        var start = end
        while start > 0, isDigit(scalars[start - 1]) { start -= 1 }
        func folded(_ part: ArraySlice<Unicode.Scalar>) -> FoldedText {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: part)
            return FoldedText(String(text))
        }
        guard start < end, end - start <= 18 else {
            prefix = FoldedText(text)
            value = nil
            suffix = FoldedText("")
            return
        }
        prefix = folded(scalars[..<start])
        value = scalars[start..<end].reduce(0) { $0 * 10 + UInt64($1.value - 0x30) }
        suffix = folded(scalars[end...])
    }

    /// How many digits the last group of a number has, zeros before it counted.
    static func width(of text: String) -> Int {
        let digits = text.unicodeScalars.reversed().drop { !(0x30...0x39).contains($0.value) }
        return digits.prefix { (0x30...0x39).contains($0.value) }.count
    }

    /// What numbers of one series have in common.
    var family: Family { Family(prefix: prefix, suffix: suffix) }

    /// What numbers of one series have in common.
    struct Family: Hashable {
        var prefix: FoldedText
        var suffix: FoldedText
    }
}

/// Form numbers that follow one another, as they are printed.
public struct FormRange: Sendable, Hashable {
    /// The first number.
    public var first: String
    /// The last number; the same as the first where it is one number.
    public var last: String
    /// How many numbers there are.
    public var count: Int

    /// Makes a range.
    public init(first: String, last: String, count: Int) {
        self.first = first
        self.last = last
        self.count = count
    }

    /// The range as people write it: `X01-0003–X01-0007`, or one number alone.
    public var text: String { count == 1 ? first : "\(first)–\(last)" }

    /// Numbers as ranges: those that follow one another are put together, by what stands around their digits; numbers without digits
    /// come last, one by one.
    static func ranges(of texts: [String]) -> [FormRange] {
        let numbers = texts.map { (text: $0, number: FormNumber($0)) }
        let counted = numbers.filter { $0.number.value != nil }.sorted { left, right in
            (left.number.prefix.text, left.number.suffix.text, left.number.value ?? 0)
                < (right.number.prefix.text, right.number.suffix.text, right.number.value ?? 0)
        }
        var ranges: [FormRange] = []
        var last: FormNumber?
        for (text, number) in counted {
            if let before = last, before.family == number.family, before.value.map({ $0 + 1 }) == number.value,
                var range = ranges.popLast()
            {
                range.last = text
                range.count += 1
                ranges.append(range)
            } else {
                ranges.append(FormRange(first: text, last: text, count: 1))
            }
            last = number
        }
        let others = numbers.filter { $0.number.value == nil }.map(\.text).sorted()
        return ranges + others.map { FormRange(first: $0, last: $0, count: 1) }
    }
}
