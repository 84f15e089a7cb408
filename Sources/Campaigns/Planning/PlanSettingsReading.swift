internal import Figures
internal import Planning
internal import Units

/// Reads what a request for a plan typed.
struct PlanSettingsReading {
    let request: PlanRequest
    let campaign: Campaign

    /// The settings of the plan.
    ///
    /// - Parameter persons: how many forms of a cluster, where that is known.
    func settings(perCluster persons: Int?) throws(CampaignError) -> SamplePlan.Settings {
        guard let rule = SampleSize.Rule(rawValue: request.rule) else {
            throw unknown("--rule", request.rule, SampleSize.Rule.allCases.map(\.rawValue))
        }
        let goal = try goal()
        do throws(PlanningError) {
            let size = try SampleSize(
                rule: rule, margin: try margin(), confidence: try number("--confidence", request.confidence) ?? 0.95,
                designEffect: try designEffect(perCluster: persons), responseRate: try responseRate())
            return try SamplePlan.Settings(
                size: size, goal: goal, minimum: request.minimum ?? 1, maximum: request.maximum)
        } catch {
            throw CampaignError(planning: error)
        }
    }

    private func goal() throws(CampaignError) -> SamplePlan.Goal {
        let asked = [
            request.margin.map { _ in "--margin" }, request.total.map { _ in "--total" },
            request.usesTargets ? "--targets" : nil,
        ].compactMap { $0 }
        // A margin may stand beside a total or targets only as what sizes are compared with; one aim is enough.
        guard asked.count < 2 else {
            let named = asked.joined(separator: ", ")
            throw CampaignError(.usage, vi: "\(named): chỉ dùng một.", en: "\(named): use one of them.")
        }
        if request.sharing != nil, request.total == nil {
            throw CampaignError(.usage, vi: "--allocation cần --total.", en: "--allocation needs --total.")
        }
        if request.usesTargets { return .targets }
        guard let total = request.total else { return .margin }
        let name = request.sharing ?? SamplePlan.SharingRule.proportional.rawValue
        guard let sharing = SamplePlan.SharingRule(rawValue: name) else {
            throw unknown("--allocation", name, SamplePlan.SharingRule.allCases.map(\.rawValue))
        }
        return .total(total, sharing)
    }

    private func unknown(_ option: String, _ value: String, _ known: [String]) -> CampaignError {
        let list = known.joined(separator: ", ")
        return CampaignError(
            .usage, vi: "\(option) \(value): chỉ có \(list).", en: "\(option) \(value): there are only \(list).")
    }

    private func margin() throws(PlanningError) -> Ratio {
        guard let points = try ratio("--margin", request.margin) else { return SampleSize.usualMargin }
        do { return try points.divided(by: 100) } catch { throw .overflow }
    }

    private func designEffect(perCluster persons: Int?) throws(PlanningError) -> Double {
        let given = try number("--design-effect", request.designEffect)
        guard let intraclass = try number("--intraclass", request.intraclass) else { return given ?? 1 }
        func refuse(_ vi: String, _ en: String) -> PlanningError {
            .setting(name: "--intraclass", value: request.intraclass ?? "", allowed: LocalizedText(vi: vi, en: en))
        }
        guard given == nil else {
            throw refuse("không dùng cùng --design-effect.", "does not go with --design-effect.")
        }
        guard let persons else { throw refuse("cần --per-psu.", "needs --per-psu.") }
        guard intraclass >= 0, intraclass <= 1 else { throw refuse("phải từ 0 đến 1.", "must be 0 to 1.") }
        return SampleSize.designEffect(perCluster: persons, intraclass: intraclass)
    }

    private func responseRate() throws(PlanningError) -> Ratio {
        guard let text = request.responseRate else { return .one }
        return try Self.share("--response-rate", text)
    }

