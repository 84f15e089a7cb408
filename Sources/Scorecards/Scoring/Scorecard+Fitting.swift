public import Figures
public import Units

extension Scorecard {
    /// What keeps the card from being scored in a campaign: surveys or items that the campaign does not have, and that it is for none of
    /// the units. Empty if nothing does.
    ///
    /// - Parameters:
    ///   - surveys: by questionnaire of the campaign, the identifiers of what its index has: items, factors, the whole.
    ///   - date: the day on which units must be valid; nil for no such check.
    public func problems(
        surveys: [String: Set<String>], units: UnitRegistry, on date: CalendarDate? = nil
    ) -> [ScorecardProblem] {
        var found: [ScorecardProblem] = []
        if scoredUnits(of: units, on: date).isEmpty {
            let kinds = unitKinds.joined(separator: ", ")
            found.append(
                ScorecardProblem(
                    .settings, field: "unitKind",
                    message: unitKinds.isEmpty
                        ? LocalizedText(
                            vi:
                                "không đơn vị nào thuộc một khối (cột block) để chấm điểm: thêm khối vào danh sách đơn vị",
                            en:
                                "no unit belongs to a block (column block) to be scored: add blocks to the list of units"
                        )
                        : LocalizedText(
                            vi:
                                "bộ tiêu chí dành cho loại đơn vị \(kinds), danh sách đơn vị không có đơn vị nào loại này: sửa unitKind, hoặc cột kind",
                            en:
                                "the card is for units of kind \(kinds), and the list has none: mend unitKind, or the column kind"
                        )))
        }
        // In a year without a survey nothing is taken from one.
        guard rebasing != .noSurvey else { return found }
        for criterion in allCriteria {
            guard let name = criterion.questionnaire else { continue }
            guard let items = surveys[name] else {
                let known = surveys.isEmpty ? "–" : surveys.keys.sorted().joined(separator: ", ")
                found.append(
                    ScorecardProblem(
                        .settings, line: criterion.line, field: "questionnaire",
                        message: LocalizedText(
                            vi:
                                "tiêu chí \(criterion.id) lấy chỉ số của mẫu phiếu “\(name)”, đợt khảo sát không có mẫu này (có: \(known)): thêm <questionnaire id=\"\(name)\"/> vào campaign.xml, hoặc sửa bộ tiêu chí",
                            en:
                                "criterion \(criterion.id) takes the index of questionnaire “\(name)”, which the campaign does not have (it has: \(known)): add <questionnaire id=\"\(name)\"/> to campaign.xml, or mend the card"
                        )))
                continue
            }
            if let item = criterion.item, !items.contains(item) {
                found.append(
                    ScorecardProblem(
                        .settings, line: criterion.line, field: "item",
                        message: LocalizedText(
                            vi:
                                "tiêu chí \(criterion.id): chỉ số của mẫu phiếu “\(name)” không có câu, yếu tố “\(item)”: sửa mã",
                            en:
                                "criterion \(criterion.id): the index of questionnaire “\(name)” has no item or factor “\(item)”: mend the identifier"
                        )))
            }
        }
        return found
    }

    /// What of the card meets nothing in the campaign, and may be a slip of the pen: blocks that no unit belongs to, blocks without
    /// classes, a card of another year that does not say how long it is valid.
    public func remarks(units: UnitRegistry, year: Int, on date: CalendarDate? = nil) -> [ScorecardProblem] {
        var found: [ScorecardProblem] = []
        let blocks = Set(units.blocks.map(\.name))
        func unknown(_ block: String, _ line: Int?, _ field: String) {
            found.append(
                ScorecardProblem(
                    .settings, line: line, field: field,
                    message: LocalizedText(
                        vi:
                            "không đơn vị nào thuộc khối “\(block)”: kiểm tra tên khối (có: \(blocks.sorted().joined(separator: ", ")))",
                        en:
                            "no unit belongs to the block “\(block)”: check its name (there are: \(blocks.sorted().joined(separator: ", ")))"
                    )))
        }
        for scheme in classSchemes {
            if let block = scheme.block, !blocks.contains(block) { unknown(block, scheme.line, "classes") }
        }
        for group in rankingGroups {
            for block in group.blocks where !blocks.contains(block) { unknown(block, group.line, "ranking") }
        }
        if !classSchemes.isEmpty {
            let scored = Set(scoredUnits(of: units, on: date).compactMap { units.units[$0].block })
            for block in scored.sorted() where classScheme(for: block) == nil {
                found.append(
                    ScorecardProblem(
                        .settings, field: "classes",
                        message: LocalizedText(
                            vi:
                                "khối “\(block)” không có bảng xếp loại nên không xếp loại: thêm <classes> cho khối này",
                            en: "the block “\(block)” has no classes, so its units get none: add <classes> for it")))
            }
        }
        if self.year != year, validFrom == nil, validTo == nil {
            found.append(
                ScorecardProblem(
                    .outsideValidity, field: "year",
                    message: LocalizedText(
                        vi:
                            "bộ tiêu chí của năm \(self.year), đợt khảo sát của năm \(year): ghi validFrom, validTo nếu bộ tiêu chí dùng cho nhiều năm",
                        en:
                            "the card is of \(self.year), the campaign of \(year): write validFrom and validTo if the card holds for several years"
                    )))
        }
        return found
    }
}
