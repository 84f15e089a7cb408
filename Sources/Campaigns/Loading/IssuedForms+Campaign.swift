internal import Figures
internal import Tables
internal import Units
internal import Validation

extension IssuedForms {
    /// What campaign.xml, the sample, the table of series and units.csv say of the forms that went out.
    ///
    /// - Throws: every problem of the tables, each with its line.
    init(_ campaign: Campaign) throws(CampaignError) {
        self.init(unitCount: campaign.units.count)
        for (place, unit) in campaign.units.units.enumerated() {
            counts[place] = unit.extras["issued"].flatMap { Int($0) }
            targets[place] = unit.target
        }
        var problems: [LocalizedText] = []
        for use in campaign.definition.series {
            let row = SeriesRow(unit: use.unit, from: use.from, to: use.to, count: use.count.map(String.init))
            add(row, campaign, place: "\(campaign.folder)/campaign.xml", &problems)
        }
        if let file = campaign.definition.issuedFile {
            let table = try KeptTable(campaign.path(file), columns: SeriesRow.columns, required: ["unit"])
            for row in table.rows {
                let series = SeriesRow(unit: row["unit"], from: row["from"], to: row["to"], count: row["count"])
                add(series, campaign, place: table.place(of: row), &problems)
            }
        }
        checkOverlaps(campaign, &problems)
        if let file = campaign.definition.sampleFile {
            let table = try KeptTable(campaign.path(file), columns: SampleRows.columns, required: ["unit"])
            sample = SampleRows(table, campaign: campaign, problems: &problems).rows
        }
        guard problems.isEmpty else { throw CampaignError(.unusableInput, problems) }
    }

    private struct SeriesRow {
        static let columns: [String: [String]] = [
            "unit": ["mã", "mã đơn vị", "đơn vị"], "from": ["từ số", "từ", "số đầu"],
            "to": ["đến số", "đến", "số cuối"],
            "count": ["số lượng", "số phiếu", "số phiếu phát ra", "issued"],
        ]

        var unit: String
        var from: String?
        var to: String?
        var count: String?

        init(unit: String?, from: String?, to: String?, count: String?) {
            func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }
            self.unit = unit ?? ""
            self.from = given(from)
            self.to = given(to)
            self.count = given(count)
        }
    }

    private mutating func add(
        _ row: SeriesRow, _ campaign: Campaign, place: String, _ problems: inout [LocalizedText]
    ) {
        func refuse(_ vi: String, _ en: String) {
            problems.append(LocalizedText(vi: "\(place): \(vi)", en: "\(place): \(en)"))
        }
        guard let unit = campaign.units.index(ofCode: row.unit) else {
            return refuse("không có đơn vị mã «\(row.unit)».", "there is no unit with code “\(row.unit)”.")
        }
        if let from = row.from, let to = row.to {
            guard let numbers = FormSeries.Numbers(from: from, to: to) else {
                return refuse(
                    "«\(from)» đến «\(to)» không phải một dãy số phiếu (phần chữ phải giống nhau, số sau không nhỏ hơn số trước).",
                    "“\(from)” to “\(to)” is no series of form numbers (the letters must be the same, the last not before the first)."
                )
            }
            if let count = row.count, Int(count) != numbers.count {
                return refuse(
                    "dãy «\(from)» đến «\(to)» có \(numbers.count) số, nhưng ghi số lượng \(count).",
                    "the series “\(from)” to “\(to)” has \(numbers.count) numbers, but the count says \(count).")
            }
            series.append(FormSeries(unit: unit, numbers: numbers))
        } else if row.from == nil, row.to == nil, let count = row.count.flatMap({ Int($0) }), count >= 0,
            count <= FormSeries.most
        {
            series.append(FormSeries(unit: unit, count: count))
        } else {
            refuse(
                "ghi cả số đầu và số cuối, hoặc chỉ số lượng (số nguyên từ 0).",
                "give the first and the last number, or only the count (a whole number from 0 up).")
        }
    }

    /// One number cannot be handed out twice: nobody could say whose it is.
    private func checkOverlaps(_ campaign: Campaign, _ problems: inout [LocalizedText]) {
        for (place, one) in series.enumerated() {
            guard let numbers = one.numbers else { continue }
            for other in series[..<place] {
                guard let others = other.numbers, numbers.overlaps(others) else { continue }
                let codes = [other, one].map { campaign.units.units[$0.unit].code }
                problems.append(
                    LocalizedText(
                        vi:
                            "\(campaign.folder): dãy số phiếu \(numbers.first)–\(numbers.last) của \(codes[1]) chồng lên dãy \(others.first)–\(others.last) của \(codes[0]).",
                        en:
                            "\(campaign.folder): the series \(numbers.first)–\(numbers.last) of \(codes[1]) overlaps \(others.first)–\(others.last) of \(codes[0])."
                    ))
            }
        }
    }
}
