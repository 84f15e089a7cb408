/// The units of a campaign: a checked tree, in the order of codes, with the look-ups that every stage needs.
///
/// A unit is spoken of by its place in `units`, which is the canonical order of everything that is computed or printed
/// by unit. A registry exists only if it has no problem: whoever holds one need not check again.
public struct UnitRegistry: Sendable {
    /// All units in the order of their codes, compared byte by byte in UTF-8.
    public let units: [Unit]
    /// The places in `units` in the order of the file, for tables that keep the order their author chose.
    public let fileOrder: [Int]
    /// The blocks, in the order in which the file first names them; units without a block are in none.
    public let blocks: [UnitBlock]

    let places: [String: Int]
    let parents: [Int?]
    let childLists: [[Int]]
    let heirs: [String: [Int]]
    /// The line of the file that each unit came from; 0 if it came from no file.
    let lines: [Int]
    let file: String

    /// Makes a registry of units given in the order of their file.
    ///
    /// Throws `UnitsError.problems` with every problem found: duplicate codes, unknown parents, cycles and the like.
    public init(_ units: [Unit]) throws(UnitsError) {
        try self.init(units, lines: Array(repeating: 0, count: units.count), file: "", problems: [])
    }

    /// Makes a registry of units with the lines that they came from; `problems` are those found while they were read.
    init(_ given: [Unit], lines: [Int], file: String, problems: [UnitProblem]) throws(UnitsError) {
        let all = problems + RegistryCheck(units: given, lines: lines, file: file).problems()
        guard all.isEmpty else {
            throw .problems(
                all.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element))
        }
        let keys = given.map { Array($0.code.utf8) }
        let order = given.indices.sorted { keys[$0].lexicographicallyPrecedes(keys[$1]) }
        let units = order.map { given[$0] }
        var fileOrder = Array(repeating: 0, count: order.count)
        for (place, origin) in order.enumerated() { fileOrder[origin] = place }
        // The check above has refused duplicates, so no code is lost here.
        let places = Dictionary(zip(units.map(\.code), units.indices), uniquingKeysWith: { first, _ in first })
        self.units = units
        self.fileOrder = fileOrder
        self.places = places
        self.lines = order.map { lines[$0] }
        self.file = file
        parents = units.map { $0.parent.flatMap { places[$0] } }
        var childLists: [[Int]] = Array(repeating: [], count: units.count)
        var heirs: [String: [Int]] = [:]
        for (place, parent) in parents.enumerated() {
            if let parent { childLists[parent].append(place) }
            for ancestor in units[place].ancestors { heirs[ancestor.code, default: []].append(place) }
        }
        self.childLists = childLists
        self.heirs = heirs
        blocks = UnitRegistry.blocks(of: units, fileOrder: fileOrder)
    }

    private static func blocks(of units: [Unit], fileOrder: [Int]) -> [UnitBlock] {
        var names: [String] = []
        var members: [String: [Int]] = [:]
        for place in fileOrder {
            guard let block = units[place].block else { continue }
            if members[block] == nil { names.append(block) }
            members[block, default: []].append(place)
        }
        return names.map { UnitBlock(name: $0, units: (members[$0] ?? []).sorted()) }
    }

    /// How many units there are.
    public var count: Int { units.count }

    /// The place of the unit with exactly this code.
    public func index(ofCode code: String) -> Int? { places[code] }

    /// The unit with exactly this code.
    public func unit(code: String) -> Unit? { places[code].map { units[$0] } }

    /// The line of the file that describes the unit; nil if the registry was not read from a file.
    public func line(of unit: Int) -> Int? { lines[unit] > 0 ? lines[unit] : nil }
}
