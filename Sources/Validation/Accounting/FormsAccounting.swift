import Figures
import Questionnaires
import Responses

/// The account of all forms of a questionnaire: issued, returned, valid, and what is missing, by unit.
public struct FormsAccounting: Sendable, Hashable {
    /// One account a unit, by its place in the registry.
    public private(set) var units: [UnitForms]
    /// The forms whose unit is not known.
    public private(set) var unknown: UnitForms
    /// Everything together.
    public private(set) var whole: UnitForms

    /// Accounts for forms.
    ///
    /// - Parameters:
    ///   - issued: what went out.
    ///   - table: the records that could be coded, all batches together.
    ///   - fates: the fate of each row.
    ///   - refused: the fates of the records that could not be coded; each is a form of its own whose unit is not known.
    ///   - batches: the verdicts, for the counts of records.
    ///   - numbers: which texts are the same form number.
    init(
        issued: IssuedForms, table: ResponseTable, fates: [Disposition], refused: [Disposition],
        batches: [BatchVerdict], numbers: FormNumbers, questionnaire: Questionnaire
    ) {
        units = (0..<issued.unitCount).map { UnitForms(unit: $0) }
        unknown = UnitForms(unit: nil)
        whole = UnitForms(unit: nil)
        for batch in batches {
            for (unit, counts) in batch.countsByUnit { self[unit].records = self[unit].records + counts }
        }
        let returned = ReturnedForms(table, fates: fates, numbers: numbers, questionnaire: questionnaire)
        for form in returned.numbered { self[form.unit].count(form.fate) }
        for form in returned.unnumbered { self[form.unit].count(form.fate) }
        for fate in refused where fate != .superseded && fate != .duplicate { unknown.count(fate) }
        compare(returned, issued)
        for unit in units.indices {
            units[unit].issued = issued.issued(unit)
            units[unit].target = issued.targets[unit]
            if units[unit].tally == nil { units[unit].tally = OutcomeTally(units[unit]) }
        }
        whole = total()
    }

    private subscript(unit: Int?) -> UnitForms {
        get { unit.flatMap { units.indices.contains($0) ? units[$0] : nil } ?? unknown }
        set {
            if let unit, units.indices.contains(unit) { units[unit] = newValue } else { unknown = newValue }
        }
    }

    // MARK: Numbers

    /// Compares the numbers that came back with those that went out.
    private mutating func compare(_ returned: ReturnedForms, _ issued: IssuedForms) {
        let numbers = IssuedNumbers(issued)
        var came = issued.series.map { $0.numbers.map { [Disposition?](repeating: nil, count: $0.count) } ?? [] }
        var fates = [Disposition?](repeating: nil, count: issued.sample.count)
        var substitutes: [(unit: Int, fate: Disposition)] = []
        for unit in numbers.units where units.indices.contains(unit) { self[unit].outside = [] }
        if !numbers.isEmpty {
            for form in returned.numbered {
                let text = returned.number(of: form)
                let number = FormNumber(text)
                if let row = numbers.sampledRow(number) { fates[row] = form.fate }
                guard let place = numbers.place(of: number) else {
                    // Who came in place of another is a case like any other; the sample names the number.
                    if let row = numbers.replacedRow(number), units.indices.contains(issued.sample[row].unit) {
                        substitutes.append((issued.sample[row].unit, form.fate))
                    } else {
                        self[form.unit].outside?.append(text)
                    }
                    continue
                }
                if let series = place.series { came[series][place.index] = form.fate }
                if let unit = form.unit, unit != place.unit {
                    self[unit].ofOthers.append(UnitForms.StrayForm(number: text, issuedTo: place.unit))
                }
            }
        }
        listMissing(issued, came: came, fates: fates)
        if !issued.sample.isEmpty { tally(issued.sample, fates) }
        for one in substitutes {
            var tally = units[one.unit].tally ?? OutcomeTally()
            tally.count(one.fate)
            units[one.unit].tally = tally
        }
        tally(issued, came)
        for unit in units.indices {
            units[unit].outside?.sort()
            units[unit].contradicted.sort()
            units[unit].ofOthers.sort { $0.number < $1.number }
        }
    }

    private mutating func listMissing(_ issued: IssuedForms, came: [[Disposition?]], fates: [Disposition?]) {
        for (index, series) in issued.series.enumerated() {
            guard let numbers = series.numbers, units.indices.contains(series.unit) else { continue }
            units[series.unit].missing = (units[series.unit].missing ?? []) + numbers.ranges { came[index][$0] == nil }
        }
        // Where a unit has series, its rows of the sample bear numbers of them.
        let withSeries = Set(issued.series.filter { $0.numbers != nil }.map(\.unit))
        var missing: [Int: [String]] = [:]
        for (row, sampled) in issued.sample.enumerated() {
            guard let form = sampled.form, units.indices.contains(sampled.unit),
                !withSeries.contains(sampled.unit)
            else { continue }
            units[sampled.unit].missing = []
            if fates[row] == nil, sampled.outcome == .answered || sampled.outcome == .unknown {
                missing[sampled.unit, default: []].append(form)
            }
        }
        for (unit, forms) in missing { units[unit].missing = FormRange.ranges(of: forms) }
    }

    // MARK: Outcomes

