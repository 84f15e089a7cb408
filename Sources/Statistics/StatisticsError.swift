public import Figures

/// Why a statistical function has no value for its arguments.
public enum StatisticsError: Error, Equatable, Sendable {
    /// A probability outside the function's range: quantiles take 0 to 1, or the open range where the distribution is
    /// unbounded.
    case probability(Double)
    /// A parameter of a distribution that must be a positive number (degrees of freedom, a beta's shapes).
    case parameter(name: String, value: Double)
    /// The numerical method did not reach a result, although the arguments are in its domain.
    case notComputed(function: String)

    /// What happened and what to do, in both languages.
    public var message: LocalizedText {
        switch self {
        case .probability(let value):
            LocalizedText(
                vi: "Xác suất \(value) nằm ngoài khoảng cho phép (0 đến 1); hãy kiểm tra mức tin cậy.",
                en: "Probability \(value) is outside the range allowed (0 to 1); check the confidence level.")
        case .parameter(let name, let value):
            LocalizedText(
                vi: "Tham số \(name) = \(value) của phân phối phải là số dương.",
                en: "Parameter \(name) = \(value) of the distribution must be a positive number.")
        case .notComputed(let function):
            LocalizedText(
                vi: "Hàm \(function) không tính được kết quả với các tham số này.",
                en: "Function \(function) did not reach a result for these arguments.")
        }
    }
}
