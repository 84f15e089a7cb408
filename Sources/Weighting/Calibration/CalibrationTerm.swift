/// One set of totals that weights were made to agree with: what a variance must know about it.
///
/// A figure from calibrated weights varies only by what the totals do not explain. Its influences $z_i$ are therefore
/// replaced by the residuals of their regression on the row's features $x_i$, each row counting by its metric $q_i$
/// (Deville & Särndal 1992; Valliant 1993). With the rows' weighted influences $u_i$ and the weights $r_i$ that agreed:
/// $u_i - r_i x_i^T β$, $β = (Σ q x x^T)^{-1} Σ x (q/r) u$, as `svyrecvar` of R `survey` does.
public struct CalibrationTerm: Sendable, Hashable {
    /// One column of each row: the level of a margin, or a number.
    public struct Feature: Sendable, Hashable {
        /// The column of each row, from 0 up; `CalibrationGroups.none` for a row without one.
        public let columns: [Int32]
        /// The value of each row in its column; nil: 1, the row lies in the level.
        public let values: [Double]?

        /// Makes a feature.
        public init(columns: [Int32], values: [Double]? = nil) {
            self.columns = columns
            self.values = values
        }

        /// The value of a row.
        @inline(__always)
        public func value(_ row: Int) -> Double { values?[row] ?? 1 }
    }

    /// What each row has: one feature for a partition, several for a regression.
    public let features: [Feature]
    /// The number of columns over all features.
    public let columnCount: Int
    /// By how much each row counts in the regression, $q_i$.
    public let metric: [Double]
    /// The weight of each row when it agreed with the totals, $r_i$.
    public let weights: [Double]

    /// Makes a term from its parts.
    public init(features: [Feature], columnCount: Int, metric: [Double], weights: [Double]) {
        self.features = features
        self.columnCount = columnCount
        self.metric = metric
        self.weights = weights
    }

    /// The term of post-strata: residuals from weighted means within groups (R: `postStratify`).
    public init(_ groups: CalibrationGroups, weights: [Double]) {
        self.init(
            features: [Feature(columns: groups.groups)], columnCount: groups.count, metric: weights, weights: weights)
    }
}

/// Everything that weights were made to agree with, in the order in which it was done.
public struct Calibration: Sendable, Hashable {
    /// What one step of weighting agreed with: its terms are taken out one after the other, several times over.
    public struct Step: Sendable, Hashable {
        /// The terms; for raking, one for each margin.
        public let terms: [CalibrationTerm]
        /// How often the round of the terms is made: 1 for a single term.
        public let cycles: Int

        /// Makes a step.
        public init(terms: [CalibrationTerm], cycles: Int = 1) {
            self.terms = terms
            self.cycles = cycles
        }
    }

    /// The steps.
    public let steps: [Step]

    /// Makes a calibration from its steps.
    public init(steps: [Step]) { self.steps = steps }

    /// The calibration of one set of post-strata.
    public init(_ groups: CalibrationGroups, weights: [Double]) {
        steps = [Step(terms: [CalibrationTerm(groups, weights: weights)])]
    }

    /// How often the projections on margins alternate: R's number (`svyrecvar`), so that standard errors are the same.
    public static let rakingCycles = 10
}