    private mutating func tally(_ sample: [SampledForm], _ fates: [Disposition?]) {
        for (row, sampled) in sample.enumerated() where units.indices.contains(sampled.unit) {
            var outcome = sampled.outcome
            if outcome == .unknown, fates[row] != nil { outcome = .answered }
            units[sampled.unit].outcomes[outcome, default: 0] += 1
            var tally = units[sampled.unit].tally ?? OutcomeTally()
            if fates[row] == .accepted, !outcome.allowsForm, let form = sampled.form {
                units[sampled.unit].contradicted.append(form)
            }
            tally.count(sampled, fate: fates[row])
            units[sampled.unit].tally = tally
        }
    }

    /// The cases of units all of whose forms bear known numbers: one a number, whatever else came back.
    private mutating func tally(_ issued: IssuedForms, _ came: [[Disposition?]]) {
        let seriesOfUnit = Dictionary(grouping: issued.series.indices) { issued.series[$0].unit }
        for unit in units.indices where units[unit].tally == nil {
            guard let series = seriesOfUnit[unit], series.allSatisfy({ issued.series[$0].numbers != nil }) else {
                continue
            }
            var tally = OutcomeTally()
            for fate in series.flatMap({ came[$0] }) { tally.count(fate) }
            units[unit].tally = tally
        }
    }

    private func total() -> UnitForms {
        var sum = UnitForms(unit: nil)
        for part in units + [unknown] {
            sum.add(part)
            if part.returned > 0, part.unit != nil, part.issued == nil { sum.issued = nil }
        }
        let areKnown = units.allSatisfy { $0.issued != nil || $0.returned == 0 } && units.contains { $0.issued != nil }
        sum.issued = areKnown ? units.reduce(0) { $0 + ($1.issued ?? 0) } : nil
        if !areKnown { sum.tally = nil }
        // A form that waits for its unit is one of those that seem not to have come back.
        if let tally = sum.tally { sum.tally = tally.found(waiting: unknown.waiting) }
        return sum
    }
}

extension UnitForms {
    /// Counts a form.
    mutating func count(_ fate: Disposition) {
        switch fate {
        case .accepted: valid += 1
        case .quarantined: waiting += 1
        case .excluded(let reason):
            excluded += 1
            exclusions[reason, default: 0] += 1
        case .duplicate, .superseded: return
        }
        returned += 1
    }

    /// Adds another account; what went out is the caller's to add.
    mutating func add(_ other: UnitForms) {
        returned += other.returned
        valid += other.valid
        waiting += other.waiting
        excluded += other.excluded
        exclusions.merge(other.exclusions, uniquingKeysWith: +)
        records = records + other.records
        if let missing = other.missing { self.missing = (self.missing ?? []) + missing }
        if let outside = other.outside { self.outside = (self.outside ?? []) + outside }
        ofOthers += other.ofOthers
        contradicted += other.contradicted
        outcomes.merge(other.outcomes, uniquingKeysWith: +)
        if let tally = other.tally { self.tally = (self.tally ?? OutcomeTally()) + tally }
        if let target = other.target {
            let short = (shortfall ?? 0) + (other.shortfall ?? 0)
            self.target = (self.target ?? 0) + target
            shortfall = short
        }
    }
}

extension OutcomeTally {
    /// Counts a case of the sample: what came back goes before what was written down.
    mutating func count(_ sampled: SampledForm, fate: Disposition?) {
        switch (fate, sampled.outcome) {
        case (.accepted, .partial), (nil, .partial), (.quarantined, _): partial += 1
        case (.accepted, _): complete += 1
        case (.excluded(let reason), _): count(reason, 1)
        // Without a number nothing can be looked up: the outcome is believed.
        case (_, .answered): if sampled.form == nil { complete += 1 } else { other += 1 }
        case (_, .refused): refusals += 1
        case (_, .notFound): nonContacts += 1
        case (_, .unable), (_, .replaced): other += 1
        case (_, .notEligible): notEligible += 1
        case (_, .partial): partial += 1
        case (_, .unknown): unknown += 1
        }
    }

    /// Counts a case of which only a number that went out is known.
    mutating func count(_ fate: Disposition?) {
        switch fate {
        case .accepted: complete += 1
        case .quarantined: partial += 1
        case .excluded(let reason): count(reason, 1)
        case .duplicate, .superseded, nil: unknown += 1
        }
    }

    /// The same cases, so many of the unknown ones having been found waiting.
    func found(waiting: Int) -> OutcomeTally {
        var tally = self
        let found = min(waiting, tally.unknown)
        tally.unknown -= found
        tally.partial += found
        return tally
    }

    /// The cases of a unit of which only the forms are known; nil where it is not known how many went out.
    init?(_ forms: UnitForms) {
        guard let issued = forms.issued else { return nil }
        self.init()
        complete = forms.valid
        partial = forms.waiting
        for (reason, number) in forms.exclusions { count(reason, number) }
        unknown = max(0, issued - forms.returned)
    }

    private mutating func count(_ reason: ExclusionReason, _ number: Int) {
        switch reason {
        case .refused: refusals += number
        case .notEligible: notEligible += number
        case .unfinished: partial += number
        case .decided, .withdrawn, .rejected, .test: other += number
        }
    }
}
