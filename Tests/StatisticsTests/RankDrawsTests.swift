import CVectors
import Testing

@testable import Statistics

@Suite("The innermost loop of possible ranks")
struct RankDrawsTests {
    /// Numbers of all sizes; some differences and some errors are zero.
    private static func numbers(_ count: Int, stream: UInt64) -> [Float] {
        var generator = SeededGenerator(seed: 7, stream: stream)
        return (0..<count).map { place in
            place % 11 == 3 ? 0 : Float(Int64(bitPattern: generator.next() >> 20)) / 1e12 - (place % 3 == 0 ? 9 : 0)
        }
    }

    @Test("every processor gives the same bits, whatever the length", arguments: [0, 1, 7, 8, 31, 256, 257])
    func portable(count: Int) {
        let upper = Self.numbers(count, stream: 1)
        let lower = Self.numbers(count, stream: 2)
        let a = Self.numbers(count, stream: 3).map(abs)
        let b = Self.numbers(count, stream: 4).map(abs)
        for both in [true, false] {
            var wide = [Float](repeating: 0.5, count: count)
            var plain = wide
            hailong_raise_squares(&wide, upper, lower, 0.37, both, count)
            hailong_raise_squares_portable(&plain, upper, lower, 0.37, both, count)
            #expect(wide.map(\.bitPattern) == plain.map(\.bitPattern))
            hailong_raise_studentised(&wide, lower, upper, a, b, 1.7, both, count)
            hailong_raise_studentised_portable(&plain, lower, upper, a, b, 1.7, both, count)
            #expect(wide.map(\.bitPattern) == plain.map(\.bitPattern))
        }
    }

    @Test("the squares are those of the formula; 0 / 0 and what lies below raise nothing")
    func byHand() {
        var largest: [Float] = [0, 5, 2, 0]
        hailong_raise_squares(&largest, [3, 3, 1, 1], [1, 1, 4, 1], 0.5, true, 4)
        #expect(largest == [2, 5, 4.5, 0])
        largest = [0, 5, 2, 1]
        hailong_raise_squares(&largest, [3, 3, 1, 1], [1, 1, 4, 1], 0.5, false, 4)
        #expect(largest == [2, 5, 2, 1])
        largest = [0, 0, 1, 1]
        hailong_raise_studentised(&largest, [3, 1, 1, 2], [1, 3, 1, 2], [1, 1, 0, 1], [1, 1, 0, 1], 0.5, true, 4)
        #expect(largest == [4, 4, 1, 1])
        largest = [0, 0, 1, 1]
        hailong_raise_studentised(&largest, [3, 1, 1, 2], [1, 3, 1, 2], [1, 1, 0, 1], [1, 1, 0, 1], 0.5, false, 4)
        #expect(largest == [4, 0, 1, 1])
    }
}
