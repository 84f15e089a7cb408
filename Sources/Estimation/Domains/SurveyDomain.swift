internal import Statistics

/// The rows that figures are about (a unit, a group of respondents), laid out so that many figures can be computed from
/// them quickly. Rows outside count with influence zero, as domain estimation asks for.
///
/// Values of figures are given as arrays in the order of `rows`.
public struct SurveyDomain: Sendable {
    /// The rows of the design that lie in the domain, in the order given.
    public let rows: [Int]
    /// The weights of those rows.
    public let weights: [Double]

    /// How many respondents each row stands for; nil: itself.
    let counts: [Int]?
    let frame: ClusterFrame
    /// The last-stage cluster of each row; nil where row i is cluster i.
    let leaves: [Int32]?
    let calibration: DomainCalibration?

    /// Lays out a domain of a design.
    ///
    /// - Parameter rows: the rows of the domain; ascending rows, with strata and clusters following each other, are
    ///   fastest.
    /// - Throws: `EstimationError.domainRow` for a row that is not there or is named twice.
    public init(_ design: SurveyDesign, rows: [Int]) throws(EstimationError) {
        try Self.check(rows, count: design.rowCount)
        let stands = design.calibrationIndex.map { DomainCalibration.carriers(for: rows, in: $0) } ?? []
        self.init(design, rows: rows, counts: nil, stands: stands)
    }

    /// - Parameters:
    ///   - counts: how many respondents each row stands for, each a cluster of its own; the same row may then be there several times,
    ///     for those who differ from each other in their answers. Nil: each row is itself.
    ///   - stands: the rows outside the domain that stand for all that share a total with it, and for how many.
    init(_ design: SurveyDesign, rows: [Int], counts: [Int]?, stands: [(row: Int, count: Int)]) {
        let carriers = stands.map(\.row)
        let members = carriers.isEmpty ? rows : rows + carriers
        var labels: [[Int32]] = []
        for stage in design.stages {
            labels.append(members.map { stage.strata[$0] })
            labels.append(
                counts == nil
                    ? members.map { stage.cluster($0) } : members.indices.map { Int32(truncatingIfNeeded: $0) })
        }
        let path = ClusterPath(
            labels: labels,
            strata: design.stages.map { stage in zip(stage.sampled, stage.populations).map { ($0, $1) } })
        let built = ClusterFrame.build(
            path, lonely: design.lonely, keepsAll: design.calibration != nil,
            absent: design.calibration == nil ? .init() : StratumCounts(design).absent(besides: labels[0]))
        self.rows = rows
        self.counts = counts
        weights = rows.map { design.weights[$0] }
        var frame = built.frame
        if counts != nil || stands.contains(where: { $0.count > 1 }) {
            var multiplicities = [Int](repeating: 1, count: frame.leafCount)
            let times = (counts ?? [Int](repeating: 1, count: rows.count)) + stands.map(\.count)
            for (leaf, count) in zip(built.leaves, times) { multiplicities[Int(leaf)] = count }
            frame.multiplicities = multiplicities
        }
        self.frame = frame
        let isIdentity = carriers.isEmpty && built.leaves.enumerated().allSatisfy { $0 == Int($1) }
        leaves = isIdentity ? nil : Array(built.leaves.prefix(rows.count))
        calibration = design.calibrationIndex.map { index in
            DomainCalibration(
                index, rows: rows, counts: counts, carriers: carriers, leaves: built.leaves,
                lastStage: design.stages.last?.clusters)
        }
    }

    /// Lays out the domain of all rows for which a condition holds.
    public init(_ design: SurveyDesign, where isIn: (Int) -> Bool) {
        // Rows taken from the design's own range cannot be refused; an empty domain is the only other outcome.
        let rows = (0..<design.rowCount).filter(isIn)
        self = (try? SurveyDomain(design, rows: rows)) ?? SurveyDomain(emptyOf: design)
    }

    /// The whole sample.
    public init(_ design: SurveyDesign) {
        self.init(design) { _ in true }
    }

    private init(emptyOf design: SurveyDesign) {
        rows = []
        weights = []
        counts = nil
        frame = ClusterFrame(
            stages: [ClusterFrame.Stage(strataStarts: [0, 0])], lonely: design.lonely, keepsAll: false, absent: .init())
        leaves = nil
        calibration = nil
    }

    private static func check(_ rows: [Int], count: Int) throws(EstimationError) {
        var last = -1
        for row in rows {
            guard row > last, row < count else {
                // Not ascending: look for a row named twice.
                var seen: Set<Int> = []
                for row in rows {
                    guard row >= 0, row < count, seen.insert(row).inserted else { throw .domainRow(row) }
                }
                return
            }
            last = row
        }
    }
}
