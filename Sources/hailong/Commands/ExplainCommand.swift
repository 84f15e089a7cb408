import ArgumentParser
import Campaigns

/// `hailong explain`: how a figure came about, back to counts, records and files.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Giải thích một con số: từ số in ra về số đếm, quyền số, phiếu và tệp / how a figure came about",
        discussion: """
            Ví dụ / examples:
              hailong explain responses/ben-luc-2023 BL
              hailong explain responses/ben-luc-2023 X03 q05
              hailong explain responses/ben-luc-2023 X03 --form X03-001
              hailong explain responses/ben-luc-2023 X03 q05 --answers  # từng phiếu / each form
              hailong explain responses/ben-luc-2023 X03 8.1            # một tiêu chí / a criterion
              hailong explain responses/ben-luc-2023 X03 8              # một lĩnh vực / an area
              hailong explain responses/ben-luc-2023 X03 commune-2023   # cộng điểm, hạng, tăng giảm / sums, place, change
              hailong explain responses/ben-luc-2023 X03 8.1 --card commune-2023
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Argument(help: "mã đơn vị / the unit's code")
    var unit: String

    @Argument(
        help:
            "câu, yếu tố, chỉ số, tiêu chí hoặc lĩnh vực / an item, factor, index, criterion or area (default: the index)"
    )
    var item: String?

    @Option(
        help: ArgumentHelp("cả quyền số của phiếu này / the weight of this form besides", valueName: "number"))
    var form: String?

    @Option(
        help: ArgumentHelp(
            "mẫu phiếu (mặc định: mẫu đầu có câu ấy) / the questionnaire (default: the first that has the item)",
            valueName: "id"))
    var questionnaire: String?

    @Option(
        help: ArgumentHelp(
            "bộ tiêu chí, khi nhiều bộ có cùng mã / the card, where several have the identifier", valueName: "id"))
    var card: String?

    @Flag(
        help:
            "câu trả lời của từng phiếu, cho người được xem; ghi vào journal.csv / each form's answers, for those who may see them"
    )
    var answers = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            return try session.explain(
                unit: unit, item: item, questionnaire: questionnaire, card: card, form: form,
                listsForms: answers, language: shared.language)
        }
    }
}
