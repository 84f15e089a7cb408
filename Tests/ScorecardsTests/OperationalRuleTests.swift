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

    private func problems(_ card: Scorecard, _ rows: String) throws -> [ScorecardProblem] {
        let table = try Table(bytes: Array(("unit,criterion,input,value\n" + rows).utf8), name: "scores.csv")
        let units = try communes(2)
        do throws(ScorecardsError) {
            _ = try ScoreInputs.read([table], card: card, units: units)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("the dossiers of one unit are the same in every criterion that asks about them: both places are told")
    func dossiersAgree() throws {
        let toy = card(
            [
                criterion("a", "2", DossiersRule(.onTime, noDossiers: .zero)),
                criterion("b", "2", DossiersRule(.online, noDossiers: .zero)),
                criterion("c", "2", DossiersRule(.online, noDossiers: .zero, about: "land")),
            ], maximum: "6")
        let flow = ["carriedOver,1", "received,10", "early,2", "onTime,9", "late,0", "pending,0", "overdue,0"]
        let rows = flow.map { "U1,a,\($0)\n" }.joined()
        #expect(try problems(toy, rows + "U1,b,online,4\nU1,b,received,10\n").isEmpty)
        // Another unit, and other dossiers, may have other numbers.
        #expect(try problems(toy, rows + "U2,b,online,4\nU2,b,received,99\nU1,c,online,1\nU1,c,received,3\n").isEmpty)
        // What the unit says of itself is another matter.
        #expect(try problems(toy, rows + "U1,b,self.received,12\n").isEmpty)
        let found = try problems(toy, rows + "U1,b,online,4\nU1,b,received,99\n")
        #expect(found.map(\.kind) == [.conflict])
        #expect(found.map(\.line) == [10])
        #expect(found[0].message.vi.contains("99") && found[0].message.vi.contains("tiêu chí a (scores.csv:3) là 10"))
        #expect(found[0].message.en.contains("about="))
    }

    @Test("tasks set in one criterion are those set in another, unless the card tells them apart")
    func tasksAgree() throws {
        let rows = "U1,a,done,4\nU1,a,set,5\nU1,b,done,4\nU1,b,set,6\n"
        func toy(_ about: String?) -> Scorecard {
            card(
                [
                    criterion("a", "2", TasksRule(noTasks: .zero)),
                    criterion("b", "2", TasksRule(noTasks: .zero, about: about)),
                ], maximum: "4")
        }
        #expect(try problems(toy(nil), rows).map(\.line) == [5])
        #expect(try problems(toy("plan"), rows).isEmpty)
    }

    @Test("online by level: full, part and in person are all that was received")
    func onlineByLevel() throws {
        let rule = DossiersRule(.onlineByLevel, noDossiers: .zero)
        let inputs: RuleInputs = ["fullyOnline": 30, "partlyOnline": 20, "inPerson": 50, "received": 100]
        #expect(rule.contradiction(in: inputs) == nil)
        #expect(try rule.outcome(inputs, maximum: 4).points == .exact(2))
        #expect(
            try DossiersRule(.fullyOnline, fullAt: 60, noDossiers: .zero).outcome(inputs, maximum: 4).points
                == .exact(2))
        let message = rule.contradiction(
            in: ["fullyOnline": 30, "partlyOnline": 20, "inPerson": 51, "received": 100])
        #expect(message?.vi.contains("101") ?? false)
        #expect(rule.contradiction(in: ["fullyOnline": 30, "received": 3]) == nil)
        let outcome = try rule.outcome(
            ["fullyOnline": 0, "partlyOnline": 0, "inPerson": 0, "received": 0], maximum: 4)
        #expect(outcome.points == .exact(0))
    }

    @Test("the levels together are what another criterion calls online")
    func levelsAreOnline() throws {
        let toy = card(
            [
                criterion("a", "2", DossiersRule(.fullyOnline, noDossiers: .zero)),
                criterion("b", "2", DossiersRule(.online, noDossiers: .zero)),
            ], maximum: "4")
        let levels = "U1,a,fullyOnline,3\nU1,a,partlyOnline,2\nU1,a,inPerson,5\nU1,a,received,10\n"
        #expect(try problems(toy, levels + "U1,b,online,5\nU1,b,received,10\n").isEmpty)
        let found = try problems(toy, levels + "U1,b,online,6\nU1,b,received,10\n")
        #expect(found.map(\.line) == [6])
        #expect(found.first?.message.vi.contains("là 5") ?? false)
    }
}
