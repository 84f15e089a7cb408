import Testing

@testable import Statistics

/// Hidden cells on paper.
@Suite struct CellSuppressionTests {
    /// Two units by three levels with their sums: units 0...2 and 3...5, sums 6...8.
    private func table(_ first: [Int], _ second: [Int]) -> CellRelations {
        let counts = first + second + zip(first, second).map { $0 + $1 }
        var sums = [[0, 1, 2], [3, 4, 5], [6, 7, 8]].map { CellRelations.Sum(whole: nil, parts: $0) }
        sums += (0..<3).map { CellRelations.Sum(whole: 6 + $0, parts: [$0, 3 + $0]) }
        return CellRelations(counts: counts, standings: [], sums: sums)
    }

    @Test func aRectangleIsHiddenAroundASmallCell() {
        let relations = table([2, 10, 20], [30, 11, 25])
        let primary = relations.counts.map { (1..<5).contains($0) }
        let hidden = CellSuppression(relations, primary: primary, smallest: 5).hidden
        // The small cell, the cheapest of its unit, and the same levels of the other unit.
        #expect(hidden == [true, true, false, true, true, false, false, false, false])
        #expect(SubtractionCheck(relations, hidden: hidden).determined == [])
    }

    @Test func subtractionFindsWhatFollows() {
        let relations = table([2, 10, 20], [30, 11, 25])
        var hidden = [Bool](repeating: false, count: 9)
        hidden[0] = true
        hidden[1] = true
        // The block's level less the other unit.
        #expect(SubtractionCheck(relations, hidden: hidden).determined == [0, 1])
        hidden[6] = true
        hidden[7] = true
        #expect(SubtractionCheck(relations, hidden: hidden).determined == [])
    }

    @Test func aBridgeIsFoundThatNoSumShowsByItself() {
        // Two hidden squares joined by one hidden cell: every sum has two hidden cells or more, and yet the bridge follows.
        // Rows 0...3, columns 0...3 of a 4 x 4 table with printed totals; squares {0,1}x{0,1} and {2,3}x{2,3}, bridge (1,2).
        var sums: [CellRelations.Sum] = []
        for line in 0..<4 {
            sums.append(CellRelations.Sum(whole: nil, parts: (0..<4).map { 4 * line + $0 }))
            sums.append(CellRelations.Sum(whole: nil, parts: (0..<4).map { 4 * $0 + line }))
        }
        let relations = CellRelations(counts: [Int](repeating: 9, count: 16), standings: [], sums: sums)
        var hidden = [Bool](repeating: false, count: 16)
        for (row, column) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3), (1, 2)] {
            hidden[4 * row + column] = true
        }
        #expect(SubtractionCheck(relations, hidden: hidden).determined == [6])
        let safe = CellSuppression(relations, primary: hidden, smallest: 5).hidden
        #expect(SubtractionCheck(relations, hidden: safe).determined == [])
    }

    @Test func whatIsFixedElsewhereStays() {
        let relations = CellRelations(
            counts: [2, 10, 20], standings: [.open, .fixed, .open],
            sums: [CellRelations.Sum(whole: nil, parts: [0, 1, 2])])
        #expect(CellSuppression(relations, primary: [true, false, false], smallest: 5).hidden == [true, false, true])
    }
}
