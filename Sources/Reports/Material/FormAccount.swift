public import Validation

/// What became of the forms of one unit, or of those whose unit is not known: phát ra, thu về, hợp lệ, không hợp lệ.
public struct FormAccount: Sendable, Hashable {
    /// The place of the unit in the registry; nil for records whose unit is not known.
    public var unit: Int?
    /// Forms handed out, if the campaign says.
    public var issued: Int?
    /// Forms counted in the figures.
    public var accepted: Int
    /// Records that repeat another.
    public var duplicates: Int
    /// Records that a decision replaced.
    public var superseded: Int
    /// Records left out by decision or at source.
    public var excluded: Int
    /// Records that wait for a decision.
    public var quarantined: Int
    /// Records beyond the first of a form number, besides repeats and superseded ones: those in conflict, mostly.
    public var sameForm = 0
    /// The account of the forms behind the records, where there is one.
    public var details: UnitForms?

    /// Makes an account from its counts.
    public init(
        unit: Int?, issued: Int? = nil, accepted: Int, duplicates: Int = 0, superseded: Int = 0, excluded: Int = 0,
        quarantined: Int = 0
    ) {
        self.unit = unit
        self.issued = issued
        self.accepted = accepted
        self.duplicates = duplicates
        self.superseded = superseded
        self.excluded = excluded
        self.quarantined = quarantined
    }

    /// Makes an account of what validation found.
    public init(_ forms: UnitForms) {
        let records = forms.records
        self.init(
            unit: forms.unit, issued: forms.issued, accepted: records.accepted, duplicates: records.duplicates,
            superseded: records.superseded, excluded: records.excluded, quarantined: records.quarantined)
        sameForm = records.accepted + records.excluded + records.quarantined - forms.returned
        details = forms
    }

    /// Records that were entered: every physical record of the batches has exactly one of the fates above.
    public var records: Int { accepted + notAccepted }

    /// Forms that came back, as `status` and forms.json count them: a record that repeats another, is replaced or shares its number is
    /// no form of its own.
    public var returned: Int { records - duplicates - superseded - sameForm }

    /// Records that were entered and are in no figure.
    public var notAccepted: Int { duplicates + superseded + excluded + quarantined }

    /// Adds the counts of another account. The issued forms of the sum are known only where both are known.
    func adding(_ other: FormAccount, issuedUnknownIsNone: Bool = false) -> FormAccount {
        var sum = self
        sum.unit = nil
        if let left = issued, let right = other.issued {
            sum.issued = left + right
        } else {
            sum.issued = issuedUnknownIsNone ? issued ?? other.issued : nil
        }
        sum.accepted += other.accepted
        sum.duplicates += other.duplicates
        sum.superseded += other.superseded
        sum.excluded += other.excluded
        sum.quarantined += other.quarantined
        sum.sameForm += other.sameForm
        sum.details = nil
        return sum
    }
}
