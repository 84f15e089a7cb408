import Estimation
import Figures

extension ReferenceNumbers {
    /// Section H: a stratum with one cluster, under each policy, with and without fpc.
    mutating func addLonely() throws {
        let table = try ReferenceFiles.table("data/lonely.csv")
        let strata = ReferenceSample.labels(table.texts("stratum"))
        let clusters = ReferenceSample.labels(zip(table.texts("stratum"), table.texts("psu")).map { $0 + "." + $1 })
        for treatment in LonelyPSUPolicy.Treatment.allCases {
            for (appliesToDomains, domainText) in [(false, "FALSE"), (true, "TRUE")] {
                for (isFinite, fpcText) in [(false, "FALSE"), (true, "TRUE")] {
                    let design = try SurveyDesign(
                        weights: table.numbers("w").map { $0 ?? 0 }, strata: strata, clusters: clusters,
                        populations: isFinite ? ReferenceSample.byStratum(table.numbers("fpc"), strata) : [],
                        lonely: LonelyPSUPolicy(treatment, appliesToDomains: appliesToDomains))
                    let name = "lonely[\(treatment.rawValue),domain.adjust=\(domainText),fpc=\(fpcText)]"
                    try addLonely(ReferenceSample(table, design), name)
                }
            }
        }
    }

    private mutating func addLonely(_ sample: ReferenceSample, _ name: String) throws {
        let all = sample.domain()
        let inDomain = sample.table.numbers("dom")
        let part = sample.domain { inDomain[$0] == 1 }
        let scores = sample.table.numbers("y").map { $0 ?? 0 }
        add(name, "degf(D)", "degf", "degf", Double(try sample.mean("y", all).get().basis.degreesOfFreedom))
        let figures: [(String, String, SurveyDomain, Result<LinearisedEstimate, Absence>)] = [
            ("svymean(~y, D)", "y", all, try sample.mean("y", all)),
            ("svytotal(~y, D)", "y", all, try sample.total("y", all)),
            ("svymean(~I(y >= 4), D)", "I(y >= 4)FALSE", all, try sample.share(all) { scores[$0] < 4 }),
            ("svymean(~I(y >= 4), D)", "I(y >= 4)TRUE", all, try sample.share(all) { scores[$0] >= 4 }),
            ("svymean(~y, subset(D, dom == 1))", "y", part, try sample.mean("y", part)),
            ("svytotal(~y, subset(D, dom == 1))", "y", part, try sample.total("y", part)),
            ("svyratio(~y, ~w, D)", "y/w", all, try sample.ratio("y", "w", all)),
        ]
        for (call, column, domain, figure) in figures {
            let estimate = domain.estimate(try figure.get())
            switch estimate.variance {
            case .success: try add(name, call, column, figure, in: domain)
            case .failure(let absence):
                // R stops here, and reference.csv holds its message as a row without a number.
                add(name, call, absence.rawValue, "error", .nan)
            }
        }
    }
}
