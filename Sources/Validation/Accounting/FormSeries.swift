/// Forms that were handed out to a unit: numbers that follow one another, or only how many there are.
public struct FormSeries: Sendable, Hashable {
    /// The place of the unit in the registry.
    public var unit: Int
    /// The numbers, where they are known.
    public var numbers: Numbers?
    /// How many forms there are.
    public var count: Int

    /// The numbers of a series.
    public struct Numbers: Sendable, Hashable {
        /// The first number as it was written, from which the others are printed.
        public var first: String
        /// The last number as it was written.
        public var last: String
        /// The first number's digits.
        let lower: UInt64
        /// The last number's digits.
        let upper: UInt64
        let family: FormNumber.Family

        /// Makes a series; nil if the two are no numbers of one series, or the last comes before the first.
        public init?(from first: String, to last: String) {
            let lower = FormNumber(first)
            let upper = FormNumber(last)
            guard let start = lower.value, let end = upper.value, start <= end, lower.family == upper.family,
                end - start < UInt64(FormSeries.most)
            else { return nil }
            self.first = first
            self.last = last
            self.lower = start
            self.upper = end
            family = lower.family
        }

        /// How many numbers there are.
        public var count: Int { Int(upper - lower) + 1 }

        /// Whether two series hold the same number.
        public func overlaps(_ other: Numbers) -> Bool {
            family == other.family && lower <= other.upper && other.lower <= upper
        }

        /// The number at a place, from 0, as the first one is written.
        public func text(_ place: Int) -> String {
            let width = FormNumber.width(of: first)
            let digits = String(lower + UInt64(place))
            let padded = String(repeating: "0", count: max(0, width - digits.count)) + digits
            let characters = Array(first.unicodeScalars)
            let after = characters.reversed().prefix { !(0x30...0x39).contains($0.value) }.count
            var text = String.UnicodeScalarView()
            text.append(contentsOf: characters[..<(characters.count - after - width)])
            text.append(contentsOf: padded.unicodeScalars)
            text.append(contentsOf: characters[(characters.count - after)...])
            return String(text)
        }

        /// The places of a series that a predicate holds for, as ranges.
        func ranges(where isWanted: (Int) -> Bool) -> [FormRange] {
            var ranges: [FormRange] = []
            var start: Int?
            for place in 0...count {
                let wanted = place < count && isWanted(place)
                if wanted, start == nil { start = place }
                if !wanted, let from = start {
                    ranges.append(FormRange(first: text(from), last: text(place - 1), count: place - from))
                    start = nil
                }
            }
            return ranges
        }
    }

    /// The most forms of one series.
    public static let most = 10_000_000

    /// Makes a series of numbers.
    public init(unit: Int, numbers: Numbers) {
        self.unit = unit
        self.numbers = numbers
        count = numbers.count
    }

    /// Makes a series of which only the size is known.
    public init(unit: Int, count: Int) {
        self.unit = unit
        self.count = count
    }
}
