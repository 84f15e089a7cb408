public import Tables

/// What a command asks of a session besides its own work.
public struct SessionOptions: Sendable, Hashable {
    /// Whether the whole forms before a break in an XML file are accepted instead of refusing the file.
    public var salvage: Bool
    /// Whether nothing may be kept: no ledger, no reports.
    public var keepsNothing: Bool
    /// Whether what is read is put into the ledger by the caller, all of it at once.
    var storesLater = false
    /// Whether XML batches are checked by the schemas in questionnaires/ besides.
    public var checksSchemas: Bool

    /// The encoding of every table, whatever its bytes and the campaign say.
    public var encoding: TextEncoding?

    /// Makes options.
    public init(
        salvage: Bool = false, keepsNothing: Bool = false, checksSchemas: Bool = false, encoding: TextEncoding? = nil
    ) {
        self.salvage = salvage
        self.keepsNothing = keepsNothing
        self.checksSchemas = checksSchemas
        self.encoding = encoding
    }
}

/// What `hailong index` asks for.
public struct IndexRequest: Sendable, Hashable {
    /// The questionnaire; nil for the campaign's first.
    public var questionnaire: String?
    /// The questions to break down by.
    public var by: [String]
    /// The period; nil for the whole campaign.
    public var period: String?
    /// The units; empty for all, with the blocks and the whole.
    public var units: [String]
    /// The items, factors or indices; empty for all.
    public var items: [String]
    /// A formula that takes the place of the questionnaire's own.
    public var formula: String?

    /// Makes a request.
    public init(
        questionnaire: String? = nil, by: [String] = [], period: String? = nil, units: [String] = [],
        items: [String] = [],
        formula: String? = nil
    ) {
        self.questionnaire = questionnaire
        self.by = by
        self.period = period
        self.units = units
        self.items = items
        self.formula = formula
    }
}

/// What `compare` is asked for.
public struct CompareRequest: Sendable, Hashable {
    /// The questionnaire; nil for the campaign's first.
    public var questionnaire: String?
    /// The codes of the units; with `by` those within which groups are compared, `*` for the whole campaign.
    public var units: [String]
    /// The question whose levels are compared; nil: units are.
    public var by: String?
    /// The items, factors, indices or number questions; empty for the index.
    public var items: [String]

    /// Makes a request.
    public init(questionnaire: String? = nil, units: [String] = [], by: String? = nil, items: [String] = []) {
        self.questionnaire = questionnaire
        self.units = units
        self.by = by
        self.items = items
    }
}
