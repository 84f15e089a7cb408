/// Where the lines of a decoded text stand in its source, for encodings in which lengths do not tell.
///
/// Only the lines are kept that have been decoded and not been taken yet.
struct LinePlaces: Sendable {
    private struct Place {
        var decoded: Int
        var source: Int
    }

    /// Line ends, and the beginning of the text, in order.
    private var places: [Place]
    private var first = 0

    init(start: Int) { places = [Place(decoded: 0, source: start)] }

    /// Notes a line end, or the end of the text.
    mutating func note(decoded: Int, source: Int) { places.append(Place(decoded: decoded, source: source)) }

    /// Where in the source the text stands that was decoded to an offset: exact for line ends, what follows them, and the ends.
    func source(_ decoded: Int) -> Int {
        var low = first
        var high = places.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if places[middle].decoded <= decoded { low = middle } else { high = middle }
        }
        return places[low].source + max(0, decoded - places[low].decoded)
    }

    /// Forgets what lies before an offset.
    mutating func forget(before decoded: Int) {
        while first + 1 < places.count, places[first + 1].decoded <= decoded { first += 1 }
        if first > 4_096, first * 2 > places.count {
            places.removeSubrange(..<first)
            first = 0
        }
    }
}
