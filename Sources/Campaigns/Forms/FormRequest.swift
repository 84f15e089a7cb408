/// What `hailong form` asks for.
public struct FormRequest: Sendable, Hashable {
    /// The questionnaire: its identifier, or the path of its file.
    public var instrument: String
    /// What is made: `xlsx`, `xform` or `html`.
    public var kind: String
    /// The campaign's folder; nil for a form of the instrument alone.
    public var campaign: String?
    /// The workspace; nil for the campaign's, or the current folder.
    public var workspace: String?
    /// The code of the one unit that the forms are about.
    public var unit: String?
    /// The form numbers, such as `1-90`.
    public var numbers: String?
    /// How many form numbers, from 1.
    public var count: Int?
    /// How many rows of an entry sheet have drop-downs.
    public var rows: Int?
    /// Where the form goes; nil for standard output.
    public var output: String?
    /// Whether a file that is there may be replaced.
    public var replaces: Bool

    /// Makes a request.
    public init(
        instrument: String, kind: String, campaign: String? = nil, workspace: String? = nil, unit: String? = nil,
        numbers: String? = nil, count: Int? = nil, rows: Int? = nil, output: String? = nil, replaces: Bool = false
    ) {
        self.instrument = instrument
        self.kind = kind
        self.campaign = campaign
        self.workspace = workspace
        self.unit = unit
        self.numbers = numbers
        self.count = count
        self.rows = rows
        self.output = output
        self.replaces = replaces
    }

    /// Where a workbook goes, which is no text for standard output.
    func workbookPath() throws(CampaignError) -> String {
        guard let output else {
            throw CampaignError(
                .usage, vi: "--to xlsx cần --output TỆP.xlsx.", en: "--to xlsx needs --output FILE.xlsx.")
        }
        return output
    }

    /// Sees that no unit is asked for where no campaign has units.
    func checkUnitHasCampaign() throws(CampaignError) {
        guard let unit, campaign == nil else { return }
        throw CampaignError(
            .usage, vi: "--unit \(unit) cần --campaign: đơn vị lấy từ units.csv của đợt khảo sát.",
            en: "--unit \(unit) needs --campaign: units come from the campaign's units.csv.")
    }
}
