import Estimation
import Figures
import Questionnaires
import Reports
import Responses
import Scorecards
import Units
import Validation

/// A made campaign: a centre and communes, a service-centre survey, a commune card. Nothing in it is real.
struct MadeCampaign {
    var communes = 15
    /// The commune that no form came back from, by its number.
    var silent = 15
    var names: [Int: String] = [:]
    var rounding = RoundingRules(part: Rounding(.halfUp, decimals: 1))

    static let folder: String = {
        let file = "\(#filePath)"
        return file.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    }()

    static func questionnaire(_ id: String = "service-centre") throws -> Questionnaire {
        try QuestionnaireReader.read(path: "\(folder)/questionnaires/\(id).questionnaire.xml")
    }

    static func card() throws -> Scorecard {
        try ScorecardReader.read(path: "\(folder)/questionnaires/commune-2023.scorecard.xml")
    }

    func units() throws -> UnitRegistry {
        let given = [
            "Hoa Sen", "Sông Trăng", "Đồng Xanh", "Bình Minh", "Tân Lập", "An Hòa", "Phú Thịnh", "Long Khê", "Mỹ Lộc",
            "Thạnh Phước", "Vĩnh Thái", "Hưng Điền", "Gò Sao", "Rạch Mai", "Cồn Én",
        ]
        let centre = Unit(
            code: "BL", name: "Trung tâm Hành chính công huyện Bến Lức",
            nameEn: "Bến Lức District Public Administration Centre", kind: "district-centre", block: "Trung tâm",
            isCentre: true, population: 6471, target: 290)
        let others = (1...communes).map { number in
            Unit(
                code: number < 10 ? "X0\(number)" : "X\(number)",
                name: names[number] ?? "Xã \(given[(number - 1) % given.count])", kind: "commune",
                block: "Xã, thị trấn", population: 900 + 37 * number, target: 60)
        }
        return try UnitRegistry([centre] + others)
    }

    /// The usual campaign, made once for all tests that only read it.
    static let shared = Result { try MadeCampaign().material() }

    func material() throws -> ReportMaterial {
        let units = try units()
        let survey = try survey(units)
        return ReportMaterial(
            campaign: try facts(), units: units, surveys: [survey], cards: [try card(units, survey)])
    }

    func facts() throws -> CampaignFacts {
        CampaignFacts(
            id: "ben-luc-2023", year: 2023,
            title: LocalizedText(
                vi: "Khảo sát mức độ hài lòng và Chỉ số cải cách hành chính 6 tháng đầu năm 2023",
                en: "Satisfaction survey and administrative-reform index, first half of 2023"),
            notice: LocalizedText(
                vi: "Số liệu dựng để minh họa, không phải kết quả thật.",
                en: "Made data for illustration, no real results."),
            agency: LocalizedText(vi: "Đơn vị công bố (minh họa)", en: "Publishing office (illustration)"),
            fieldworkFrom: try CalendarDate(iso: "2023-01-01"), fieldworkTo: try CalendarDate(iso: "2023-06-30"),
            periods: [
                ReportPeriod(id: "2023-q1", title: LocalizedText(vi: "Quý I/2023", en: "First quarter of 2023")),
                ReportPeriod(id: "2023-q2", title: LocalizedText(vi: "Quý II/2023", en: "Second quarter of 2023")),
            ],
            program: "hailong 1.0.0", rounding: rounding,
            intervalMethod: LocalizedText(vi: "logit", en: "logit"),
            design: LocalizedText(
                vi: "mẫu ngẫu nhiên trong từng đơn vị, có hiệu chỉnh tổng thể hữu hạn",
                en: "random sample within each unit, with finite population correction"),
            weighting: [LocalizedText(vi: "N/n theo đơn vị", en: "N/n by unit")])
    }

    func survey(_ units: UnitRegistry) throws -> SurveyMaterial {
        let form = try Self.questionnaire()
        guard let root = form.index?.root else { throw MadeError.noIndex }
        let made = MadeAnswers(questionnaire: form, root: root)
        var people: [Int: [MadeRespondent]] = [:]
        for (place, unit) in units.units.enumerated() {
            let isSilent = unit.code == (silent < 10 ? "X0\(silent)" : "X\(silent)")
            let count = unit.code == "BL" ? 290 : isSilent ? 0 : 24 + place * 4
            let satisfied = unit.code == "BL" ? 1000 : 820 + (place * 37) % 140
            people[place] = made.respondents(count, satisfied: satisfied, seed: UInt64(place * 7 + 1))
        }
        var estimates: [Estimate] = []
        var breakdowns: [Estimate] = []
        var periods: [PeriodEstimate] = []
        func add(_ scope: EstimateScope, _ members: [MadeRespondent]) {
            for node in root.selfAndDescendants { estimates.append(made.estimate(members, node, scope: scope)) }
            breakdowns += made.breakdowns(members, scope: scope)
            for period in ["2023-q1", "2023-q2"] {
                let estimate = made.estimate(members.filter { $0.period == period }, root, scope: scope)
                periods.append(PeriodEstimate(period: period, estimate: estimate))
            }
        }
        add(.whole, units.units.indices.flatMap { people[$0] ?? [] })
        for block in units.blocks { add(.block(block.name), block.units.flatMap { people[$0] ?? [] }) }
        for place in units.units.indices { add(.unit(place), people[place] ?? []) }
        return SurveyMaterial(
            questionnaire: form, pooling: .populationWeighted, forms: forms(units, people), batches: batches(units),
            estimates: estimates, breakdowns: breakdowns, periods: periods, weights: weights(units, people),
            places: places(units, estimates), changes: try changes(units, estimates))
    }

