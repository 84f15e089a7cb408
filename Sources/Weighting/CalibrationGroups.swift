/// The post-strata that weights were made to agree with: what a variance must know about them.
///
/// A figure from post-stratified weights varies only by what its post-strata do not explain, so its influences are
/// taken as residuals from their weighted means within the groups (Valliant 1993; R `survey` does the same for
/// `postStratify`).
public struct CalibrationGroups: Sendable, Hashable {
    /// Marks a row that belongs to no group and keeps its influence as it is.
    public static let none: Int32 = -1

    /// The group of each row: 0 up to but not including `count`, or `none`.
    public let groups: [Int32]
    /// The number of groups.
    public let count: Int

    /// Makes the groups from one number for each row; numbers outside 0..<`count` become `none`.
    public init(groups: [Int32], count: Int) {
        self.count = max(count, 0)
        let limit = Int32(clamping: self.count)
        self.groups = groups.map { $0 >= 0 && $0 < limit ? $0 : Self.none }
    }
}
