import ArgumentParser
import Campaigns

/// `hailong card`: the document of a card that is kept in Excel.
struct CardCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card",
        abstract: "Chuyển bộ tiêu chí từ Excel sang XML / a card kept in Excel as its document",
        discussion: """
            Bảng Excel lập bằng: hailong form commune-2023 --to xlsx --output bo-tieu-chi.xlsx
            Sửa trong Excel rồi chuyển lại; lỗi được báo theo dòng của bảng.

            Ví dụ / example:
              hailong card bo-tieu-chi.xlsx --to xml --output questionnaires/xa-2026.scorecard.xml
            """)

    @Argument(help: "tệp Excel hoặc CSV / the workbook")
    var file: String

    @Option(help: ArgumentHelp("xml", valueName: "kind"))
    var to: CardTarget

    @Option(help: ArgumentHelp("tệp ghi ra (mặc định: đầu ra chuẩn) / where it goes", valueName: "file"))
    var output: String?

    @Flag(help: "ghi đè tệp đã có / replace a file that is there")
    var replace = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { _ throws(CampaignError) in
            try CardWork(file: file, output: output, replaces: replace).answer()
        }
    }
}

/// What a card can be turned into.
enum CardTarget: String, ExpressibleByArgument, CaseIterable {
    /// Its document.
    case xml
}
