import Statistics
import Tables

/// The made scores of the communes on the card commune-2023, in the long form that offices enter them in.
struct BenLucScores {
    /// What a criterion asks for.
    private enum Asked {
        case met(chance: Double)
        case share(of: ClosedRange<UInt64>, rate: ClosedRange<Double>)
        case count(atMost: UInt64)
        case mark(atMost: Double)
    }

    /// The criteria in the order of the card; 8.1 is the survey's.
    private static let criteria: [(id: String, maximum: Double, asked: Asked)] = [
        ("1.1", 1.5, .met(chance: 0.95)), ("1.2", 3, .share(of: 14...22, rate: 0.5...1)),
        ("1.3", 2.5, .share(of: 40...90, rate: 0.86...1)),
        ("1.4", 1.5, .count(atMost: 2)), ("1.5", 1.5, .mark(atMost: 1.5)), ("1.6", 1, .met(chance: 0.8)),
        ("1.7", 1, .mark(atMost: 1)),
        ("2.1", 1.5, .met(chance: 0.9)), ("2.2", 2, .share(of: 20...60, rate: 0.9...1)),
        ("2.3", 1.5, .met(chance: 0.9)),
        ("3.1", 2, .met(chance: 0.95)), ("3.2", 6, .share(of: 900...3_200, rate: 0.955...0.999)),
        ("3.3", 3, .share(of: 100...130, rate: 0.78...1)), ("3.4", 2, .met(chance: 0.85)),
        ("3.5", 3, .share(of: 4...20, rate: 0.75...1)),
        ("3.6", 2, .mark(atMost: 2)), ("4.1", 2, .met(chance: 1)), ("4.2", 3, .mark(atMost: 3)),
        ("5.1", 3, .share(of: 20...24, rate: 0.88...1)),
        ("5.2", 2, .share(of: 8...15, rate: 0.8...1)), ("5.3", 3, .count(atMost: 1)),
        ("6.1", 3, .share(of: 2_000...9_000, rate: 0.8...0.99)),
        ("6.2", 1.5, .met(chance: 1)), ("6.3", 1.5, .met(chance: 0.95)),
        ("7.1", 3, .share(of: 300...800, rate: 0.68...0.99)),
        ("7.2", 4, .share(of: 900...3_200, rate: 0.2...0.62)), ("7.3", 2, .share(of: 100...700, rate: 0.15...0.8)),
        ("7.4", 3, .share(of: 900...3_200, rate: 0.4...0.95)), ("8.2", 2, .share(of: 1_000...6_000, rate: 0.88...1)),
        ("8.3", 2, .share(of: 12...18, rate: 0.75...1)),
    ]

    /// Writes the scores and last year's results.
    func write(to folder: SampleFolder) throws(TableError) {
        var writer = CSVWriter()
        writer.write(texts: ["unit", "criterion", "input", "value", "note"])
        for (number, unit) in SampleUnits.communes.enumerated() {
            var draws = SeededGenerator(seed: 766, stream: UInt64(number))
            for criterion in Self.criteria {
                write(criterion, of: unit, &draws, to: &writer)
            }
        }
        try folder.write(writer.takeBytes(), to: "scores/commune-2023.csv")
        try folder.write(Self.previous, to: "scores/commune-2022.csv")
    }

    private func write(
        _ criterion: (id: String, maximum: Double, asked: Asked), of unit: SampleUnit, _ draws: inout SeededGenerator,
        to writer: inout CSVWriter
    ) {
        func row(_ input: String, _ value: CSVCell, _ note: String = "") {
            writer.write([
                .text(unit.code), .text(criterion.id), .text(input), value, note.isEmpty ? .empty : .text(note),
            ])
        }
        // The district's own figure, 10 of 18 tasks, stands for the first commune: 55,55 % where a card truncates.
        if criterion.id == "1.2", unit.code == "X01" {
            row("numerator", .integer(10))
            row("denominator", .integer(18), "10/18 nhiệm vụ như huyện đã công bố 6 tháng đầu năm 2023")
            row("self", .printed("1,67"))
            return
        }
        switch criterion.asked {
        case .met(let chance):
            row("met", .integer(draws.unit() < chance ? 1 : 0))
            row("self", .printed(hundredths(criterion.maximum)))
        case .share(let sizes, let rates):
            let size = sizes.lowerBound + draws.below(sizes.upperBound - sizes.lowerBound + 1)
            let rate = rates.lowerBound + draws.unit() * (rates.upperBound - rates.lowerBound)
            row("numerator", .integer(Int((Double(size) * rate).rounded(.toNearestOrAwayFromZero))))
            row("denominator", .integer(Int(size)))
            row("self", .printed(hundredths(criterion.maximum * rate)))
        case .count(let most):
            row("count", .integer(Int(draws.below(most * 2 + 1)) / 2))
            row("self", .printed(hundredths(criterion.maximum)))
        case .mark(let most):
            let quarters = Int(most * 4)
            row("appraised", .printed(quarterPoints(quarters - Int(draws.below(UInt64(quarters / 2 + 1))))))
            row("self", .printed(hundredths(criterion.maximum)))
        }
    }

    /// Points with two decimals and a decimal comma.
    private func hundredths(_ points: Double) -> String {
        let whole = Int((points * 100).rounded(.down))
        return "\(whole / 100)," + (whole % 100 < 10 ? "0" : "") + "\(whole % 100)"
    }

    /// Quarter points with a decimal comma.
    private func quarterPoints(_ quarters: Int) -> String {
        "\(quarters / 4)," + ["00", "25", "50", "75"][quarters % 4]
    }

    private static let previous = """
        unit,percent,points,rank,class
        X01,82.10,82.10,8,Tốt
        X02,83.95,83.95,5,Tốt
        X03,79.80,79.80,12,Khá
        X04,86.42,86.42,2,Tốt
        X05,77.35,77.35,15,Khá
        X06,81.07,81.07,10,Tốt
        X07,80.55,80.55,11,Tốt
        X08,84.40,84.40,4,Tốt
        X09,78.92,78.92,13,Khá
        X10,85.11,85.11,3,Tốt
        X11,81.63,81.63,9,Tốt
        X12,83.02,83.02,6,Tốt
        X13,78.14,78.14,14,Khá
        X14,82.77,82.77,7,Tốt
        X15,88.68,88.68,1,Tốt

        """
}
