import Statistics
import Testing

@Suite("Compensated sums")
struct CompensatedSumTests {
    @Test("Neumaier's example, on which a plain sum gives 0")
    func neumaier() {
        #expect([1, 1e100, 1, -1e100].compensatedSum() == 2)
        #expect([1, 1e100, 1, -1e100].reduce(0, +) == 0)
    }

    @Test("A million tenths are a hundred thousand")
    func tenths() {
        var sum = CompensatedSum()
        for _ in 0..<1_000_000 { sum.add(0.1) }
        #expect(sum.value == 100_000)
    }

    @Test("Merging blocks gives what one pass gives")
    func merging() {
        var generator = SeededGenerator(seed: 3)
        let values = (0..<10_000).map { _ in generator.unit() * 1e6 - 3e5 }
        var merged = CompensatedSum()
        for start in stride(from: 0, to: values.count, by: 777) {
            merged.merge(CompensatedSum(values[start..<min(start + 777, values.count)]))
        }
        let whole = values.compensatedSum()
        #expect(abs(merged.value - whole) <= abs(whole) * 1e-15)
    }

    @Test("Infinite and undefined terms show")
    func notFinite() {
        #expect([1, .infinity].compensatedSum() == .infinity)
        #expect([1, .nan].compensatedSum().isNaN)
        #expect([Double.infinity, -.infinity].compensatedSum().isNaN)
        #expect([Double]().compensatedSum() == 0)
    }
}
