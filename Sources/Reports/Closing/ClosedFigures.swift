import Estimation
import Figures
import Questionnaires
import Scorecards
import Tables

/// Every figure that a closed version freezes, in a table that is compared with the next one.
public struct ClosedFigures: Sendable {
    /// The figures in the order of their keys.
    public private(set) var all: [ClosedFigure] = []

    private static let columns = ["part", "scope", "name", "figure", "exact", "printed_vi", "printed_en"]

    /// The figures of a whole run.
    ///
    /// - Throws: `ReportsError.figure` where a figure cannot be rounded.
    public init(_ material: ReportMaterial) throws(ReportsError) {
        for card in material.cards { add(card, of: material) }
        for survey in material.surveys { try add(survey, of: material) }
        // Changes come out of a dictionary.
        all.sort { $0.key < $1.key }
    }

    /// The file: UTF-8, one row a figure.
    public var bytes: [UInt8] {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(texts: Self.columns)
        for figure in all {
            let key = figure.key
            writer.write(
                texts: [
                    key.part, key.scope.rawValue, key.name, key.figure, figure.exact, figure.printed.vi,
                    figure.printed.en,
                ])
        }
        return writer.takeBytes()
    }

    /// Reads the file again.
    ///
    /// - Throws: what reading a table throws, a column that is missing among it.
    public static func read(_ bytes: [UInt8], name: String) throws -> [ClosedFigure] {
        let table = try Table(bytes: bytes, name: name, dialect: CSVDialect())
        var found: [ClosedFigure] = []
        found.reserveCapacity(table.rows.count)
        for row in table.rows {
            func cell(_ column: String) throws(TableError) -> String { CSVWriter.restored(try row.text(column)) }
            guard let scope = ClosedFigure.Scope(rawValue: try cell("scope")) else { continue }
            found.append(
                ClosedFigure(
                    key: ClosedFigure.Key(
                        part: try cell("part"), scope: scope, name: try cell("name"), figure: try cell("figure")),
                    exact: try cell("exact"),
                    printed: LocalizedText(vi: try cell("printed_vi"), en: try cell("printed_en"))))
        }
        return found
    }

    // MARK: Cards

    private mutating func add(_ material: CardMaterial, of all: ReportMaterial) {
        let part = "card:" + material.card.id
        for sheet in material.results.sheets {
            let place = Place(part: part, scope: .unit, name: sheet.unitCode)
            for line in sheet.lines + sheet.adjustments.flatMap(\.lines) {
                add(place, "points:" + line.criterion.id, line.points)
            }
            for part in sheet.parts { add(place, "part:" + part.id, part.points) }
            for source in sheet.sources { add(place, "source:" + source.id, source.points) }
            add(place, "self", sheet.selfAssessed)
            if let rebased = sheet.rebasedAppraised { add(place, "rebased", rebased) }
            if let bonus = sheet.bonus { add(place, "bonus", bonus) }
            if let minus = sheet.minus { add(place, "minus", minus) }
            add(place, "total", sheet.total)
            let maximum = FigureFormat.exactText(sheet.maximum)
            add(place, "maximum", exact: sheet.maximum.description, maximum)
            add(place, "percent", sheet.percent, isPercent: true)
            add(
                place, "class", exact: sheet.scoreClass?.id ?? "",
                sheet.scoreClass?.name ?? (sheet.percent.absence ?? .notApplicable).text)
            add(place, "rank", sheet.rank, else: sheet.unrankedReason ?? .notRanked)
            for rank in sheet.groupRanks {
                add(
                    place, "rank:" + rank.group.id, exact: "\(rank.rank)/\(rank.size)",
                    LocalizedText(vi: rank.printed(.vi), en: rank.printed(.en)))
            }
            add(place, "change", sheet.comparison.change)
            for (name, won) in [("rank", sheet.comparison.places), ("class", sheet.comparison.classes)] {
                guard let won else { continue }
                add(
                    place, "change:" + name, exact: String(won),
                    LocalizedText(
                        vi: FigureFormat(.vi).signed(count: won), en: FigureFormat(.en).signed(count: won)))
            }
        }
        for block in material.results.blocks {
            let place = Place(part: part, scope: .block, name: block.block)
            add(place, "mean", block.mean, isPercent: true)
            if let weighted = block.weightedMean { add(place, "weightedMean", weighted, isPercent: true) }
            for (name, count) in [("up", block.up), ("down", block.down), ("unchanged", block.unchanged)] {
                add(place, name, count)
            }
            for scoreClass in block.classes { add(place, "class:" + scoreClass.scoreClass.id, scoreClass.count) }
        }
    }

