internal import Figures
internal import Weighting

/// Where strata and primary sampling units of a design are known from: the forms, or the table of the sample.
struct DesignSources {
    /// Whether units are divided into strata.
    private(set) var hasStrata = false
    /// Whether anybody names a primary sampling unit.
    private(set) var hasClusters = false
    /// The forms whose stratum the table of the sample says.
    private(set) var strataFromSample = 0
    /// The forms whose primary sampling unit the table of the sample says.
    private(set) var clustersFromSample = 0
    /// The forms that are a sampling unit by themselves as nobody names theirs.
    private(set) var withoutCluster = 0

    /// What weighted samples say.
    init(_ samples: [WeightedSample]) {
        for sample in samples {
            hasStrata = hasStrata || sample.strataPlaces.cells != nil
            hasClusters = hasClusters || sample.clusters != nil
            strataFromSample += sample.strataPlaces.fromSample.count
            clustersFromSample += sample.clusterPlaces.fromSample.count
            withoutCluster += sample.clusterPlaces.unknown
        }
    }

    /// What questionnaires say where no forms were read.
    init(strata: Bool, clusters: Bool) {
        hasStrata = strata
        hasClusters = clusters
    }

    /// Strata and sampling units in words.
    var text: LocalizedText {
        var vi = "mỗi đơn vị là một tầng"
        var en = "every unit is a stratum"
        if hasStrata {
            vi += strataFromSample > 0 ? ", chia tiếp theo tầng" : ", chia tiếp theo tầng ghi trên phiếu"
            en +=
                strataFromSample > 0
                ? ", divided further by the stratum" : ", divided further by the stratum on the form"
        }
        if strataFromSample > 0 {
            vi += " (\(FigureFormat(.vi).count(strataFromSample)) phiếu: theo bảng mẫu, tra bằng số phiếu)"
            en += " (\(FigureFormat(.en).count(strataFromSample)) forms: from the table of the sample, by form number)"
        }
        guard hasClusters else {
            return LocalizedText(
                vi: vi + "; đơn vị mẫu sơ cấp là người trả lời", en: en + "; the respondent is the sampling unit")
        }
        if clustersFromSample > 0 {
            vi +=
                "; đơn vị mẫu sơ cấp (\(FigureFormat(.vi).count(clustersFromSample)) phiếu: theo bảng mẫu, tra bằng số phiếu)"
            en +=
                "; sampling units (\(FigureFormat(.en).count(clustersFromSample)) forms: from the table of the sample, by form number)"
        } else {
            vi += "; đơn vị mẫu sơ cấp ghi trên phiếu"
            en += "; sampling units as on the form"
        }
        if withoutCluster > 0 {
            vi += "; \(FigureFormat(.vi).count(withoutCluster)) phiếu không rõ đơn vị mẫu sơ cấp, mỗi phiếu tính riêng"
            en += "; \(FigureFormat(.en).count(withoutCluster)) forms whose sampling unit is not known, each by itself"
        }
        return LocalizedText(vi: vi, en: en)
    }
}
