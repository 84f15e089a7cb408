import Figures

/// `field.straightLining`: the same level from the first item to the last.
///
/// The figures are the longest run of one level (Johnson 2005, "LongString") and the standard deviation within the form
/// (Dunn et al. 2018). In honest data a row of all 4s is common, so a straight line by itself says nothing. Flagged is
/// - a form, where straight lines are rare in its unit and in the campaign (`straightLevel`);
/// - an interviewer's forms, or a batch's where interviewers are not known, where straight lines lie together in them
///   and not in the unit's other forms (Fisher's exact test).
struct StraightLiningCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        let settings = sample.settings
        let profiles = sample.profiles
        let candidates = sample.units.flatMap { unit in
            unit.rows.filter { Int(profiles.answered[$0]) >= settings.minimumAnswers }
        }
        guard !candidates.isEmpty else { return FieldOutcome(.straightLining, remark: .tooFewItems) }
        let isStraight = { (row: Int) in
            Int(profiles.answered[row]) >= settings.minimumAnswers
                && profiles.runShare(row) >= settings.minimumRun
        }
        let campaign = RarityRanks(
            candidates.filter(isStraight).map { straightness($0, profiles) }, of: candidates.count)
        var findings: [FieldFinding] = []
        var groupTests = 0
        for (unit, rows) in sample.units {
            let straight = rows.filter(isStraight)
            let tested = rows.count { Int(profiles.answered[$0]) >= settings.minimumAnswers }
            let own = RarityRanks(straight.map { straightness($0, profiles) }, of: tested)
            for row in straight {
                let figure = straightness(row, profiles)
                let inCampaign = campaign.rarity(of: figure)
                let inUnit = own.rarity(of: figure)
                // In a unit of few forms even one is no rarity; then the campaign alone is the measure.
                let isRareInUnit = inUnit <= settings.straightLevel || Double(tested) * settings.straightLevel < 1
                guard inCampaign <= settings.straightLevel, isRareInUnit else { continue }
                findings.append(finding(form: row, unit: unit, rarity: inCampaign, sample))
            }
            let groups = sample.interviewers(rows) ?? sample.batchGroups(rows)
            let test = ConcentrationTest(groups, settings: settings, isMarked: isStraight)
            groupTests += test.tests
            findings += test.results.map { finding($0, unit: unit, sample) }
        }
        return FieldOutcome(
            .straightLining, tests: candidates.count + groupTests, level: settings.straightLevel,
            expectedByChance: settings.straightLevel * Double(candidates.count)
                + settings.groupLevel * Double(groupTests),
            findings: findings)
    }

    /// How straight a form is: by its run first, by its spread where runs are alike.
    private func straightness(_ row: Int, _ profiles: AnswerProfiles) -> Double {
        profiles.runShare(row) * 4 - profiles.spread[row]
    }

    private func finding(form row: Int, unit: Int, rarity: Double, _ sample: FieldSample) -> FieldFinding {
        let run = sample.profiles.longestRun[row]
        let answered = sample.profiles.answered[row]
        let share = FieldNumbers.percent(rarity)
        return FieldFinding(
            .straightLining, .form(row), unit: unit, rows: [row], value: sample.profiles.runShare(row),
            probability: rarity,
            message: LocalizedText(
                vi:
                    "\(run) trong \(answered) tiêu chí liền nhau được đánh cùng một mức; chỉ \(share.vi) số phiếu của đợt như vậy.",
                en: "\(run) of \(answered) items in a row have one level; only \(share.en) of the campaign's forms do.")
        )
    }

    private func finding(_ result: ConcentrationTest.Result, unit: Int, _ sample: FieldSample) -> FieldFinding {
        let name = sample.name(of: result.group.subject)
        let share = FieldNumbers.percent(result.share)
        let others = FieldNumbers.percent(result.others)
        let probability = FieldNumbers.probability(result.probability)
        return FieldFinding(
            .straightLining, result.group.subject, unit: unit, rows: result.marked, value: result.share,
            expected: result.others, probability: result.probability,
            message: LocalizedText(
                vi:
                    "\(result.marked.count) trong \(result.group.rows.count) phiếu (\(share.vi)) của \(name.vi) đánh một mức từ đầu đến "
                    + "cuối; ở các phiếu khác của đơn vị là \(others.vi) (\(probability.vi)).",
                en:
                    "\(result.marked.count) of \(result.group.rows.count) forms (\(share.en)) of \(name.en) are straight lines; of the "
                    + "unit's other forms \(others.en) are (\(probability.en))."))
    }
}

extension LocalizedText {
    /// Why a check of answers had nothing to look at.
    static let tooFewItems = LocalizedText(
        vi: "Không phiếu nào có đủ tiêu chí đánh giá để xét.", en: "No form has rated items enough to look at.")
}
