import Figures
import Scorecards
import Tables
import Units

/// The certificates of all units as a table, one step a row.
enum CertificateCSV {
    static let columns = ["campaign", "unit", "unit_name", "kind", "of", "id", "number", "step", "content"]

    static func bytes(_ context: ReportContext, units: [Int]) -> [UInt8] {
        var writer = CSVWriter(byteOrderMark: true)
        writer.write(texts: columns)
        for unit in units {
            let facts = context.material.units.units[unit]
            for part in Certificate(context: context, unit: unit).parts {
                for (number, step) in part.steps.enumerated() {
                    writer.write([
                        .text(context.material.campaign.id), .text(facts.code), .text(context.name(of: unit)),
                        .text(part.kind), .text(part.of), .text(part.id), .integer(number + 1),
                        .text(context.t(step.label)), .text(context.t(step.text)),
                    ])
                }
            }
        }
        return writer.takeBytes()
    }
}
