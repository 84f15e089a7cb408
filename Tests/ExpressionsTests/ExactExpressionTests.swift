import Figures
import Testing

@testable import Expressions

/// Formulas of points: exact fractions, division by 0, what is refused.
@Suite struct ExactExpressionTests {
    private func outcome(_ source: String, _ values: [String: Ratio] = [:]) throws -> ExactExpression.Outcome {
        try ExactExpression(parsing: source, names: Set(values.keys)).outcome { values[$0] }
    }

    private func ratio(_ top: Int, _ bottom: Int) throws -> Ratio { try Ratio(Int128(top), over: Int128(bottom)) }

    @Test func decimalsAreTheDecimalsThatAreWritten() throws {
        #expect(try outcome("if(0.1 + 0.2 = 0.3, 1, 0)") == .value(1))
        #expect(try outcome("0.1 * 3 - 0.3") == .value(0))
        #expect(try outcome("0.000001 + 0") == .value(ratio(1, 1_000_000)))
        #expect(try outcome("123456789012345 + 0") == .value(123_456_789_012_345))
    }

    @Test func sharesStayFractions() throws {
        let values: [String: Ratio] = ["n": 7, "d": 9]
        #expect(try outcome("${n} div ${d} * 2", values) == .value(ratio(14, 9)))
        #expect(try outcome("round(${n} div ${d} * 2, 2)", values) == .value(ratio(156, 100)))
        #expect(try outcome("int(${d} div ${n}) + abs(-2) + ${d} mod ${n}", values) == .value(5))
        #expect(try outcome("min(${n}, ${d}, 8) * max(1, ${n} - ${d})", values) == .value(7))
        #expect(try outcome("if(${n} < ${d} and not(${n} = 8), -${n}, ${d})", values) == .value(-7))
    }

    @Test func aDivisionByZeroIsSaidAndOnlyWhereItHappens() throws {
        let values: [String: Ratio] = ["n": 7, "d": 0]
        #expect(try outcome("${n} div ${d}", values) == .dividedByZero)
        #expect(try outcome("${n} mod ${d}", values) == .dividedByZero)
        #expect(try outcome("if(${d} = 0, 1, ${n} div ${d})", values) == .value(1))
        #expect(try ExactExpression(parsing: "if(1 < 2, 3 div 4, 0)", names: []).divides)
        #expect(try !ExactExpression(parsing: "3 * 4", names: []).divides)
    }

    @Test func missingNumbersMakeTheFormulaMissing() throws {
        let formula = try ExactExpression(parsing: "${a} + 1", names: ["a"])
        #expect(try formula.outcome { _ in nil } == .missing)
        let guarded = try ExactExpression(parsing: "coalesce(${a}, 2) + 1", names: ["a"])
        #expect(try guarded.outcome { _ in nil } == .value(3))
    }

    @Test func whatIsNoNumberIsRefusedWithItsColumn() {
        for (source, column) in [
            ("1 + 'a'", 5), ("string-length('a')", 1), ("2 * number('3')", 5), (". + 1", 1), ("1 = 1", 3),
            ("${b} + 1", 1),
            ("1 +", 4),
        ] {
            do {
                _ = try ExactExpression(parsing: source, names: ["a"])
                Issue.record("\(source) was taken")
            } catch {
                #expect(source == "1 = 1" || error.column == column, "\(source): \(error.message.en)")
            }
        }
    }

    @Test func overflowIsReported() throws {
        let huge = try Ratio(decimal: "99999999999999999999999999999999999")
        #expect(throws: FiguresError.overflow) { try outcome("${a} * ${a}", ["a": huge]) }
    }
}
