public import Figures

extension UnitRegistry {
    /// The units that exist on a day, in the order of codes.
    public func valid(on date: CalendarDate) -> [Int] { units.indices.filter { units[$0].isValid(on: date) } }

    /// The earlier units that a unit was merged from.
    public func ancestors(of unit: Int) -> [AncestorShare] { units[unit].ancestors }

    /// The units that name an earlier unit's code among their ancestors, in the order of codes.
    public func successors(ofCode code: String) -> [Int] { heirs[code] ?? [] }

    /// Checks that each of the units has a population N, which a design weight N/n needs.
    ///
    /// Throws `UnitsError.problems` that names every unit without one, with its file and line.
    public func requirePopulation(of places: [Int]) throws(UnitsError) {
        let lacking = places.filter { units[$0].population == nil }
        guard lacking.isEmpty else {
            throw .problems(
                lacking.map {
                    UnitProblem(
                        .populationMissing(code: units[$0].code), file: file, line: lines[$0], column: "population")
                })
        }
    }
}