    private mutating func add(_ place: Place, _ name: String, _ figure: RoundedFigure, isPercent: Bool = false) {
        guard let printed = figure.printed else {
            add(place, name, exact: "", (figure.absence ?? .notScored).text)
            return
        }
        let (vi, en) = (FigureFormat(.vi), FigureFormat(.en))
        add(
            place, name, exact: Self.exact(figure.value),
            isPercent
                ? LocalizedText(vi: vi.percent(printed), en: en.percent(printed))
                : LocalizedText(vi: vi.number(printed), en: en.number(printed)))
    }

    private mutating func add(_ place: Place, _ name: String, _ count: Int?, else reason: Absence = .notRanked) {
        guard let count else { return add(place, name, exact: "", reason.text) }
        add(
            place, name, exact: String(count),
            LocalizedText(vi: FigureFormat(.vi).count(count), en: FigureFormat(.en).count(count)))
    }

    // MARK: Surveys

    private mutating func add(_ survey: SurveyMaterial, of material: ReportMaterial) throws(ReportsError) {
        let printer = Printers(rules: material.campaign.rounding)
        let part = "survey:" + survey.questionnaire.id
        for estimate in survey.estimates {
            try add(estimate, Place(part, estimate.scope, material.units), "", printer)
        }
        for cell in survey.disclosed {
            let place = Place(part, cell.estimate.scope, material.units)
            let group = cell.estimate.group.map { "\($0.variable)=\($0.level)" }.joined(separator: ",")
            if cell.isWithheld {
                add(place, "percent:\(cell.estimate.item)[\(group)]", exact: "", Absence.suppressed.text)
            } else {
                try add(cell.estimate, place, "[\(group)]", printer)
            }
        }
        for period in survey.periods {
            try add(period.estimate, Place(part, period.estimate.scope, material.units), "{\(period.period)}", printer)
        }
        for unit in survey.places.keys.sorted() {
            let place = Place(part, .unit(unit), material.units)
            switch survey.place(of: unit) {
            case .ranked(let rank, of: _): add(place, "rank", rank)
            case .unranked(let reason): add(place, "rank", exact: "", reason.text)
            }
        }
        for (scope, change) in survey.changes {
            let place = Place(part, scope, material.units)
            guard let value = change.change else {
                add(place, "change", exact: "", (change.absence ?? .noPreviousYear).text)
                continue
            }
            let printed = LocalizedText(vi: FigureFormat(.vi).signed(value), en: FigureFormat(.en).signed(value))
            add(place, "change", exact: value.ratio.description, printed)
        }
    }

    private mutating func add(
        _ estimate: Estimate, _ place: Place, _ restriction: String, _ printer: Printers
    ) throws(ReportsError) {
        let name = estimate.item + restriction
        add(place, "percent:" + name, exact: Self.exact(estimate.percent), try printer.percent(estimate))
        add(place, "n:" + name, estimate.respondents)
        if let interval = estimate.interval {
            add(
                place, "interval:" + name,
                exact: "\(Self.digits(interval.low)) \(Self.digits(interval.high))", try printer.interval(interval))
        } else {
            add(place, "interval:" + name, exact: "", (estimate.intervalAbsence ?? .noVariance).text)
        }
    }

    // MARK: Values

    private mutating func add(_ place: Place, _ figure: String, exact: String, _ printed: LocalizedText) {
        all.append(
            ClosedFigure(
                key: ClosedFigure.Key(part: place.part, scope: place.scope, name: place.name, figure: figure),
                exact: exact, printed: printed))
    }

    private static func exact(_ value: Quantity) -> String {
        switch value {
        case .exact(let ratio): ratio.description
        case .measured(let value): digits(value)
        case .absent: ""
        }
    }

    /// With 12 significant digits: what lies beyond differs between machines.
    private static func digits(_ value: Double) -> String { JSONValue.number(value).text() }
}
