public import Figures

/// How the cases of a sample ended, in the groups of the AAPOR Standard Definitions (10th edition, 2023).
public struct OutcomeTally: Sendable, Hashable {
    /// I: complete forms that count.
    public var complete = 0
    /// P: forms that came back in part, or wait for a decision.
    public var partial = 0
    /// R: refusals and break-offs.
    public var refusals = 0
    /// NC: eligible, never reached.
    public var nonContacts = 0
    /// O: eligible, reached, no usable form for another reason; replaced by another person.
    public var other = 0
    /// UH + UO: nothing is known of them.
    public var unknown = 0
    /// Not eligible: they enter only the estimate of e.
    public var notEligible = 0

    /// Makes an empty tally.
    public init() {}

    /// Adds another tally.
    public static func + (left: OutcomeTally, right: OutcomeTally) -> OutcomeTally {
        var sum = left
        sum.complete += right.complete
        sum.partial += right.partial
        sum.refusals += right.refusals
        sum.nonContacts += right.nonContacts
        sum.other += right.other
        sum.unknown += right.unknown
        sum.notEligible += right.notEligible
        return sum
    }

    /// All cases.
    public var cases: Int { eligible + unknown + notEligible }

    private var interviews: Int { complete + partial }
    private var eligible: Int { interviews + refusals + nonContacts + other }

    /// e: the share of the cases of unknown eligibility that are taken as eligible, the share of the eligible among the known
    /// ones (the proportional allocation, or CASRO, method); 1 where nothing is known, which is the cautious choice.
    public var eligibleShare: Ratio {
        (try? Ratio(Int128(eligible), over: Int128(eligible + notEligible))) ?? .one
    }

    /// A rate, as a share of 1; nil where its base is empty.
    ///
    /// Source: AAPOR, Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 10th ed., 2023,
    /// "Calculating Outcome Rates from Final Disposition Distributions".
    public func rate(_ rate: ResponseRate) -> Ratio? {
        let estimated = (try? eligibleShare.multiplied(by: Ratio(unknown))) ?? Ratio(unknown)
        func share(_ part: Int, _ base: Int, plus more: Ratio = .zero) -> Ratio? {
            guard let whole = try? Ratio(base).adding(more), whole > .zero else { return nil }
            return try? Ratio(part).divided(by: whole)
        }
        let all = eligible + unknown
        let reached = interviews + refusals + other
        switch rate {
        case .rr1: return share(complete, all)
        case .rr2: return share(interviews, all)
        case .rr3: return share(complete, eligible, plus: estimated)
        case .rr4: return share(interviews, eligible, plus: estimated)
        case .rr5: return share(complete, eligible)
        case .rr6: return share(interviews, eligible)
        case .coop1: return share(complete, reached)
        case .coop2: return share(interviews, reached)
        case .coop3: return share(complete, interviews + refusals)
        case .coop4: return share(interviews, interviews + refusals)
        case .ref1: return share(refusals, all)
        case .ref2: return share(refusals, eligible, plus: estimated)
        case .ref3: return share(refusals, eligible)
        case .con1: return share(reached, all)
        case .con2: return share(reached, eligible, plus: estimated)
        case .con3: return share(reached, eligible)
        }
    }
}

/// The outcome rates of the AAPOR Standard Definitions. The raw values are AAPOR's names.
public enum ResponseRate: String, Sendable, Hashable, CaseIterable {
    /// Complete forms over all that may be eligible: the lowest response rate.
    case rr1 = "RR1"
    /// Complete and partial forms over all that may be eligible.
    case rr2 = "RR2"
    /// Complete forms, e of the unknown in the base.
    case rr3 = "RR3"
    /// Complete and partial forms, e of the unknown in the base.
    case rr4 = "RR4"
    /// Complete forms over the known eligible: the highest response rate.
    case rr5 = "RR5"
    /// Complete and partial forms over the known eligible.
    case rr6 = "RR6"
    /// Complete forms over all reached.
    case coop1 = "COOP1"
    /// Complete and partial forms over all reached.
    case coop2 = "COOP2"
    /// Complete forms over those reached and able.
    case coop3 = "COOP3"
    /// Complete and partial forms over those reached and able.
    case coop4 = "COOP4"
    /// Refusals over all that may be eligible.
    case ref1 = "REF1"
    /// Refusals, e of the unknown in the base.
    case ref2 = "REF2"
    /// Refusals over the known eligible.
    case ref3 = "REF3"
    /// Reached over all that may be eligible.
    case con1 = "CON1"
    /// Reached, e of the unknown in the base.
    case con2 = "CON2"
    /// Reached over the known eligible.
    case con3 = "CON3"
}
