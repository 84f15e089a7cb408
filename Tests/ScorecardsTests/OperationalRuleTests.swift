import Figures
import Tables
import Testing
import Units

@testable import Scorecards

/// Dossiers and tasks: rates from counts whose balance is checked.
@Suite struct OperationalRuleTests {
    private func flow(_ counts: [Int]) -> RuleInputs {
        RuleInputs(
            zip(["carriedOver", "received", "early", "onTime", "late", "pending", "overdue"], counts).map {
                (name: $0, value: Ratio($1))
            })
    }

    /// Sơn Tây 2018: 1.261 received, 1.026 settled, 98,8 % on time.
    @Test func theDossiersOfSonTay() throws {
        let rule = DossiersRule(.onTime, noDossiers: .zero)
        let inputs = flow([0, 1261, 300, 714, 12, 230, 5])
        #expect(rule.contradiction(in: inputs) == nil)
        let outcome = try rule.outcome(inputs, maximum: 10)
        #expect(outcome.points == .exact(r(10140, 1026)))
        #expect(
            try outcome.rate.map { FigureFormat(.vi).percent(try $0.rounded(Rounding(.halfUp, decimals: 1))) }
                == "98,8%")
        let settled = try DossiersRule(.settled, noDossiers: .zero).outcome(inputs, maximum: 10)
        #expect(settled.rate == r(102600, 1261))
        // Communes: 17.337 dossiers, 99,6 % on time.
        let communes = try rule.outcome(flow([0, 17337, 0, 17268, 69, 0, 0]), maximum: 10)
        #expect(
            try communes.rate.map { FigureFormat(.vi).percent(try $0.rounded(Rounding(.halfUp, decimals: 1))) }
                == "99,6%")
    }

    @Test func whatDoesNotBalanceIsRefused() {
        let rule = DossiersRule(.onTime, noDossiers: .zero)
        #expect(rule.contradiction(in: flow([10, 100, 50, 40, 5, 10, 5])) == nil)
        let message = rule.contradiction(in: flow([10, 100, 50, 40, 5, 10, 4]))
        #expect(message?.vi.contains("110") ?? false)
        #expect(message?.vi.contains("109") ?? false)
        #expect(DossiersRule(.online, noDossiers: .zero).contradiction(in: ["online": 5, "received": 4]) != nil)
        #expect(DossiersRule(.paidOnline, noDossiers: .zero).contradiction(in: ["paidOnline": 4, "withFee": 4]) == nil)
        #expect(TasksRule(noTasks: .full).contradiction(in: ["done": 11, "set": 10]) != nil)
        // What is still to come contradicts nothing.
        #expect(rule.contradiction(in: ["received": 3]) == nil)
    }

    @Test func nothingToDoEarnsWhatTheCardSays() throws {
        #expect(
            try DossiersRule(.onTime, noDossiers: .full).outcome(flow([0, 5, 0, 0, 0, 5, 0]), maximum: 2).points
                == .exact(2))
        #expect(
            try TasksRule(noTasks: .notApplicable).outcome(["done": 0, "set": 0], maximum: 2).points.absence
                == .notApplicable)
        #expect(
            try TasksRule(fullAt: 95, noTasks: .zero).outcome(["done": 18, "set": 20], maximum: 2).points
                == .exact(r(180, 95)))
    }

    @Test func aFileThatDoesNotBalanceNamesItsLine() throws {
        let units = try communes(1)
        let toy = card([criterion("a", "2", DossiersRule(.onTime, noDossiers: .zero))], maximum: "2")
        let rows = ["carriedOver,1", "received,10", "early,2", "onTime,8", "late,0", "pending,0", "overdue,0"]
        let text = "unit,criterion,input,value\n" + rows.map { "U1,a,\($0)\n" }.joined()
        do {
            _ = try ScoreInputs.read(
                [try Table(bytes: Array(text.utf8), name: "scores.csv")], card: toy, units: units)
            Issue.record("taken")
        } catch let error as ScorecardsError {
            #expect(error.problems.map(\.line) == [2])
            #expect(error.problems[0].message.vi.contains("không cân đối"))
        }
    }
}
