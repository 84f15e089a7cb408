import CVectors
import Statistics
import Testing

@testable import Estimation

@Suite("Marks that fit in a byte")
struct NarrowMarksTests {
    @Test(
        "every processor adds the same, whatever the length; codes from 16 on add nothing",
        arguments: [0, 1, 31, 32, 33, 300])
    func portable(count: Int) {
        var generator = SeededGenerator(seed: 11, stream: UInt64(count))
        let codes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        let levels = (0..<count).map { _ in UInt8(generator.next() % 18) }
        let above = (0..<16).map { UInt8($0 + 1) }
        let below = (0..<16).map { UInt8(16 - $0) }
        var quick = ([UInt8](repeating: 3, count: count), [UInt8](repeating: 0, count: count))
        var plain = quick
        for cells in [codes, levels] {
            hailong_add_marks(cells, count, above, below, &quick.0, &quick.1)
            hailong_add_marks_portable(cells, count, above, below, &plain.0, &plain.1)
        }
        #expect(quick.0 == plain.0 && quick.1 == plain.1)
        for row in 0..<count {
            let sum = [codes[row], levels[row]].reduce(3) { $0 + ($1 < 16 ? Int(above[Int($1)]) : 0) }
            #expect(Int(quick.0[row]) == sum)
        }
    }
}
