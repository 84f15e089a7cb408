public import Figures

/// Dossiers: a rate from the counts that offices report of them, with their balance checked.
///
/// carried over + received = settled (early + on time + late) + pending (in time + overdue).
///
/// Example (Sơn Tây 2018): 1.026 settled, of them 1.014 early or on time, is 98,83 %; with 1.261 received 235 are pending.
public struct DossiersRule: ScoringRule, Hashable {
    /// `dossiers`.
    public static let name = "dossiers"

    /// What share of which dossiers counts.
    public var measure: Measure
    /// The rate in per cent from which on the maximum is earned; above 0, at most 100.
    public var fullAt: Ratio
    /// What it earns where there are no dossiers to be a share of.
    public var noDossiers: ZeroDenominatorPolicy
    /// Which dossiers are asked about, such as those of land; nil for all of the unit. Criteria about the same must agree.
    public var about: String?

    /// Makes the rule.
    public init(
        _ measure: Measure, fullAt: Ratio = 100, noDossiers: ZeroDenominatorPolicy, about: String? = nil
    ) {
        self.measure = measure
        self.fullAt = fullAt
        self.noDossiers = noDossiers
        self.about = about
    }

    /// What share of which dossiers counts. The raw names are those of card documents.
    public enum Measure: String, CaseIterable, Sendable {
        /// Settled early or on time, of those settled.
        case onTime
        /// Settled, of those carried over or received.
        case settled
        /// Received online, of those received.
        case online
        /// Received online in part or in full, of those received: the levels are told apart and balance.
        case onlineByLevel
        /// Received and settled online in full (toàn trình), of those received.
        case fullyOnline
        /// Paid online, of those with a fee.
        case paidOnline

        /// What people read.
        public var text: LocalizedText {
            switch self {
            case .onTime:
                LocalizedText(
                    vi: "hồ sơ giải quyết trước và đúng hạn / hồ sơ đã giải quyết",
                    en: "dossiers settled early or on time / dossiers settled")
            case .settled:
                LocalizedText(
                    vi: "hồ sơ đã giải quyết / hồ sơ kỳ trước chuyển sang và tiếp nhận",
                    en: "dossiers settled / dossiers carried over or received")
            case .online:
                LocalizedText(
                    vi: "hồ sơ tiếp nhận trực tuyến / hồ sơ tiếp nhận", en: "dossiers received online / received")
            case .onlineByLevel:
                LocalizedText(
                    vi: "hồ sơ trực tuyến toàn trình và một phần / hồ sơ tiếp nhận",
                    en: "dossiers fully or partly online / received")
            case .fullyOnline:
                LocalizedText(
                    vi: "hồ sơ trực tuyến toàn trình / hồ sơ tiếp nhận", en: "dossiers fully online / received")
            case .paidOnline:
                LocalizedText(
                    vi: "hồ sơ thanh toán trực tuyến / hồ sơ có phí, lệ phí", en: "dossiers paid online / with a fee")
            }
        }
    }

    private static let flow: [RuleInput] = [
        RuleInput("carriedOver", title: LocalizedText(vi: "kỳ trước chuyển sang", en: "carried over"), kind: .count),
        RuleInput("received", title: LocalizedText(vi: "tiếp nhận trong kỳ", en: "received"), kind: .count),
        RuleInput("early", title: LocalizedText(vi: "giải quyết trước hạn", en: "settled early"), kind: .count),
        RuleInput("onTime", title: LocalizedText(vi: "giải quyết đúng hạn", en: "settled on time"), kind: .count),
        RuleInput("late", title: LocalizedText(vi: "giải quyết quá hạn", en: "settled late"), kind: .count),
        RuleInput(
            "pending", title: LocalizedText(vi: "đang giải quyết trong hạn", en: "pending, in time"), kind: .count),
        RuleInput("overdue", title: LocalizedText(vi: "đang giải quyết quá hạn", en: "pending, overdue"), kind: .count),
    ]

    private static let levels: [RuleInput] = [
        RuleInput(
            "fullyOnline", title: LocalizedText(vi: "trực tuyến toàn trình", en: "fully online"), kind: .count),
        RuleInput("partlyOnline", title: LocalizedText(vi: "trực tuyến một phần", en: "partly online"), kind: .count),
        RuleInput(
            "inPerson", title: LocalizedText(vi: "trực tiếp, bưu chính", en: "in person or by post"), kind: .count),
        flow[1],
    ]

    /// The counts of the balance, or part and whole of what is online.
    public var inputs: [RuleInput] {
        switch measure {
        case .onTime, .settled: Self.flow
        case .online:
            [
                RuleInput(
                    "online", title: LocalizedText(vi: "tiếp nhận trực tuyến", en: "received online"), kind: .count),
                Self.flow[1],
            ]
        case .onlineByLevel, .fullyOnline: Self.levels
        case .paidOnline:
            [
                RuleInput(
                    "paidOnline", title: LocalizedText(vi: "thanh toán trực tuyến", en: "paid online"), kind: .count),
                RuleInput("withFee", title: LocalizedText(vi: "có phí, lệ phí", en: "with a fee"), kind: .count),
            ]
        }
    }

