import Figures
import Questionnaires
import Responses
import Statistics

/// `field.sameContent`: forms of one unit, under different form numbers, that say the same in everything.
///
/// Compared is all that a person answered: the rated items, and the rest (who the person is, what was asked besides, texts);
/// not who asked, where and when. Where many people tick the same row, some of them are also of one age and sex; so the
/// two parts are held against each other: of the forms with these rated answers, how many also agree in the rest, if the
/// rest had been dealt out among the unit's forms by chance (hypergeometric; summed over all that the rest can be, by the
/// least number of forms that would be as improbable there).
struct SameContentCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        let settings = sample.settings
        let contents = FormContents(sample)
        guard contents.hasRest else { return FieldOutcome(.sameContent, remark: Self.noRest) }
        var tests = 0
        var findings: [FieldFinding] = []
        for (unit, rows) in sample.units {
            let answering = rows.filter { Int(sample.profiles.answered[$0]) > 0 }
            let restCounts = Self.sizes(answering.map { contents.rest[$0] })
            let bySize = Self.sizes(restCounts.values.map { UInt64($0) }).sorted { $0.key < $1.key }
                .map { (size: Int($0.key), kinds: $0.value) }
            let byItems = Dictionary(grouping: answering) { contents.items[$0] }.values.filter { $0.count > 1 }
            for group in byItems.sorted(by: { $0[0] < $1[0] }) {
                tests += 1
                let same = Dictionary(grouping: group) { contents.rest[$0] }.values.filter { $0.count > 1 }
                for copies in same.sorted(by: { $0[0] < $1[0] }) {
                    let probability = Self.probability(
                        copies.count, sharing: restCounts[contents.rest[copies[0]]] ?? copies.count, of: group.count,
                        population: answering.count, bySize: bySize)
                    guard probability <= settings.formLevel else { continue }
                    findings.append(finding(copies, unit: unit, probability, sample))
                }
            }
        }
        return FieldOutcome(.sameContent, tests: tests, level: settings.formLevel, findings: findings)
    }

    private static let noRest = LocalizedText(
        vi: "Ngoài các tiêu chí, mẫu phiếu không hỏi gì về người trả lời; xem kiểm tra gần trùng.",
        en: "Besides the rated items the questionnaire asks nothing of the person; see near duplicates.")

    private static func sizes(_ values: [UInt64]) -> [UInt64: Int] {
        values.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// A bound for the probability that among `drawn` forms so many agree in something so rare: summed over all that the
    /// rest can be, the probability of a number of forms that is as improbable there as what was found.
    private static func probability(
        _ count: Int, sharing kind: Int, of drawn: Int, population: Int, bySize: [(size: Int, kinds: Int)]
    ) -> Double {
        guard
            let own = try? HypergeometricDistribution(population: population, marked: kind, drawn: drawn)
        else { return 1 }
        // Sums that are equal on paper must not differ by their last place.
        let found = own.upperTail(count) * (1 + 1e-9)
        var total = 0.0
        for (size, kinds) in bySize where size > 1 {
            guard
                let distribution = try? HypergeometricDistribution(
                    population: population, marked: size, drawn: drawn)
            else { return 1 }
            var enough = 2
            while enough <= min(size, drawn), distribution.upperTail(enough) > found { enough += 1 }
            if enough <= min(size, drawn) { total += Double(kinds) * distribution.upperTail(enough) }
        }
        return min(total, 1)
    }

    private func finding(_ copies: [Int], unit: Int, _ probability: Double, _ sample: FieldSample) -> FieldFinding {
        let first = copies.prefix(4).map { row in
            let place = sample.place(of: row)
            return (vi: "bản ghi \(place.record) của \(place.file)", en: "record \(place.record) of \(place.file)")
        }
        let more = copies.count > 4 ? ", …" : ""
        let chance = FieldNumbers.probability(probability)
        return FieldFinding(
            .sameContent, .form(copies[0]), unit: unit, rows: copies, value: Double(copies.count),
            probability: probability,
            message: LocalizedText(
                vi:
                    "\(copies.count) phiếu khác số nhưng trùng mọi câu trả lời: \(first.map(\.vi).joined(separator: ", "))\(more) "
                    + "(\(chance.vi)).",
                en:
                    "\(copies.count) forms of different numbers agree in every answer: \(first.map(\.en).joined(separator: ", "))\(more) "
                    + "(\(chance.en))."))
    }
}

/// What each form says, in two numbers: one for its rated items, one for the rest.
private struct FormContents {
    private(set) var items: [UInt64]
    private(set) var rest: [UInt64]
    /// Whether anything besides the rated items is asked.
    let hasRest: Bool

    /// What says where, when and by whom a form was filled in, and not what the person said.
    private static let setting: Set<DesignRole> = [
        .unit, .stratum, .psu, .interviewer, .date, .formNumber, .instanceID, .start, .end, .duration,
    ]

    init(_ sample: FieldSample) {
        let rated = Set(sample.questionnaire.index?.root.itemIDs ?? [])
        items = Array(repeating: 0, count: sample.table.rowCount)
        rest = items
        var hasRest = false
        for (position, question) in sample.questionnaire.questions.enumerated() {
            let column = sample.table.columns[position]
            if rated.contains(question.id) {
                Self.mix(column, into: &items)
            } else if !Self.setting.contains(where: { $0 == question.role }) {
                hasRest = true
                Self.mix(column, into: &rest)
            }
        }
        self.hasRest = hasRest
    }

    private static func mix(_ column: Column, into numbers: inout [UInt64]) {
        for row in numbers.indices {
            // A blank and a question that the file does not have say the same: nothing.
            let reason = column.missingReason(row)
            let code: UInt64
            if reason == .blank || reason == .notAsked {
                code = UInt64.max
            } else {
                switch column {
                case .codes8(let codes): code = UInt64(codes[row])
                case .codes16(let codes): code = UInt64(codes[row])
                case .sets(let codes): code = codes[row]
                case .numbers(let values): code = values[row].bitPattern
                case .dates(let codes): code = UInt64(codes[row])
                case .texts(let texts): code = UInt64(texts.codes[row])
                }
            }
            var mixed = SplitMix64(seed: numbers[row] ^ code &* 0x9E37_79B9_7F4A_7C15)
            numbers[row] = mixed.next()
        }
    }
}
