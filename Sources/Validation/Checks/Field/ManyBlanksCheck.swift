import Figures

/// `field.manyBlanks`: a form with far more blank or invalid rated items than the campaign's other forms have.
///
/// Flagged is a form that leaves at least `minimumBlankShare` of its items blank, where at most a share `blankLevel` of all
/// forms leaves as many. Items that were not asked, do not apply or that the person does not know are no blanks.
struct ManyBlanksCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        let settings = sample.settings
        let profiles = sample.profiles
        let share = { (row: Int) in
            profiles.asked[row] == 0 ? 0 : Double(profiles.blanks[row]) / Double(profiles.asked[row])
        }
        let tested = sample.units.reduce(0) { $0 + $1.rows.count { profiles.asked[$0] > 0 } }
        guard tested > 0 else { return FieldOutcome(.manyBlanks, remark: .tooFewItems) }
        let suspects = sample.units.flatMap { unit in
            unit.rows.filter { share($0) >= settings.minimumBlankShare }.map { (unit: unit.unit, row: $0) }
        }
        let ranks = RarityRanks(suspects.map { share($0.row) }, of: tested)
        let findings = suspects.compactMap { suspect -> FieldFinding? in
            let rarity = ranks.rarity(of: share(suspect.row))
            guard rarity <= settings.blankLevel else { return nil }
            let text = FieldNumbers.percent(rarity)
            let blanks = profiles.blanks[suspect.row]
            let asked = profiles.asked[suspect.row]
            return FieldFinding(
                .manyBlanks, .form(suspect.row), unit: suspect.unit, rows: [suspect.row], value: share(suspect.row),
                probability: rarity,
                message: LocalizedText(
                    vi:
                        "Để trống hoặc ghi sai \(blanks) trong \(asked) tiêu chí; chỉ \(text.vi) số phiếu của đợt như vậy.",
                    en:
                        "\(blanks) of \(asked) items are blank or invalid; only \(text.en) of the campaign's forms are so."
                ))
        }
        return FieldOutcome(.manyBlanks, tests: tested, level: settings.blankLevel, findings: findings)
    }
}