    private func forms(_ units: UnitRegistry, _ people: [Int: [MadeRespondent]]) -> [FormAccount] {
        units.units.indices.map { place in
            let accepted = people[place]?.count ?? 0
            return FormAccount(
                unit: place, issued: accepted + 12, accepted: accepted, duplicates: accepted > 0 ? 2 : 0,
                excluded: place == 3 ? 1 : 0, quarantined: place == 2 ? 3 : 0)
        } + [FormAccount(unit: nil, accepted: 0, quarantined: 4)]
    }

    private func batches(_ units: UnitRegistry) -> [BatchMaterial] {
        var counts = DispositionCounts()
        counts.records = 700
        counts.accepted = 660
        counts.duplicates = 30
        counts.excluded = 1
        counts.quarantined = 9
        let finding = Finding(
            rule: "unit.unknown", severity: .error, record: 17, line: 18, byte: 1204, field: "unit", value: "Xã Lạ",
            message: LocalizedText(vi: "Không có đơn vị “Xã Lạ”.", en: "There is no unit “Xã Lạ”."))
        let warning = Finding(
            rule: "late-but-on-time", severity: .warning, record: 3, line: 4, field: "late", value: nil,
            message: LocalizedText(vi: "mâu thuẫn", en: "contradiction"))
        let blank = Finding(
            rule: "record.tooManyBlanks", severity: .error, record: 5, line: 6,
            message: LocalizedText(vi: "bỏ trống", en: "blank"))
        return [
            BatchMaterial(
                source: BatchSource(
                    file: "batches/xa-dot-1.csv", sha256: String(repeating: "ab", count: 32), size: 1000, format: .csv,
                    encoding: "utf-8", dialect: "comma", collection: .independent),
                counts: counts, findings: [finding, warning, warning, blank],
                refusals: [
                    Refusal(unit: 2, rule: "record.tooManyBlanks", records: 2),
                    Refusal(unit: 2, rule: "record.conflict", records: 1),
                    Refusal(unit: nil, rule: "unit.unknown", records: 4),
                ]),
            BatchMaterial(
                source: BatchSource(
                    file: "batches/trung-tam.xml", sha256: String(repeating: "cd", count: 32), size: 2000, format: .xml,
                    encoding: "utf-8", collection: .ratedOffice),
                counts: DispositionCounts(), findings: []),
        ]
    }

    private func weights(_ units: UnitRegistry, _ people: [Int: [MadeRespondent]]) -> [Int: WeightFacts] {
        var all: [Int: WeightFacts] = [:]
        for (place, unit) in units.units.enumerated() {
            guard let count = people[place]?.count, count > 0, let population = unit.population else { continue }
            let weight = Double(population) / Double(count)
            all[place] = WeightFacts(
                population: population, respondents: count, sum: Double(population), kishDesignEffect: 1,
                effectiveSampleSize: Double(count), minimum: weight, maximum: weight, coefficientOfVariation: 0)
        }
        return all
    }

    private func overall(_ unit: Int, _ estimates: [Estimate]) -> Ratio? {
        estimates.first { $0.scope == .unit(unit) && $0.kind == .overall }.flatMap { (try? $0.percent.ratio()) ?? nil }
    }

    private func places(_ units: UnitRegistry, _ estimates: [Estimate]) -> [Int: SatisfactionPlace] {
        var all: [Int: SatisfactionPlace] = [:]
        for block in units.blocks {
            let rated = block.units.compactMap { unit in overall(unit, estimates).map { (unit, $0) } }
            for (unit, value) in rated {
                all[unit] = .ranked(1 + rated.count { $0.1 > value }, of: rated.count)
            }
            for unit in block.units where all[unit] == nil { all[unit] = .unranked(.noResponses) }
        }
        return all
    }

    private func changes(
        _ units: UnitRegistry, _ estimates: [Estimate]
    ) throws -> [EstimateScope: SatisfactionChange] {
        var all: [EstimateScope: SatisfactionChange] = [:]
        for place in units.units.indices {
            guard let value = overall(place, estimates), place != 4 else {
                all[.unit(place)] = SatisfactionChange(absent: place == 4 ? .methodBreak : .noResponses)
                continue
            }
            let printed = try value.rounded(.usual)
            let change = try FixedDecimal(unscaled: Int128(place * 31 % 300) - 120, decimals: 2)
            all[.unit(place)] = SatisfactionChange(
                previous: try printed.subtracting(change), change: change, isSignificant: place % 3 == 0)
        }
        return all
    }
}

enum MadeError: Error { case noIndex }
