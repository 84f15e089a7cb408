public import Tables
public import Units

/// A list to draw from: dossiers, households or persons, or the primary sampling units with their sizes.
///
/// Each row is used, or told as a problem with its line and reason; rows of units that are not asked for are counted.
public struct SamplingFrame: Sendable, Hashable {
    /// A row that can be drawn.
    public struct Entry: Sendable, Hashable {
        /// The physical line of the file.
        public var line: Int
        /// The place of the unit.
        public var unit: Int
        /// The identifier, unique in its unit.
        public var id: String
        /// The stratum as it is spelled; empty without one.
        public var stratum: String
        /// The primary sampling unit as it is spelled; empty without one.
        public var psu: String
        /// The size; 1 where the frame has none.
        public var size: Int
        /// The cells of the columns that are kept for the field.
        public var kept: [String]
    }

    /// The file.
    public let file: String
    /// The rows that can be drawn, in the order of the file.
    public let entries: [Entry]
    /// The rows that cannot, in the order of the file.
    public let problems: [FrameProblem]
    /// How many rows belong to units that are not asked for.
    public let otherUnits: Int
    /// How many rows the file has.
    public let rowCount: Int
    /// The headings of the columns that are kept for the field.
    public let keptColumns: [String]
    /// Whether rows are primary sampling units with sizes, not persons.
    public let listsClusters: Bool

    /// What a way of drawing asks of a frame.
    public struct Demands: Sendable, Hashable {
        /// The way of drawing.
        public var method: DrawSettings.Method
        /// Whether strata are left aside.
        public var ignoresStrata: Bool
        /// The units; nil for all.
        public var units: Set<Int>?

        /// Makes demands.
        public init(method: DrawSettings.Method, ignoresStrata: Bool = false, units: Set<Int>? = nil) {
            self.method = method
            self.ignoresStrata = ignoresStrata
            self.units = units
        }
    }

    /// Reads a frame.
    ///
    /// - Parameters:
    ///   - columns: which of the table's columns hold what.
    ///   - finder: what a cell of the unit's column means; only what is certain is taken.
    /// - Throws: `frameColumn`, `emptyFrame`.
    public init(
        _ table: Table, columns: FrameColumns, finder: UnitFinder, demands: Demands
    ) throws(PlanningError) {
        try columns.check(table, for: demands.method)
        listsClusters = demands.method == .stages && columns.places[.psu] == nil
        var reader = FrameRows(
            table, columns: columns, finder: finder, demands: demands, listsClusters: listsClusters)
        reader.read()
        file = table.file
        rowCount = table.rows.count
        entries = reader.entries
        problems = reader.problems
        otherUnits = reader.otherUnits
        keptColumns = columns.keptHeadings
        guard !entries.isEmpty else { throw .emptyFrame(file: table.file, problems: reader.problems) }
    }

    /// By unit, how many persons are listed: rows, or the sum of sizes where rows are clusters.
    ///
    /// - Throws: `overflow`.
    public func populations() throws(PlanningError) -> [Int: Int] {
        var populations: [Int: Int] = [:]
        for entry in entries {
            let (sum, overflow) = populations[entry.unit, default: 0].addingReportingOverflow(
                listsClusters ? entry.size : 1)
            guard !overflow else { throw .overflow }
            populations[entry.unit] = sum
        }
        return populations
    }
}
