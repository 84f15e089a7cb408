import Figures

extension Result where Failure == Absence {
    /// Why there is no value.
    var absence: Absence? {
        if case .failure(let absence) = self { absence } else { nil }
    }
}
