/// The probability with which an interval is to hold the true value, strictly between 0 and 1.
public struct ConfidenceLevel: Sendable, Hashable {
    /// The probability, such as 0.95.
    public let probability: Double

    /// Makes a level.
    ///
    /// - Throws: `EstimationError.confidenceLevel` unless 0 < probability < 1.
    public init(_ probability: Double) throws(EstimationError) {
        guard probability > 0, probability < 1 else { throw .confidenceLevel(probability) }
        self.probability = probability
    }

    private init(checked probability: Double) { self.probability = probability }

    /// 95 %.
    public static let standard = ConfidenceLevel(checked: 0.95)

    /// The lower tail left out, α/2.
    var lowerTail: Double { (1 - probability) / 2 }
    /// 1 - α/2.
    var upperTail: Double { 1 - (1 - probability) / 2 }
}
