import Documents
import Figures

/// A summary of a made service centre, with one of each kind of block: what the structure tests walk through.
enum SampleDocument {
    static func summary(_ language: Language = .vi) throws -> Document {
        let vi = language == .vi
        let index = try figure(143, of: 145, language, interval: (97.5, 99.9))
        return Document(
            language: language,
            title: vi ? "Tóm tắt kết quả khảo sát sự hài lòng" : "Satisfaction survey: summary of results",
            subtitle: vi
                ? "Trung tâm Phục vụ hành chính công huyện Bến Lức, 6 tháng đầu năm 2023"
                : "Public administrative service centre of Bến Lức district, first half of 2023",
            notice: Callout(
                .important, title: vi ? "Số liệu giả định." : "Made data.",
                vi
                    ? "Đợt khảo sát này được tạo ra để minh họa chương trình, không phải kết quả thật."
                    : "This campaign was made to show the program; these are not real results."),
            metadata: metadata(vi),
            navigation: [
                DocumentLink(text: vi ? "Tổng quan" : "Overview", target: try LinkTarget("../index.html")),
                DocumentLink(text: vi ? "Bảng xếp hạng" : "Ranking", target: try LinkTarget("../ranking.html")),
                DocumentLink(
                    text: vi ? "Trung tâm Bến Lức" : "Bến Lức centre", target: try LinkTarget("trung-tâm.html"),
                    isCurrent: true),
            ],
            showsContents: true,
            blocks: [
                .keyFigures(try keyFigures(index, language)),
                .paragraph([
                    .text(vi ? "Chỉ số hài lòng của trung tâm là " : "The centre's satisfaction index is "),
                    .figure(index), .text(vi ? ", đứng thứ " : ", in "),
                    .strong([.text(vi ? "2 trong 16 đơn vị" : "2nd place of 16")]),
                    .text(vi ? " của khối. Xem " : " of its block. See "),
                    .link(LinkTarget(Anchor("ranking")), [.text(vi ? "bảng xếp hạng" : "the ranking")]), ".",
                ]),
                .callout(
                    Callout(
                        .note,
                        vi
                            ? "Khoảng tin cậy 95% tính theo phương pháp logit; người trả lời được coi là đơn vị mẫu."
                            : "95 % intervals by the logit method; the respondent is the sampling unit.")),
                .section(try factors(language)),
                .section(try answers(language)),
                .section(try ranking(language)),
                .section(try points(language)),
                .section(method(language)),
            ],
            closing: [[.text("hailong 1.0 · "), .code("sha256:9b74c9897bac770ffc029102a200c5de")]])
    }

    static func figure(
        _ part: Int, of whole: Int, _ language: Language, interval: (Double, Double)? = nil, flag: FigureFlag? = nil
    ) throws -> Figure {
        try Figure(
            .exact(Ratio.percent(part, of: whole)), as: .percent, rounding: Rounding(.halfUp, decimals: 2),
            language: language, base: "n = \(FigureFormat(language).count(whole))",
            interval: try interval.map { limits in
                FigureInterval(low: limits.0, high: limits.1, printed: try printed(limits, language))
            }, flag: flag, provenance: "\(part)/\(whole)")
    }

    static func number(_ text: String, _ language: Language, as style: FigureStyle = .number) throws -> Figure {
        try Figure(
            .exact(Ratio(decimal: text)), as: style, rounding: Rounding(.halfUp, decimals: 2), language: language)
    }

    private static func printed(_ limits: (Double, Double), _ language: Language) throws -> String {
        let format = FigureFormat(language)
        let rounding = Rounding(.halfUp, decimals: 1)
        let low = try Ratio(measured: limits.0).rounded(rounding)
        let high = try Ratio(measured: limits.1).rounded(rounding)
        return "\(format.number(low))–\(format.number(high))"
    }

