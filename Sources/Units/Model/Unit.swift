public import Figures

/// An office or a service centre that is rated, or that other units belong to.
public struct Unit: Sendable, Hashable {
    /// The code that identifies the unit in every file of the campaign, as written in units.csv (leading zeros kept).
    public var code: String
    /// The name as it is printed, usually with its kind: `Xã Mỹ Yên`, `Sở Y tế`.
    public var name: String
    /// The English name, where the campaign gives one.
    public var nameEn: String?
    /// A free key of the kind: `commune`, `ward`, `department`, `district-centre`… Empty if the campaign gives none.
    public var kind: String
    /// The code of the unit that this one belongs to.
    public var parent: String?
    /// The block (khối): units of one block are ranked together.
    public var block: String?
    /// Whether the unit takes part in its block's ranking.
    public var isRanked: Bool
    /// Whether the unit is a one-stop service centre.
    public var isCentre: Bool
    /// N: the transactions or persons that the unit's sample stands for.
    public var population: Int?
    /// n: the forms that the plan asks of the unit.
    public var target: Int?
    /// The first day on which the unit exists; nil if it always did.
    public var validFrom: CalendarDate?
    /// The last day on which the unit exists; nil if it still does.
    public var validTo: CalendarDate?
    /// The units that this one was merged from.
    public var ancestors: [AncestorShare]
    /// The cells of the columns that this program does not know, by their heading; blank cells are left out.
    public var extras: [String: String]

    /// Makes a unit; what is left out is unknown, and a unit with a block is ranked unless told otherwise.
    public init(
        code: String, name: String, nameEn: String? = nil, kind: String = "", parent: String? = nil,
        block: String? = nil, isRanked: Bool? = nil, isCentre: Bool = false, population: Int? = nil,
        target: Int? = nil, validFrom: CalendarDate? = nil, validTo: CalendarDate? = nil,
        ancestors: [AncestorShare] = [], extras: [String: String] = [:]
    ) {
        self.code = code
        self.name = name
        self.nameEn = nameEn
        self.kind = kind
        self.parent = parent
        self.block = block
        self.isRanked = isRanked ?? (block != nil)
        self.isCentre = isCentre
        self.population = population
        self.target = target
        self.validFrom = validFrom
        self.validTo = validTo
        self.ancestors = ancestors
        self.extras = extras
    }

    /// The name in one language: the English name where there is one and it is asked for.
    public func name(in language: Language) -> String {
        switch language {
        case .vi: name
        case .en: nameEn ?? name
        }
    }

    /// Whether the unit exists on a day; both ends of its validity count.
    public func isValid(on date: CalendarDate) -> Bool {
        (validFrom.map { $0 <= date } ?? true) && (validTo.map { date <= $0 } ?? true)
    }

    /// Whether there is a day on which both units exist.
    public func overlaps(_ other: Unit) -> Bool {
        let startsInTime = validFrom.flatMap { start in other.validTo.map { start <= $0 } } ?? true
        let endsInTime = validTo.flatMap { end in other.validFrom.map { $0 <= end } } ?? true
        return startsInTime && endsInTime
    }
}
