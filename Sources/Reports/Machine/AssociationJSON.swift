import Estimation
import Figures

/// What goes with the overall question, as `figures.json` has it; what is null has `reason` beside it.
enum AssociationJSON {
    static func value(_ association: SurveyAssociation) -> JSONValue {
        guard let overall = association.overall else {
            return ["overall": .null, "reason": .string(Absence.notApplicable.rawValue)]
        }
        var members: [String: JSONValue] = [
            "overall": .string(overall), "characteristics": .array(association.characteristics.map(value)),
        ]
        switch association.drivers {
        case .failure(let reason):
            members["drivers"] = .null
            members["reason"] = .string(reason.rawValue)
        case .success(let drivers):
            members["explained"] = .number(drivers.explained)
            members["respondents"] = .integer(drivers.respondents)
            members["drivers"] = .array(
                drivers.drivers.map { driver in
                    var one: [String: JSONValue] = [
                        "item": .string(driver.item), "share": .number(driver.share),
                        "correlation": .number(driver.correlation),
                        "pValue": driver.pValue.map { .number($0) } ?? .null,
                        "adjustedPValue": driver.adjustedPValue.map { .number($0) } ?? .null,
                    ]
                    if driver.pValue == nil { one["reason"] = .string((driver.absence ?? .noVariance).rawValue) }
                    return .object(one)
                })
        }
        return .object(members)
    }

    private static func value(_ one: SurveyAssociation.Characteristic) -> JSONValue {
        switch one.test {
        case .failure(let reason):
            ["question": .string(one.question), "pValue": .null, "reason": .string(reason.rawValue)]
        case .success(let test):
            [
                "question": .string(one.question), "respondents": .integer(test.respondents),
                "pearson": .number(test.pearson), "meanDesignEffect": .number(test.meanDesignEffect),
                "firstOrderP": .number(test.firstOrderP), "statistic": .number(test.statistic),
                "degreesOfFreedom": [
                    .number(test.degreesOfFreedom.numerator), .number(test.degreesOfFreedom.denominator),
                ], "pValue": .number(test.pValue), "adjustedPValue": .number(one.adjustedPValue ?? test.pValue),
                "cramersV": .number(test.cramersV), "smallestExpected": .number(test.smallestExpected),
                "smallTable": .bool(test.isSmallTable),
            ]
        }
    }
}
