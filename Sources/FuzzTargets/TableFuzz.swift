import Figures
import Tables
import Units

/// Fuzzes the readers of tables.
enum TableFuzz {
    /// Reads a table in large blocks and in small ones, which must give the same.
    ///
    /// The first byte says how: bits 0 to 2 the size of the small blocks, bits 3 to 5 the dialect.
    static func scan(_ input: [UInt8]) throws(FuzzFailure) -> FuzzVerdict {
        guard let head = input.first else { return .read }
        let bytes = Array(input.dropFirst())
        let dialect = dialects[Int(head >> 3) & 7]
        let large = try records(bytes, dialect, blockBytes: TableLimits.blockBytes)
        let small = try records(bytes, dialect, blockBytes: [1, 2, 3, 5, 16, 64, 100, 1_000][Int(head & 7)])
        try require(large == small, "large and small blocks differ")
        return large.problem.map(FuzzVerdict.refused) ?? .read
    }

    private static let dialects: [CSVDialect?] = [
        nil, nil, nil, CSVDialect(), CSVDialect(separator: .semicolon), CSVDialect(separator: .tab),
        CSVDialect(separator: .bar), CSVDialect(hasHeader: false),
    ]

    /// What a table holds, as far as it can be compared.
    private struct Found: Equatable {
        var problem: LocalizedText?
        var header: [String] = []
        var records: [[String]] = []
        var raw: [[UInt8]] = []
        var places: [[Int]] = []
        var emptyLines = 0
    }

    private static func records(
        _ bytes: [UInt8], _ dialect: CSVDialect?, blockBytes: Int
    ) throws(FuzzFailure) -> Found {
        var found = Found()
        do {
            var reader = try CSVReader(
                ByteSource(bytes: bytes, name: "fuzz.csv"), dialect: dialect, blockBytes: blockBytes)
            found.header = reader.header
            var block = CSVBlock()
            while try reader.next(into: &block) {
                for record in 0..<block.recordCount {
                    let row = block.records[record]
                    try require(row.start <= row.end && Int(row.end) <= block.byteCount, "record outside the block")
                    for field in 0..<Int(row.fieldCount) {
                        guard let place = block.field(record, field) else { continue }
                        try require(
                            place.start <= place.end && place.end <= block.byteCount, "field outside the block")
                        _ = block.unescaped(record, field)
                    }
                    found.records.append(block.texts(record))
                    found.raw.append(Array(block.raw(record)))
                    found.places.append([block.line(record), Int(row.flags.rawValue)])
                }
            }
            found.emptyLines = reader.emptyLines
            try require(reader.recordCount == found.records.count, "records are not all counted")
        } catch {
            guard let refusal = error as? TableError else { throw error as? FuzzFailure ?? FuzzFailure("\(error)") }
            found.problem = refusal.message
        }
        return found
    }

    /// Reads a whole table, and units from it.
    static func whole(_ input: [UInt8]) throws(FuzzFailure) -> FuzzVerdict {
        let table: Table
        do throws(TableError) { table = try Table(bytes: input, name: "fuzz.csv") } catch {
            return .refused(error.message)
        }
        for row in table.rows { try require(row.cells.count == table.columns.count, "a row of another width") }
        if let registry = try? UnitRegistry.read(table: table), let finder = try? UnitFinder(registry) {
            for unit in registry.units {
                _ = finder.find(unit.name)
                guard case .certain(let place, _) = finder.find(unit.code) else { continue }
                try require(place < registry.units.count, "a unit that is not there")
            }
        }
        return .read
    }
}
