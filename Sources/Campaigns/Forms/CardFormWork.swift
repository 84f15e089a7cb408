internal import Figures
internal import Scorecards
internal import Tables
internal import Units
internal import Validation

/// `hailong form CARD --to xlsx`: a card as a workbook, or with a campaign the sheets in which its scores are written.
struct CardFormWork {
    let request: FormRequest
    let language: Language

    /// The file of the card that a request names; nil if it names a questionnaire.
    static func cardFile(_ request: FormRequest) -> String? {
        let named = request.instrument
        if named.hasSuffix(ScorecardReader.fileEnding) { return named }
        guard !named.contains("/"), !named.hasSuffix(".xml") else { return nil }
        let workspace =
            request.workspace.map { Workspace(path: $0) }
            ?? request.campaign.flatMap { try? Workspace(ofCampaign: $0) } ?? Workspace(path: ".")
        let path = workspace.scorecard(named)
        return Paths.exists(path) && !Paths.exists(workspace.questionnaire(named)) ? path : nil
    }

    /// Writes the workbook and says where.
    func answer(_ path: String) throws(CampaignError) -> Answer {
        guard request.kind == FormKind.xlsx.rawValue else {
            throw CampaignError(
                .usage, vi: "\(request.instrument) là bộ tiêu chí: chỉ lập được tệp Excel (--to xlsx).",
                en: "\(request.instrument) is a card: it is given out as a workbook only (--to xlsx).")
        }
        for (option, isGiven) in [
            ("--numbers", request.numbers != nil), ("--count", request.count != nil), ("--rows", request.rows != nil),
        ] where isGiven {
            throw CampaignError(
                .usage, vi: "\(option) không dùng với bộ tiêu chí.", en: "\(option) does not go with a card.")
        }
        let output = try OutputFile(
            try request.workbookPath(), isWorkbook: true, replaces: request.replaces
        ).path
        let rows: Int
        do {
            if let folder = request.campaign {
                rows = try sheets(of: folder, path, to: output)
            } else {
                try request.checkUnitHasCampaign()
                try CardWorkbook.write(try FileReader.allBytes(of: path), of: path, to: output)
                rows = 0
            }
        } catch {
            throw CampaignError(cardFile: error)
        }
        return try written(output, path, units: rows)
    }

    /// Writes the sheets of the units that the card is for, with what the campaign has of them.
    private func sheets(of folder: String, _ path: String, to output: String) throws -> Int {
        let campaign = try Campaign(folder: folder, workspace: request.workspace.map { Workspace(path: $0) })
        let card = try ScorecardReader.read(path: path)
        var places = card.scoredUnits(of: campaign.units, on: campaign.definition.validation.to)
        if let code = request.unit {
            let place = try campaign.places(ofUnits: [code])[0]
            guard places.contains(place) else {
                throw CampaignError(
                    .usage, vi: "Bộ tiêu chí \(card.id) không áp dụng cho đơn vị \(code).",
                    en: "The card \(card.id) is not for the unit \(code).")
            }
            places = [place]
        }
        let inputs = try ScoreStage(campaign: campaign).inputs(of: card)
        let units = campaign.units
        let book = ScoreSheetWorkbook(card, units: places.map { units.units[$0] }, language: language) {
            code, criterion in
            units.index(ofCode: code).map { inputs[unit: $0, criterion: criterion] } ?? []
        }
        try book.write(to: output)
        return places.count
    }

    private func written(_ file: String, _ card: String, units: Int) throws(CampaignError) -> Answer {
        let digest: String
        do throws(TableError) { digest = try SHA256.digest(ofFile: file).hex } catch { throw CampaignError(error) }
        return Answer(
            json: [
                "card": .string(card), "form": .string("xlsx"), "file": .string(file), "sha256": .string(digest),
                "units": .integer(units),
            ],
            tables: [
                AnswerTable(
                    title: LocalizedText(vi: "Đã ghi tệp Excel", en: "Workbook written"),
                    columns: [
                        AnswerColumn("file", vi: "Tệp", en: "File"),
                        AnswerColumn("card", vi: "Bộ tiêu chí", en: "Card"),
                        AnswerColumn("units", vi: "Số đơn vị", en: "Units", isNumber: true),
                    ], rows: [[file, card, String(units)]])
            ])
    }
}
