internal import Figures
internal import Units

extension Campaign {
    /// The places of units by their codes.
    ///
    /// - Throws: a usage error for a code that is not there.
    func places(ofUnits codes: [String]) throws(CampaignError) -> [Int] {
        var places: [Int] = []
        for code in codes {
            guard let place = units.index(ofCode: code) else {
                throw CampaignError(
                    .usage, vi: "Không có đơn vị mã «\(code)» trong \(definition.unitsFile).",
                    en: "There is no unit with code “\(code)” in \(definition.unitsFile).")
            }
            places.append(place)
        }
        return places
    }
}
