internal import Figures
internal import Questionnaires
internal import Responses

extension SurveyEstimator {
    /// What is to be compared with what.
    public struct Comparison: Sendable {
        /// The parts: units, blocks or the whole.
        public var scopes: [EstimateScope]
        /// The question whose levels are compared within each scope; nil: the scopes are compared with each other.
        public var group: String?
        /// The nodes of the index and the number questions that are compared.
        public var items: [String]

        /// Makes a comparison.
        public init(scopes: [EstimateScope], group: String? = nil, items: [String]) {
            self.scopes = scopes
            self.group = group
            self.items = items
        }
    }

    /// Compares every pair: item by item, the scopes in their order, or the levels of a question within each scope. Respondents whose
    /// level is not known are left out. Variances are linearised, whatever the campaign's other variances are. P-values are not
    /// adjusted yet (`FigureDifference.adjust`).
    ///
    /// - Throws: `EstimationError` for a question that respondents cannot be divided by. Scopes that share respondents give a
    ///   difference without a test.
    public func differences(_ comparison: Comparison) throws(EstimationError) -> [FigureDifference] {
        var families: [[ComparedPart]] = []
        if let group = comparison.group {
            let grouping = try SampleGrouping([group], questionnaire: questionnaire, responses: sample.responses)
            for scope in comparison.scopes {
                families.append(
                    grouping.divide(rows(of: scope)).filter { !($0.group.last?.level.isEmpty ?? true) }.map {
                        ComparedPart(scope: scope, group: $0.group, rows: $0.rows)
                    }.filter { !$0.rows.isEmpty })
            }
        } else {
            families.append(comparison.scopes.map { ComparedPart(scope: $0, group: [], rows: rows(of: $0)) })
        }
        if let index, comparison.items.contains(where: { item in index.nodes.contains { $0.node.id == item } }) {
            for family in families.indices {
                for part in families[family].indices where !families[family][part].rows.isEmpty {
                    families[family][part].figures = DomainFigures(
                        sample, rows: families[family][part].rows, index: index)
                }
            }
        }
        var found: [FigureDifference] = []
        for item in comparison.items {
            for family in families {
                for first in family.indices {
                    for second in family.indices.dropFirst(first + 1) {
                        found.append(try difference(item, family[first], family[second]))
                    }
                }
            }
        }
        return found
    }

    private func difference(
        _ item: String, _ first: ComparedPart, _ second: ComparedPart
    ) throws(EstimationError) -> FigureDifference {
        let node = index?.nodes.firstIndex { $0.node.id == item }
        let own = try figures(item, node, first, second)
        let isNumber = node == nil
        let unit = isNumber ? 1.0 : 100.0
        func side(_ part: ComparedPart, _ figure: SurveyEstimate?) -> FigureDifference.Side {
            FigureDifference.Side(
                scope: part.scope, group: part.group, respondents: figure?.basis.respondents ?? 0,
                value: figure.map { $0.value * unit })
        }
        let sides = (side(first, own?.first), side(second, own?.second))
        guard let own, let contrast = own.contrast else {
            let values = (sides.0.value, sides.1.value)
            var difference: Double?
            if let one = values.0, let other = values.1 { difference = one - other }
            return FigureDifference(
                item: item, isNumber: isNumber, first: sides.0, second: sides.1, difference: difference,
                absence: difference == nil ? .noAnswers : .notComparable)
        }
        let test = contrast.test(freedomLost: 1)
        let error = try? contrast.variance.get()
        // The same caution as in the other tests: few respondents, few degrees of freedom, or answers that do not vary.
        let obstacle = own.first.differenceAbsence ?? own.second.differenceAbsence
        let found = try? test.get()
        return FigureDifference(
            item: item, isNumber: isNumber, first: sides.0, second: sides.1,
            difference: (own.first.value - own.second.value) * unit,
            standardError: error.flatMap { $0 > 0 ? $0.squareRoot() * unit : nil },
            degreesOfFreedom: found?.degreesOfFreedom, pValue: obstacle == nil ? found?.pValue : nil,
            absence: test.absence ?? obstacle)
    }

    /// The figures of both parts, and their difference over the respondents of both; nil without either. No difference where the
    /// parts share respondents.
    private func figures(
        _ item: String, _ node: Int?, _ first: ComparedPart, _ second: ComparedPart
    ) throws(EstimationError) -> (first: SurveyEstimate, second: SurveyEstimate, contrast: SurveyEstimate?)? {
        guard !first.rows.isEmpty, !second.rows.isEmpty else { return nil }
        let shared = Set(first.rows).intersection(second.rows)
        let rows = shared.isEmpty ? (first.rows + second.rows).sorted() : first.rows
        let domain = try SurveyDomain(sample.design, rows: rows)
        guard shared.isEmpty else {
            guard let one = try figure(item, node, first, in: domain) else { return nil }
            let other = try SurveyDomain(sample.design, rows: second.rows)
            guard let two = try figure(item, node, second, in: other) else { return nil }
            return (domain.estimate(one), other.estimate(two), nil)
        }
        guard let one = try figure(item, node, first, in: domain),
            let two = try figure(item, node, second, in: domain),
            let contrast = domain.combination([(1, one), (-1, two)])
        else { return nil }
        return (domain.estimate(one), domain.estimate(two), domain.estimate(contrast))
    }

    /// A part's figure as it moves with each respondent of a domain that holds the part.
    private func figure(
        _ item: String, _ node: Int?, _ part: ComparedPart, in domain: SurveyDomain
    ) throws(EstimationError) -> LinearisedEstimate? {
        var places: [Int] = []
        places.reserveCapacity(part.rows.count)
        var next = 0
        for (place, row) in domain.rows.enumerated() where next < part.rows.count && part.rows[next] == row {
            places.append(place)
            next += 1
        }
        guard let node else {
            guard let position = questionnaire.position(of: item),
                case .numbers(let column) = sample.responses.columns[position]
            else { return nil }
            var values = [Double](repeating: 0, count: domain.rows.count)
            var valid = [Bool](repeating: false, count: domain.rows.count)
            for (place, row) in zip(places, part.rows) where column[row].isFinite {
                values[place] = column[row]
                valid[place] = true
            }
            return try? domain.mean(values, valid: valid).get()
        }
        guard let own = part.figures?.linearised(node) else { return nil }
        var influences = [Double](repeating: 0, count: domain.rows.count)
        var presence = [Bool](repeating: false, count: domain.rows.count)
        for (from, place) in places.enumerated() {
            influences[place] = own.rowInfluences[from]
            presence[place] = own.rowPresence[from]
        }
        return domain.linearised(own.value, influences, presence: presence, scale: own.scale)
    }
}

extension SurveyEstimate {
    /// Why one side of a difference does not carry a test; nil where it does.
    fileprivate var differenceAbsence: Absence? {
        if let absence = variance.absence { return absence }
        if basis.respondents < 30 { return .tooFewRespondents }
        guard let variance = try? variance.get(), variance > 0 else { return .noVariance }
        return degreesOfFreedom < 8 ? .fewDegreesOfFreedom : nil
    }
}

/// Respondents whose figure is compared.
private struct ComparedPart {
    var scope: EstimateScope
    var group: [GroupLevel]
    /// Ascending.
    var rows: [Int]
    /// The figures of its index nodes, made once for all pairs; nil where none are asked for.
    var figures: DomainFigures?
}