    /// A share: `0.8`, `0,8` or `80%`.
    static func share(_ name: String, _ text: String) throws(PlanningError) -> Ratio {
        let isPercent = text.hasSuffix("%")
        guard let value = try ratio(name, isPercent ? String(text.dropLast()) : text) else { return .one }
        do { return isPercent ? try value.divided(by: 100) : value } catch { throw .overflow }
    }

    private func number(_ name: String, _ text: String?) throws(PlanningError) -> Double? {
        try Self.ratio(name, text).map(\.double)
    }

    private func ratio(_ name: String, _ text: String?) throws(PlanningError) -> Ratio? {
        try Self.ratio(name, text)
    }

    private static func ratio(_ name: String, _ text: String?) throws(PlanningError) -> Ratio? {
        guard let text else { return nil }
        do { return try Ratio(decimal: text) } catch {
            throw .setting(
                name: name, value: text, allowed: LocalizedText(vi: "không phải là số.", en: "is not a number."))
        }
    }

    // MARK: Units

    /// The units of the plan in the order of the registry.
    ///
    /// - Parameter frame: by unit, how many persons the frame lists; nil without a frame.
    func candidates(frame: [Int: Int]?) throws(CampaignError) -> [SamplePlan.Candidate] {
        let asked = Set(try campaign.places(ofUnits: request.units))
        let expected = try expectedShares(of: asked)
        var candidates: [SamplePlan.Candidate] = []
        for (place, unit) in campaign.units.units.enumerated() {
            let population = frame.map { $0[place] } ?? unit.population
            if asked.isEmpty {
                guard population != nil || frame == nil && request.usesTargets && unit.target != nil else { continue }
            } else {
                guard asked.contains(place) else { continue }
                // Who is not in the frame cannot be drawn from it.
                if frame != nil, population == nil { continue }
            }
            candidates.append(
                SamplePlan.Candidate(
                    unit: place, code: unit.code, population: population, target: unit.target,
                    expected: expected[place] ?? 0.5))
        }
        return candidates
    }

    /// By unit, the share that is expected, of 1.
    ///
    /// - Parameter asked: the units that count; empty for all.
    private func expectedShares(of asked: Set<Int>) throws(CampaignError) -> [Int: Double] {
        guard let text = request.expected else { return [:] }
        var shares: [Int: Double] = [:]
        if (try? Ratio(decimal: text)) != nil || text.hasSuffix("%") {
            guard let share = Self.percentage(text) else {
                throw CampaignError(
                    .usage, vi: "--expected \(text): phải là số phần trăm lớn hơn 0 và nhỏ hơn 100.",
                    en: "--expected \(text): must be a percentage above 0 and below 100.")
            }
            for place in campaign.units.units.indices { shares[place] = share }
            return shares
        }
        for (place, unit) in campaign.units.units.enumerated() where asked.isEmpty || asked.contains(place) {
            guard let cell = unit.extras[text] else { continue }
            guard let share = Self.percentage(cell) else {
                throw CampaignError(planning: .expectedShare(unit: unit.code, cell: cell))
            }
            shares[place] = share
        }
        guard !shares.isEmpty else {
            throw CampaignError(
                .usage, vi: "--expected \(text): units.csv không có cột này, hoặc cột để trống.",
                en: "--expected \(text): units.csv has no such column, or it is blank.")
        }
        return shares
    }

    private static func percentage(_ text: String) -> Double? {
        let digits = text.hasSuffix("%") ? String(text.dropLast()) : text
        guard let value = (try? Ratio(decimal: digits))?.double, value > 0, value < 100 else { return nil }
        return value / 100
    }
}

extension CampaignError {
    /// What a problem with a plan means for the command.
    init(planning error: PlanningError) {
        switch error {
        case .table(let table): self.init(table)
        case .noPopulation, .unitWithoutPopulation, .noTargets, .expectedShare, .emptyFrame, .frameColumn, .overflow:
            self.init(.unusableInput, [error.message])
        case .setting, .totalBelowMinimum, .totalAboveMaximum, .nothingToShareBy, .strataAboveForms:
            self.init(.usage, [error.message])
        }
    }
}
