import ArgumentParser
import Campaigns

/// `hailong init`: makes the folder of a new campaign.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Tạo thư mục cho một đợt khảo sát mới / make the folder of a new campaign",
        discussion: """
            Ví dụ / examples:
              hailong init responses/xa-2026 --questionnaire sipas-2023
              hailong init responses/xa-2026 --questionnaire sipas-2023 --units ds-don-vi.csv --from 2026-01-05 --to 2026-03-31
            """)

    @Argument(help: "thư mục sẽ tạo, tên là mã đợt khảo sát / the folder to make; its name is the campaign's id")
    var campaign: String

    @Option(
        help: ArgumentHelp("mẫu phiếu; ghi nhiều lần nếu có nhiều / a questionnaire; may be repeated", valueName: "id"))
    var questionnaire: [String] = []

    @Option(help: ArgumentHelp("bộ tiêu chí CCHC, nếu tính / a scorecard of the reform index", valueName: "id"))
    var scorecard: [String] = []

    @Option(help: ArgumentHelp("năm / the year (default: the last four digits of the id)", valueName: "year"))
    var year: Int?

    @Option(help: ArgumentHelp("tên đợt khảo sát / the title in Vietnamese", valueName: "text"))
    var title: String?

    @Option(help: ArgumentHelp("tên tiếng Anh / the title in English", valueName: "text"))
    var titleEn: String?

    @Option(help: ArgumentHelp("ngày đầu khảo sát / the first day of the interviews", valueName: "2026-01-05"))
    var from: String?

    @Option(help: ArgumentHelp("ngày cuối khảo sát / the last day of the interviews", valueName: "2026-03-31"))
    var to: String?

    @Option(help: ArgumentHelp("danh sách đơn vị có sẵn / a table of units to begin with", valueName: "file"))
    var units: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { _ throws(CampaignError) in
            let request = CampaignRequest(
                folder: campaign, questionnaires: questionnaire, scorecards: scorecard, year: year, title: title,
                titleEnglish: titleEn, from: from, to: to, units: units)
            return try Beginning(request, workspace: shared.workspace.map { Workspace(path: $0) })
                .answer(language: shared.language)
        }
    }
}
