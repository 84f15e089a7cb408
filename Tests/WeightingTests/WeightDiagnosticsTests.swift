import Testing
import Weighting

@Suite("Diagnostics of weights")
struct WeightDiagnosticsTests {
    @Test("By hand: 1, 1, 2, 4")
    func byHand() throws {
        let diagnostics = try #require(WeightDiagnostics([1, 4, 1, 2]))
        #expect(diagnostics.respondents == 4)
        #expect(diagnostics.sum == 8)
        #expect(diagnostics.mean == 2)
        #expect(diagnostics.minimum == 1)
        #expect(diagnostics.maximum == 4)
        // n Σw² / (Σw)² = 4 · 22 / 64.
        #expect(abs(diagnostics.kishDesignEffect - 1.375) < 1e-15)
        #expect(abs(diagnostics.effectiveSampleSize - 64.0 / 22) < 1e-14)
        #expect(abs(diagnostics.coefficientOfVariation - 0.375.squareRoot()) < 1e-15)
        #expect(diagnostics.largestShare == 0.5)
    }

    @Test("Equal weights cost nothing, exactly")
    func equal() throws {
        let diagnostics = try #require(WeightDiagnostics([Double](repeating: 0.1, count: 1_001)))
        #expect(diagnostics.kishDesignEffect == 1)
        #expect(diagnostics.effectiveSampleSize == 1_001)
        #expect(diagnostics.coefficientOfVariation == 0)
        #expect(abs(diagnostics.largestShare - 10.0 / 1_001) < 1e-15)
    }

    @Test("Weights of 0 do not count; without others there is nothing to describe")
    func zeros() throws {
        #expect(try #require(WeightDiagnostics([0, 3, 0, 3])).respondents == 2)
        #expect(WeightDiagnostics([0, 0]) == nil)
        #expect(WeightDiagnostics([]) == nil)
    }

    @Test("By cell, nil for an empty one")
    func byCell() throws {
        let cells = CellAssignment(cells: [0, 2, 0, -1], names: ["A", "B", "C"])
        let diagnostics = try WeightDiagnostics.byCell([1, 5, 3, 9], cells: cells)
        #expect(diagnostics.map { $0?.sum } == [4, nil, 5])
        #expect(throws: WeightingError.unequalLength(what: "cells", expected: 1, found: 4)) {
            try WeightDiagnostics.byCell([1], cells: cells)
        }
    }
}
