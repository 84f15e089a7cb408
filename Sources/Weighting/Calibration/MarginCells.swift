/// A margin against the rows: the cell of each row and the target of each cell, over all units or in each.
///
/// What does not fit is refused by name: levels without respondents, respondents' levels without target, a target of 0
/// with respondents. Levels are put together only as a plan says, and each time is noted.
public struct MarginCells: Sendable, Hashable {
    /// A level of a margin in its scope.
    public struct Cell: Sendable, Hashable {
        /// The unit; nil: over all units.
        public let scope: String?
        /// The level's name.
        public let level: String
        /// The number of persons of the population.
        public internal(set) var target: Double
        /// The place of the scope.
        let scopePlace: Int
    }

    /// A level that was put to another one because it has too few respondents.
    public struct Collapsed: Sendable, Hashable {
        /// The margin.
        public let margin: String
        /// The unit; nil: over all units.
        public let scope: String?
        /// The level.
        public let level: String
        /// The level that took it in.
        public let into: String
        /// Its respondents.
        public let respondents: Int
        /// Its target.
        public let target: Double
    }

    /// What may be done with a level of too few respondents.
    public struct CollapseRule: Sendable, Hashable {
        /// The level.
        public let level: String
        /// The level that takes it in.
        public let into: String
        /// With fewer respondents than this the rule is followed.
        public let minimum: Int

        /// Makes a rule.
        public init(level: String, into: String, minimum: Int = 1) {
            self.level = level
            self.into = into
            self.minimum = minimum
        }
    }

    /// The margin's name, for messages.
    public let name: String
    /// The cell of each row; `CellAssignment.none` for one whose level is not known or whose unit has no margin.
    public private(set) var rows: [Int32]
    /// The cells that have a target or respondents.
    public private(set) var cells: [Cell] = []
    /// Which levels were put together.
    public private(set) var collapsed: [Collapsed] = []
    /// The cell of each level in each scope, and how many levels there are.
    private var cellOf: [Int32] = []
    private var width = 0
    /// Matches a margin with rows.
    ///
    /// - Parameters:
    ///   - scopes: the scope of each row, and the name of each (nil: over all units).
    ///   - margins: the margin of each scope; nil leaves its rows alone.
    ///   - collapse: which levels may be put together, in the order in which it is tried.
    /// - Throws: `WeightingError` naming scope and level.
    public init(
        name: String, levels: CellAssignment, scopes: (rows: [Int32], names: [String?]), margins: [Margin?],
        collapse: [CollapseRule] = []
    ) throws(WeightingError) {
        guard levels.cells.count == scopes.rows.count else {
            throw .unequalLength(what: "level", expected: scopes.rows.count, found: levels.cells.count)
        }
        self.name = name
        rows = [Int32](repeating: CellAssignment.none, count: levels.cells.count)
        let width = levels.names.count
        var counts = [Int](repeating: 0, count: max(1, scopes.names.count * width))
        for (row, scope) in scopes.rows.enumerated() where scope >= 0 && levels.cells[row] >= 0 {
            counts[Int(scope) * width + Int(levels.cells[row])] += 1
        }
        self.width = width
        cellOf = [Int32](repeating: CellAssignment.none, count: counts.count)
        var inUse = [Bool](repeating: false, count: scopes.names.count)
        for scope in scopes.rows where scope >= 0 { inUse[Int(scope)] = true }
        for (scope, margin) in margins.enumerated() {
            guard let margin, inUse[scope] else { continue }
            let respondents = (0..<width).map { counts[scope * width + $0] }
            let places = try fit(
                margin, scope: (scope, scopes.names[scope]), levels: levels.names, respondents, collapse)
            for level in 0..<width { cellOf[scope * width + level] = places[level] }
        }
        for (row, scope) in scopes.rows.enumerated() where scope >= 0 && levels.cells[row] >= 0 {
            rows[row] = cellOf[Int(scope) * width + Int(levels.cells[row])]
        }
    }

    /// Adds the cells of one scope; returns the cell of each of the respondents' levels.
    private mutating func fit(
        _ margin: Margin, scope: (place: Int, name: String?), levels: [String], _ respondents: [Int],
        _ collapse: [CollapseRule]
    ) throws(WeightingError) -> [Int32] {
        let scopePlace = scope.place
        let scope = scope.name
        var placeOf: [String: Int] = [:]
        for (place, level) in margin.levels.enumerated() { placeOf[level.name] = place }
        var counts = [Int](repeating: 0, count: margin.levels.count)
        for (level, count) in respondents.enumerated() where count > 0 {
            guard let place = placeOf[levels[level]] else {
                throw .levelWithoutTarget(margin: name, scope: scope, level: levels[level], respondents: count)
            }
            counts[place] += count
        }
        var targets = margin.levels.map(\.target)
        var home = Array(margin.levels.indices)
        for rule in collapse {
            guard let from = placeOf[rule.level], let into = placeOf[rule.into] else {
                throw .collapseLevel(margin: name, level: placeOf[rule.level] == nil ? rule.level : rule.into)
            }
            guard home[from] == from, home[into] != from, counts[from] < rule.minimum,
                counts[from] > 0 || targets[from] > 0
            else { continue }
            collapsed.append(
                Collapsed(
                    margin: name, scope: scope, level: rule.level, into: margin.levels[home[into]].name,
                    respondents: counts[from], target: targets[from]))
            counts[home[into]] += counts[from]
            targets[home[into]] += targets[from]
            let goal = home[into]
            for place in home.indices where home[place] == from { home[place] = goal }
        }
        var cellOf = [Int32](repeating: CellAssignment.none, count: margin.levels.count)
        for (place, level) in margin.levels.enumerated() where home[place] == place {
            if targets[place] == 0, counts[place] > 0 {
                throw .zeroTargetWithRespondents(
                    margin: name, scope: scope, level: level.name, respondents: counts[place])
            }
            guard targets[place] > 0 else { continue }
            guard counts[place] > 0 else {
                throw .levelWithoutRespondents(
                    margin: name, scope: scope, level: level.name, target: targets[place])
            }
            cellOf[place] = Int32(truncatingIfNeeded: cells.count)
            cells.append(Cell(scope: scope, level: level.name, target: targets[place], scopePlace: scopePlace))
        }
        return levels.map { level in placeOf[level].map { cellOf[home[$0]] } ?? CellAssignment.none }
    }

    /// The cell of a level in a scope; `CellAssignment.none` if it has none.
    func cell(ofLevel level: Int32, scope: Int32) -> Int32 { cellOf[Int(scope) * width + Int(level)] }

    /// Gives every cell another target.
    mutating func setTargets(_ targets: [Double]) {
        for (cell, target) in zip(cells.indices, targets) { cells[cell].target = target }
    }
}
