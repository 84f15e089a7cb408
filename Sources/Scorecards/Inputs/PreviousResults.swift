public import Figures
public import Units

/// What a unit had the year before.
public struct PreviousResult: Sendable, Hashable {
    /// The index in per cent, as it was published.
    public var percent: Ratio?
    /// The total, if known.
    public var points: Ratio?
    /// The place in its block.
    public var rank: Int?
    /// The class, by its name or identifier.
    public var className: String?
    /// N, how many persons or cases the unit stood for: the weight of a merged unit's ancestors.
    public var population: Ratio?
    /// The method's name, if the file says it.
    public var method: String?

    /// Makes a result from its parts.
    public init(
        percent: Ratio?, points: Ratio? = nil, rank: Int? = nil, className: String? = nil, method: String? = nil,
        population: Ratio? = nil
    ) {
        self.percent = percent
        self.points = points
        self.rank = rank
        self.className = className
        self.method = method
        self.population = population
    }
}

/// Last year's results by the codes that units had then.
public struct PreviousResults: Sendable {
    /// The results by code.
    public var results: [String: PreviousResult]

    /// Whether the method changed since, so that the series breaks and nothing is compared.
    public var breaksMethod: Bool

    /// The file and the line of each code, where they were read from a table.
    var places: [String: (file: String, line: Int)] = [:]

    /// Makes the results; none by default.
    public init(_ results: [String: PreviousResult] = [:], breaksMethod: Bool = false) {
        self.results = results
        self.breaksMethod = breaksMethod
    }
}

extension PreviousResults {
    /// What of last year's results meets nothing: codes that no unit has or continues, and classes that the card does not have.
    public func remarks(units: UnitRegistry, card: Scorecard) -> [ScorecardProblem] {
        let known = Set(units.units.map(\.code)).union(units.units.flatMap { $0.ancestors.map(\.code) })
        let classes = Set(
            card.classSchemes.flatMap(\.classes).flatMap { [$0.id, $0.name.vi, $0.name.en] }.map { $0.lowercased() })
        var found: [ScorecardProblem] = []
        for (code, result) in results.sorted(by: { $0.key < $1.key }) {
            let place = places[code]
            if !known.contains(code) {
                found.append(
                    ScorecardProblem(
                        .unknownUnit, file: place?.file, line: place?.line, field: "unit",
                        message: LocalizedText(
                            vi:
                                "“\(code)” không phải mã đơn vị năm nay, cũng không phải đơn vị cũ nào (ancestors): dòng này không so sánh với đơn vị nào",
                            en:
                                "“\(code)” is neither a unit of this year nor one that a unit continues (ancestors): the row is compared with nothing"
                        )))
            }
            if let name = result.className, !classes.isEmpty, !classes.contains(name.lowercased()) {
                found.append(
                    ScorecardProblem(
                        .settings, file: place?.file, line: place?.line, field: "class",
                        message: LocalizedText(
                            vi: "bộ tiêu chí không có mức xếp loại “\(name)”: không tính được tăng, giảm mức",
                            en: "the card has no class “\(name)”: no change of class can be told")))
            }
        }
        return found
    }
}
