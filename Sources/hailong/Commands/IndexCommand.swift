import ArgumentParser
import Campaigns

/// `hailong index`: the satisfaction index and everything below it.
struct IndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Chỉ số hài lòng theo đơn vị, kèm cỡ mẫu và khoảng tin cậy / the satisfaction index by unit",
        discussion: "Ví dụ / example:  hailong index responses/ben-luc-2023 --by field --unit BL --format json")

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(help: ArgumentHelp("chia theo câu hỏi về người trả lời / break down by a question", valueName: "question"))
    var by: [String] = []

    @Option(help: ArgumentHelp("chỉ tính một kỳ / one period only", valueName: "period"))
    var period: String?

    @Option(help: ArgumentHelp("chỉ đơn vị này / these units only", valueName: "unit"))
    var unit: [String] = []

    @Option(
        help: ArgumentHelp("chỉ câu, yếu tố hoặc chỉ số này / these items, factors or indices only", valueName: "item"))
    var item: [String] = []

    @Option(
        help: ArgumentHelp(
            "mẫu phiếu, nếu đợt khảo sát có nhiều / the questionnaire, if there are several", valueName: "id"))
    var questionnaire: String?

    @Option(
        help: ArgumentHelp(
            "topLevels | meanOfHighest | meanRescaled: thay công thức của phiếu / another formula", valueName: "formula"
        ))
    var formula: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            let request = IndexRequest(
                questionnaire: questionnaire, by: by, period: period, units: unit, items: item, formula: formula)
            return try session.index(request, language: shared.language)
        }
    }
}
