import ArgumentParser
import Campaigns

/// `hailong plan`: sample sizes, and the sample itself.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Tính cỡ mẫu và chọn mẫu / sample sizes, and a sample drawn from a list",
        discussion: """
            Không có --frame: chỉ tính cỡ mẫu từ units.csv. Có --frame: chọn mẫu từ danh sách, ghi sample.csv (số phiếu, xác \
            suất chọn), sample.xlsx cho người đi phỏng vấn và plan.json. Cùng danh sách, cùng --seed thì ra cùng mẫu ở mọi máy.

            Without --frame: sizes only. With it: a sample is drawn and written. The same list and seed give the same sample.

            Ví dụ / examples:
              hailong plan responses/xa-2026 --margin 5 --design-effect 1.5 --response-rate 80%
              hailong plan responses/xa-2026 --rule yamane --minimum 30
              hailong plan responses/xa-2026 --total 3000 --allocation neyman --expected ty_le_2025 --minimum 60
              hailong plan responses/xa-2026 --frame ho-so.xlsx --seed 20260105 --total 900 --reserve 20%
              hailong plan responses/xa-2026 --frame ho-dan.csv --seed 7 --draw stages --per-psu 15 --keep "Địa chỉ"
            """)

    @Argument(help: "thư mục của đợt khảo sát / the campaign's folder")
    var campaign: String

    @Option(help: ArgumentHelp("cochran | yamane: công thức cỡ mẫu / the formula", valueName: "rule"))
    var rule = "cochran"

    @Option(
        help: ArgumentHelp(
            "sai số mong muốn, điểm phần trăm (mặc định 5) / the margin of error in points", valueName: "points"))
    var margin: String?

    @Option(help: ArgumentHelp("độ tin cậy (mặc định 0.95) / confidence level", valueName: "level"))
    var confidence: String?

    @Option(help: ArgumentHelp("hệ số thiết kế (mặc định 1) / design effect", valueName: "deff"))
    var designEffect: String?

    @Option(
        help: ArgumentHelp(
            "hệ số tương quan trong cụm; hệ số thiết kế = 1 + (b - 1)·rho, b là --per-psu / intraclass correlation",
            valueName: "rho"))
    var intraclass: String?

    @Option(help: ArgumentHelp("tỷ lệ trả lời, 0.8 hoặc 80% / response rate", valueName: "share"))
    var responseRate: String?

    @Option(
        help: ArgumentHelp(
            "tỷ lệ dự kiến, số % hoặc tên cột của units.csv (mặc định 50) / expected share, or the column that holds it",
            valueName: "percent|column"))
    var expected: String?

    @Option(help: ArgumentHelp("tổng số phiếu để phân bổ / forms to be shared out", valueName: "n"))
    var total: Int?

    @Option(
        help: ArgumentHelp(
            "proportional | neyman | equal: cách phân bổ --total / how --total is shared", valueName: "rule"))
    var allocation: String?

    @Flag(help: "lấy cỡ mẫu ở cột target của units.csv / take the targets of units.csv")
    var targets = false

    @Option(help: ArgumentHelp("số phiếu ít nhất của một đơn vị / fewest forms of a unit", valueName: "n"))
    var minimum: Int?

    @Option(help: ArgumentHelp("số phiếu nhiều nhất của một đơn vị / most forms of a unit", valueName: "n"))
    var maximum: Int?

    @Option(
        help: ArgumentHelp("chỉ đơn vị này; ghi nhiều lần được / this unit only; may be repeated", valueName: "code"))
    var unit: [String] = []

    @Option(help: ArgumentHelp("danh sách để chọn mẫu, CSV hoặc XLSX / the list to draw from", valueName: "file"))
    var frame: String?

    @Option(
        help: ArgumentHelp("simple | systematic | pps | stages: cách chọn (mặc định simple) / how", valueName: "method")
    )
    var draw: String?

    @Option(help: ArgumentHelp("hạt giống, số nguyên / the seed, a whole number", valueName: "number"))
    var seed: UInt64?

    @Option(help: ArgumentHelp("số phiếu mỗi cụm (stages) / forms of each PSU", valueName: "n"))
    var perPsu: Int?

    @Option(help: ArgumentHelp("số cụm mỗi đơn vị, mỗi tầng (stages) / PSUs of each unit and stratum", valueName: "n"))
    var psus: Int?

    @Option(help: ArgumentHelp("tỷ lệ phiếu dự phòng, ví dụ 20% / substitutes, as a share", valueName: "share"))
    var reserve: String?

    @Option(
        help: ArgumentHelp(
            "cột của danh sách: unit, id, stratum, psu, size = tên cột / which column holds what",
            valueName: "field=heading"))
    var column: [String] = []

    @Option(
        help: ArgumentHelp(
            "cột của danh sách đưa vào sample.xlsx, ví dụ địa chỉ / a column of the list for the field team",
            valueName: "heading"))
    var keep: [String] = []

    @Flag(help: "không chia tầng / leave the list's strata aside")
    var noStrata = false

    @Option(
        help: ArgumentHelp("số phiếu đầu tiên của mỗi đơn vị (mặc định 1) / each unit's first number", valueName: "n"))
    var first: Int?

    @Option(help: ArgumentHelp("thư mục ghi ra (mặc định: đợt khảo sát) / where files go", valueName: "folder"))
    var output: String?

    @Flag(help: "ghi đè mẫu đã có / replace a sample that is there")
    var replace = false

    @OptionGroup var shared: SharedOptions

    func run() throws {
        try shared.perform { _ throws(CampaignError) in
            try PlanWork(try shared.campaign(campaign), request, language: shared.language).answer()
        }
    }

    private var request: PlanRequest {
        var request = PlanRequest()
        request.rule = rule
        request.margin = margin
        request.confidence = confidence
        request.designEffect = designEffect
        request.intraclass = intraclass
        request.responseRate = responseRate
        request.expected = expected
        request.total = total
        request.sharing = allocation
        request.usesTargets = targets
        request.minimum = minimum
        request.maximum = maximum
        request.units = unit
        request.frame = frame
        request.method = draw
        request.seed = seed
        request.perCluster = perPsu
        request.clusters = psus
        request.reserve = reserve
        request.columns = column
        request.keeps = keep
        request.ignoresStrata = noStrata
        request.firstNumber = first
        request.output = output
        request.replaces = replace
        return request
    }
}
