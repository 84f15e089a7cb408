import Expressions
import Figures
import Questionnaires
import Testing

@Suite("The instruments that come with the program")
struct InstrumentsTests {
    @Test("All three are read without a problem", arguments: ["sipas-2023", "one-stop-2018", "service-centre"])
    func read(id: String) throws {
        let questionnaire = try Instruments.read(id)
        #expect(questionnaire.id == id)
        #expect(!questionnaire.isOfficialWording)
        #expect(questionnaire.wordingNotice != nil)
        #expect(questionnaire.index != nil)
        for question in questionnaire.questions {
            #expect(!question.text.vi.isEmpty && !question.text.en.isEmpty)
        }
    }

    @Test("SIPAS 2023 has the contents, factors and items of the form")
    func sipasTree() throws {
        let index = try #require(try Instruments.read("sipas-2023").index)
        #expect(index.root.children.map(\.kind) == [.content, .content])
        #expect(index.root.children.map { $0.itemIDs.count } == [23, 16])
        #expect(index.root.children.map(\.weight) == [23, 16])
        #expect(index.root.children.map { $0.children.map { $0.itemIDs.count } } == [[2, 2, 9, 10], [3, 4, 3, 3, 3]])
        #expect(index.root.itemIDs.count == 39)
        for factor in index.root.selfAndDescendants where factor.kind == .factor {
            #expect(factor.weight == Ratio(factor.itemIDs.count))
        }
        #expect(index.formula == .topLevels)
        #expect(index.aggregation == .hierarchical)
        #expect(index.denominator[.doesNotKnow] == .exclude)
    }

    @Test("The weights of SIPAS give the published overall index of 2024")
    func sipasWeights() throws {
        let contents = try #require(try Instruments.read("sipas-2023").index).root.children
        let published = [try Ratio(decimal: "83,84"), try Ratio(decimal: "84,09")]
        var sum = Ratio.zero
        var weights = Ratio.zero
        for (content, percent) in zip(contents, published) {
            sum = try sum.adding(content.weight.multiplied(by: percent))
            weights = try weights.adding(content.weight)
        }
        let overall = try sum.divided(by: weights).rounded(Rounding(.halfUp, decimals: 2))
        #expect(FigureFormat(.vi).number(overall) == "83,94")
    }

    @Test("SIPAS 2023 has the questions of parts A, B and C")
    func sipasQuestions() throws {
        let questionnaire = try Instruments.read("sipas-2023")
        func count(_ prefix: String) -> Int { questionnaire.questions.count { $0.id.hasPrefix(prefix) } }
        #expect(count("c1_") == 9)
        #expect(questionnaire.scale("information_channels")?.levels.count == 7)
        #expect(count("c3_") == 7)
        #expect(count("c7_") == 3)
        #expect(count("c8_") == 7)
        #expect(count("c9_") == 39)
        #expect(count("c10_") == 10)
        let levels: [(String, Int)] = [
            ("c1_1", 4), ("c4", 4), ("c5", 3), ("c6", 3), ("c8_1", 2), ("c9_01", 5), ("c10_1", 4),
        ]
        for (id, expected) in levels {
            let position = try #require(questionnaire.position(of: id))
            #expect(questionnaire.scale(of: questionnaire.questions[position])?.levels.count == expected)
        }
        for role in [DesignRole.unit, .stratum, .psu, .interviewer, .date, .formNumber] {
            #expect(questionnaire.position(of: role) != nil)
        }
    }

    @Test("The one-stop form has nine indicators of 0, 1, 2 points and asks for satisfaction at three levels")
    func oneStop() throws {
        let questionnaire = try Instruments.read("one-stop-2018")
        let index = try #require(questionnaire.index)
        #expect(index.root.itemIDs == (1...9).map { "i\($0)" })
        #expect(index.aggregation == .overallQuestion("overall"))
        for id in index.root.itemIDs {
            let question = questionnaire.questions[try #require(questionnaire.position(of: id))]
            #expect(questionnaire.scale(of: question)?.levels.compactMap(\.score) == [0, 1, 2])
        }
        let overall = questionnaire.questions[try #require(questionnaire.position(of: "overall"))]
        #expect(questionnaire.scale(of: overall)?.levels.map(\.isSatisfied) == [false, true, true])
        #expect(questionnaire.questions.filter(\.isPersonal).map(\.id) == ["dossier", "name", "phone"])
        #expect(questionnaire.questions.allSatisfy { !$0.isPersonal || !$0.isRequired })
    }

    @Test("The service-centre form has five factors, conditions, a constraint and a rule")
    func serviceCentre() throws {
        let questionnaire = try Instruments.read("service-centre")
        let index = try #require(questionnaire.index)
        #expect(index.root.children.map(\.kind) == Array(repeating: .factor, count: 5))
        #expect(index.root.children.map { $0.itemIDs.count } == [3, 3, 3, 3, 2])
        #expect(index.root.itemIDs.first == "q01" && index.root.itemIDs.last == "q14")
        #expect(index.aggregation == .pooled)
        let conditional = questionnaire.questions.filter { $0.relevant != nil }
        #expect(conditional.map(\.id) == ["q06", "q13", "q14"])
        #expect(try questionnaire.questions.compactMap { try questionnaire.compiledConstraint(of: $0) }.count == 2)
        #expect(try conditional.compactMap { try questionnaire.compiledRelevance(of: $0) }.count == 3)
        #expect(questionnaire.rules.map(\.severity) == [.warning])
        #expect(try questionnaire.rules.map { try questionnaire.compiledCondition(of: $0).type } == [.truth])
        #expect(questionnaire.expressionScope["q01"] == .choice)
        #expect(questionnaire.expressionScope["date"] == .date)
        #expect(questionnaire.expressionScope["comment"] == .text)
    }
}
