import Testing

@testable import Statistics

@Suite("Seeded draws")
struct SeededGeneratorTests {
    @Test("SplitMix64: the published first numbers of seed 1234567")
    func splitMix() {
        var generator = SplitMix64(seed: 1_234_567)
        let drawn = (0..<5).map { _ in generator.next() }
        #expect(
            drawn == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
                4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
            ])
    }

    @Test("xoshiro256**: the published first numbers of state 1, 2, 3, 4")
    func xoshiro() {
        var generator = SeededGenerator(state: (1, 2, 3, 4))
        let drawn = (0..<10).map { _ in generator.next() }
        #expect(
            drawn == [
                11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
                607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
                10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
            ])
    }

    @Test("Seed, streams, shuffle and bounded draws: numbers of an independent program")
    func independentProgram() {
        var generator = SeededGenerator(seed: 2023)
        #expect(generator.next() == 10_275_864_763_085_319_805)
        #expect(generator.next() == 11_410_497_684_590_049_342)

        generator = SeededGenerator(seed: 2023)
        var order = Array(0..<10)
        generator.shuffle(&order)
        #expect(order == [6, 0, 7, 1, 8, 2, 4, 3, 9, 5])
        #expect((0..<12).map { _ in generator.below(6) } == [4, 3, 5, 3, 0, 0, 5, 1, 1, 3, 3, 0])
        #expect(generator.unit() == 0x1.30723591afb23p-1)
        #expect(generator.unit() == 0x1.30f27bca9ccb4p-1)

        var stream = SeededGenerator(seed: 2023, stream: 7)
        #expect(stream.next() == 1_654_527_820_509_999_999)
        #expect(stream.next() == 794_756_421_919_229_943)
    }

    @Test("A state of zeros, where the method would stand still, is replaced")
    func zeroState() {
        var generator = SeededGenerator(state: (0, 0, 0, 0))
        #expect(Set((0..<100).map { _ in generator.next() }).count == 100)
    }

    @Test("Bounded draws stay below the bound and take each value equally often")
    func bounded() {
        var generator = SeededGenerator(seed: 1)
        var counts = [Int](repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[Int(generator.below(6))] += 1 }
        // The standard deviation of a count is 91; five of them.
        for count in counts { #expect(abs(count - 10_000) < 457) }
        #expect(generator.below(0) == 0)
        #expect(generator.below(1) == 0)
        let huge = UInt64.max / 2 + 2
        for _ in 0..<1_000 { #expect(generator.below(huge) < huge) }
        #expect(generator.index(count: 0) == nil)
    }

    @Test("Units and normals have the moments that they should")
    func moments() {
        var generator = SeededGenerator(seed: 99)
        let units = (0..<40_000).map { _ in generator.openUnit() }
        #expect(units.allSatisfy { $0 > 0 && $0 < 1 })
        #expect(abs(units.compensatedSum() / 40_000 - 0.5) < 0.0075)
        let normals = (0..<40_000).map { _ in generator.normal() }
        #expect(abs(normals.compensatedSum() / 40_000) < 0.025)
        #expect(abs(normals.map { $0 * $0 }.compensatedSum() / 40_000 - 1) < 0.036)
    }

    @Test("Samples are distinct, ascending, inside the population, and fair")
    func samples() {
        var generator = SeededGenerator(seed: 5)
        var hits = [Int](repeating: 0, count: 20)
        for _ in 0..<10_000 {
            let drawn = generator.sample(5, of: 20)
            #expect(drawn.count == 5 && Set(drawn).count == 5 && drawn == drawn.sorted())
            for index in drawn { hits[index] += 1 }
        }
        // Each index has probability 1/4: the standard deviation of a count is 43.
        for count in hits { #expect(abs(count - 2_500) < 217) }
        #expect(generator.sample(30, of: 20) == Array(0..<20))
        #expect(generator.sample(3, of: 0).isEmpty)
        #expect(generator.sample(-1, of: 10).isEmpty)
    }

    @Test("A shuffle keeps the elements; short arrays stay as they are")
    func shuffles() {
        var generator = SeededGenerator(seed: 8)
        var letters = Array("abcdefghijklmnopqrstuvwxyz")
        generator.shuffle(&letters)
        #expect(String(letters) != "abcdefghijklmnopqrstuvwxyz")
        #expect(String(letters.sorted()) == "abcdefghijklmnopqrstuvwxyz")
        var one = [7]
        generator.shuffle(&one)
        #expect(one == [7])
    }
}
