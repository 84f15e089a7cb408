import ArgumentParser
import Campaigns
import Figures

/// `hailong export`: the accepted responses as tables.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Xuất các phiếu hợp lệ kèm quyền số / write the accepted responses with their weights as tables",
        discussion: """
            Ví dụ / examples:
              hailong export responses/ben-luc-2023
              hailong export responses/ben-luc-2023 --to csv,xlsx --labels --output xuat
              hailong export responses/ben-luc-2023 --comments --to xlsx
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(
        help: ArgumentHelp("csv,xlsx: dạng tệp / forms of the tables, with commas between them", valueName: "forms"))
    var to: String = "csv"

    @Option(
        help: ArgumentHelp(
            "thư mục ghi tệp / where the files go (default: export/ in the campaign's folder)", valueName: "folder"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "mẫu phiếu, nếu đợt khảo sát có nhiều / the questionnaire, if there are several", valueName: "id"))
    var questionnaire: String?

    @Flag(help: "ghi nhãn thay cho mã / write labels instead of codes")
    var labels = false

    @Flag(
        help:
            "chỉ ghi ý kiến viết tay để duyệt, số và địa chỉ cá nhân đã che / only the free texts, to review, with personal numbers masked"
    )
    var comments = false

    @Flag(help: "ghi cả dữ liệu cá nhân (được ghi vào nhật ký) / personal answers too, which is journalled")
    var withPersonal = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if comments, withPersonal || labels {
            throw ValidationError("--comments: không đi cùng / not with --with-personal, --labels")
        }
    }

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            let request = ExportRequest(
                questionnaire: questionnaire, output: output, forms: try forms(), labels: labels,
                withPersonal: withPersonal, comments: comments)
            return try session.export(request, language: shared.language)
        }
    }

    private func forms() throws(CampaignError) -> Set<ExportRequest.Form> {
        var forms: Set<ExportRequest.Form> = []
        for name in to.split(separator: ",") {
            guard let form = ExportRequest.Form(rawValue: String(name)) else {
                let known = ExportRequest.Form.allCases.map(\.rawValue).joined(separator: ",")
                throw CampaignError(
                    .usage,
                    [
                        LocalizedText(
                            vi: "--to \(name): chưa có dạng này (có: \(known)).",
                            en: "--to \(name): there is no such form (there are: \(known)).")
                    ])
            }
            forms.insert(form)
        }
        return forms
    }
}
