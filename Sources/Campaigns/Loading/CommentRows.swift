internal import Figures
internal import Reports
internal import Units

/// Reads comments.csv: what people wrote on forms, with who released it for printing and when. Rows that nobody released are not
/// printed.
struct CommentRows {
    /// The names that the table may have in the campaign's folder.
    static let names = ["comments.csv", "comments.xlsx"]

    /// The columns with their other headings.
    static let columns: [String: [String]] = [
        "unit": ["mã", "mã đơn vị", "đơn vị"], "group": ["nhóm", "nhóm ý kiến", "chủ đề"],
        "text": ["ý kiến", "nội dung"], "released_by": ["người duyệt", "released by"],
        "released_on": ["ngày duyệt", "released on"],
    ]

    /// The longest comment that is printed; a page is no place for more.
    private static let longest = 4_000

    private(set) var released: [ReleasedComment] = []
    /// The rows that wait for a reviewer.
    private(set) var waiting = 0

    /// The file of a campaign's comments; nil where there is none.
    ///
    /// - Throws: a refusal where there are two.
    static func file(of campaign: Campaign) throws(CampaignError) -> String? {
        let found = names.filter { Paths.exists(campaign.path($0)) }
        guard found.count < 2 else {
            throw CampaignError(
                .unusableInput,
                vi: "\(campaign.folder): có cả \(found.joined(separator: " và ")); chỉ giữ một tệp ý kiến.",
                en: "\(campaign.folder): there are both \(found.joined(separator: " and ")); keep one file of comments."
            )
        }
        return found.first
    }

    /// The comments of a campaign; none without a file.
    ///
    /// - Throws: every problem of the file with its line.
    init(_ campaign: Campaign) throws(CampaignError) {
        guard let file = try Self.file(of: campaign) else { return }
        let table = try KeptTable(
            campaign.path(file), columns: Self.columns, required: ["unit", "text", "released_by", "released_on"])
        var problems: [LocalizedText] = []
        for row in table.rows { read(row, of: table, campaign: campaign, problems: &problems) }
        guard problems.isEmpty else { throw CampaignError(.unusableInput, problems) }
    }

    private mutating func read(
        _ row: KeptTable.Row, of table: KeptTable, campaign: Campaign, problems: inout [LocalizedText]
    ) {
        func refuse(_ vi: String, _ en: String) {
            problems.append(
                LocalizedText(
                    vi: "\(table.file), dòng \(row.line): \(vi)", en: "\(table.file), line \(row.line): \(en)"))
        }
        let text = row["text"] ?? ""
        let by = row["released_by"] ?? ""
        let day = row["released_on"] ?? ""
        if by.isEmpty, day.isEmpty {
            waiting += 1
            return
        }
        guard !by.isEmpty, CalendarDate(written: day) != nil else {
            return refuse(
                "ý kiến được công bố cần cả người duyệt và ngày duyệt (như 2026-11-22 hoặc 22/11/2026).",
                "a comment that is released needs both who released it and the day (such as 2026-11-22 or 22/11/2026).")
        }
        let code = row["unit"] ?? ""
        guard let unit = campaign.units.index(ofCode: code) else {
            let shown = String(code.prefix(60))
            return refuse("không có đơn vị mã «\(shown)».", "there is no unit with code “\(shown)”.")
        }
        guard !text.isEmpty else { return refuse("ý kiến trống.", "the comment is empty.") }
        guard text.count <= Self.longest else {
            return refuse(
                "ý kiến dài quá \(Self.longest) ký tự; hãy rút ngắn.",
                "the comment is longer than \(Self.longest) characters; shorten it.")
        }
        let group = (row["group"] ?? "").isEmpty ? nil : row["group"]
        // What was typed by hand, or unmasked, is masked as what `export --comments` writes is.
        released.append(ReleasedComment(unit: unit, group: group, text: CommentSheet.masked(text)))
    }
}

extension CalendarDate {
    /// A day as people write it: 2026-11-22 or 22/11/2026.
    fileprivate init?(written text: String) {
        if let day = try? CalendarDate(iso: text) {
            self = day
            return
        }
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "-" || $0 == "." })
        guard parts.count == 3, parts[2].count == 4, (1...2).contains(parts[0].count), (1...2).contains(parts[1].count)
        else { return nil }
        func padded(_ part: Substring) -> String { part.count == 1 ? "0" + part : String(part) }
        guard let day = try? CalendarDate(iso: "\(parts[2])-\(padded(parts[1]))-\(padded(parts[0]))") else {
            return nil
        }
        self = day
    }
}
