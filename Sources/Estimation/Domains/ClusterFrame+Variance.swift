internal import Figures

extension ClusterFrame {
    /// The covariance of two figures from their influences by last-stage cluster; of a figure with itself, its variance.
    ///
    /// The linearisation variance of stratified multi-stage sampling: at each stage, within strata, the sampled
    /// clusters' deviations from their mean, times n/(n - 1) and the unsampled fraction; later stages weigh in with
    /// the sampled fraction of the stages before (Särndal, Swensson & Wretman 1992, ch. 4; as `svyrecvar` of R
    /// `survey`).
    ///
    /// - Parameter present: whether each last-stage cluster holds a row of the domain.
    func covariance(_ a: [Double], _ b: [Double], present: [Bool]) -> Result<Double, Absence> {
        guard stages.count > 1 else {
            return stageCovariance(0, strata: stages[0].strata[...], a, b, present: present)
        }
        // Totals by cluster at each stage, from the last one up.
        var levels = [(a: a, b: b, present: present)]
        for stage in stages.indices.dropFirst().reversed() {
            let below = levels[0]
            let parents = stages[stage].parents
            var above = (
                a: [Double](repeating: 0, count: stages[stage - 1].clusterCount),
                b: [Double](repeating: 0, count: stages[stage - 1].clusterCount),
                present: [Bool](repeating: false, count: stages[stage - 1].clusterCount)
            )
            for (cluster, parent) in parents.enumerated() {
                above.a[Int(parent)] += below.a[cluster]
                above.b[Int(parent)] += below.b[cluster]
                if below.present[cluster] { above.present[Int(parent)] = true }
            }
            levels.insert(above, at: 0)
        }
        return allStages(levels)
    }

    /// Adds up the stages, each weighed by the fractions sampled before it.
    private func allStages(_ levels: [(a: [Double], b: [Double], present: [Bool])]) -> Result<Double, Absence> {
        var total = 0.0
        // The product of sampled fractions down to each cluster of the stage before; nil where the sampling before was
        // with replacement, so that the first stage's variance holds all.
        var fractions: [Double?] = [1]
        for stage in stages.indices {
            let level = levels[stage]
            for (parent, fraction) in fractions.enumerated() {
                guard let fraction, stage == 0 || keepsAll || levels[stage - 1].present[parent] else { continue }
                let strata = stages[stage].strata[
                    stages[stage].strataStarts[parent]..<stages[stage].strataStarts[parent + 1]]
                switch stageCovariance(stage, strata: strata, level.a, level.b, present: level.present) {
                case .success(let part): total += fraction * part
                case .failure(let absence): return .failure(absence)
                }
            }
            var next = [Double?](repeating: nil, count: stages[stage].clusterCount)
            for stratum in stages[stage].strata {
                guard let population = stratum.population, population.isFinite else { continue }
                let sampled = Double(stratum.sampled) / population
                for cluster in stratum.clusters {
                    next[cluster] = fractions[stratum.parent].map { $0 * sampled }
                }
            }
            fractions = next
        }
        return .success(total)
    }

    /// What the strata of one parent add at one stage (R `survey`: `onestage`).
    private func stageCovariance(
        _ stage: Int, strata: ArraySlice<SampledStratum>, _ a: [Double], _ b: [Double], present: [Bool]
    ) -> Result<Double, Absence> {
        let counted = stage == 0 && keepsAll ? absent : AbsentStrata()
        let centre = lonely.treatment == .adjust ? overallMeans(strata, counted, a, b, present) : (0, 0)
        var total = 0.0
        var strataCount = counted.count
        var usable = counted.count
        for stratum in strata {
            let inDomain = keepsAll ? stratum.sampled : count(present, in: stratum.clusters)
            guard inDomain > 0 else { continue }
            strataCount += 1
            if stratum.isCensus {
                usable += 1
            } else if stratum.sampled > 1, inDomain > 1 || !lonely.appliesToDomains {
                usable += 1
                total += stratum.covariance(a, b, around: nil, multiplicities)
            } else {
                switch lonely.treatment {
                case .fail where stratum.sampled == 1: return .failure(.onePSU)
                case .average: continue
                case .adjust: total += stratum.covariance(a, b, around: centre, multiplicities)
                case .fail, .remove, .certainty:
                    if stratum.sampled > 1 { total += stratum.covariance(a, b, around: nil, multiplicities) }
                }
                usable += 1
            }
        }
        for fraction in counted.lonelyFractions {
            switch lonely.treatment {
            case .fail: return .failure(.onePSU)
            case .average: usable -= 1
            case .adjust: total += fraction * centre.0 * centre.1
            case .remove, .certainty: break
            }
        }
        guard strataCount > 0 else { return .success(0) }
        guard usable > 0 else { return .failure(.onePSU) }
        return .success(total * Double(strataCount) / Double(usable))
    }

    /// The means over all sampled clusters of the strata present, from which `adjust` takes deviations.
    private func overallMeans(
        _ strata: ArraySlice<SampledStratum>, _ counted: AbsentStrata, _ a: [Double], _ b: [Double], _ present: [Bool]
    ) -> (Double, Double) {
        var sampled = counted.sampled
        var sums = (0.0, 0.0)
        for stratum in strata where keepsAll || present[stratum.clusters].contains(true) {
            sampled += stratum.sampled
            for cluster in stratum.clusters {
                let times = Double(multiplicities?[cluster] ?? 1)
                sums.0 += times * a[cluster]
                sums.1 += times * b[cluster]
            }
        }
        guard sampled > 0 else { return (0, 0) }
        return (sums.0 / Double(sampled), sums.1 / Double(sampled))
    }
}

extension SampledStratum {
    /// The stratum's part: deviations of all sampled clusters, those without influence included, from their own means
    /// or from given ones (R `survey`: `onestrat`). Two passes, so that a large mean costs no digits.
    ///
    /// - Parameter multiplicities: how many clusters each one stands for; nil: one.
    func covariance(
        _ a: [Double], _ b: [Double], around centre: (Double, Double)?, _ multiplicities: [Int]?
    ) -> Double {
        let count = Double(sampled)
        let scale = sampled > 1 ? unsampledFraction * count / (count - 1) : unsampledFraction
        if let multiplicities { return scale * products(a, b, around: centre, multiplicities) }
        let aValues = a.span.extracting(clusters)
        let bValues = b.span.extracting(clusters)
        var means = centre ?? (0, 0)
        if centre == nil {
            var sums = (0.0, 0.0)
            for place in aValues.indices {
                sums.0 += aValues[place]
                sums.1 += bValues[place]
            }
            means = (sums.0 / count, sums.1 / count)
        }
        var products = Double(sampled - clusters.count) * means.0 * means.1
        for place in aValues.indices {
            products += (aValues[place] - means.0) * (bValues[place] - means.1)
        }
        return scale * products
    }

    /// The sum of products of deviations where clusters stand for several.
    private func products(
        _ a: [Double], _ b: [Double], around centre: (Double, Double)?, _ multiplicities: [Int]
    ) -> Double {
        var means = centre ?? (0, 0)
        var standing = 0
        for cluster in clusters {
            standing += multiplicities[cluster]
            guard centre == nil else { continue }
            means.0 += Double(multiplicities[cluster]) * a[cluster] / Double(sampled)
            means.1 += Double(multiplicities[cluster]) * b[cluster] / Double(sampled)
        }
        var products = Double(sampled - standing) * means.0 * means.1
        for cluster in clusters {
            products += Double(multiplicities[cluster]) * (a[cluster] - means.0) * (b[cluster] - means.1)
        }
        return products
    }
}