    private static func metadata(_ vi: Bool) -> DocumentMetadata {
        DocumentMetadata(
            author: vi ? "UBND huyện Bến Lức" : "People's Committee of Bến Lức district",
            subject: vi ? "Chỉ số hài lòng của một trung tâm." : "The satisfaction index of one centre.",
            keywords: ["CCHC", "SIPAS"], generator: "hailong 1.0",
            details: [
                Definition(vi ? "Cơ quan thực hiện" : "Carried out by", vi ? "Phòng Nội vụ" : "Office of Home Affairs"),
                Definition(vi ? "Thời gian" : "Period", vi ? "01/01/2023 – 30/06/2023" : "1 January – 30 June 2023"),
                Definition(vi ? "Mẫu phiếu" : "Questionnaire", "service-centre 2020"),
            ])
    }

    private static func keyFigures(_ index: Figure, _ language: Language) throws -> [KeyFigure] {
        let vi = language == .vi
        return [
            KeyFigure(
                label: vi ? "Chỉ số hài lòng" : "Satisfaction index", figure: index,
                details: [[.text(vi ? "khoảng tin cậy 95%: 97,5–99,9" : "95 % confidence interval: 97.5–99.9")]],
                prominence: .headline),
            KeyFigure(
                label: vi ? "Thay đổi so với 2022" : "Change against 2022",
                figure: try number("1.36", language, as: .change),
                details: [[.text(vi ? "có ý nghĩa thống kê (p = 0,03)" : "significant (p = 0.03)")]]),
            KeyFigure(
                label: vi ? "Điểm trong bộ chỉ số" : "Points on the card", figure: try number("91.43", language),
                details: [[.text(vi ? "trên 100 điểm; xếp loại Xuất sắc" : "of 100; class: excellent")]]),
            KeyFigure(
                label: vi ? "Phiếu phát ra / hợp lệ" : "Forms issued / valid",
                figure: .absent(.missingInput, language: language)),
        ]
    }

    private static let factorNames: [(vi: String, en: String, part: Int, block: String)] = [
        ("Tiếp cận dịch vụ", "Access to the service", 141, "95.12"),
        ("Thủ tục hành chính", "Procedures", 138, "96.40"),
        ("Công chức trực tiếp giải quyết công việc", "Officials", 144, "94.77"),
        ("Kết quả cung ứng dịch vụ công", "Result", 139, "93.05"),
        ("Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị", "Feedback and complaints", 126, "89.90"),
    ]

    private static func factors(_ language: Language) throws -> Section {
        let vi = language == .vi
        let flag = FigureFlag(mark: "*", text: vi ? "độ chính xác thấp" : "low precision")
        return Section(
            heading: Heading(
                level: 1, text: vi ? "Kết quả theo yếu tố" : "Results by factor", anchor: Anchor("factors")),
            blocks: [
                .chart(
                    ChartBlock(
                        caption: vi ? "Chỉ số theo yếu tố so với trung bình khối" : "Factors against the block's mean",
                        chart: .factors(
                            FactorChart(
                                nameHeader: vi ? "Yếu tố" : "Factor", valueHeader: vi ? "Đơn vị" : "Unit",
                                comparisonHeader: vi ? "Trung bình khối" : "Block mean",
                                rows: try factorNames.map {
                                    FactorChart.Row(
                                        name: vi ? $0.vi : $0.en, figure: try figure($0.part, of: 145, language),
                                        comparison: try number($0.block, language, as: .percent))
                                })), notes: [[.text(vi ? "Thang đo từ 0 đến 100." : "The scale runs from 0 to 100.")]])),
                .heading(2, vi ? "Số liệu" : "Figures"),
                .table(
                    TableBlock(
                        anchor: Anchor("table-factors"), caption: vi ? "Chỉ số thành phần" : "Factor indices",
                        columns: [
                            TableColumn(vi ? "Yếu tố" : "Factor"),
                            TableColumn(vi ? "Tỷ lệ" : "Percent", .percent, group: vi ? "Đơn vị" : "Unit"),
                            TableColumn(vi ? "Cỡ mẫu" : "Base", .code, group: vi ? "Đơn vị" : "Unit"),
                            TableColumn(vi ? "Khối" : "Block", .percent),
                            TableColumn(vi ? "So với 2022" : "Against 2022", .number),
                        ],
                        rows: try factorNames.enumerated().map { index, factor in
                            TableRow([
                                .text(vi ? factor.vi : factor.en),
                                .figure(try figure(factor.part, of: 145, language, flag: index == 4 ? flag : nil)),
                                "n = 145", .figure(try number(factor.block, language, as: .percent)),
                                index == 4
                                    ? .figure(.absent(.methodBreak, language: language))
                                    : .figure(try number("0.\(index)5", language, as: .change)),
                            ])
                        } + [
                            TableRow(
                                [
                                    .text(vi ? "Chung" : "Overall"), .figure(try figure(143, of: 145, language)),
                                    "n = 145",
                                    .figure(try number("94.02", language, as: .percent)), .notApplicable,
                                ], kind: .total)
                        ],
                        footnotes: [
                            [.text(vi ? "Nguồn: 3 đợt nhập, 145 phiếu hợp lệ." : "Source: 3 batches, 145 valid forms.")]
                        ])),
            ])
    }

