public import Figures

/// How persons are drawn from a frame.
public struct DrawSettings: Sendable, Hashable {
    /// The way of drawing.
    public var method: Method
    /// Where chance begins: the same seed and frame give the same sample everywhere.
    public var seed: UInt64
    /// How many forms of a primary sampling unit; for drawing in stages.
    public var perCluster: Int?
    /// How many primary sampling units of each unit, and of each of its strata; for drawing in stages.
    public var clusters: Int?
    /// How many substitutes are drawn besides, as a share of the forms.
    public var reserve: Ratio
    /// The number of each unit's first form.
    public var firstNumber: Int

    /// The ways of drawing.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// Each set of persons equally likely.
        case simple
        /// Each N/n-th of the list, from a start at random.
        case systematic
        /// With probabilities proportional to size.
        case pps
        /// Primary sampling units with probabilities proportional to size, then persons in them.
        case stages

        /// What people read.
        public var text: LocalizedText {
            switch self {
            case .simple: LocalizedText(vi: "ngẫu nhiên đơn giản", en: "simple random")
            case .systematic:
                LocalizedText(vi: "hệ thống theo thứ tự danh sách", en: "systematic, in the order of the list")
            case .pps:
                LocalizedText(vi: "xác suất tỷ lệ với quy mô (PPS)", en: "probability proportional to size (PPS)")
            case .stages:
                LocalizedText(
                    vi: "hai giai đoạn: cụm theo PPS, rồi người trong cụm", en: "two stages: PSUs by PPS, then persons")
            }
        }
    }

    /// Makes settings.
    ///
    /// - Throws: `PlanningError.setting` for what is out of range or does not go with the way of drawing.
    public init(
        method: Method, seed: UInt64, perCluster: Int? = nil, clusters: Int? = nil, reserve: Ratio = .zero,
        firstNumber: Int = 1
    ) throws(PlanningError) {
        func refuse(_ name: String, _ value: String, _ vi: String, _ en: String) -> PlanningError {
            .setting(name: name, value: value, allowed: LocalizedText(vi: vi, en: en))
        }
        for (name, value) in [("--per-psu", perCluster), ("--psus", clusters)] {
            guard let value else { continue }
            guard value >= 1, value <= SamplePlan.Settings.most else {
                throw refuse(name, "\(value)", "phải là số nguyên từ 1.", "must be a whole number from 1 up.")
            }
            guard method == .stages else {
                throw refuse(name, "\(value)", "chỉ dùng với --draw stages.", "goes with --draw stages only.")
            }
        }
        guard method != .stages || (perCluster == nil) != (clusters == nil) else {
            throw refuse(
                "--draw", "stages", "cần một trong hai: --per-psu hoặc --psus.", "needs either --per-psu or --psus.")
        }
        guard reserve >= .zero, reserve <= 10 else {
            throw refuse("--reserve", "\(reserve.double)", "phải từ 0 đến 10 (1000%).", "must be 0 to 10 (1000%).")
        }
        guard firstNumber >= 0, firstNumber <= 1_000_000_000 else {
            throw refuse("--first", "\(firstNumber)", "phải từ 0.", "must be 0 or more.")
        }
        self.method = method
        self.seed = seed
        self.perCluster = perCluster
        self.clusters = clusters
        self.reserve = reserve
        self.firstNumber = firstNumber
    }
}