    /// What it earns where there are no dossiers.
    public var zeroDenominator: ZeroDenominatorPolicy? { noDossiers }

    /// The rule in words.
    public func text(maximum: Ratio) -> LocalizedText {
        let points = CappedLinearRule(fullAt: fullAt).text(maximum: maximum)
        return LocalizedText(vi: "\(measure.text.vi); \(points.vi)", en: "\(measure.text.en); \(points.en)")
    }

    /// min(maximum, maximum · rate / fullAt).
    public func outcome(_ inputs: RuleInputs, maximum: Ratio) throws(FiguresError) -> RuleOutcome {
        let missing = missing(in: inputs)
        guard missing.isEmpty else { return .missing(missing) }
        let (part, whole) = try share(inputs)
        let rule = CappedLinearRule(Rate(.share, zeroDenominator: noDossiers), fullAt: fullAt)
        return try rule.outcome(["numerator": part, "denominator": whole], maximum: maximum)
    }

    private func share(_ inputs: RuleInputs) throws(FiguresError) -> (part: Ratio, whole: Ratio) {
        func sum(_ names: String...) throws(FiguresError) -> Ratio { try Ratio.sum(names.map { inputs[$0] ?? .zero }) }
        return switch measure {
        case .onTime: (try sum("early", "onTime"), try sum("early", "onTime", "late"))
        case .settled: (try sum("early", "onTime", "late"), try sum("carriedOver", "received"))
        case .online: (try sum("online"), try sum("received"))
        case .onlineByLevel: (try sum("fullyOnline", "partlyOnline"), try sum("received"))
        case .fullyOnline: (try sum("fullyOnline"), try sum("received"))
        case .paidOnline: (try sum("paidOnline"), try sum("withFee"))
        }
    }

    /// As with a rate of the same cap.
    public func text(of branch: RuleBranch, maximum: Ratio) -> LocalizedText {
        CappedLinearRule(fullAt: fullAt).text(of: branch, maximum: maximum)
    }

    /// The rate that earns full points lies above 0 and is at most 100 %.
    public func problems(maximum: Ratio) -> [RuleProblem] {
        CappedLinearRule(fullAt: fullAt).problems(maximum: maximum)
    }

    /// The counts of one unit are the same wherever a criterion asks about the same dossiers.
    public var subject: String? { about.map { "\(Self.name) \($0)" } ?? Self.name }

    /// What is online by level is online.
    public func implied(by inputs: RuleInputs) -> [(name: String, value: Ratio)] {
        guard let full = inputs["fullyOnline"], let part = inputs["partlyOnline"],
            let online = try? full.adding(part)
        else { return [] }
        return [("online", online)]
    }

    /// The balance does not hold, or a part is more than its whole.
    public func contradiction(in inputs: RuleInputs) -> LocalizedText? {
        guard missing(in: inputs).isEmpty else { return nil }
        func sum(_ names: String...) -> Ratio? { try? Ratio.sum(names.map { inputs[$0] ?? .zero }) }
        switch measure {
        case .onTime, .settled:
            guard let incoming = sum("carriedOver", "received"),
                let outgoing = sum("early", "onTime", "late", "pending", "overdue"), incoming != outgoing
            else { return nil }
            return LocalizedText(
                vi:
                    "hồ sơ không cân đối: chuyển sang + tiếp nhận = \(incoming.vi), đã giải quyết + đang giải quyết = \(outgoing.vi); kiểm tra lại",
                en:
                    "the dossiers do not balance: carried over + received = \(incoming.en), settled + pending = \(outgoing.en); check them"
            )
        case .onlineByLevel, .fullyOnline:
            guard let received = inputs["received"], let levels = sum("fullyOnline", "partlyOnline", "inPerson"),
                levels != received
            else { return nil }
            return LocalizedText(
                vi:
                    "hồ sơ không cân đối: toàn trình + một phần + trực tiếp = \(levels.vi), tiếp nhận = \(received.vi); kiểm tra lại",
                en:
                    "the dossiers do not balance: fully + partly online + in person = \(levels.en), received = \(received.en); check them"
            )
        case .online, .paidOnline:
            guard let (part, whole) = try? share(inputs), part > whole else { return nil }
            return LocalizedText(
                vi: "\(measure.text.vi) là \(part.vi)/\(whole.vi): phần lớn hơn tổng; kiểm tra lại",
                en: "\(measure.text.en) is \(part.en)/\(whole.en): the part is more than the whole; check it")
        }
    }
}

extension DossiersRule: CardRule {
    /// Reads the rule from a card.
    init(_ element: RuleElement) throws(ScorecardProblem) {
        self.init(
            element.text("of").flatMap(Measure.init(rawValue:)) ?? .onTime,
            fullAt: element.text("fullAt") == nil ? 100 : try element.number("fullAt"),
            noDossiers: try element.zeroDenominator(), about: element.text("about"))
    }
}
