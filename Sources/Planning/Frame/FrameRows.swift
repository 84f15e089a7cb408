internal import Figures
internal import Tables
internal import Units

/// Reads the rows of a frame one after the other.
struct FrameRows {
    private let table: Table
    private let finder: UnitFinder
    private let demands: SamplingFrame.Demands
    private let listsClusters: Bool
    private let columns: FrameColumns
    /// The unit of each spelling that was looked up.
    private var units: [String: Int?] = [:]

    private(set) var entries: [SamplingFrame.Entry] = []
    private(set) var problems: [FrameProblem] = []
    private(set) var otherUnits = 0

    init(_ table: Table, columns: FrameColumns, finder: UnitFinder, demands: SamplingFrame.Demands, listsClusters: Bool)
    {
        self.table = table
        self.finder = finder
        self.demands = demands
        self.listsClusters = listsClusters
        self.columns = columns
    }

    mutating func read() {
        // The rows of each identifier, so that those that contradict each other are all left out.
        var rows: [Key: [Int]] = [:]
        var found: [(entry: SamplingFrame.Entry, row: Int)] = []
        for (row, cells) in table.rows.enumerated() {
            guard let entry = entry(cells) else { continue }
            rows[Key(unit: entry.unit, id: entry.id), default: []].append(row)
            found.append((entry, row))
        }
        for (entry, row) in found {
            let same = rows[Key(unit: entry.unit, id: entry.id)] ?? []
            guard same.count > 1, let first = same.first else {
                entries.append(entry)
                continue
            }
            let isOne = same.allSatisfy { table.rows[$0].cells == table.rows[first].cells }
            if isOne, row == first {
                entries.append(entry)
            } else {
                let other = row == first ? same[1] : first
                refuse(table.rows[row], isOne ? .repeated : .conflicting, entry.id, table.rows[other].line)
            }
        }
        problems.sort { ($0.line, $0.reason.rawValue) < ($1.line, $1.reason.rawValue) }
    }

    private struct Key: Hashable {
        let unit: Int
        let id: String
    }

    private mutating func refuse(
        _ row: TableRow, _ reason: FrameProblem.Reason, _ cell: String = "", _ other: Int? = nil
    ) {
        problems.append(FrameProblem(line: row.line, reason: reason, cell: cell, other: other))
    }

    private mutating func entry(_ row: TableRow) -> SamplingFrame.Entry? {
        let named = columns.text(.unit, of: row)
        guard !named.isEmpty else {
            refuse(row, .noUnit)
            return nil
        }
        guard let unit = unit(named) else {
            refuse(row, .unknownUnit, named)
            return nil
        }
        if let wanted = demands.units, !wanted.contains(unit) {
            otherUnits += 1
            return nil
        }
        let id = columns.text(.id, of: row)
        guard !id.isEmpty else {
            refuse(row, .noIdentifier)
            return nil
        }
        let psu = listsClusters ? id : demands.method == .stages ? columns.text(.psu, of: row) : ""
        guard demands.method != .stages || !psu.isEmpty else {
            refuse(row, .noCluster)
            return nil
        }
        guard let size = size(row) else { return nil }
        return SamplingFrame.Entry(
            line: row.line, unit: unit, id: id, stratum: demands.ignoresStrata ? "" : columns.text(.stratum, of: row),
            psu: psu, size: size, kept: columns.kept.map { row.cells[$0] })
    }

    private mutating func unit(_ named: String) -> Int? {
        if let known = units[named] { return known }
        let unit = finder.find(named).unit
        units[named] = .some(unit)
        return unit
    }

    private mutating func size(_ row: TableRow) -> Int? {
        guard listsClusters || demands.method == .pps else { return 1 }
        let text = columns.text(.size, of: row)
        guard let value = try? Ratio(decimal: text), value.isWhole, let size = Int(exactly: value.numerator) else {
            refuse(row, .noSize, text)
            return nil
        }
        guard size > 0 else {
            refuse(row, .sizeNotPositive, text)
            return nil
        }
        return size
    }
}
