import ArgumentParser
import Campaigns

/// `hailong form`: the entry workbook, the form for devices and the paper forms of a questionnaire.
struct FormCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract:
            "Tệp Excel nhập phiếu, phiếu điện tử, phiếu giấy của một mẫu phiếu / what a questionnaire gives to the field",
        discussion: """
            --to xlsx: tệp Excel để nhập phiếu, nhập lại bằng check, run mà không cần khai báo / a workbook to type forms into
            --to xform: phiếu điện tử cho ODK Collect, KoBo / a form for devices
            --to html: phiếu giấy A4 có số phiếu và mã QR / paper forms with number and QR code

            Ví dụ / examples:
              hailong form service-centre --to xlsx --campaign responses/ben-luc-2023 --output nhap-phieu.xlsx
              hailong form service-centre --to xform --campaign responses/ben-luc-2023 --output phieu.xml
              hailong form service-centre --to html --campaign responses/ben-luc-2023 --unit X01 --count 90 --output X01.html
              hailong form sipas-2023 --to html > phieu.html
            Bộ tiêu chí / a card:
              hailong form commune-2023 --to xlsx --output bo-tieu-chi.xlsx
              hailong form commune-2023 --to xlsx --campaign responses/ben-luc-2023 --unit X01 --output X01.xlsx
            """)

    @Argument(help: "mã mẫu phiếu trong questionnaires/, hoặc tệp / a questionnaire's id, or its file")
    var questionnaire: String

    @Option(help: ArgumentHelp("xlsx | xform | html", valueName: "kind"))
    var to: String

    @Option(help: ArgumentHelp("thư mục của đợt khảo sát / the campaign's folder", valueName: "folder"))
    var campaign: String?

    @Option(help: ArgumentHelp("chỉ cho đơn vị này / for this unit only", valueName: "code"))
    var unit: String?

    @Option(help: ArgumentHelp("dãy số phiếu, ví dụ 1-90 / a series of form numbers", valueName: "from-to"))
    var numbers: String?

    @Option(help: ArgumentHelp("số lượng phiếu, đánh số từ 1 / how many forms, numbered from 1", valueName: "n"))
    var count: Int?

    @Option(help: ArgumentHelp("số hàng nhập có danh sách chọn / rows with drop-downs (default: 500)", valueName: "n"))
    var rows: Int?

    @Option(help: ArgumentHelp("tệp ghi ra (mặc định: đầu ra chuẩn) / where it goes", valueName: "file"))
    var output: String?

    @Flag(help: "ghi đè tệp đã có / replace a file that is there")
    var replace = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { _ throws(CampaignError) in
            let request = FormRequest(
                instrument: questionnaire, kind: to, campaign: campaign, workspace: shared.workspace, unit: unit,
                numbers: numbers, count: count, rows: rows, output: output, replaces: replace)
            return try FormWork(request, language: shared.language).answer()
        }
    }
}
