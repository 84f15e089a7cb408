import Estimation
import Figures
import Weighting
#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension ReferenceNumbers {
    /// Sections A and B: means, totals, ratios, shares of a school sample, with their design effects.
    mutating func addWholeSample(_ name: String) throws {
        let sample = try ReferenceSample.named(name)
        let all = sample.domain()
        let freedom = all.estimate(try sample.mean("api00", all).get()).degreesOfFreedom
        for suffix in ["", ", deff = TRUE"] {
            try add(name, "svymean(~api00, D\(suffix))", "api00", sample.mean("api00", all), in: all)
            try add(
                name, "svytotal(~enroll, D, na.rm = TRUE\(suffix))", "enroll", sample.total("enroll", all), in: all,
                degreesOfFreedom: freedom)
            try add(name, "svymean(~enroll, D, na.rm = TRUE\(suffix))", "enroll", sample.mean("enroll", all), in: all)
            try add(
                name, "svyratio(~api.stu, ~enroll, D, na.rm = TRUE\(suffix))", "api.stu/enroll",
                sample.ratio("api.stu", "enroll", all), in: all)
            try addFactor(name, "svymean(~stype, D\(suffix))", "stype", sample, all)
        }
        try add(
            name, "svymean(~api00, D, deff = \"replace\")", "api00", sample.mean("api00", all), in: all,
            yardstick: .withReplacement)
        for column in ["api00", "api99", "ell"] {
            try add(name, "svymean(~api00 + api99 + ell, D)", column, sample.mean(column, all), in: all)
        }
        try addFactor(name, "svymean(~awards, D)", "awards", sample, all)
        let types = sample.table.texts("stype")
        for level in sample.levels("stype") {
            let figure = try all.total(all.rows.map { types[$0] == level ? 1 : 0 })
            try add(name, "svytotal(~stype, D)", "stype" + level, figure, in: all)
        }
        let improved = sample.table.texts("comp.imp")
        for type in sample.levels("stype") {
            for level in sample.levels("comp.imp") {
                try add(
                    name, "svymean(~interaction(stype, comp.imp), D)", "interaction(stype, comp.imp)\(type).\(level)",
                    sample.share(all) { types[$0] == type && improved[$0] == level }, in: all)
            }
        }
        let scores = sample.table.numbers("api00").map { $0 ?? 0 }
        for isHigh in [false, true] {
            try add(
                name, "svymean(~I(api00 > 700), D)", "I(api00 > 700)" + (isHigh ? "TRUE" : "FALSE"),
                sample.share(all) { (scores[$0] > 700) == isHigh }, in: all)
        }
        let mean = try sample.mean("api00", all).get()
        let n = Double(sample.design.rowCount)
        let squares = try all.mean(all.rows.map { (scores[$0] - mean.value) * (scores[$0] - mean.value) * n / (n - 1) })
        try add(name, "svyvar(~api00, D)", "api00", squares, in: all)
        add(name, "degf(D)", "degf", "degf", Double(freedom))
        let covariance = try all.covariance(mean, sample.mean("api99", all).get()).get()
        add(name, "vcov(svymean(~api00 + api99, D))[1, 2]", "cov(api00,api99)", "cov", covariance)
        add(name, "sum(weights(D))", "sum_of_weights", "sum", mean.basis.weight)
    }

    /// The shares of a factor's levels.
    mutating func addFactor(
        _ design: String, _ call: String, _ column: String, _ sample: ReferenceSample, _ domain: SurveyDomain
    ) throws {
        let texts = sample.table.texts(column)
        for level in sample.levels(column) {
            try add(design, call, column + level, sample.share(domain) { texts[$0] == level }, in: domain)
        }
    }

    /// Section E: domains.
    mutating func addDomains(_ name: String) throws {
        let sample = try ReferenceSample.named(name)
        let types = sample.table.texts("stype")
        let wide = sample.table.texts("sch.wide")
        let awards = sample.table.texts("awards")
        let improved = sample.table.texts("comp.imp")
        for type in sample.levels("stype") {
            let part = sample.domain { types[$0] == type }
            try add(name, "svyby(~api00, ~stype, D, svymean)", type, sample.mean("api00", part), in: part)
            try add(
                name, "svyby(~enroll, ~stype, D, svytotal, na.rm = TRUE)", type, sample.total("enroll", part), in: part)
            try add(
                name, "svyby(~api.stu, denominator = ~enroll, ~stype, D, svyratio, na.rm = TRUE)", type,
                sample.ratio("api.stu", "enroll", part), in: part)
            for level in sample.levels("awards") {
                try add(
                    name, "svyby(~awards, ~stype, D, svymean)", "\(type):awards\(level)",
                    sample.share(part) { awards[$0] == level }, in: part)
            }
            for isYes in [false, true] {
                try add(
                    name, "svyby(~I(comp.imp == \"Yes\"), ~stype, D, svymean)",
                    "\(type):I(comp.imp == \"Yes\")" + (isYes ? "TRUE" : "FALSE"),
                    sample.share(part) { (improved[$0] == "Yes") == isYes }, in: part)
            }
            for level in sample.levels("sch.wide") {
                let cell = sample.domain { types[$0] == type && wide[$0] == level }
                guard !cell.rows.isEmpty else { continue }
                try add(
                    name, "svyby(~api00, ~stype + sch.wide, D, svymean)", "\(type).\(level)",
                    sample.mean("api00", cell), in: cell)
            }
            if type == "H" {
                try add(
                    name, "svymean(~api00, subset(D, stype == \"H\"))", "api00", sample.mean("api00", part), in: part)
                let basis = try sample.mean("api00", part).get().basis
                add(name, "degf(subset(D, stype == \"H\"))", "degf", "degf", Double(basis.degreesOfFreedom))
            }
            let share = part.estimate(try sample.share(part) { awards[$0] == "Yes" }.get())
            try addIntervals(name, share, 0.95, name: type) {
                "svyby(~I(awards == \"Yes\"), ~stype, \(name), svyciprop, vartype=\"ci\", method=\"\($0)\")"
            }
        }
        let yes = sample.domain { improved[$0] == "Yes" }
        try add(
            name, "svytotal(~enroll, subset(D, comp.imp == \"Yes\"), na.rm = TRUE)", "enroll",
            sample.total("enroll", yes), in: yes)
        for county in name == "dstrat" ? sample.levels("cname") : [] {
            let counties = sample.table.texts("cname")
            let part = sample.domain { counties[$0] == county }
            try add(name, "svyby(~api00, ~cname, dstrat, svymean)", county, sample.mean("api00", part), in: part)
        }
        try addContrast(name, sample)
    }

    /// The difference of two domains, from influences over the whole sample.
    private mutating func addContrast(_ name: String, _ sample: ReferenceSample) throws {
        let all = sample.domain()
        let types = sample.table.texts("stype")
        let scores = sample.table.numbers("api00").map { $0 ?? 0 }
        let high = try all.mean(scores, valid: types.map { $0 == "H" }).get()
        let elementary = try all.mean(scores, valid: types.map { $0 == "E" }).get()
        if let difference = all.combination([(1, elementary), (-1, high)]) {
            try add(name, "svycontrast(bc, c(E = 1, H = -1))", "contrast", .success(difference), in: all)
        }
    }

    /// The intervals of `svyciprop` that are in scope, for a proportion.
    mutating func addIntervals(
        _ design: String, _ share: SurveyEstimate, _ level: Double, name: String = "p", degreesOfFreedom: Double? = nil,
        call: (String) -> String
    ) throws {
        let methods: [(String, ProportionIntervalMethod)] = [
            ("xlogit", .logit), ("wilson", .wilson), ("beta", .kornGraubard), ("mean", .mean),
        ]
        for (method, ours) in methods {
            // R's effective sample size takes the design's own degrees of freedom, whatever df says.
            let freedom = ours == .kornGraubard ? nil : degreesOfFreedom
            let interval = try share.proportionInterval(ours, level: ConfidenceLevel(level), degreesOfFreedom: freedom)
                .get()
            add(design, call(method), name, "estimate", share.value)
            add(design, call(method), name, "ci_lo", interval.lower)
            add(design, call(method), name, "ci_hi", interval.upper)
        }
        try addArcsine(design, share, level, name: name, degreesOfFreedom: degreesOfFreedom, call: call("asin"))
    }

    /// `svyciprop(method = "asin")`, whose lower limit R takes from beyond 0 back to the other side.
    private mutating func addArcsine(
        _ design: String, _ share: SurveyEstimate, _ level: Double, name: String, degreesOfFreedom: Double?,
        call: String
    ) throws {
        let level = try ConfidenceLevel(level)
        let interval = try share.proportionInterval(.arcsine, level: level, degreesOfFreedom: degreesOfFreedom).get()
        // The t quantile from an interval that is made of nothing else.
        let mean = try share.interval(level: level, degreesOfFreedom: degreesOfFreedom).get()
        let angle = asin(share.value.squareRoot())
        let margin = (mean.upper - mean.lower) / 4 / (share.value * (1 - share.value)).squareRoot()
        func back(_ limit: Double, _ angle: Double) -> Double {
            limit > 0 && limit < 1 ? limit : sin(angle) * sin(angle)
        }
        add(design, call, name, "estimate", share.value)
        add(design, call, name, "ci_lo", back(interval.lower, angle - margin))
        add(design, call, name, "ci_hi", back(interval.upper, angle + margin))
    }

    /// Section C: proportions at three levels, and with other degrees of freedom.
    mutating func addProportions(_ name: String) throws {
        let sample = try ReferenceSample.named(name)
        let all = sample.domain()
        let ell = sample.table.numbers("ell")
        let improved = sample.table.texts("comp.imp")
        let types = sample.table.texts("stype")
        let (formula, figure) =
            switch name {
            case "dclus1": ("ell == 0", try sample.share(all) { ell[$0] == 0 })
            case "dstrat": ("comp.imp == \"Yes\"", try sample.share(all) { improved[$0] == "Yes" })
            default: ("stype == \"H\"", try sample.share(all) { types[$0] == "H" })
            }
        let share = all.estimate(try figure.get())
        for (level, text) in [(0.9, "0.9"), (0.95, "0.95"), (0.99, "0.99")] {
            try addIntervals(name, share, level) {
                "svyciprop(~I(\(formula)), \(name), method=\"\($0)\", level=\(text))"
            }
        }
        guard name == "dclus1" else { return }
        for (freedom, text) in [(5.0, "5"), (Double.infinity, "Inf")] {
            try addIntervals(name, share, 0.95, degreesOfFreedom: freedom) {
                "svyciprop(~I(\(formula)), \(name), method=\"\($0)\", level=0.95, df=\(text))"
            }
        }
    }

    /// Section L: intervals of means at four levels.
    mutating func addLevels(_ name: String) throws {
        let sample = try ReferenceSample.named(name)
        let all = sample.domain()
        for column in ["api00", "meals"] {
            let estimate = all.estimate(try sample.mean(column, all).get())
            for level in [0.8, 0.9, 0.95, 0.99] {
                for freedom in [Double.infinity, Double(estimate.degreesOfFreedom), 5] {
                    let text = freedom.isInfinite ? "Inf" : "\(Int(freedom))"
                    let call = "confint(svymean(~api00 + meals, \(name)), level=\(level), df=\(text))"
                    let interval = try estimate.interval(level: ConfidenceLevel(level), degreesOfFreedom: freedom).get()
                    add(name, call, column, "ci_lo", interval.lower)
                    add(name, call, column, "ci_hi", interval.upper)
                }
            }
        }
    }

    /// Section M: meals recoded to five levels, as shares, as a mean score, and the share of the two highest.
    mutating func addLikert(_ name: String) throws {
        let sample = try ReferenceSample.named(name)
        let types = sample.table.texts("stype")
        let levels = sample.table.numbers("meals").map { meals in [20.0, 40, 60, 80].count { (meals ?? 0) > $0 } + 1 }
        let all = sample.domain()
        for level in 1...5 {
            try add(name, "svymean(~L, D)", "L\(level)", sample.share(all) { levels[$0] == level }, in: all)
        }
        try add(name, "svymean(~L5, D)", "L5", all.mean(levels.map(Double.init)), in: all)
        for isSatisfied in [false, true] {
            let text = isSatisfied ? "satTRUE" : "satFALSE"
            try add(name, "svymean(~sat, D)", text, sample.share(all) { (levels[$0] >= 4) == isSatisfied }, in: all)
            for type in sample.levels("stype") {
                let part = sample.domain { types[$0] == type }
                try add(
                    name, "svyby(~sat, ~stype, D, svymean)", "\(type):\(text)",
                    sample.share(part) { (levels[$0] >= 4) == isSatisfied }, in: part)
            }
        }
        for type in sample.levels("stype") {
            let part = sample.domain { types[$0] == type }
            try add(
                name, "svyby(~L5, ~stype, D, svymean)", type, part.mean(part.rows.map { Double(levels[$0]) }), in: part)
        }
    }

    /// Section G: post-stratified weights.
    mutating func addPostStratified(_ name: String) throws {
        try addWholeSample(name)
        try addWeights(name)
        let sample = try ReferenceSample.named(name)
        let types = sample.table.texts("stype")
        for type in sample.levels("stype") {
            let part = sample.domain { types[$0] == type }
            try add(name, "svyby(~api00, ~stype, D, svymean)", type, sample.mean("api00", part), in: part)
        }
    }

    /// The weights themselves, as make_reference.R sums them up.
    mutating func addWeights(_ name: String) throws {
        let weights = try ReferenceSample.named(name).design.weights
        guard let diagnostics = WeightDiagnostics(weights) else { return }
        let call = "weights(\(name))"
        add(name, call, "n", "weight_summary", Double(diagnostics.respondents))
        add(name, call, "sum", "weight_summary", diagnostics.sum)
        add(name, call, "min", "weight_summary", diagnostics.minimum)
        add(name, call, "max", "weight_summary", diagnostics.maximum)
        add(name, call, "mean", "weight_summary", diagnostics.mean)
        add(name, call, "sumsq", "weight_summary", weights.map { $0 * $0 }.reduce(0, +))
        add(name, call, "kish_deff", "weight_summary", diagnostics.kishDesignEffect)
        add(name, call, "neff", "weight_summary", diagnostics.effectiveSampleSize)
        let postStratify = "postStratify(\(name == "ps1" ? "dclus1" : "dstrat"), ~stype, pop.types)"
        add(name, ReferenceSample.calibrated[name] ?? postStratify, "defined", "design", 1)
    }

    /// The toy with fpc of section A.
    mutating func addToy(_ name: String) throws {
        let table = try ReferenceFiles.table("data/fpc.csv")
        let strata = ReferenceSample.labels(table.texts("stratid"))
        let clusters = ReferenceSample.labels(zip(table.texts("stratid"), table.texts("psuid")).map { $0 + "." + $1 })
        let populations = name == "dfpc1" ? ReferenceSample.byStratum(table.numbers("Nh"), strata) : []
        let sample = ReferenceSample(
            table,
            try SurveyDesign(
                weights: table.numbers("weight").map { $0 ?? 0 }, strata: strata, clusters: clusters,
                populations: populations))
        let all = sample.domain()
        try add(name, "svymean(~x, \(name))", "x", sample.mean("x", all), in: all)
        try add(name, "svytotal(~x, \(name))", "x", sample.total("x", all), in: all)
    }
}
