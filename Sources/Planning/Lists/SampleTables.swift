internal import Figures
internal import Tables
public import Units

/// The tables that a drawn sample is kept in.
public struct SampleTables: Sendable {
    private let draw: SampleDraw
    private let frame: SamplingFrame
    private let units: UnitRegistry

    /// Makes the tables of a drawn sample.
    public init(_ draw: SampleDraw, frame: SamplingFrame, units: UnitRegistry) {
        self.draw = draw
        self.frame = frame
        self.units = units
    }

    /// sample.csv of a campaign: a row for each form, with its probability and room for the outcome.
    public func sample() -> [UInt8] {
        var writer = CSVWriter()
        writer.write(texts: [
            "unit", "form", "stratum", "psu", "probability", "outcome", "replacement", "frame_id",
        ])
        for person in draw.persons {
            writer.write([
                .text(units.units[person.unit].code), .text(person.form), Self.cell(person.stratum),
                Self.cell(person.psu),
                .printed(person.probability.map(Self.decimal) ?? ""), .empty, .empty, Self.cell(identifier(person)),
            ])
        }
        return writer.takeBytes()
    }

    /// reserve.csv: the substitutes of each unit, stratum and cluster, in the order in which they are to be taken.
    public func reserve() -> [UInt8] {
        var writer = CSVWriter()
        writer.write(texts: ["unit", "form", "stratum", "psu", "order", "frame_id"])
        for (person, order) in zip(draw.reserve, Self.orders(draw.reserve)) {
            writer.write([
                .text(units.units[person.unit].code), .text(person.form), Self.cell(person.stratum),
                Self.cell(person.psu),
                .integer(order), Self.cell(identifier(person)),
            ])
        }
        return writer.takeBytes()
    }

    private static func cell(_ text: String) -> CSVCell { text.isEmpty ? .empty : .text(text) }

    private func identifier(_ person: DrawnPerson) -> String { person.entry.map { frame.entries[$0].id } ?? "" }

    /// The place of each substitute in its own list, from 1.
    static func orders(_ persons: [DrawnPerson]) -> [Int] {
        var next: [[String]: Int] = [:]
        return persons.map { person in
            let list = [String(person.unit), person.stratum, person.psu]
            next[list, default: 0] += 1
            return next[list] ?? 1
        }
    }

    /// A probability as a decimal of up to 18 places: exact, or to the nearest of the last.
    static func decimal(_ probability: Ratio) -> String {
        var whole = probability.numerator / probability.denominator
        var rest = probability.numerator % probability.denominator
        var digits: Int128 = 0
        // Digit by digit, as the product with 10^18 may not fit; a denominator beyond a tenth of the range is made smaller first.
        var denominator = probability.denominator
        while denominator > Int128.max / 10 {
            denominator /= 2
            rest /= 2
        }
        for _ in 0..<18 {
            rest *= 10
            digits = digits * 10 + rest / denominator
            rest %= denominator
        }
        if rest >= denominator - rest { digits += 1 }
        if digits == 1_000_000_000_000_000_000 {
            whole += 1
            digits = 0
        }
        guard digits > 0 else { return "\(whole)" }
        let text = "\(digits)"
        var places = String(repeating: "0", count: 18 - text.count) + text
        while places.hasSuffix("0") { places.removeLast() }
        return "\(whole).\(places)"
    }
}
