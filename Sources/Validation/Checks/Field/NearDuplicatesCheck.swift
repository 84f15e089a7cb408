import Figures
import Responses
import Statistics

/// `field.nearDuplicates`: a form whose rated answers agree with another form of the unit more than chance allows.
///
/// The figure is the per-cent match of Kuriakose & Robbins (2016, "Don't get duped: fraud through duplication in public
/// opinion surveys"): the largest share of a form's answers that one other form gives too. Simmons et al. (2016) showed that
/// high matches are common in honest data wherever answers go together, as they do in satisfaction surveys; so the match
/// alone flags nothing. It is compared with what the same unit's answers give when they are dealt anew, keeping
/// - how often each form gives each answer within each factor (so a row of all 4s stays one, and is never flagged), and
/// - how often each item gets each answer.
///
/// These are what the answers say under a model of Rasch's family for each factor (Ponocny 2001 tests it so). What the
/// deals destroy is the one thing that a copied form has: the same answers at the same items. The probability
/// of a form is (1 + the permutations in which it matches another form as well or better) / (1 + permutations). The
/// observed answers stand at a place drawn by chance in a chain of deals that runs from them in both directions, so
/// that the probability is right however slowly the chain mixes (Besag & Clifford 1989). A form that can no longer reach
/// the level is dropped (Besag & Clifford 1991), so 999 permutations cost little more than ten.
struct NearDuplicatesCheck: FieldCheck {
    func outcome(_ sample: FieldSample) -> FieldOutcome {
        let settings = sample.settings
        let jobs = Self.jobs(sample)
        // Units are tested side by side; each draws from its own stream, so who is first changes nothing.
        let done = onAllProcessors(jobs.count) { number in
            let job = jobs[number]
            var test = NearDuplicateTest(job.rows, items: sample.items, settings: settings)
            test.run(SeededGenerator(seed: settings.seed, stream: job.stream))
            return test
        }
        var flags: [(unit: Int, flag: NearDuplicateTest.Flag)] = []
        var tests = 0
        var powerless = 0
        for (job, test) in zip(jobs, done) {
            tests += test.tests
            powerless += test.powerless
            flags += test.flags.map { (job.unit, $0) }
        }
        let findings = flags.sorted { $0.flag.row < $1.flag.row }.map { finding($0.flag, unit: $0.unit, sample) }
        var remarks = tests == 0 ? [LocalizedText.tooFewItems] : []
        let partUnits = Set(jobs.filter { $0.part > 0 }.map(\.unit)).count
        if partUnits > 0 {
            remarks.append(
                LocalizedText(
                    vi:
                        "\(partUnits) đơn vị có hơn \(settings.maximumCompared) phiếu nên chỉ so các phiếu gần nhau theo thứ tự tệp.",
                    en:
                        "\(partUnits) units have more than \(settings.maximumCompared) forms; only forms near each other in the files "
                        + "were compared."))
        }
        // Where most forms could not be told from a copy the check must not look as if it had found that there are none.
        if 2 * powerless > tests { remarks.append(Self.littlePower(powerless, of: tests)) }
        return FieldOutcome(
            .nearDuplicates, tests: tests, level: settings.formLevel, findings: findings,
            remark: remarks.isEmpty
                ? nil
                : LocalizedText(
                    vi: remarks.map(\.vi).joined(separator: " "), en: remarks.map(\.en).joined(separator: " ")))
    }

    private static func littlePower(_ powerless: Int, of tests: Int) -> LocalizedText {
        let share = FieldNumbers.percent(Double(powerless) / Double(tests))
        return LocalizedText(
            vi:
                "Với \(share.vi) số phiếu (yếu tố ít tiêu chí, hoặc cùng một mức) dù chép nguyên cũng không phân biệt được với ngẫu nhiên; "
                + "xem field.sameContent.",
            en:
                "For \(share.en) of the forms (factors of few items, or one level throughout) even a whole copy could not be told from "
                + "chance; see field.sameContent.")
    }

    /// Forms of one unit that are compared with each other.
    private struct Job {
        let unit: Int
        let part: Int
        let rows: [Int]
        let stream: UInt64
    }

    private static func jobs(_ sample: FieldSample) -> [Job] {
        sample.units.flatMap { unit, rows in
            parts(of: rows, sample).enumerated().map { number, part in
                Job(
                    unit: unit, part: number, rows: part,
                    stream: sample.stream(of: .nearDuplicates, unit: unit) | UInt64(number) << 48)
            }
        }
    }

