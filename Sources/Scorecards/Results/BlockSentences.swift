public import Figures

extension ScoreResults {
    /// The contents that many units of a block did badly in, by the card's rule; those that cost most on average first.
    public func weakContents(of block: BlockSummary) -> [CriterionSummary] {
        block.criteria.enumerated().filter { _, summary in
            guard summary.units > 0,
                let share = try? Ratio(summary.weak).multiplied(by: 100).divided(by: Ratio(summary.units))
            else { return false }
            return summary.weak > 0 && share >= card.weakContents.units
        }
        .sorted { ($1.element.meanLost ?? .zero, $0.offset) < ($0.element.meanLost ?? .zero, $1.offset) }
        .map(\.element)
    }

    /// The sentences that a conference reads out about a block, computed: how many reached each class, who leads with how
    /// much, who follows, who is last, how many rose and fell, the mean, and the contents that many did badly in.
    public func sentences(of block: BlockSummary) -> [LocalizedText] {
        BlockSentences(results: self, block: block).all
    }
}

/// Puts the counts of a block into words.
private struct BlockSentences {
    let results: ScoreResults
    let block: BlockSummary

    /// The most units named behind the leader, and the most weak contents.
    private static let mostNamed = 4
    private static let mostContents = 5

    private var vi: FigureFormat { FigureFormat(.vi) }
    private var en: FigureFormat { FigureFormat(.en) }
    private var scored: Int { block.classes.last?.cumulative ?? 0 }

    var all: [LocalizedText] {
        let partial = partial.map { [$0] } ?? []
        guard scored > 0 else { return partial }
        return partial + classSentences + [leaders, change, mean, contents].compactMap(\.self)
    }

    /// That some units have no score yet, so that all that follows is of the others.
    private var partial: LocalizedText? {
        let waiting = results.unrankable.filter { $0.block == block.block }
        guard !waiting.isEmpty else { return nil }
        let all = waiting.count + scored
        let named = waiting.prefix(Self.mostNamed).map(\.unitCode).joined(separator: ", ")
        let codes = waiting.count > Self.mostNamed ? named + ", …" : named
        let others: (vi: String, en: String) =
            scored == 0
            ? ("", "")
            : ("; các số dưới đây chỉ tính trên những đơn vị đã có điểm", "; what follows is of the others alone")
        return LocalizedText(
            vi:
                "Kết quả chưa đầy đủ: \(padded(waiting.count))/\(padded(all)) đơn vị chưa có điểm (\(codes))\(others.vi).",
            en:
                "Not complete: \(en.count(waiting.count)) of \(en.count(all)) units have no score yet (\(codes))\(others.en)."
        )
    }

    /// Counts below ten have two digits in Vietnamese official writing: 06/12, 02/17.
    private func padded(_ count: Int) -> String { count < 10 ? "0\(count)" : vi.count(count) }

    private var measure: ClassScheme.Measure { results.card.classScheme(for: block.block)?.measure ?? .percent }

    private func bound(_ value: Ratio) -> (vi: String, en: String) {
        switch measure {
        case .percent: ("\(value.vi)%", "\(value.en) %")
        case .points: ("\(value.vi) điểm", "\(value.en) points")
        }
    }

    /// One for each class above the lowest: how many reached it, those of better classes among them; and below which bound
    /// there is nobody.
    private var classSentences: [LocalizedText] {
        var found: [LocalizedText] = []
        var isComplete = false
        for count in block.classes where count.scoreClass.from > .zero && !isComplete {
            let name = count.scoreClass.name
            let isBest = count.scoreClass == block.classes.first?.scoreClass
            let from = bound(count.scoreClass.from)
            if count.cumulative == 0 {
                found.append(
                    LocalizedText(
                        vi: "Không có đơn vị nào đạt từ \(from.vi) trở lên (mức \(name.vi)).",
                        en: "No unit reached \(from.en) or more (\(name.en))."))
                continue
            }
            found.append(
                LocalizedText(
                    vi:
                        "Có \(padded(count.cumulative))/\(padded(scored)) đơn vị đạt mức \(name.vi)\(isBest ? "" : " trở lên") (từ \(from.vi) trở lên).",
                    en:
                        "\(en.count(count.cumulative)) of \(en.count(scored)) units are \(name.en)\(isBest ? "" : " or better") (\(from.en) or more)."
                ))
            guard count.cumulative == scored else { continue }
            isComplete = true
            found.append(
                LocalizedText(vi: "Không có đơn vị nào dưới \(from.vi).", en: "No unit is below \(from.en)."))
        }
        return found
    }

