import Documents
import Figures

extension SampleDocument {
    static func points(_ language: Language) throws -> Section {
        let vi = language == .vi
        let areas: [(String, String, String, String, String)] = [
            ("Chỉ đạo, điều hành cải cách hành chính", "Leadership", "12.5", "14", "89.29"),
            ("Cải cách thể chế", "Institutions", "6.75", "8", "84.38"),
            ("Cải cách thủ tục hành chính", "Procedures", "14", "16", "87.50"),
            ("Xây dựng chính quyền điện tử, chính quyền số", "Digital government", "10.2", "12", "85.00"),
            ("Chỉ số hài lòng", "Satisfaction", "29.59", "30", "98.62"),
        ]
        return Section(
            heading: Heading(level: 1, text: vi ? "Điểm trong bộ chỉ số" : "Points on the card"),
            blocks: [
                .chart(
                    ChartBlock(
                        caption: vi ? "Điểm đạt được theo lĩnh vực" : "Points by area",
                        chart: .points(
                            PointsChart(
                                nameHeader: vi ? "Lĩnh vực" : "Area",
                                rows: try areas.map {
                                    PointsChart.Row(
                                        name: vi ? $0.0 : $0.1, obtained: try number($0.2, language),
                                        maximum: try number($0.3, language),
                                        share: try number($0.4, language, as: .percent))
                                } + [
                                    PointsChart.Row(
                                        name: vi ? "Cải cách tài chính công" : "Public finance",
                                        obtained: .absent(.notScored, language: language),
                                        maximum: try number("20", language))
                                ])))),
                .table(
                    TableBlock(
                        caption: vi ? "Điểm theo tiêu chí" : "Points by criterion",
                        columns: [
                            TableColumn(vi ? "Mã" : "Code", .code), TableColumn(vi ? "Tiêu chí" : "Criterion"),
                            TableColumn(vi ? "Tự chấm" : "Self", .number),
                            TableColumn(vi ? "Thẩm định" : "Appraised", .number),
                            TableColumn(vi ? "Tối đa" : "Maximum", .number),
                        ],
                        rows: [
                            .group(vi ? "Cải cách thủ tục hành chính" : "Procedures"),
                            TableRow(
                                [
                                    "3.1", .text(vi ? "Công khai thủ tục" : "Procedures published"),
                                    .figure(try number("4", language)),
                                    .figure(try number("3.5", language)), .figure(try number("4", language)),
                                ]),
                            TableRow(
                                [
                                    "3.1.1", .text(vi ? "Trên cổng dịch vụ công" : "On the portal"),
                                    .figure(try number("2", language)),
                                    .figure(try number("1.5", language)), .figure(try number("2", language)),
                                ], depth: 1, marker: vi ? "mất điểm" : "points lost"),
                            .group(vi ? "Tài chính công" : "Public finance"),
                            TableRow([
                                "6.1", .text(vi ? "Giải ngân" : "Disbursement"), .figure(try number("4", language)),
                                .absent(reason: vi ? "chưa chấm điểm" : "not scored"),
                                .figure(try number("4", language)),
                            ]),
                        ], rowHeaderColumn: 1)),
            ])
    }

    static func method(_ language: Language) -> Section {
        let vi = language == .vi
        return Section(
            heading: Heading(level: 1, text: vi ? "Cách tính và chất lượng số liệu" : "Method and data quality"),
            staysTogether: true,
            blocks: [
                .list(
                    ListBlock(
                        .numbers,
                        items: [
                            [
                                .text(
                                    vi
                                        ? "145 bản ghi nhận vào, 145 được chấp nhận."
                                        : "145 records came in, 145 were accepted.")
                            ],
                            [.text(vi ? "Không có bản ghi nào bị giữ lại." : "No record is held back.")],
                        ])),
                .definitions(
                    DefinitionList(
                        title: vi ? "Cách tính" : "How it was computed",
                        items: [
                            Definition(
                                vi ? "Công thức" : "Formula",
                                vi ? "tỷ lệ hài lòng và rất hài lòng" : "share of the top two levels"),
                            Definition(vi ? "Quyền số" : "Weights", vi ? "không dùng" : "none"),
                            Definition(
                                vi ? "Làm tròn" : "Rounding",
                                vi ? "hai chữ số thập phân, làm tròn nửa lên" : "two decimals, half up"),
                        ])),
                .pageBreak,
                .callout(
                    Callout(
                        .warning,
                        vi
                            ? "So sánh với năm 2021 không thực hiện được do đổi phương pháp."
                            : "No comparison with 2021: the method changed.")),
            ])
    }
}
