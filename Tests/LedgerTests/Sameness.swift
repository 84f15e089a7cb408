import Responses
import Testing

/// Whether two contents are the same in every bit, batch numbers of origins aside; says where they first differ.
func difference(_ left: BatchContents, _ right: BatchContents) -> String? {
    if left.source != right.source { return "source" }
    if !sameSpelling(left.source.file, right.source.file) { return "file" }
    if left.table.questionnaireID != right.table.questionnaireID { return "questionnaire" }
    if left.table.columns.count != right.table.columns.count { return "number of columns" }
    for (place, pair) in zip(left.table.columns, right.table.columns).enumerated() where !same(pair.0, pair.1) {
        return "column \(place)"
    }
    if left.table.units != right.table.units { return "units" }
    if left.table.renumbered(batch: 0).origins != right.table.renumbered(batch: 0).origins { return "origins" }
    if left.refused != right.refused { return "refused" }
    if !zip(left.refused, right.refused).allSatisfy({ sameSpelling($0.rawText, $1.rawText) }) { return "raw texts" }
    if left.findings != right.findings { return "findings" }
    return nil
}

private func same(_ left: Column, _ right: Column) -> Bool {
    switch (left, right) {
    case (.codes8(let left), .codes8(let right)): left == right
    case (.codes16(let left), .codes16(let right)): left == right
    case (.sets(let left), .sets(let right)): left == right
    case (.numbers(let left), .numbers(let right)): left == right
    case (.dates(let left), .dates(let right)): left == right
    case (.texts(let left), .texts(let right)):
        left.codes == right.codes && left.texts.count == right.texts.count
            && zip(left.texts, right.texts).allSatisfy(sameSpelling)
    default: false
    }
}

/// Equality of Swift's strings takes both normal forms for one; here the bytes count.
func sameSpelling(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