    private func names(_ sheets: [ScoreSheet]) -> (vi: String, en: String) {
        (sheets.map(\.unitName.vi).joined(separator: ", "), sheets.map(\.unitName.en).joined(separator: ", "))
    }

    private var leaders: LocalizedText? {
        let ranked = block.ranked.compactMap { results.sheet(ofUnit: $0) }
        guard let best = ranked.first, let total = best.total.printed, let percent = best.percent.printed else {
            return nil
        }
        let first = ranked.filter { $0.rank == best.rank }
        let last = ranked.filter { $0.rank == ranked.last?.rank }
        // Places that are shared are named whole or not at all.
        let behind = ranked.dropFirst(first.count).prefix(Self.mostNamed).filter { sheet in
            !last.contains { $0.unit == sheet.unit }
        }
        let leader = names(first)
        let shared = first.count > 1 ? ("đồng hạng nhất", "share the first place") : ("xếp hạng nhất", "comes first")
        var textVi =
            "\(leader.vi) \(shared.0) với \(vi.number(total))/\(best.maximum.vi) điểm (\(vi.percent(percent)))"
        var textEn =
            "\(leader.en) \(shared.1) with \(en.number(total)) of \(best.maximum.en) points (\(en.percent(percent)))"
        if !behind.isEmpty {
            textVi += "; tiếp theo lần lượt là \(names(behind).vi)"
            textEn += "; then come \(names(behind).en)"
        }
        if ranked.count > first.count, let lowest = last.first?.percent.printed {
            textVi += "; cuối bảng là \(names(last).vi) (\(vi.percent(lowest)))"
            textEn += "; last is \(names(last).en) (\(en.percent(lowest)))"
        }
        return LocalizedText(vi: textVi + ".", en: textEn + ".")
    }

    private var change: LocalizedText? {
        let compared = block.up + block.down + block.unchanged
        guard compared > 0 else { return nil }
        let all = compared + block.notComparable
        var partsVi = [
            "\(padded(block.up))/\(padded(all)) đơn vị tăng", "\(padded(block.down))/\(padded(all)) đơn vị giảm",
        ]
        var partsEn = ["\(en.count(block.up)) of \(en.count(all)) units rose", "\(en.count(block.down)) fell"]
        if block.unchanged > 0 {
            partsVi.append("\(padded(block.unchanged))/\(padded(all)) không đổi")
            partsEn.append("\(en.count(block.unchanged)) stayed the same")
        }
        if block.notComparable > 0 {
            partsVi.append("\(padded(block.notComparable))/\(padded(all)) không so sánh được")
            partsEn.append("\(en.count(block.notComparable)) cannot be compared")
        }
        return LocalizedText(
            vi: "So với năm trước: \(partsVi.joined(separator: ", ")).",
            en: "Against the year before: \(partsEn.joined(separator: ", ")).")
    }

    private var mean: LocalizedText? {
        guard scored > 1, let plain = block.mean.printed else { return nil }
        var textVi = "Bình quân chung \(vi.percent(plain)) (bình quân giản đơn, mỗi đơn vị như nhau)"
        var textEn = "The mean is \(en.percent(plain)) (plain, each unit alike)"
        if let weighted = block.weightedMean?.printed {
            textVi += "; gia quyền theo N của từng đơn vị: \(vi.percent(weighted))"
            textEn += "; weighted by each unit’s N: \(en.percent(weighted))"
        }
        return LocalizedText(vi: textVi + ".", en: textEn + ".")
    }

    private var contents: LocalizedText? {
        let weak = results.weakContents(of: block).prefix(Self.mostContents)
        guard !weak.isEmpty else { return nil }
        let below = results.card.weakContents.below
        func count(_ summary: CriterionSummary) -> String { "\(padded(summary.weak))/\(padded(summary.units))" }
        return LocalizedText(
            vi: "Nội dung nhiều đơn vị còn đạt thấp (dưới \(below.vi)% điểm tối đa): "
                + weak.map { "\($0.id) \($0.title.vi) (\(count($0)) đơn vị)" }.joined(separator: "; ") + ".",
            en: "Contents in which many did badly (below \(below.en) % of the maximum): "
                + weak.map { "\($0.id) \($0.title.en) (\($0.weak) of \($0.units) units)" }.joined(separator: "; ") + "."
        )
    }
}
