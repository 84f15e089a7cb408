/// The file that a form, a card or a sheet is written to: what may stand in its place, and where it may lie.
struct OutputFile {
    /// Its path, as it was given.
    let path: String

    /// Sees that a file may be written.
    ///
    /// - Parameters:
    ///   - isWorkbook: whether it is one, whose name then ends with `.xlsx`.
    ///   - replaces: whether a file that is there may go.
    ///   - mayHoldForms: whether forms may have been typed into the one that is there.
    init(
        _ path: String, isWorkbook: Bool, replaces: Bool, mayHoldForms: Bool = false
    ) throws(CampaignError) {
        self.path = path
        if isWorkbook, !path.lowercased().hasSuffix(".xlsx") {
            throw CampaignError(
                .usage, vi: "\(path): tên sổ tính phải có đuôi .xlsx.",
                en: "\(path): the name of a workbook ends with .xlsx.")
        }
        let folder = Paths.parts(Paths.absolute(path)).dropLast()
        if folder.last == "batches", Paths.exists("/" + folder.dropLast().joined(separator: "/") + "/campaign.xml") {
            throw CampaignError(
                .usage, vi: "\(path): không ghi vào batches/, vì tệp ở đó được nhập như phiếu đã thu.",
                en: "\(path): cannot be written into batches/: what lies there is imported as forms that came back.")
        }
        guard Paths.exists(path), !replaces else { return }
        throw CampaignError(
            .usage,
            vi:
                "\(path): đã có tệp này\(mayHoldForms ? ", có thể đã nhập phiếu" : ""). Chọn tên khác, hoặc thêm --replace để ghi đè.",
            en:
                "\(path): there is such a file\(mayHoldForms ? "; forms may have been typed into it" : ""). Choose another name, or add "
                + "--replace.")
    }
}
