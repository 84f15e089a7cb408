import Testing
@testable import Validation

@Suite("Sets of records")
struct RecordSetTests {
    @Test("A set holds the numbers that it was given, small and large, and no other")
    func numbers() {
        let given = [7, 1, 1, 63, 64, 4_000_000, 1 << 28, (1 << 32) - 1, -1]
        let set = RecordSet(given)
        #expect(!set.isEmpty && given.allSatisfy(set.contains))
        for other in [0, 2, 62, 65, 3_999_999, 4_000_001, 1 << 29, -2] { #expect(!set.contains(other)) }
        #expect(RecordSet([Int]()).isEmpty && !RecordSet([Int]()).contains(0))
        #expect(!RecordSet([0]).isEmpty && RecordSet([0]).contains(0))
    }
}
