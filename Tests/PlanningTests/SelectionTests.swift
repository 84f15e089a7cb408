import Figures
import Statistics
import Testing

@testable import Planning

/// Drawing from a list: sizes, probabilities, and how often each is drawn.
@Suite struct SelectionTests {
    private func sum(_ selection: Selection) throws -> Ratio { try Ratio.sum(selection.probabilities) }

    @Test("a systematic sample by hand: places ⌊(r + kN)/n⌋")
    func systematic() throws {
        let share = try Ratio(2, over: 5)
        for seed in 0..<50 {
            var generator = SeededGenerator(seed: UInt64(seed))
            let selection = try Selection.systematic(4, of: 10, &generator)
            #expect(selection.places.count == 4 && Set(selection.places).count == 4)
            #expect(selection.probabilities == [share, share, share, share])
            let steps = zip(selection.places.dropFirst(), selection.places).map { $0 - $1 }
            #expect(steps.allSatisfy { $0 == 2 || $0 == 3 })
        }
    }

    @Test("what is too large is certain and taken out, the others share the rest")
    func certainties() throws {
        var generator = SeededGenerator(seed: 3)
        // 3 of 100, 40, 10, 10, 20, 20: 3 · 100 ≥ 200, then 2 · 40 < 100.
        let selection = try Selection.proportional(3, sizes: [100, 40, 10, 10, 20, 20], &generator)
        #expect(selection.places.contains(0) && selection.places.count == 3)
        #expect(selection.probabilities[0] == .one)
        for (place, probability) in zip(selection.places, selection.probabilities) where place > 0 {
            let size: Int128 = [100, 40, 10, 10, 20, 20][place]
            #expect(try probability == Ratio(2 * size, over: 100))
        }
        // 2 · 50 = 100 is just met each time: certain.
        let edge = try Selection.proportional(2, sizes: [50, 25, 25], &generator)
        #expect(edge.places.first == 0 && edge.probabilities.first == .one && edge.places.count == 2)
    }

    @Test("any number of any sizes: so many, all different, in order, each probability its own")
    func properties() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let sizes = (0..<(1 + Int(generator.below(40)))).map { _ in 1 + Int(generator.below(1000)) }
            let count = Int(generator.below(UInt64(sizes.count + 3)))
            for selection in [
                try Selection.proportional(count, sizes: sizes, &generator),
                try Selection.systematic(count, of: sizes.count, &generator),
                try Selection.simple(count, of: sizes.count, &generator),
            ] {
                #expect(selection.places.count == min(count, sizes.count))
                #expect(zip(selection.places, selection.places.dropFirst()).allSatisfy { $0 < $1 })
                #expect(selection.probabilities.allSatisfy { $0 > .zero && $0 <= .one })
            }
            guard count > 0 else { continue }
            // Simple samples: one probability, n / N, so that all of the list's add up to n.
            let simple = try Selection.simple(count, of: sizes.count, &generator)
            #expect(
                try simple.probabilities[0].multiplied(by: Ratio(sizes.count)) == Ratio(min(count, sizes.count)))
        }
    }

    @Test("over many seeds each is drawn as often as its probability says, and all probabilities add up to n")
    func frequencies() throws {
        let sizes = [900, 300, 220, 150, 80, 60, 40, 35, 20, 5]
        let draws = 8_000
        for method in ["simple", "systematic", "proportional"] {
            var counts = [Int](repeating: 0, count: sizes.count)
            var nominal = [Double](repeating: 0, count: sizes.count)
            for seed in 0..<draws {
                var generator = SeededGenerator(seed: 77, stream: UInt64(seed))
                let selection =
                    switch method {
                    case "simple": try Selection.simple(4, of: sizes.count, &generator)
                    case "systematic": try Selection.systematic(4, of: sizes.count, &generator)
                    default: try Selection.proportional(4, sizes: sizes, &generator)
                    }
                for (place, probability) in zip(selection.places, selection.probabilities) {
                    counts[place] += 1
                    nominal[place] = probability.double
                }
            }
            #expect(abs(nominal.reduce(0, +) - 4) < 1e-12)
            for (count, probability) in zip(counts, nominal) {
                let error = (probability * (1 - probability) / Double(draws)).squareRoot()
                #expect(abs(Double(count) / Double(draws) - probability) <= 4.5 * error + 1e-12, "\(method)")
            }
        }
    }

    @Test("sizes that cannot be added up are refused")
    func overflow() throws {
        var generator = SeededGenerator(seed: 1)
        #expect(throws: PlanningError.overflow) {
            try Selection.proportional(1, sizes: [.max, .max], &generator)
        }
        #expect(throws: PlanningError.overflow) { try Selection.proportional(1, sizes: [3, 0], &generator) }
        #expect(try Selection.proportional(1, sizes: [.max / 2, .max / 2], &generator).places.count == 1)
    }

    @Test("the keys of streams are the published FNV-1a values")
    func keys() {
        // FNV-1a of "foobar" is 85944171f73967e8; ours goes on with the mark after each name.
        let start: UInt64 = 0xCBF2_9CE4_8422_2325
        #expect(StreamKey.of([]) == start)
        let published: UInt64 = 0x8594_4171_F739_67E8
        #expect(StreamKey.of(["foobar"]) == (published ^ 0x1F) &* 0x0000_0100_0000_01B3)
        #expect(
            StreamKey.of(["a", "b"]) != StreamKey.of(["ab"]) && StreamKey.of(["a", ""]) != StreamKey.of(["", "a"]))
    }
}
