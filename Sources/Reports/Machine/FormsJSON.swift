public import Figures
import Questionnaires
import Responses
public import Units
public import Validation

/// The account of forms for programs, in `status` and `forms.json`.
public enum FormsJSON {
    /// The account of a questionnaire's forms: `{"units": […], "unknownUnit": {…}, "whole": {…}}`.
    public static func value(_ forms: FormsAccounting, units: UnitRegistry, rounding: RoundingRules) -> JSONValue {
        let writer = Writer(units: units, rounding: rounding)
        return [
            "units": .array(units.fileOrder.map { writer.value(forms.units[$0]) }),
            "unknownUnit": writer.value(forms.unknown), "whole": writer.value(forms.whole),
        ]
    }

    /// The accounts of all surveys, as `forms.json` has them.
    static func value(_ material: ReportMaterial) -> JSONValue {
        let writer = Writer(units: material.units, rounding: material.campaign.rounding)
        return [
            "campaign": .string(material.campaign.id),
            "surveys": .array(
                material.surveys.map { survey in
                    let known = Dictionary(
                        survey.forms.compactMap(\.details).filter { $0.unit != nil }.map { ($0.unit ?? -1, $0) },
                        uniquingKeysWith: { first, _ in first })
                    let unknown = survey.forms.first { $0.unit == nil }?.details
                    return [
                        "questionnaire": .string(survey.questionnaire.id),
                        "units": .array(material.units.fileOrder.compactMap { known[$0].map(writer.value) }),
                        "unknownUnit": unknown.map(writer.value) ?? .null,
                    ]
                }),
        ]
    }

    /// How many records had each fate.
    public static func value(_ counts: DispositionCounts) -> JSONValue { .object(BatchesJSON.counts(counts)) }

    private struct Writer {
        let units: UnitRegistry
        let rounding: RoundingRules

        func value(_ forms: UnitForms) -> JSONValue {
            var members: [String: JSONValue] = [
                "unit": forms.unit.map { .string(units.units[$0].code) } ?? "*",
                "returned": .integer(forms.returned), "valid": .integer(forms.valid),
                "waiting": .integer(forms.waiting), "excluded": .integer(forms.excluded),
                "excludedBy": .object(
                    Dictionary(uniqueKeysWithValues: forms.exclusions.map { ($0.key.rawValue, .integer($0.value)) })),
                "records": FormsJSON.value(forms.records),
                "ofOtherUnits": .array(
                    forms.ofOthers.map {
                        ["number": .string($0.number), "issuedTo": .string(units.units[$0.issuedTo].code)]
                    }),
                "contradicted": .array(forms.contradicted.map { .string($0) }),
                "outcomes": .object(
                    Dictionary(uniqueKeysWithValues: forms.outcomes.map { ($0.key.rawValue, .integer($0.value)) })),
            ]
            func add(_ name: String, _ value: JSONValue?, _ reason: String) {
                members[name] = value ?? .null
                if value == nil { members[name + "Reason"] = .string(reason) }
            }
            add("issued", forms.issued.map { .integer($0) }, "notStated")
            add("target", forms.target.map { .integer($0) }, "notStated")
            add("shortfall", forms.shortfall.map { .integer($0) }, "notStated")
            add("missingCount", forms.missingCount.map { .integer($0) }, "notStated")
            add(
                "missing",
                forms.missing.map { ranges in
                    .array(
                        ranges.map {
                            ["first": .string($0.first), "last": .string($0.last), "count": .integer($0.count)]
                        })
                }, "notStated")
            add("outside", forms.outside.map { .array($0.map { .string($0) }) }, "notStated")
            add("cases", forms.tally.map(value), "notStated")
            add("rates", forms.tally.map(rates), "notStated")
            return .object(members)
        }

        private func value(_ tally: OutcomeTally) -> JSONValue {
            [
                "complete": .integer(tally.complete), "partial": .integer(tally.partial),
                "refusals": .integer(tally.refusals), "nonContacts": .integer(tally.nonContacts),
                "other": .integer(tally.other), "unknown": .integer(tally.unknown),
                "notEligible": .integer(tally.notEligible), "eligibleShare": .number(tally.eligibleShare.double),
            ]
        }

        private func rates(_ tally: OutcomeTally) -> JSONValue {
            var members: [String: JSONValue] = [:]
            for rate in ResponseRate.allCases {
                let percent = tally.rate(rate).flatMap { try? $0.multiplied(by: 100) }
                members[rate.rawValue] = percent.map { .number($0.double) } ?? .null
                if let percent, let printed = try? percent.rounded(rounding.percent) {
                    members[rate.rawValue + "Printed"] = .string(FigureFormat(.vi).percent(printed))
                } else {
                    members[rate.rawValue + "Reason"] = .string(Absence.zeroDenominator.rawValue)
                }
            }
            return .object(members)
        }
    }
}
