import Estimation

/// The look-ups of a survey's material, built once.
struct SurveyIndex: Sendable {
    struct Key: Hashable, Sendable {
        var scope: EstimateScope
        var item: String
    }

    /// Places in the list of estimates.
    private(set) var estimates: [Key: Int] = [:]
    /// Places in the list of breakdowns.
    private(set) var breakdowns: [EstimateScope: [Int]] = [:]
    /// Places in the list of periods' figures.
    private(set) var periods: [EstimateScope: [Int]] = [:]
    /// Places in the list of forms' accounts.
    private(set) var forms: [Int: Int] = [:]
    /// The refusals of all batches added up.
    private(set) var refusals: [Int: [Refusal]] = [:]

    init(
        forms: [FormAccount], batches: [BatchMaterial], estimates: [Estimate], breakdowns: [Estimate],
        periods: [PeriodEstimate]
    ) {
        self.estimates.reserveCapacity(estimates.count)
        for (place, estimate) in estimates.enumerated() where estimate.group.isEmpty {
            self.estimates[Key(scope: estimate.scope, item: estimate.item)] = place
        }
        for (place, estimate) in breakdowns.enumerated() { self.breakdowns[estimate.scope, default: []].append(place) }
        for (place, period) in periods.enumerated() {
            self.periods[period.estimate.scope, default: []].append(place)
        }
        for (place, account) in forms.enumerated() {
            if let unit = account.unit { self.forms[unit] = place }
        }
        var counts: [Int: [String: Int]] = [:]
        for refusal in batches.flatMap(\.refusals) {
            guard let unit = refusal.unit else { continue }
            counts[unit, default: [:]][refusal.rule, default: 0] += refusal.records
        }
        refusals = counts.reduce(into: [:]) { all, entry in
            all[entry.key] = entry.value.map { Refusal(unit: entry.key, rule: $0.key, records: $0.value) }
                .sorted { $0.rule < $1.rule }
        }
    }
}
