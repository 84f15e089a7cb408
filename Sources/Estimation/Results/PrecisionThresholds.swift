/// The limits from which figures are flagged as not precise; flags mark, they never hide a unit's official figure.
///
/// Unless set, those of the presentation standards of the US National Center for Health Statistics for proportions (Parker et al.,
/// Vital and Health Statistics 2(175), 2017).
public struct PrecisionThresholds: Sendable, Hashable {
    /// The fewest respondents, and the smallest effective sample size, that are enough.
    public var respondents = 30
    /// The width, in points, from which an interval is wide.
    public var wideInterval = 30.0
    /// The width, in points, up to which an interval is fine whatever its figure.
    public var narrowInterval = 5.0
    /// How many times the figure, or its complement, an interval may be wide.
    public var relativeWidth = 1.3
    /// The fewest degrees of freedom that are enough.
    public var degreesOfFreedom = 8.0

    /// The limits of the standard.
    public init() {}
}