    private static func answers(_ language: Language) throws -> Section {
        let vi = language == .vi
        let levels =
            vi
            ? ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"]
            : ["Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"]
        let counts = [
            [1, 2, 1, 60, 81], [0, 3, 4, 88, 50], [0, 0, 1, 40, 104], [2, 2, 2, 79, 60], [8, 5, 6, 70, 56],
        ]
        return Section(
            heading: Heading(level: 1, text: vi ? "Phân bố câu trả lời" : "Distribution of answers"),
            blocks: [
                .chart(
                    ChartBlock(
                        caption: vi ? "Câu trả lời theo năm mức" : "Answers at five levels",
                        chart: .answers(
                            AnswerChart(
                                nameHeader: vi ? "Yếu tố" : "Factor", levels: levels,
                                rows: try zip(factorNames, counts).map { factor, counts in
                                    AnswerChart.Row(
                                        name: vi ? factor.vi : factor.en,
                                        shares: try counts.map {
                                            try Figure(
                                                .exact(Ratio.percent($0, of: 145)), as: .percent,
                                                rounding: Rounding(.halfUp, decimals: 1), language: language)
                                        }, base: "n = 145")
                                }))))
            ])
    }

    private static func ranking(_ language: Language) throws -> Section {
        let vi = language == .vi
        let names = [
            "Mỹ Yên", "Trung tâm Phục vụ hành chính công huyện Bến Lức", "Thạnh Lợi", "Lương Bình", "An Thạnh",
            "Nhựt Chánh",
            "Phước Lợi", "Thạnh Đức", "Thạnh Hòa", "Tân Bửu",
        ]
        var rows = try names.enumerated().map { index, name in
            let value = 100 - Double(index) * 2.3
            return RankingChart.Row(
                rank: String(index + 1), name: name,
                figure: try figure(145 - index * 4, of: 145, language, interval: (value - 4, min(value + 1.5, 100))),
                marker: index == 1 ? (vi ? "đơn vị này" : "this unit") : nil)
        }
        rows.append(
            RankingChart.Row(name: "Lương Hòa", figure: .absent(.noResponses, language: language, base: "n = 0")))
        return Section(
            heading: Heading(
                level: 1, text: vi ? "Vị trí trong khối" : "Place in the block", anchor: Anchor("ranking")),
            blocks: [
                .chart(
                    ChartBlock(
                        caption: vi ? "Xếp hạng chỉ số hài lòng" : "Ranking by satisfaction index",
                        chart: .ranking(
                            RankingChart(
                                nameHeader: vi ? "Đơn vị" : "Unit",
                                valueHeader: vi ? "Chỉ số hài lòng" : "Satisfaction index",
                                intervalHeader: vi ? "Khoảng tin cậy 95%" : "95 % interval", rows: rows))))
            ])
    }
}
