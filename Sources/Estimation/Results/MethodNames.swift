public import Figures

extension ProportionIntervalMethod {
    /// What people read.
    public var name: LocalizedText {
        switch self {
        case .logit: LocalizedText(vi: "logit với phân phối t", en: "logit with Student's t")
        case .wilson: LocalizedText(vi: "Wilson với cỡ mẫu hiệu dụng", en: "Wilson with the effective sample size")
        case .kornGraubard:
            LocalizedText(vi: "Korn-Graubard (nhị thức chính xác)", en: "Korn-Graubard (exact binomial)")
        case .arcsine:
            LocalizedText(vi: "arcsin căn bậc hai với phân phối t", en: "arcsine of the root with Student's t")
        case .likelihood:
            LocalizedText(vi: "tỷ số hợp lý theo thiết kế mẫu", en: "likelihood ratio for the design")
        case .mean: LocalizedText(vi: "giá trị ± t·sai số chuẩn", en: "figure ± t·standard error")
        }
    }
}

extension ReplicationMethod {
    /// What people read.
    public var name: LocalizedText {
        switch self {
        case .jackknife: LocalizedText(vi: "jackknife", en: "the jackknife")
        case .balanced(0): LocalizedText(vi: "nửa mẫu cân bằng (BRR)", en: "balanced half samples (BRR)")
        case .balanced(let rho):
            LocalizedText(
                vi: "nửa mẫu cân bằng Fay (ρ = \("\(rho)".replacing(".", with: ",")))",
                en: "balanced half samples of Fay (ρ = \(rho))")
        case .bootstrap(let replicates, let seed):
            LocalizedText(
                vi: "bootstrap \(replicates) mẫu lặp (hạt giống \(seed)\(Self.caution(replicates).vi))",
                en: "a bootstrap of \(replicates) replicates (seed \(seed)\(Self.caution(replicates).en))")
        case .rescaledBootstrap(let replicates, let seed):
            LocalizedText(
                vi: "bootstrap Rao-Wu \(replicates) mẫu lặp (hạt giống \(seed)\(Self.caution(replicates).vi))",
                en: "a Rao-Wu bootstrap of \(replicates) replicates (seed \(seed)\(Self.caution(replicates).en))")
        }
    }
}

extension ReplicationMethod {
    /// What few replicates cost: a standard error from R of them varies by about 1/√(2R) of itself from seed to seed.
    fileprivate static func caution(_ replicates: Int) -> LocalizedText {
        guard replicates < 100 else { return LocalizedText(verbatim: "") }
        let percent = Int((100 / (2 * Double(max(replicates, 1))).squareRoot()).rounded())
        return LocalizedText(
            vi: "; ít mẫu lặp, sai số chuẩn có thể lệch khoảng \(percent)%",
            en: "; few replicates: standard errors may be off by about \(percent) %")
    }
}

extension LonelyPSUPolicy.Treatment {
    /// What people read: what a stratum with one sampling unit adds to a variance.
    public var name: LocalizedText {
        switch self {
        case .fail: LocalizedText(vi: "không ước lượng phương sai", en: "no variance")
        case .remove: LocalizedText(vi: "không cộng gì", en: "nothing")
        case .certainty: LocalizedText(vi: "không cộng gì (chắc chắn được chọn)", en: "nothing (certain to be chosen)")
        case .adjust: LocalizedText(vi: "độ lệch so với trung bình chung", en: "its deviation from the overall mean")
        case .average: LocalizedText(vi: "trung bình của các tầng khác", en: "the average of the other strata")
        }
    }
}
