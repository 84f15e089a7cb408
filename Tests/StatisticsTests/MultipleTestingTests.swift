import Statistics
import Testing

@Suite("Several tests at once")
struct MultipleTestingTests {
    /// The fifteen p-values of Benjamini & Hochberg's kind of example, with what `p.adjust` of R gives.
    private let values = [
        0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
    ]

    @Test("As p.adjust of R, whatever the order")
    func reference() {
        let holm = [0.015, 0.112, 0.507, 0.507, 0.507, 0.6, 0.666] + [Double](repeating: 1, count: 8)
        let benjaminiHochberg =
            [0.015, 0.06, 0.126, 0.126, 0.126, 0.15, 0.158571428571429]
            + [Double](repeating: 0.294642857142857, count: 7)
            + [0.34]
        for (method, expected) in [(MultipleTesting.holm, holm), (.benjaminiHochberg, benjaminiHochberg)] {
            for (one, other) in zip(method.adjusted(values), expected) { #expect(abs(one - other) < 1e-12) }
            for (one, other) in zip(method.adjusted(values.reversed()), expected.reversed()) {
                #expect(abs(one - other) < 1e-12)
            }
        }
        #expect(MultipleTesting.none.adjusted(values) == values)
        #expect(MultipleTesting.holm.adjusted([]) == [] && MultipleTesting.holm.adjusted([0.03]) == [0.03])
    }
}
