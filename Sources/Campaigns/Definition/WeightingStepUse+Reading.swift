internal import XMLDocuments

extension CampaignDefinition.WeightingStepUse {
    /// Reads a step of `<weighting>`; the schema has checked names and values.
    init(_ element: XMLElement) {
        func number(_ name: String) -> Double? { element.attribute(name).flatMap { Double($0) } }
        let unknown = element.attribute("unknown") ?? "refuse"
        let question = element.attribute("question") ?? ""
        switch element.name {
        case "probability": self = .probability
        case "given": self = .given(question: question)
        case "nonresponse": self = .nonresponse(by: element.attribute("by") ?? "unit")
        case "postStratify":
            self = .postStratify(
                question: question, margins: element.attribute("margins") ?? "", unknownLevel: unknown)
        case "rake":
            self = .rake(element.children("margin").map(CampaignDefinition.MarginUse.init), unknownLevel: unknown)
        case "calibrate":
            self = .calibrate(
                element.children("margin").map(CampaignDefinition.MarginUse.init),
                totals: element.children("total").map {
                    .init(question: $0.attribute("question") ?? "", totals: $0.attribute("totals") ?? "")
                },
                method: .init(
                    distance: element.attribute("method") ?? "linear", lower: number("lower"), upper: number("upper"),
                    trimLower: number("trimLower"), trimUpper: number("trimUpper")), unknownLevel: unknown)
        case "trim":
            self = .trim(
                .init(
                    lower: number("lower"), upper: number("upper"), measure: element.attribute("measure") ?? "weight",
                    isStrict: element.truth("strict") ?? false,
                    byUnit: element.attribute("within") != "all"))
        default:
            switch element.attribute("by") {
            case "stratum": self = .populationByStratum
            case "psu": self = .populationByCluster
            default: self = .populationByUnit
            }
        }
    }
}

extension CampaignDefinition.MarginUse {
    /// Reads a margin of a step.
    init(_ element: XMLElement) {
        question = element.attribute("question") ?? ""
        margins = element.attribute("margins") ?? ""
        collapse = element.children("collapse").map {
            .init(
                level: $0.attribute("level") ?? "", into: $0.attribute("into") ?? "",
                minimum: $0.attribute("fewerThan").flatMap { Int($0) } ?? 1)
        }
    }
}
