internal import Figures

/// What became different of what figures rest on, in words.
enum ChangeTexts {
    /// What kind of thing became different.
    static func kind(_ kind: ClosedInput.Kind) -> LocalizedText {
        switch kind {
        case .program: LocalizedText(vi: "chương trình", en: "program")
        case .setting: LocalizedText(vi: "thiết lập", en: "setting")
        case .unit: LocalizedText(vi: "đơn vị", en: "unit")
        case .batch, .batchUnit: LocalizedText(vi: "lô phiếu", en: "batch")
        case .decision: LocalizedText(vi: "quyết định", en: "decision")
        case .table: LocalizedText(vi: "bảng", en: "table")
        case .questionnaire: LocalizedText(vi: "mẫu phiếu", en: "questionnaire")
        case .card: LocalizedText(vi: "bộ tiêu chí", en: "card")
        case .score: LocalizedText(vi: "số liệu chấm", en: "score")
        case .previous: LocalizedText(vi: "kết quả năm trước", en: "last year’s results")
        }
    }

    /// What it is, and what it was and is; of files only that they are others.
    static func text(_ change: InputChange) -> LocalizedText {
        let subject = [change.input.part, change.input.unit, change.input.key].filter { !$0.isEmpty }
            .joined(separator: " ")
        switch change.input.kind {
        // Of last year's results the file has no unit, its cells have.
        case .batch, .batchUnit, .table, .decision,
            .previous where change.input.unit.isEmpty:
            return LocalizedText(
                vi: "\(subject): \(fate(change).vi)", en: "\(subject): \(fate(change).en)")
        case .program, .setting, .unit, .questionnaire, .card, .score, .previous:
            let before = shown(change.before)
            let after = shown(change.after)
            return LocalizedText(
                vi: "\(subject): \(before.vi) → \(after.vi)", en: "\(subject): \(before.en) → \(after.en)")
        }
    }

    private static func fate(_ change: InputChange) -> LocalizedText {
        if change.before == nil { return LocalizedText(vi: "thêm mới", en: "new") }
        if change.after == nil { return LocalizedText(vi: "không còn", en: "gone") }
        return LocalizedText(vi: "nội dung khác", en: "other content")
    }

    private static func shown(_ value: String?) -> LocalizedText {
        guard let value else { return LocalizedText(vi: "(không có)", en: "(none)") }
        let text = value.count > 60 ? value.prefix(60) + "…" : value[...]
        return LocalizedText(verbatim: text.isEmpty ? "“”" : String(text))
    }
}

/// The figures of closed versions in words.
enum FigureNames {
    /// The words of a figure's name, such as `points:1.2`.
    static func text(_ figure: String) -> LocalizedText {
        switch figure {
        case "change:rank": return LocalizedText(vi: "tăng/giảm bậc xếp hạng", en: "places won or lost")
        case "change:class": return LocalizedText(vi: "tăng/giảm mức xếp loại", en: "classes won or lost")
        default: break
        }
        let parts = figure.split(separator: ":", maxSplits: 1).map(String.init)
        let of = parts.count > 1 ? " " + parts[1] : ""
        let words: LocalizedText? =
            switch parts.first {
            case "points": LocalizedText(vi: "điểm tiêu chí", en: "points of")
            case "part": LocalizedText(vi: "điểm phần", en: "points of part")
            case "source": LocalizedText(vi: "điểm theo nguồn", en: "points by source")
            case "self": LocalizedText(vi: "điểm tự chấm", en: "self-assessed points")
            case "rebased": LocalizedText(vi: "thẩm định sau quy đổi", en: "appraised, re-based")
            case "bonus": LocalizedText(vi: "điểm thưởng", en: "bonus")
            case "minus": LocalizedText(vi: "điểm trừ", en: "minus")
            case "total": LocalizedText(vi: "tổng điểm", en: "total")
            case "maximum": LocalizedText(vi: "điểm tối đa", en: "maximum")
            case "percent" where of.isEmpty: LocalizedText(vi: "chỉ số", en: "index")
            case "percent": LocalizedText(vi: "tỷ lệ", en: "per cent")
            case "class" where of.isEmpty: LocalizedText(vi: "xếp loại", en: "class")
            case "class": LocalizedText(vi: "số đơn vị loại", en: "units of class")
            case "rank": LocalizedText(vi: "hạng", en: "rank")
            case "change": LocalizedText(vi: "tăng/giảm", en: "change")
            case "mean": LocalizedText(vi: "bình quân", en: "mean")
            case "weightedMean": LocalizedText(vi: "bình quân gia quyền", en: "weighted mean")
            case "up": LocalizedText(vi: "số đơn vị tăng", en: "units up")
            case "down": LocalizedText(vi: "số đơn vị giảm", en: "units down")
            case "unchanged": LocalizedText(vi: "số đơn vị không đổi", en: "units unchanged")
            case "n": LocalizedText(vi: "cỡ mẫu", en: "base of")
            case "interval": LocalizedText(vi: "khoảng tin cậy", en: "interval of")
            default: nil
            }
        guard let words else { return LocalizedText(verbatim: figure) }
        return LocalizedText(vi: words.vi + of, en: words.en + of)
    }
}
