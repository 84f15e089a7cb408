import Estimation
import Figures
import Questionnaires
import Statistics
import Testing

/// What goes with an overall question, from the response table on.
@Suite struct SurveyAssociationTests {
    /// Items a, b of one factor, c of another; d asks for everything. Who likes a and b likes d; c is by itself.
    private func survey() throws -> ToySurvey {
        func node(_ id: String, _ kind: IndexNode.Kind, _ children: [IndexNode] = []) -> IndexNode {
            IndexNode(id: id, title: LocalizedText(verbatim: id), kind: kind, weight: .one, children: children)
        }
        let index = IndexDefinition(
            formula: .meanRescaled, aggregation: .pooled,
            root: node(
                "index", .overall,
                [
                    node("f1", .factor, [node("a", .item), node("b", .item)]), node("f2", .factor, [node("c", .item)]),
                ]))
        let forms = (0..<120).map { place -> ToySurvey.Form in
            let liking = (place * 7) % 5
            return .init(
                place % 3, .level(liking), .level(min(4, (liking + place % 2))), .level((place * 11) % 5),
                .level(min(4, max(0, liking + (place % 4 == 0 ? 1 : 0)))), sex: liking > 1 ? 0 : 1)
        }
        return try ToySurvey(
            forms, scales: [ToySurvey.five, ToySurvey.five, ToySurvey.five, ToySurvey.five], index: index)
    }

    @Test func theFactorThatGoesWithItComesFirst() throws {
        let found = try survey().estimator().association(overall: "d", characteristics: ["sex"], by: .holm)
        #expect(found.overall == "d")
        let drivers = try found.drivers.get()
        #expect(drivers.drivers.map(\.item) == ["f1", "f2"] && drivers.respondents == 120)
        #expect(drivers.drivers[0].share > 0.8 && drivers.explained > 0.7)
        #expect(try #require(drivers.drivers[0].pValue) < 0.001)
        // Sex was made from what they like.
        #expect(try found.characteristics[0].test.get().pValue < 0.001)
        #expect(found.characteristics[0].adjustedPValue == (try found.characteristics[0].test.get().pValue))
    }

    @Test(
        "Without a question of its own, or with an item of a factor, there is no analysis",
        arguments: [nil, "a", "age", "sex"])
    func refused(question: String?) throws {
        let found = try survey().estimator().association(overall: question, characteristics: ["sex"], by: .holm)
        #expect(found.overall == nil && found.characteristics.isEmpty)
        #expect(found.drivers.absence == .notApplicable)
    }
}
