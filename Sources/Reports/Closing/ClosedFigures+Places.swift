import Documents
import Estimation
import Figures
import Units

extension ClosedFigures {
    /// Whose figures are added.
    struct Place {
        let part: String
        let scope: ClosedFigure.Scope
        let name: String

        init(part: String, scope: ClosedFigure.Scope, name: String) {
            self.part = part
            self.scope = scope
            self.name = name
        }

        /// The place of a survey's figure.
        init(_ part: String, _ scope: EstimateScope, _ units: UnitRegistry) {
            switch scope {
            case .whole: self.init(part: part, scope: .whole, name: "")
            case .block(let name): self.init(part: part, scope: .block, name: name)
            case .unit(let unit):
                self.init(
                    part: part, scope: .unit, name: units.units.indices.contains(unit) ? units.units[unit].code : "")
            }
        }
    }

    /// Prints survey figures in both languages, as reports do.
    struct Printers {
        private let vi: FigurePrinter
        private let en: FigurePrinter

        init(rules: RoundingRules) {
            vi = FigurePrinter(language: .vi, rules: rules)
            en = FigurePrinter(language: .en, rules: rules)
        }

        func percent(_ estimate: Estimate) throws(ReportsError) -> LocalizedText {
            LocalizedText(
                vi: try vi.percent(estimate, withFlag: false).printed,
                en: try en.percent(estimate, withFlag: false).printed)
        }

        func interval(_ limits: PercentInterval) throws(ReportsError) -> LocalizedText {
            LocalizedText(vi: try vi.interval(limits).printed, en: try en.interval(limits).printed)
        }
    }
}

extension FigureFormat {
    /// A value without rounding in both languages.
    static func exactText(_ value: Ratio) -> LocalizedText {
        let vi = (try? FigurePrinter(language: .vi, rules: RoundingRules()).exact(value).printed) ?? value.description
        let en = (try? FigurePrinter(language: .en, rules: RoundingRules()).exact(value).printed) ?? value.description
        return LocalizedText(vi: vi, en: en)
    }
}
