public import Figures
internal import Statistics

/// A unit's figure less that of its block, with the test that there is no difference.
///
/// The unit is a part of its block: the test takes the influences of both on the same respondents, so that what they share is
/// not counted as error (Särndal, Swensson & Wretman 1992, 5.6).
public struct BlockContrast: Sendable, Hashable {
    /// The unit's place in the registry.
    public let unit: Int
    /// The node of the index.
    public let item: String
    /// The difference in points, before rounding.
    public let difference: Double
    /// Its standard error in points; nil where there is none.
    public let standardError: Double?
    /// The probability of so large a difference by chance alone; nil where the unit's variance does not carry a test.
    public let pValue: Double?
    /// Why there is no test; nil where there is one.
    public let absence: Absence?
    /// The same with regard to all that is tested together.
    public private(set) var adjustedPValue: Double?

    init(
        unit: Int, item: String, difference: Double, standardError: Double?, pValue: Double?, absence: Absence? = nil
    ) {
        self.unit = unit
        self.item = item
        self.difference = difference
        self.standardError = standardError
        self.pValue = pValue
        self.absence = absence
    }

    /// Whether the difference is more than chance, at 5 %; nil where it cannot be told.
    public var isSignificant: Bool? { adjustedPValue.map { $0 < 0.05 } }

    /// Judges differences together.
    static func adjust(_ contrasts: inout [BlockContrast], by method: MultipleTesting) {
        let tested = contrasts.indices.filter { contrasts[$0].pValue != nil }
        let adjusted = method.adjusted(tested.compactMap { contrasts[$0].pValue })
        for (place, value) in zip(tested, adjusted) { contrasts[place].adjustedPValue = value }
    }
}
