import Figures

/// The form numbers that were handed out, ready to be asked whose a number is.
struct IssuedNumbers {
    /// Where a number stands among those handed out.
    struct Place: Hashable {
        /// The series, or nil for a row of the sample.
        var series: Int?
        /// The place in the series, or the row of the sample.
        var index: Int
        /// The unit that it was handed out to.
        var unit: Int
    }

    private var families: [FormNumber.Family: [Int]] = [:]
    private var sampled: [FormNumber: Int] = [:]
    /// By the number of who came in place of another, the row of that other.
    private var inPlace: [FormNumber: Int] = [:]
    private let issued: IssuedForms
    /// The units whose numbers are known.
    let units: Set<Int>

    init(_ issued: IssuedForms) {
        self.issued = issued
        var units = Set<Int>()
        for (index, series) in issued.series.enumerated() {
            guard let numbers = series.numbers else { continue }
            families[numbers.family, default: []].append(index)
            units.insert(series.unit)
        }
        for (index, row) in issued.sample.enumerated() {
            if let replacement = row.replacement { inPlace[FormNumber(replacement)] = index }
            guard let form = row.form else { continue }
            sampled[FormNumber(form)] = index
            units.insert(row.unit)
        }
        self.units = units
    }

    /// Whether no number is known.
    var isEmpty: Bool { units.isEmpty }

    /// Where a number stands, nil if it was never handed out; series go before the sample.
    func place(of number: FormNumber) -> Place? {
        if let value = number.value {
            for index in families[number.family] ?? [] {
                guard let numbers = issued.series[index].numbers, (numbers.lower...numbers.upper).contains(value) else {
                    continue
                }
                return Place(series: index, index: Int(value - numbers.lower), unit: issued.series[index].unit)
            }
        }
        return sampledRow(number).map { Place(series: nil, index: $0, unit: issued.sample[$0].unit) }
    }

    /// The row of the sample in whose place the form of a number came, where no row bears that number itself.
    func replacedRow(_ number: FormNumber) -> Int? { sampled[number] == nil ? inPlace[number] : nil }

    /// The row of the sample that bears a number.
    func sampledRow(_ number: FormNumber) -> Int? { sampled[number] }
}
