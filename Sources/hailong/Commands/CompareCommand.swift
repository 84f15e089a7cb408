import ArgumentParser
import Campaigns

/// `hailong compare`: units, or groups of respondents, against each other.
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "So sánh các đơn vị hoặc nhóm với nhau, kèm kiểm định / compare units or groups, with tests",
        discussion: """
            Ví dụ / examples:
              hailong compare responses/ben-luc-2023 X01 X02 X03
              hailong compare responses/ben-luc-2023 X01 X02 --item feedback
              hailong compare responses/ben-luc-2023 --by sex
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(
        help: "mã đơn vị; với --by: trong từng đơn vị này, * là cả đợt / units; with --by: within each, * is the whole")
    var units: [String] = []

    @Option(
        help: ArgumentHelp(
            "so các nhóm theo câu này / compare the levels of this question", valueName: "question"))
    var by: String?

    @Option(
        help: ArgumentHelp(
            "câu, yếu tố, chỉ số hoặc câu ghi số / items, factors, indices or number questions", valueName: "item"))
    var item: [String] = []

    @Option(
        help: ArgumentHelp(
            "mẫu phiếu, nếu đợt khảo sát có nhiều / the questionnaire, if there are several", valueName: "id"))
    var questionnaire: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            let request = CompareRequest(questionnaire: questionnaire, units: units, by: by, items: item)
            return try session.compare(request, language: shared.language)
        }
    }
}
