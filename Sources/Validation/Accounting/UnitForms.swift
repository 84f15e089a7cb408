public import Responses

/// The account of a unit's forms: what went out, what came back, and what became of it.
///
/// A form is a form number, however many records bear it; a record without a number is a form of its own. Of a form's records
/// the one that counts decides what it is: valid if one is accepted, else waiting, else excluded. So
/// `returned == valid + waiting + excluded`.
public struct UnitForms: Sendable, Hashable {
    /// The place of the unit in the registry; nil for forms whose unit is not known, and for the whole.
    public var unit: Int?
    /// Forms handed out, if known.
    public var issued: Int?
    /// Forms that came back.
    public var returned = 0
    /// Forms that count.
    public var valid = 0
    /// Forms that wait for a decision; records in conflict over one number are one form.
    public var waiting = 0
    /// Forms left out.
    public var excluded = 0
    /// The same by reason.
    public var exclusions: [ExclusionReason: Int] = [:]
    /// The fates of the physical records.
    public var records = DispositionCounts()
    /// The numbers handed out that did not come back; nil where no numbers are known.
    public var missing: [FormRange]?
    /// The numbers that came back though no series or sample holds them; nil where no numbers are known.
    public var outside: [String]?
    /// The numbers that came back from this unit though they were handed out to another.
    public var ofOthers: [StrayForm] = []
    /// The numbers of accepted forms whose person, says the sample, did not answer: refused, was not found, was replaced. One of
    /// the two is wrong; the form counts.
    public var contradicted: [String] = []
    /// The rows of the sample by what became of them; empty where there is no sample.
    public var outcomes: [SampleOutcome: Int] = [:]
    /// The cases in AAPOR's groups; nil where nothing is known of what went out.
    public var tally: OutcomeTally?
    /// The valid forms that the plan asks for, if it does.
    public var target: Int? { didSet { shortfall = target.map { max(0, $0 - valid) } } }

    /// Makes an empty account.
    public init(unit: Int?) { self.unit = unit }

    /// How many numbers did not come back; nil where no numbers are known.
    public var missingCount: Int? { missing.map { $0.reduce(0) { $0 + $1.count } } }

    /// How many valid forms the plan still asks for; nil without a plan. Of several units it is the sum: what one has too many another
    /// lacks all the same.
    public internal(set) var shortfall: Int?

    /// A form that came back from another unit than it was handed out to.
    public struct StrayForm: Sendable, Hashable {
        /// The number.
        public var number: String
        /// The place of the unit that it was handed out to.
        public var issuedTo: Int

        /// Makes a stray form.
        public init(number: String, issuedTo: Int) {
            self.number = number
            self.issuedTo = issuedTo
        }
    }
}