    /// The rows of a unit, in parts of the largest size; copies are made and entered together, so parts go by the files.
    private static func parts(of rows: Range<Int>, _ sample: FieldSample) -> [[Int]] {
        let largest = max(sample.settings.maximumCompared, 2)
        guard rows.count > largest else { return [Array(rows)] }
        let origins = sample.table.origins
        let ordered = rows.sorted { left, right in
            (origins[left].batch, origins[left].record) < (origins[right].batch, origins[right].record)
        }
        let count = (rows.count + largest - 1) / largest
        return (0..<count).map { part in
            Array(ordered[part * ordered.count / count..<(part + 1) * ordered.count / count])
        }
    }

    private func finding(_ flag: NearDuplicateTest.Flag, unit: Int, _ sample: FieldSample) -> FieldFinding {
        let share = Double(flag.matches) / Double(flag.answers)
        let percent = FieldNumbers.percent(share)
        let place = sample.place(of: flag.other)
        let probability = FieldNumbers.probability(flag.probability)
        return FieldFinding(
            .nearDuplicates, .form(flag.row), unit: unit, rows: [flag.row], value: share,
            probability: flag.probability,
            message: LocalizedText(
                vi:
                    "\(flag.matches) trong \(flag.answers) tiêu chí (\(percent.vi)) giống hệt bản ghi \(place.record) của \(place.file), "
                    + "hơn mức ngẫu nhiên (\(probability.vi)).",
                en:
                    "\(flag.matches) of \(flag.answers) items (\(percent.en)) agree with record \(place.record) of \(place.file), more "
                    + "than chance gives (\(probability.en))."))
    }
}

/// The permutation test of one unit's forms, or of a part of them.
struct NearDuplicateTest {
    /// A form that matches another one more than chance gives.
    struct Flag {
        let row: Int
        let other: Int
        let matches: Int
        let answers: Int
        let probability: Double
    }

    private struct Candidate {
        let form: Int
        let other: Int
        let matches: Int
        let answers: Int
        var exceeded = 0
    }

    /// How many forms had answers enough.
    private(set) var tests = 0
    /// How many of them could not be flagged though another form were a copy of them: their answers can be dealt in fewer ways than the
    /// level asks for, so that the same ones come back by chance too often.
    private(set) var powerless = 0
    /// What was found, in the order of the forms.
    private(set) var flags: [Flag] = []

    private let rows: [Int]
    private let settings: FieldCheckSettings
    private let observed: AnswerPlanes
    private var candidates: [Candidate] = []

    init(_ rows: [Int], items: [RatedItem], settings: FieldCheckSettings) {
        self.rows = rows
        self.settings = settings
        observed = AnswerPlanes(rows: rows, items: items)
        for form in rows.indices {
            let answers = observed.answers(of: form)
            guard answers >= settings.minimumAnswers else { continue }
            tests += 1
            if observed.deals(of: form, atMost: 1 / settings.formLevel) * settings.formLevel < 1 { powerless += 1 }
            guard let nearest = observed.nearest(to: form),
                Double(nearest.matches) >= settings.minimumMatch * Double(answers)
            else { continue }
            candidates.append(
                Candidate(form: form, other: nearest.form, matches: nearest.matches, answers: answers))
        }
    }

    /// Runs the permutations.
    mutating func run(_ start: SeededGenerator) {
        var generator = start
        // So many permutations may match as well without the form being dropped.
        let allowed = Int(settings.formLevel * Double(settings.permutations + 1) + 1e-9) - 1
        guard allowed >= 0 else { return }
        let backward = Int(generator.below(UInt64(settings.permutations + 1)))
        for steps in [backward, settings.permutations - backward] {
            var permuted = observed
            for _ in 0..<steps {
                guard !candidates.isEmpty else { return }
                permuted.deal(using: &generator)
                for index in candidates.indices
                where permuted.hasNeighbour(of: candidates[index].form, matching: candidates[index].matches) {
                    candidates[index].exceeded += 1
                }
                candidates.removeAll { $0.exceeded > allowed }
            }
        }
        flags = candidates.map { candidate in
            Flag(
                row: rows[candidate.form], other: rows[candidate.other], matches: candidate.matches,
                answers: candidate.answers,
                probability: Double(1 + candidate.exceeded) / Double(1 + settings.permutations))
        }
    }
}
