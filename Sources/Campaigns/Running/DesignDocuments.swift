internal import Figures
internal import Tables
internal import Units
internal import Validation
internal import Weighting

/// The tables of a campaign's design.
struct DesignDocuments {
    private let campaign: Campaign

    init(_ campaign: Campaign) { self.campaign = campaign }

    /// The plan of the weights.
    ///
    /// - Parameter issued: the forms handed out with the table of the sample, where they were read already.
    func plan(_ issued: IssuedForms? = nil) throws(CampaignError) -> WeightingPlan {
        var plan = WeightingPlan(isFinitePopulation: campaign.definition.design.finitePopulation)
        if let file = campaign.definition.design.strataFile {
            let table = try table(file)
            do { plan.strata = try StrataTable(table, units: campaign.units) } catch {
                throw CampaignError(.unusableInput, error.texts)
            }
        }
        if let file = campaign.definition.design.clustersFile {
            let table = try table(file)
            do { plan.clusters = try ClusterTable(table, units: campaign.units) } catch {
                throw CampaignError(.unusableInput, error.texts)
            }
        }
        if campaign.definition.sampleFile != nil {
            let forms: IssuedForms
            if let issued { forms = issued } else { forms = try IssuedForms(campaign) }
            plan.drawn = DrawnSample(forms.sample)
        }
        for step in campaign.definition.weighting { plan.steps.append(try self.step(step)) }
        return plan
    }

    private func step(_ use: CampaignDefinition.WeightingStepUse) throws(CampaignError) -> WeightingStep {
        func level(_ name: String) -> PostStratifiedWeights.UnknownLevel { .init(rawValue: name) ?? .refuse }
        switch use {
        case .populationByUnit: return .populationByUnit
        case .populationByStratum: return .populationByStratum
        case .populationByCluster: return .populationByCluster
        case .probability: return .probability
        case .given(let question): return .given(question: question)
        case .nonresponse(let by): return .nonresponse(by: .init(rawValue: by) ?? .unit)
        case .postStratify(let question, let file, let unknown):
            return .postStratify(question: question, margins: try margins(file), unknownLevel: level(unknown))
        case .rake(let uses, let unknown): return .rake(try margins(uses), unknownLevel: level(unknown))
        case .calibrate(let uses, let totals, let method, let unknown):
            return .calibrate(
                try margins(uses), totals: try self.totals(totals), method: try self.method(method),
                unknownLevel: level(unknown))
        case .trim(let use):
            return .trim(
                .init(
                    lower: use.lower, upper: use.upper, measure: .init(rawValue: use.measure) ?? .weight,
                    isStrict: use.isStrict), byUnit: use.byUnit)
        }
    }

    private func method(_ use: CampaignDefinition.MethodUse) throws(CampaignError) -> CalibratedWeights.Method {
        CalibratedWeights.Method(
            .init(rawValue: use.distance) ?? .linear, bounds: try range(use.lower, use.upper),
            trim: use.trimLower == nil && use.trimUpper == nil ? nil : try range(use.trimLower, use.trimUpper))
    }

    private func range(_ lower: Double?, _ upper: Double?) throws(CampaignError) -> ClosedRange<Double> {
        let (low, high) = (lower ?? -.infinity, upper ?? .infinity)
        guard low < high else {
            throw CampaignError(
                .unusableInput, vi: "\(campaign.folder)/campaign.xml: giới hạn \(low) phải nhỏ hơn \(high).",
                en: "\(campaign.folder)/campaign.xml: the bound \(low) must be below \(high).")
        }
        return low...high
    }

    private func margins(
        _ uses: [CampaignDefinition.MarginUse]
    ) throws(CampaignError) -> [WeightingStep.MarginUse] {
        var margins: [WeightingStep.MarginUse] = []
        for use in uses {
            margins.append(
                .init(
                    question: use.question, table: try self.margins(use.margins),
                    collapse: use.collapse.map { .init(level: $0.level, into: $0.into, minimum: $0.minimum) }))
        }
        return margins
    }

    private func totals(_ uses: [CampaignDefinition.TotalUse]) throws(CampaignError) -> [WeightingStep.TotalUse] {
        var totals: [WeightingStep.TotalUse] = []
        for use in uses {
            let table = try table(use.totals)
            do {
                totals.append(
                    .init(question: use.question, table: try TotalTable(table, units: campaign.units, name: use.totals))
                )
            } catch {
                throw CampaignError(.unusableInput, error.texts)
            }
        }
        return totals
    }

    private func margins(_ file: String) throws(CampaignError) -> MarginTable {
        let table = try table(file)
        do { return try MarginTable(table, units: campaign.units, name: file) } catch {
            throw CampaignError(.unusableInput, error.texts)
        }
    }

    private func table(_ file: String) throws(CampaignError) -> Table {
        try DesignHeadings.table(campaign.path(file))
    }
}

extension DrawnSample {
    /// The persons of the table of the sample who could have answered. Who came in place of another carries that one's
    /// probability and is not counted as drawn.
    init(_ sample: [SampledForm]) {
        let replacements = Set(sample.compactMap { $0.replacement.map(FormNumber.init) })
        var probabilities: [FormNumber: Double] = [:]
        for person in sample {
            guard let probability = person.probability?.double else { continue }
            if let form = person.form { probabilities[FormNumber(form)] = probability }
        }
        // One who came in place of another stands where that one was drawn.
        for person in sample {
            guard let probability = person.probability?.double, let replacement = person.replacement else { continue }
            probabilities[FormNumber(replacement)] = probability
        }
        let persons = sample.filter { person in
            person.outcome != .notEligible && !(person.form.map { replacements.contains(FormNumber($0)) } ?? false)
        }
        let known = probabilities
        let places = Self.places(sample)
        self.init(
            persons: persons.map {
                Person(
                    unit: $0.unit, stratum: $0.stratum ?? "", psu: $0.psu ?? "", probability: $0.probability?.double)
            }, place: { places[FormNumber($0)] }, probability: { known[FormNumber($0)] })
    }

    /// Where the person of each form was drawn. Who came in place of another stands where the row of its own says, or where
    /// that one was drawn.
    private static func places(_ sample: [SampledForm]) -> [FormNumber: Place] {
        var places: [FormNumber: Place] = [:]
        for person in sample {
            guard let form = person.form else { continue }
            places[FormNumber(form)] = Place(unit: person.unit, stratum: person.stratum ?? "", psu: person.psu ?? "")
        }
        for person in sample {
            guard let replacement = person.replacement.map(FormNumber.init) else { continue }
            var place = places[replacement] ?? Place(unit: person.unit)
            if place.stratum.isEmpty { place.stratum = person.stratum ?? "" }
            if place.psu.isEmpty { place.psu = person.psu ?? "" }
            places[replacement] = place
        }
        return places
    }
}
