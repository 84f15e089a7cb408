public import Figures

/// A unit of earlier years that became part of a unit: what a comparison with the previous year goes through.
public struct AncestorShare: Sendable, Hashable {
    /// The earlier unit's code; it may be a code of an earlier campaign that this registry does not hold.
    public var code: String
    /// How much of the earlier unit came here, above 0 and at most 1; nil if the file does not say, which is the whole
    /// of it when no other unit names the same ancestor.
    public var share: Ratio?

    /// Makes a share of an earlier unit.
    public init(code: String, share: Ratio? = nil) {
        self.code = code
        self.share = share
    }
}
