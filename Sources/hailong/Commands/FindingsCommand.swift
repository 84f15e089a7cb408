import ArgumentParser
import Campaigns

/// `hailong findings`: what the checks found, and a file of the records to mend.
struct FindingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "findings",
        abstract: "Những điểm phát hiện khi kiểm tra phiếu / what the checks of the records found",
        discussion: """
            Ví dụ / examples:
              hailong findings responses/ben-luc-2023 --unit X01 --severity error
              hailong findings responses/ben-luc-2023 --batch xa-dot-1.csv --format csv
              hailong findings responses/ben-luc-2023 --export sua.csv
              hailong findings responses/ben-luc-2023 --export sua.xlsx
            Sửa tệp sua.csv trong Excel rồi nhập như một lô phiếu: bản ghi đã sửa thay cho bản cũ. / Mend the file and take \
            it in like any batch: its records replace those that they name.
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(help: ArgumentHelp("chỉ phiếu của đơn vị này / records of these units only", valueName: "unit"))
    var unit: [String] = []

    @Option(help: ArgumentHelp("chỉ quy tắc này / these checks only", valueName: "rule"))
    var rule: [String] = []

    @Option(help: ArgumentHelp("error | warning | note", valueName: "severity"))
    var severity: [String] = []

    @Option(help: ArgumentHelp("chỉ lô này / these batches only", valueName: "batch"))
    var batch: [String] = []

    @Flag(
        help:
            "kể cả bản ghi đã thay thế, đã loại, trùng lặp / also in records that are replaced, excluded or repeated")
    var all = false

    @Option(
        help: ArgumentHelp(
            "ghi các bản ghi chờ xử lý ra tệp .csv hoặc .xlsx để sửa / write the records that wait into a file to mend, .csv or .xlsx",
            valueName: "file"))
    var export: String?

    @Flag(
        help:
            "với --export: cả bản ghi được tính nhưng có cảnh báo / with --export: flagged records that count, too")
    var warnings = false

    @Flag(
        help:
            "với --export: không che dữ liệu cá nhân; được ghi vào journal.csv / with --export: personal answers unmasked, which is journalled"
    )
    var withPersonal = false

    @Option(help: ArgumentHelp("với --export: dấu ngăn cột / with --export: the separator", valueName: ";|,|tab"))
    var separator: String = ";"

    @Flag(
        help:
            "cả kiểm tra hiện trường khi đã chọn lọc / also the field's checks, which a choice of findings leaves out")
    var field = false

    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if export == nil, warnings || withPersonal || separator != ";" {
            throw ValidationError("--warnings, --with-personal, --separator: chỉ dùng với / only with --export")
        }
        if separator != "tab", separator.count != 1 {
            throw ValidationError("--separator: ; , | tab")
        }
    }

    func run() throws {
        try shared.perform { progress throws(CampaignError) in
            let session = CampaignSession(try shared.campaign(campaign), options: SessionOptions(), progress: progress)
            let request = FindingsRequest(
                units: unit, rules: rule, severities: severity, batches: batch, includesSettled: all,
                includesField: field)
            guard let export else { return try session.findings(request, language: shared.language) }
            let mend = MendRequest(
                path: export, includesFlagged: warnings, withPersonal: withPersonal,
                separator: separator == "tab" ? "\t" : separator.first ?? ";")
            return try session.exportMend(request, to: mend, language: shared.language)
        }
    }
}
