import Testing
import Weighting

/// Strata and sampling units of the design that the table of the sample names where forms do not.
@Suite struct DesignPlacesTests {
    private func places(_ texts: [String: (unit: Int, stratum: String, psu: String)]) -> DrawnSample {
        DrawnSample(
            persons: texts.keys.sorted().map { _ in .init(unit: 0) },
            place: { number in
                texts[number].map { .init(unit: $0.unit, stratum: $0.stratum, psu: $0.psu) }
            }, probability: { _ in nil })
    }

    private func forms(_ psus: [String?], hasPSU: Bool) throws -> SampleForms {
        var forms = try SampleForms(
            psus.map { .init(unit: 0, sex: 1, stratum: nil, psu: $0) }, populations: [100], hasPSU: hasPSU)
        forms.hasNumbers = true
        return forms
    }

    @Test("forms without the question lie in the clusters and strata of their numbers")
    func fromSample() throws {
        let forms = try forms([nil, nil, nil, nil], hasPSU: false)
        let drawn = places([
            "F-1": (0, "Đô thị", "Thôn 1"), "F-2": (0, "đô  thị", "thôn 1"), "F-3": (0, "Nông thôn", "Thôn 1"),
            "F-4": (0, "Nông thôn", "Thôn 2"),
        ])
        let sample = try forms.sample(WeightingPlan(drawn: drawn))
        #expect(sample.clusters == [0, 0, 1, 2])
        #expect(sample.strata.cells == [1, 1, 0, 0] || sample.strata.cells == [0, 0, 1, 1])
        #expect(sample.clusterPlaces.fromSample == [0, 1, 2, 3] && sample.clusterPlaces.unknown == 0)
        #expect(try forms.sample(WeightingPlan()).clusters == nil)
    }

    @Test(
        "the form's own answer goes before the sample, and differences are told; of another unit's row nothing is taken"
    )
    func ownAnswer() throws {
        let forms = try forms(["Thôn 1", "THÔN 2", nil, nil, nil], hasPSU: true)
        let drawn = places([
            "F-1": (0, "", "Thôn 9"), "F-2": (0, "", "thôn 2"), "F-3": (0, "", "thôn 2"), "F-4": (1, "", "thôn 2"),
        ])
        let sample = try forms.sample(WeightingPlan(drawn: drawn))
        #expect(sample.clusterPlaces.differing == [0])
        #expect(sample.clusterPlaces.fromSample == [2])
        #expect(sample.clusterPlaces.unknownRows == [3, 4])
        #expect(sample.clusters == [0, 1, 1, 2, 3])
        #expect(sample.clusterPlaces.text(0) == "Thôn 1" && sample.clusterPlaces.text(4) == nil)
    }

    @Test("one probability for all of a stratum tells its size where there is no table of strata")
    func sizes() throws {
        let forms = try forms([nil, nil], hasPSU: false)
        let persons = (0..<4).map { _ in DrawnSample.Person(unit: 0, stratum: "a", probability: 0.05) }
        func sample(_ persons: [DrawnSample.Person]) throws -> WeightedSample {
            try forms.sample(
                WeightingPlan(
                    drawn: DrawnSample(
                        persons: persons, place: { _ in .init(unit: 0, stratum: "a") }, probability: { _ in 0.05 }),
                    isFinitePopulation: true))
        }
        let size = try #require(try sample(persons).populations.first ?? nil)
        #expect(abs(size - 80) < 1e-9)
        #expect(throws: WeightingError.self) { try sample(persons + [.init(unit: 0, stratum: "a", probability: 0.1)]) }
    }
}
