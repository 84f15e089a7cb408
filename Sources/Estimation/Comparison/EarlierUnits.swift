internal import Figures
internal import Units

/// Last year's figure of a unit that continues others.
///
/// A unit that was only renamed, or given another code, has that of the one that it was. A unit that several were merged into has the mean
/// of theirs, weighted by the N that they stood for: the figure of the same persons a year before. Its standard error is that of a
/// combination of independent samples, √Σ(N·se)² / ΣN. Of a unit that was divided no part's figure is known.
struct EarlierUnits {
    let units: UnitRegistry
    /// By code.
    let figures: [String: PreviousFigures.Figure]

    func figure(of unit: Unit) -> Result<PreviousFigures.Figure, Absence> {
        // A row of its own was worked out by whoever wrote it: a unit does not name itself among its ancestors.
        if let own = figures[unit.code] { return .success(own) }
        guard !unit.ancestors.isEmpty else { return .failure(.noPreviousYear) }
        guard unit.ancestors.allSatisfy(isWhole) else { return .failure(.notComparable) }
        var parts: [(code: String, figure: PreviousFigures.Figure)] = []
        for ancestor in unit.ancestors {
            guard let figure = figures[ancestor.code] else { return .failure(.noPreviousYear) }
            parts.append((ancestor.code, figure))
        }
        guard parts.count == 1, let only = parts.first else { return mean(parts) }
        var figure = only.figure
        figure.ancestors = [.init(code: only.code, percent: figure.percent)]
        return .success(figure)
    }

    /// Whether an earlier unit came here as a whole.
    private func isWhole(_ ancestor: AncestorShare) -> Bool {
        ancestor.share ?? .one == .one && units.successors(ofCode: ancestor.code).count == 1
    }

    private func mean(
        _ parts: [(code: String, figure: PreviousFigures.Figure)]
    ) -> Result<PreviousFigures.Figure, Absence> {
        var sum = Ratio.zero
        var total = Ratio.zero
        var squares: Double? = 0
        var respondents: Int? = 0
        var decimals = 0
        for (_, part) in parts {
            guard let size = part.population, size > 0,
                let share = try? Ratio(size).multiplied(by: part.percent.ratio),
                let more = try? sum.adding(share), let all = try? total.adding(Ratio(size))
            else { return .failure(.notComparable) }
            (sum, total) = (more, all)
            squares = squares.flatMap { sum in
                part.standardError.map { sum + Double(size) * $0 * Double(size) * $0 }
            }
            respondents = respondents.flatMap { count in part.respondents.map { count + $0 } }
            decimals = max(decimals, part.percent.decimals)
        }
        guard let percent = try? sum.divided(by: total).rounded(Rounding(.halfUp, decimals: decimals)) else {
            return .failure(.notComparable)
        }
        var figure = PreviousFigures.Figure(
            percent: percent, respondents: respondents,
            standardError: squares.map { $0.squareRoot() / total.double })
        figure.ancestors = parts.map {
            .init(code: $0.code, percent: $0.figure.percent, population: $0.figure.population)
        }
        return .success(figure)
    }
}
