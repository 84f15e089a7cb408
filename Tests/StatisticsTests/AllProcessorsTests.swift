import Statistics
import Testing

/// Work divided among processors.
@Suite struct AllProcessorsTests {
    private struct Refusal: Error, Equatable { var number: Int }

    @Test("Results come in the order of their numbers; none for nothing to do")
    func order() {
        #expect(onAllProcessors(1_000) { $0 * $0 } == (0..<1_000).map { $0 * $0 })
        #expect(onAllProcessors(0) { $0 }.isEmpty && onAllProcessors(-1) { $0 }.isEmpty)
    }

    @Test("Of several errors the first is thrown, whichever came first")
    func errors() {
        #expect(throws: Refusal(number: 7)) {
            try onAllProcessors(500) { number throws(Refusal) -> Int in
                guard number % 10 != 7 else { throw Refusal(number: number) }
                return number
            }
        }
    }
}
