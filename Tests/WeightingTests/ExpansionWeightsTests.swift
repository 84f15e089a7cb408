import Figures
import Testing
import Weighting

@Suite("Weights from selection")
struct ExpansionWeightsTests {
    @Test("N/n by cell: 2 of 10, 3 of 12; the weights sum to 22")
    func byCell() throws {
        let cells = CellAssignment(["A", "B", "A", "B", "B"])
        let expanded = try ExpansionWeights(cells: cells, populations: [10, 12])
        #expect(expanded.weights == [5, 4, 5, 4, 4])
        #expect(expanded.emptyCells == [])
    }

    @Test("Weights sum to the population of the cells with respondents, also where N/n is not whole")
    func sums() throws {
        let populations = [1_000.0, 5_001, 7, 100_003]
        let counts = [286, 371, 7, 399]
        let cells = CellAssignment(
            cells: counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: $1) },
            names: ["a", "b", "c", "d"])
        let weights = try ExpansionWeights(cells: cells, populations: populations).weights
        let total = weights.reduce(0, +)
        #expect(abs(total - 106_011) <= 106_011 * 1e-12)
    }

    @Test("A cell with a population but no respondents is reported, not refused")
    func emptyCell() throws {
        let cells = CellAssignment(cells: [0, 0], names: ["Xã A", "Xã B", "Xã C"])
        let expanded = try ExpansionWeights(cells: cells, populations: [4, 9, nil])
        #expect(expanded.weights == [2, 2])
        #expect(expanded.emptyCells == ["Xã B"])
    }

    @Test("Unweighted responses weigh 1")
    func none() {
        #expect(ExpansionWeights.none(count: 3).weights == [1, 1, 1])
        #expect(ExpansionWeights.none(count: -1).weights == [])
    }

    @Test("Refusals name the cell")
    func refusals() {
        let cells = CellAssignment(["A", "A", "A"])
        #expect(throws: WeightingError.cellWithoutPopulation(cell: "A", respondents: 3)) {
            try ExpansionWeights(cells: cells, populations: [nil])
        }
        #expect(throws: WeightingError.populationBelowRespondents(cell: "A", population: 2, respondents: 3)) {
            try ExpansionWeights(cells: cells, populations: [2])
        }
        #expect(throws: WeightingError.population(cell: "A", value: -1)) {
            try ExpansionWeights(cells: cells, populations: [-1])
        }
        #expect(throws: WeightingError.self) { try ExpansionWeights(cells: cells, populations: [.nan]) }
        #expect(throws: WeightingError.unequalLength(what: "N", expected: 1, found: 2)) {
            try ExpansionWeights(cells: cells, populations: [3, 4])
        }
        #expect(throws: WeightingError.respondentsWithoutCell(what: "N", count: 1)) {
            try ExpansionWeights(cells: CellAssignment(["A", nil]), populations: [3])
        }
        let message = WeightingError.populationBelowRespondents(cell: "Xã A", population: 2, respondents: 3).message
        #expect(message.vi.contains("“Xã A” có 3 phiếu") && message.vi.contains("chỉ là 2;"))
        #expect(message.en.contains("only 2;"))
    }

    @Test("Cells are numbered by first appearance; impossible numbers are no cell")
    func assignment() {
        let cells = CellAssignment(["b", nil, "a", "b"])
        #expect(cells.cells == [0, -1, 1, 0])
        #expect(cells.names == ["b", "a"])
        #expect(CellAssignment(cells: [0, 1, -5, 7], names: ["x", "y"]).cells == [0, 1, -1, -1])
    }
}
