internal import Figures
internal import Responses
internal import Units
internal import Weighting

/// Where the unit's strata and sampling units come from.
extension FigureExplanation {
    /// How many strata and primary sampling units the unit's forms lie in, and how many of them the table of the sample names.
    var designText: LocalizedText {
        let sample = survey.sample
        let rows = (0..<sample.responses.rowCount).filter { sample.responses.unit($0) == unit }
        let own = Set(rows)
        let strata = Set(rows.map { sample.strata.cells[$0] }).count
        func from(_ places: DesignPlaces) -> (known: Int, unknown: Int) {
            (places.fromSample.count { own.contains($0) }, places.unknownRows.count { own.contains($0) })
        }
        let (stratum, cluster) = (from(sample.strataPlaces), from(sample.clusterPlaces))
        var vi = "\(cells.count(strata)) tầng"
        var en = strata == 1 ? "1 stratum" : "\(cells.count(strata)) strata"
        if stratum.known > 0 {
            vi += " (\(cells.count(stratum.known)) phiếu theo bảng mẫu)"
            en += " (of \(cells.count(stratum.known)) forms from the table of the sample)"
        }
        guard let clusters = sample.clusters else {
            return LocalizedText(
                vi: vi + "; mỗi người trả lời là một đơn vị mẫu sơ cấp",
                en: en + "; each respondent is a primary sampling unit")
        }
        let count = Set(rows.map { clusters[$0] }).count
        vi += "; \(cells.count(count)) đơn vị mẫu sơ cấp"
        en += count == 1 ? "; 1 primary sampling unit" : "; \(cells.count(count)) primary sampling units"
        if cluster.known > 0 {
            vi += " (\(cells.count(cluster.known)) phiếu theo bảng mẫu)"
            en += " (of \(cells.count(cluster.known)) forms from the table of the sample)"
        }
        if cluster.unknown > 0 {
            vi += "; \(cells.count(cluster.unknown)) phiếu không rõ, mỗi phiếu tính riêng"
            en += "; not known of \(cells.count(cluster.unknown)) forms, each by itself"
        }
        return LocalizedText(vi: vi, en: en)
    }
}
